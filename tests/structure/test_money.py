"""Amounts: read as people type them, shown and copied digit for digit."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.money import (
    NBSP,
    AmountError,
    AmountProblem,
    ParsedAmount,
    format_amount,
    parse_amount,
    plain_amount,
    round_amounts,
)

amounts = st.decimals(
    min_value=Decimal("0.00000001"), max_value=Decimal(99999999999), places=8, allow_nan=False
)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1000.5", "1000.5", None),
        ("1000,5", "1000.5", None),
        ("1 000,50", "1000.50", None),
        ("1 000 000,5", "1000000.5", None),
        ("1\u00a0000\u202f000", "1000000", None),
        ("1,000.50", "1000.50", None),
        ("1.000,50", "1000.50", None),
        ("1,000,000", "1000000", None),
        ("1.000.000", "1000000", None),
        ("1,00,000", "100000", None),
        ("1'000", "1000", None),
        ("1’000.25", "1000.25", None),
        ("1 000,500", "1000.500", None),
        ("0,125", "0.125", None),
        ("1.000", "1.000", None),
        (".5", "0.5", None),
        ("5.", "5", None),
        ("+7", "7", None),
        ("00100", "100", None),
        ("١٢٣٫٥", "123.5", None),
        ("१२३", "123", None),
        ("１２．５", "12.5", None),
        ("\u200e100\u200f", "100", None),
        ("0,1 btc", "0.1", "btc"),
        ("0.1BTC", "0.1", "BTC"),
        ("100 usdt", "100", "usdt"),
        ("100 USDT TRC-20", "100", "USDT TRC-20"),
        ("100 USDT (TRC20)", "100", "USDT (TRC20)"),
        ("btc 0,5", "0.5", "btc"),
        ("$100", "100", "$"),
        ("100 ₽", "100", "₽"),
        ("5 000 руб.", "5000", "руб."),
        (" 100\n", "100", None),
    ],
)
def test_amounts_as_people_type_them(text: str, value: str, unit: str | None) -> None:
    parsed = parse_amount(text)
    assert parsed == ParsedAmount(Decimal(value), unit)
    assert plain_amount(parsed.value) == value


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", AmountProblem.EMPTY),
        (" \u00a0\n", AmountProblem.EMPTY),
        ("\u200b", AmountProblem.EMPTY),
        ("btc", AmountProblem.NOT_A_NUMBER),
        ("NaN", AmountProblem.NOT_A_NUMBER),
        ("inf", AmountProblem.NOT_A_NUMBER),
        ("1e999", AmountProblem.NOT_A_NUMBER),
        ("1e-5", AmountProblem.NOT_A_NUMBER),
        ("1 e5", AmountProblem.NOT_A_NUMBER),
        ("0x10", AmountProblem.NOT_A_NUMBER),
        ("10²", AmountProblem.NOT_A_NUMBER),
        ("½", AmountProblem.NOT_A_NUMBER),
        ("1 00", AmountProblem.NOT_A_NUMBER),
        ("0 100", AmountProblem.NOT_A_NUMBER),
        ("1,2,3", AmountProblem.NOT_A_NUMBER),
        ("1.1.1,5", AmountProblem.NOT_A_NUMBER),
        ("1..2", AmountProblem.NOT_A_NUMBER),
        (".", AmountProblem.NOT_A_NUMBER),
        ("100%", AmountProblem.NOT_A_NUMBER),
        ("5🙂", AmountProblem.NOT_A_NUMBER),
        ("give 5 btc", AmountProblem.NOT_A_NUMBER),
        ("5 btc; DROP", AmountProblem.NOT_A_NUMBER),
        ("1,000", AmountProblem.UNCLEAR),
        ("10,000 usdt", AmountProblem.UNCLEAR),
        ("0", AmountProblem.NOT_POSITIVE),
        ("0.00", AmountProblem.NOT_POSITIVE),
        ("-5", AmountProblem.NOT_POSITIVE),
        ("−5", AmountProblem.NOT_POSITIVE),
        ("btc -0,5", AmountProblem.NOT_POSITIVE),
        ("1" * 16, AmountProblem.TOO_LARGE),
        ("0." + "1" * 19, AmountProblem.TOO_PRECISE),
    ],
)
def test_what_is_no_amount_says_why(text: str, kind: AmountProblem) -> None:
    with pytest.raises(AmountError) as raised:
        parse_amount(text)
    assert raised.value.kind is kind


@pytest.mark.timeout(20)
@pytest.mark.parametrize("char", ["9", " ", ",", "1 ", "a", "1,"])
def test_a_whole_message_of_one_character_is_refused_at_once(char: str) -> None:
    for length in (99, 4096):
        with pytest.raises(AmountError):
            parse_amount((char * length)[:length])


@given(st.text(max_size=40) | st.text("0123456789.,' -+ebtcx\u00a0", max_size=12))
def test_any_text_is_an_amount_above_zero_or_an_error(text: str) -> None:
    try:
        parsed = parse_amount(text)
    except AmountError:
        return
    assert parsed.value.is_finite()
    assert parsed.value > 0


@given(amounts)
def test_what_the_bot_shows_it_also_reads(value: Decimal) -> None:
    assert parse_amount(format_amount(value)).value == value
    assert parse_amount(plain_amount(value)).value == value


@given(amounts, st.sampled_from([" ", "'", NBSP]))
def test_russian_and_swiss_writing(value: Decimal, group: str) -> None:
    text = f"{value:,f}".replace(",", group).replace(".", ",")
    assert parse_amount(text).value == value


@given(st.from_regex(r"(0|[1-9][0-9]{0,14})(\.[0-9]{1,18})?", fullmatch=True))
def test_digits_are_shown_and_copied_as_sent(sent: str) -> None:
    assert plain_amount(Decimal(sent)) == sent
    shown = format_amount(Decimal(sent))
    assert shown.replace(NBSP, "") == sent
    whole, _, rest = shown.partition(".")
    assert NBSP not in rest
    assert [len(group) for group in whole.split(NBSP)[1:]] == [3] * whole.count(NBSP)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("1234", "1234"),
        ("12345", "12\u00a0345"),
        ("1234567.1000", "1\u00a0234\u00a0567.1000"),
        ("-12345.5", "-12\u00a0345.5"),
        ("0.00012340", "0.00012340"),
        ("1E+6", "1\u00a0000\u00a0000"),
        ("0E-8", "0.00000000"),
    ],
)
def test_shown_amounts(value: str, shown: str) -> None:
    assert format_amount(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("minimum", "maximum", "offered"),
    [
        ("15", "230000", ["20", "500", "10000", "200000"]),
        ("0.001", "2.5", ["0.002", "0.02", "0.2", "2"]),
        ("1200", "1800", ["1300", "1400", "1600", "1700"]),
        ("100", None, ["200", "500", "2000", "5000"]),
        (None, "500", ["10", "20", "100", "200"]),
        ("0", "0", []),
        (None, None, []),
        ("5", "5", []),
        ("5", "1", []),
    ],
)
def test_round_amounts(minimum: str | None, maximum: str | None, offered: list[str]) -> None:
    limits = [Decimal(limit) if limit else None for limit in (minimum, maximum)]
    assert [plain_amount(value) for value in round_amounts(limits[0], limits[1])] == offered


@given(amounts, amounts, st.integers(2, 6))
def test_round_amounts_lie_between_the_limits(first: Decimal, second: Decimal, count: int) -> None:
    assume(first != second)
    low, high = sorted([first, second])
    offered = round_amounts(low, high, count)
    assert offered == sorted(set(offered))
    assert len(offered) <= count
    assert all(low < value < high and len(value.as_tuple().digits) <= 14 for value in offered)
    assert all(len(plain_amount(value).replace(".", "").strip("0")) <= 3 for value in offered)


@pytest.mark.timeout(20)
def test_absurd_limits_cost_no_time() -> None:
    assert len(round_amounts(Decimal("1e-9999"), Decimal("1e9999"))) == 4
    assert len(round_amounts(None, Decimal("1e9999"))) == 4
