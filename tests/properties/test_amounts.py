"""Amounts: what is typed is an exact amount within the limits, or words that say what is wrong with it."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.exchanger.models import CalcAction
from bot.money import AmountError, format_amount, parse_amount, plain_amount
from bot.services.draft import Draft, Step
from bot.services.entries import EntryError, amount_limits, read_amount
from bot.services.rates import Terms
from bot.ui.amount import ask_amount
from bot.ui.entry_words import amount_words
from tests.properties.damage import anything, damaged
from tests.properties.examples import many
from tests.properties.site_answers import english, prices, sensible, telegram_takes, terms_of
from tests.structure import tdlib

units = st.sampled_from(
    [
        "",
        "",
        "",
        " btc",
        "BTC",
        "$",
        " руб.",
        " тыс",
        "k",
        " млн руб",
        " usdt (trc20)",
        " €",
        "%",
        " e5",
        "₽",
        " rub usdt",
    ]
)
grouped = st.builds(
    lambda whole, mark, rest, group: f"{whole:,}".replace(",", group) + (mark + rest if rest else ""),
    st.integers(0, 10**16),
    st.sampled_from([".", ",", "٫", "．"]),
    st.text("0123456789", max_size=20),
    st.sampled_from(["", "", " ", "\u00a0", "'", ",", "."]),
)
typed = st.builds(
    "{}{}{}".format, st.sampled_from(["", "", "", "+", "-", "$", "btc ", "\u200e"]), grouped | sensible, units
)
drafts = st.builds(
    lambda action, asking: Draft(id=1, step=Step.AMOUNT, direction_id=17, action=action, asking=asking),
    st.sampled_from([int(action) for action in CalcAction]),
    st.sampled_from([0, 1, 2]),
)
LARGEST = Decimal(10**15 * 1_000_000)
FINEST = Decimal("1E-18")


@many
@example("0.01" + "0" * 40)
@given(damaged(typed) | anything)
def test_any_words_are_an_exact_amount_or_none(text: str) -> None:
    try:
        value = parse_amount(text).value
    except AmountError:
        return
    assert value.is_finite()
    assert FINEST <= value < 10**15
    assert len(value.as_tuple().digits) <= 33 or value == int(value)
    assert parse_amount(plain_amount(value)).value == value
    assert Decimal(format_amount(value).replace("\u00a0", "")) == value


@many
@given(damaged(typed), drafts, prices())
def test_an_amount_for_any_price_is_within_its_limits(text: str, draft: Draft, terms: Terms) -> None:
    quote = terms.detail.quote
    try:
        amount = read_amount(text, draft, quote)
    except (AmountError, EntryError) as error:
        tdlib.parse(amount_words(english(), error))
        return
    assert FINEST <= amount.value < LARGEST
    assert Decimal(plain_amount(amount.value)) == amount.value
    assert Fraction(amount.value) / Fraction(parse_amount(text).value) in {1, 1000, 1_000_000}
    low, high = amount_limits(amount.action, quote)
    assert low is None or amount.value >= low
    assert high is None or amount.value <= high


@many
@given(drafts, prices())
def test_the_amount_is_asked_for_at_any_price(draft: Draft, terms: Terms) -> None:
    telegram_takes(ask_amount(english(), draft, terms))


@pytest.mark.parametrize(
    "odd",
    [
        {"reserve": "-1"},
        {"max_give": "1e30"},
        {"max_get": "0.1" + "3" * 29},
        {"course_get": "1e30", "min_give": "1"},
        {"course_give": "1e-30", "course_get": "1e30", "max_give": "1e30"},
    ],
)
@pytest.mark.parametrize("asking", [CalcAction.GIVE, CalcAction.GET])
def test_prices_that_no_currency_has_break_no_screen(odd: dict[str, object], asking: CalcAction) -> None:
    draft = Draft(id=10**17, version=999, step=Step.AMOUNT, direction_id=17, asking=asking)
    telegram_takes(ask_amount(english(), draft, terms_of(odd)))
