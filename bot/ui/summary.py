"""The order before it is made: the price, the person's details, each line editable."""

from collections.abc import Sequence

from bot.exchanger.models import Field, Quote
from bot.i18n import Html, Texts, join
from bot.services.doubts import doubt_of
from bot.services.draft import Draft
from bot.services.house_texts import House, TextName
from bot.services.rates import Terms
from bot.ui.callbacks import Act
from bot.ui.entry_words import doubt_words
from bot.ui.form import field_title, value_title
from bot.ui.keyboards import SUCCESS, Button, in_columns, keyboard
from bot.ui.rich import cut, rich
from bot.ui.screen import Screen
from bot.ui.step import back_and_cancel, money, pair, price_so_far, rate, step_button

VALUE_UNITS = 120
WORDS_UNITS = 700
FEW_FIELDS = 4
"""So many have a button each; more would push the one to create the order off a phone's screen."""


def summary(
    t: Texts,
    house: House,
    draft: Draft,
    terms: Terms,
    fields: Sequence[Field],
    quote: Quote,
    note: Html | None = None,
) -> Screen:
    """Notes stand last: a phone shows the end of a long message, and the buttons below it. A draft that
    is being edited asks for the line to change."""
    words = rich(terms.detail.before_button_text, WORDS_UNITS)
    parts = [
        join([t("summary-title"), pair(t, terms.direction)]),
        _price(t, quote),
        _details(t, draft, fields),
        t("quoted", text=words) if words else words,
        house.html(TextName.SUMMARY),
        _doubts(t, draft, terms, fields),
        note or Html(""),
        _price_changed(t, draft) or (t("summary-moved") if draft.moved and not note else Html("")),
        t("summary-choose") if draft.editing else t("summary-question"),
    ]
    rows = _lines(t, draft, fields) if draft.editing else _ways_on(t, draft, fields)
    return Screen("summary", join(parts, "\n\n"), keyboard([*rows, back_and_cancel(t, draft)]))


def _price_changed(t: Texts, draft: Draft) -> Html:
    """What was agreed to and what it is now. It comes of the draft, so that whatever shows the summary anew,
    as a second tap on the old button does, says it again."""
    if draft.outdated in ({}, draft.agreed):
        return Html("")
    before = price_so_far(t, draft.change(agreed=draft.outdated))
    return t("summary-worse", before=before, now=price_so_far(t, draft))


def _ways_on(t: Texts, draft: Draft, fields: Sequence[Field]) -> list[Sequence[Button]]:
    any_line = [step_button(draft, t.plain("summary-change"), Act.EDIT, "any")]
    return [
        [step_button(draft, t.plain("summary-create"), Act.CONFIRM, style=SUCCESS)],
        *([any_line] if len(fields) > FEW_FIELDS else _lines(t, draft, fields)),
        [step_button(draft, t.plain("summary-refresh"), Act.REFRESH)],
    ]


def _price(t: Texts, quote: Quote) -> Html:
    lines = [
        t("summary-pay", amount=money(quote.sum_give_com, quote.currency_code_give)),
        t("summary-get", amount=money(quote.sum_get_com, quote.currency_code_get)),
        t("summary-rate", rate=rate(t, quote)),
    ]
    if quote.sum_give_com != quote.sum_give:
        lines.insert(1, t("summary-pay-fee", amount=money(quote.sum_give, quote.currency_code_give)))
    if quote.sum_get_com != quote.sum_get:
        lines.insert(-1, t("summary-get-fee", amount=money(quote.sum_get, quote.currency_code_get)))
    return join(lines)


def _details(t: Texts, draft: Draft, fields: Sequence[Field]) -> Html:
    answered = [field for field in fields if draft.fields.get(field.name)]
    if not answered:
        return Html("")
    lines = [
        t("summary-detail", name=field_title(field), value=_shown(t, draft, field)) for field in answered
    ]
    return join([t("summary-details"), *lines])


def _doubts(t: Texts, draft: Draft, terms: Terms, fields: Sequence[Field]) -> Html:
    """The site takes what looks wrong too, and pays it out."""
    doubts = [doubt_of(field, draft.fields.get(field.name, ""), terms) for field in fields]
    return doubt_words(t, [doubt for doubt in doubts if doubt])


def _shown(t: Texts, draft: Draft, field: Field) -> str:
    return cut(value_title(t, field, draft.fields[field.name]), VALUE_UNITS)


def _lines(t: Texts, draft: Draft, fields: Sequence[Field]) -> list[Sequence[Button]]:
    amount = step_button(draft, t.plain("summary-edit", name=t.plain("summary-amount")), Act.EDIT, "amount")
    of_fields = [
        step_button(draft, t.plain("summary-edit", name=field_title(field)), Act.EDIT, str(number))
        for number, field in enumerate(fields)
    ]
    return in_columns([amount, *of_fields])
