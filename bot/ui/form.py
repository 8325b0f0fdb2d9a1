"""Asking for one of the site's fields."""

from collections.abc import Sequence

from bot.exchanger.models import Field, FieldKind, Option
from bot.i18n import Html, Texts, join
from bot.services.doubts import doubt_of
from bot.services.draft import Draft
from bot.services.entries import choosable, option_code
from bot.services.rates import Terms
from bot.ui.callbacks import Act
from bot.ui.entry_words import doubt_words
from bot.ui.keyboards import LABEL_UNITS, PAGE_SIZE, SUCCESS, Button, in_columns, keyboard, page_of
from bot.ui.rich import cut, plain, rich
from bot.ui.screen import Screen
from bot.ui.step import back_and_cancel, pair, price_so_far, site_words, step_button, step_pager

TOOLTIP_UNITS = 700
VALUE_UNITS = 300


def ask_field(
    t: Texts, draft: Draft, terms: Terms, fields: Sequence[Field], note: Html | None = None
) -> Screen:
    """The field at the draft's index among those that are asked for."""
    field = fields[draft.index]
    complaint = draft.complaints.get(field.name)
    parts = [
        note or Html(""),
        _heading(t, draft, terms, len(fields)),
        site_words(t, complaint) if complaint else Html(""),
        _doubt(t, draft, terms, field),
        join([_label(t, field), _tooltip(t, field), _now(t, draft, field), _how(t, field)]),
    ]
    rows = [*_answers(t, draft, field), _skip(t, draft, field), back_and_cancel(t, draft)]
    return Screen("field", join(parts, "\n\n"), keyboard(rows))


def field_title(field: Field) -> str:
    """The field's name as the site gives it; a checkbox has only its words."""
    return plain(field.label or field.text or field.name, LABEL_UNITS)


def value_title(t: Texts, field: Field, value: str) -> str:
    """An answer as a person reads it."""
    if field.kind is FieldKind.SELECT:
        return next(
            (plain(option.label, LABEL_UNITS) for option in field.options if option.key == value), value
        )
    if field.kind is FieldKind.CHECKBOX:
        return t.plain("field-ticked") if value else t.plain("field-unticked")
    return value


def _heading(t: Texts, draft: Draft, terms: Terms, count: int) -> Html:
    number = str(draft.index + 1)
    progress = Html("") if draft.editing else t("field-progress", number=number, count=str(count))
    return join([pair(t, terms.direction), price_so_far(t, draft), progress])


def _label(t: Texts, field: Field) -> Html:
    label = rich(field.label or field.text or field.name, TOOLTIP_UNITS)
    return t("field-label", label=label) if field.required else t("field-label-optional", label=label)


def _tooltip(t: Texts, field: Field) -> Html:
    words = rich(field.tooltip, TOOLTIP_UNITS)
    return t("quoted", text=words) if words else words


def _now(t: Texts, draft: Draft, field: Field) -> Html:
    value = draft.fields.get(field.name)
    if not value or field.kind is FieldKind.CHECKBOX:
        return Html("")
    return t("field-now", value=cut(value_title(t, field, value), VALUE_UNITS))


def _doubt(t: Texts, draft: Draft, terms: Terms, field: Field) -> Html:
    """Of the draft, so that whatever shows the field anew says it again."""
    typed = draft.doubted.get(field.name, "")
    doubt = doubt_of(field, typed, terms)
    if doubt is None:
        return Html("")
    return join([doubt_words(t, [doubt]), t("doubt-use", use=_use(t, typed))], " ")


def _use(t: Texts, value: str) -> str:
    return t.plain("field-use", value=cut(value, LABEL_UNITS))


def _how(t: Texts, field: Field) -> Html:
    if field.kind is FieldKind.SELECT:
        return t("field-choose")
    if field.kind is FieldKind.CHECKBOX:
        return (
            t("field-agree", text=rich(field.text, TOOLTIP_UNITS)) if field.text and field.label else Html("")
        )
    return t("field-type-lines") if field.kind is FieldKind.TEXTAREA else t("field-type")


def _answers(t: Texts, draft: Draft, field: Field) -> list[Sequence[Button]]:
    if field.kind is FieldKind.SELECT:
        return _options(t, draft, field)
    if field.kind is FieldKind.CHECKBOX:
        ticks = [step_button(draft, t.plain("field-tick"), Act.TICK, style=SUCCESS)]
        return [ticks, [] if field.required else [step_button(draft, t.plain("field-untick"), Act.UNTICK)]]
    if typed := draft.doubted.get(field.name):
        return [[step_button(draft, _use(t, typed), Act.DEFAULT)]]
    current = draft.fields.get(field.name)
    if current and field.name not in draft.complaints:
        return [[step_button(draft, t.plain("field-keep"), Act.DEFAULT)]]
    if any(char.isalnum() for char in field.value):  # some sites put a bare "@" or "+" there
        return [[step_button(draft, _use(t, plain(field.value, LABEL_UNITS)), Act.DEFAULT)]]
    return []


def _options(t: Texts, draft: Draft, field: Field) -> list[Sequence[Button]]:
    options = choosable(field)
    page, pages = page_of(len(options), draft.page)
    shown = options[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    buttons = [step_button(draft, _option_title(option), Act.OPTION, option_code(option)) for option in shown]
    return [*in_columns(buttons), step_pager(t, draft, page, pages)]


def _option_title(option: Option) -> str:
    """Telegram takes no button without words."""
    return plain(option.label, LABEL_UNITS) or plain(option.key, LABEL_UNITS) or "…"


def _skip(t: Texts, draft: Draft, field: Field) -> list[Button]:
    if field.required or field.kind is FieldKind.CHECKBOX:
        return []
    label = t.plain("field-clear" if draft.fields.get(field.name) else "field-skip")
    return [step_button(draft, label, Act.SKIP)]
