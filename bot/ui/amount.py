"""Asking for the amount: the price, the limits and the fees come first."""

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.exchanger.models import CalcAction
from bot.i18n import Html, Texts, join
from bot.money import plain_amount, round_amounts
from bot.services.draft import Draft
from bot.services.entries import amount_limits
from bot.services.rates import Terms
from bot.ui.callbacks import Act
from bot.ui.keyboards import Button, keyboard
from bot.ui.rich import plain, rich
from bot.ui.screen import Screen
from bot.ui.step import back_and_cancel, money, pair, rate, step_button

TIMELINE_UNITS = 900
FEE_UNITS = 200
SENTENCE_WORDS = 2
LONGEST_BUTTON = 30
"""Digits of an amount that its button can carry beside its draft; a site's limit may have more."""


def ask_amount(t: Texts, draft: Draft, terms: Terms, note: Html | None = None) -> Screen:
    side = _Side(draft, terms)
    text = join(
        [pair(t, terms.direction), _facts(t, terms, side), site_terms(t, terms), _question(t, side)], "\n\n"
    )
    rows = [
        *_choices(t, draft, side),
        [step_button(draft, t.plain("amount-other-side", code=side.other_code), Act.SIDE)],
        back_and_cancel(t, draft),
    ]
    return Screen("amount", join([note or Html(""), text], "\n\n"), keyboard(rows))


class _Side:
    """The side the person names the amount of."""

    def __init__(self, draft: Draft, terms: Terms) -> None:
        quote = terms.detail.quote
        self.give = draft.asked_action in {CalcAction.GIVE, CalcAction.GIVE_COM}
        self.code = plain(quote.currency_code_give if self.give else quote.currency_code_get, 16)
        self.other_code = plain(quote.currency_code_get if self.give else quote.currency_code_give, 16)
        action = CalcAction.GIVE if self.give else CalcAction.GET
        self.minimum, self.maximum = amount_limits(action, quote)


def _question(t: Texts, side: _Side) -> Html:
    return t("amount-give", code=side.code) if side.give else t("amount-get", code=side.code)


def _facts(t: Texts, terms: Terms, side: _Side) -> Html:
    quote = terms.detail.quote
    lines = [t("amount-rate", rate=rate(t, quote)), _limits(t, side)]
    if quote.reserve is not None:
        lines.append(t("amount-reserve", reserve=money(quote.reserve, quote.currency_code_get)))
    lines += [_fee(t, quote.com_give, paying=True), _fee(t, quote.com_get, paying=False)]
    if terms.stale:
        lines.append(t("amount-stale", minutes=max(1, round(terms.age / 60))))
    return join(lines)


def _fee(t: Texts, words: str, *, paying: bool) -> Html:
    """A bare figure gets a label; a sentence of the site's says itself what it is."""
    fee = rich(words, FEE_UNITS)
    if not fee or len(re.findall(r"[^\W\d_]{3,}", plain(words))) > SENTENCE_WORDS:
        return t("amount-fee", fee=fee) if fee else fee
    return t("amount-fee-give", fee=fee) if paying else t("amount-fee-get", fee=fee)


def _limits(t: Texts, side: _Side) -> Html:
    low = money(side.minimum, side.code) if side.minimum else ""
    high = money(side.maximum, side.code) if side.maximum else ""
    if low and high:
        return t("amount-between", low=low, high=high)
    if low:
        return t("amount-from", low=low)
    return t("amount-up-to", high=high) if high else Html("")


def site_terms(t: Texts, terms: Terms) -> Html:
    """How long it takes and what is to be known before, in the site's words."""
    words = rich(terms.detail.timeline_text, TIMELINE_UNITS)
    return t("quoted", text=words) if words else words


def _choices(t: Texts, draft: Draft, side: _Side) -> list[Sequence[Button]]:
    """Min, a few round amounts, max: two to a row."""
    values: list[tuple[str, Decimal]] = []
    if side.minimum:
        values.append((t.plain("amount-min", amount=money(side.minimum, side.code)), side.minimum))
    values.extend((money(value, side.code), value) for value in round_amounts(side.minimum, side.maximum))
    if side.maximum:
        values.append((t.plain("amount-max", amount=money(side.maximum, side.code)), side.maximum))
    carried = [(label, plain_amount(value)) for label, value in values]
    buttons = [
        step_button(draft, label, Act.AMOUNT, amount)
        for label, amount in carried
        if len(amount) <= LONGEST_BUTTON
    ]
    return [buttons[start : start + 2] for start in range(0, len(buttons), 2)]
