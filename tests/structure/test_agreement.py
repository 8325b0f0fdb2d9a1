"""What counts as the price that was agreed to."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.exchanger.models import CalcAction, Quote
from bot.services.agreement import Agreement, is_moved, sums_of

QUOTE = Quote(
    currency_code_give="USDT",
    currency_code_get="RUB",
    reserve=None,
    course_give=Decimal(1),
    course_get=Decimal(98),
    sum_give=Decimal("100.00"),
    sum_give_com=Decimal("101.00"),
    sum_get=Decimal(9800),
    sum_get_com=Decimal("9700.00"),
    com_give="",
    com_get="",
    min_give=None,
    max_give=None,
    min_get=None,
    max_get=None,
    changed=False,
)
AGREED = sums_of(QUOTE)
GIVE, GET = CalcAction.GIVE, CalcAction.GET


def holds(quote: Quote, action: CalcAction = GIVE, asked: str = "100", tolerance: float = 0.5) -> bool:
    return Agreement(tolerance).holds(quote, Decimal(asked), action, AGREED)


def test_the_same_price_is_agreed_to() -> None:
    assert holds(QUOTE)
    assert holds(QUOTE, GET, "9800")


@pytest.mark.parametrize(
    ("give", "get", "agreed"),
    [
        ("101.505", "9700", True),  # exactly half a percent more
        ("101.506", "9700", False),
        ("101", "9651.5", True),  # exactly half a percent less
        ("101", "9651.49", False),
        ("90", "9800", True),  # better
        ("90", "9600", False),  # less to pay makes up for nothing: less arrives than was shown
    ],
)
def test_worse_is_beyond_the_tolerance_on_either_side(give: str, get: str, agreed: bool) -> None:
    assert holds(replace(QUOTE, sum_give_com=Decimal(give), sum_get_com=Decimal(get))) is agreed


def test_without_a_tolerance_not_a_cent_is_taken() -> None:
    assert holds(QUOTE, tolerance=0)
    assert not holds(replace(QUOTE, sum_get_com=Decimal("9699.99")), tolerance=0)
    assert not holds(replace(QUOTE, sum_give_com=Decimal("101.01")), tolerance=0)


def test_an_amount_that_the_site_moves_was_not_agreed_to() -> None:
    assert not holds(replace(QUOTE, sum_give=Decimal(101), changed=True))
    assert not holds(replace(QUOTE, sum_give=Decimal(101))), "whether it says so or not"
    assert not holds(replace(QUOTE, sum_get=Decimal(9900)), GET, "9800")
    assert not holds(replace(QUOTE, sum_get_com=Decimal(9699), changed=True)), "however little it moves"


def test_a_moved_amount_that_was_shown_and_agreed_to_is_not_asked_again() -> None:
    """Some sites say `changed` of their own amounts too."""
    assert holds(replace(QUOTE, changed=True))
    assert is_moved(replace(QUOTE, changed=True), Decimal(100), GIVE, {})


def test_nothing_was_agreed_to_before_a_price_was_shown() -> None:
    assert Agreement(50).is_worse({}, AGREED)
