"""The site's calculator: rate, commissions, limits and rounding. All of it in Decimal."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal, InvalidOperation, localcontext

from bot.sandbox.exchanger.catalogue import Currency, Direction

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Limits:
    """None: not set. The reserve bounds what can be received."""

    min_give: Decimal | None
    max_give: Decimal | None
    min_get: Decimal | None
    max_get: Decimal | None


@dataclass(frozen=True)
class Calc:
    """sum_*: without, sum_*_com: with the payment system's commission.

    to_pay: sum_give with the site's own fee."""

    course_give: Decimal
    course_get: Decimal
    sum_give: Decimal
    to_pay: Decimal
    sum_give_com: Decimal
    sum_get: Decimal
    sum_get_com: Decimal
    changed: bool = False


def amount_of(text: str) -> Decimal:
    """What the site makes of an amount: `1 000,50` is 1000.50, nonsense is 0."""
    try:
        amount = Decimal(text.replace(" ", "").replace("\u00a0", "").replace(",", "."))
    except InvalidOperation:
        return Decimal(0)
    return amount if amount.is_finite() and 0 < amount < Decimal(10) ** 15 else Decimal(0)


def _rounded(amount: Decimal, currency: Currency, rounding: str = ROUND_HALF_UP) -> Decimal:
    return amount.quantize(Decimal(1).scaleb(-currency.decimals), rounding=rounding)


def limits(direction: Direction) -> Limits:
    reserve = direction.get.reserve
    if direction.min_give is None and direction.max_give is None and direction.max_get is None:
        return Limits(
            None, None, direction.min_get, None
        )  # such a direction is run without a look at the reserve
    highest = reserve if direction.max_get is None else min(direction.max_get, reserve)
    return Limits(direction.min_give, direction.max_give, direction.min_get, highest)


def course(direction: Direction, cd: Mapping[str, str]) -> tuple[Decimal, Decimal]:
    """The rate, moved by the answers given to the fields that change the price."""
    percent = sum(
        (Decimal(field.cd.get(cd.get(field.name, ""), "0")) for field in direction.fields()), start=Decimal(0)
    )
    if not percent:
        return direction.course_give, direction.course_get
    factor = 1 + percent / HUNDRED
    with localcontext(prec=7):
        if direction.course_get == 1:
            return (direction.course_give / factor).normalize(), direction.course_get
        return direction.course_give, (direction.course_get * factor).normalize()


class _Sums:
    """From one amount to the other three, at one rate."""

    def __init__(self, direction: Direction, rate: tuple[Decimal, Decimal]) -> None:
        self.direction, self.rate = direction, rate
        self.give, self.get = direction.give, direction.get

    def received(self, sum_give: Decimal) -> Decimal:
        return _rounded(sum_give * self.rate[1] / self.rate[0], self.get, ROUND_DOWN)

    def given(self, sum_get: Decimal) -> Decimal:
        return _rounded(sum_get * self.rate[0] / self.rate[1], self.give, ROUND_UP)

    def to_pay(self, sum_give: Decimal) -> Decimal:
        return _rounded(sum_give * (1 + self.direction.fee_percent / HUNDRED), self.give, ROUND_UP)

    def give_com(self, sum_give: Decimal) -> Decimal:
        return _rounded(
            self.to_pay(sum_give) * (1 + self.give.com_give_percent / HUNDRED), self.give, ROUND_UP
        )

    def give_without(self, sum_give_com: Decimal) -> Decimal:
        factors = (1 + self.give.com_give_percent / HUNDRED) * (1 + self.direction.fee_percent / HUNDRED)
        return _rounded(sum_give_com / factors, self.give, ROUND_DOWN)

    def get_com(self, sum_get: Decimal) -> Decimal:
        left = sum_get * (1 - self.get.com_get_percent / HUNDRED) - self.get.com_get_fixed
        return max(_rounded(left, self.get, ROUND_DOWN), Decimal(0))

    def get_without(self, sum_get_com: Decimal) -> Decimal:
        whole = (sum_get_com + self.get.com_get_fixed) / (1 - self.get.com_get_percent / HUNDRED)
        return _rounded(whole, self.get, ROUND_UP)

    def both(self, amount: Decimal, action: int) -> tuple[Decimal, Decimal]:
        """(sum_give, sum_get) for an amount named in one of the four ways."""
        if action in (2, 4):
            sum_get = self.get_without(amount) if action == 4 else amount
            return self.given(sum_get), sum_get
        sum_give = self.give_without(amount) if action == 3 else amount
        return sum_give, self.received(sum_give)

    def calc(self, sum_give: Decimal, sum_get: Decimal) -> Calc:
        return Calc(
            *self.rate,
            sum_give=sum_give,
            to_pay=self.to_pay(sum_give),
            sum_give_com=self.give_com(sum_give),
            sum_get=sum_get,
            sum_get_com=self.get_com(sum_get),
        )


def exact(direction: Direction, amount: Decimal, action: int, cd: Mapping[str, str]) -> Calc:
    """What was asked, at the currency's decimals, whatever the limits say."""
    sums = _Sums(direction, course(direction, cd))
    side = direction.get if action in (2, 4) else direction.give
    rounded = _rounded(amount, side)
    calc = sums.calc(*sums.both(rounded, action))
    if action == 3:
        calc = replace(calc, sum_give_com=rounded)  # what was asked stands, its parts may be a cent off
    elif action == 4:
        calc = replace(calc, sum_get_com=rounded)
    return replace(calc, changed=rounded != amount)


def within_limits(direction: Direction, amount: Decimal, action: int, cd: Mapping[str, str]) -> Calc:
    """What the calculator answers: moved to a limit where it lies outside, and `changed` then."""
    calc = exact(direction, amount, action, cd)
    bounds = limits(direction)
    sums = _Sums(direction, (calc.course_give, calc.course_get))
    sum_give, sum_get = calc.sum_give, calc.sum_get
    for lowest, highest, of_get in (
        (bounds.min_give, bounds.max_give, False),
        (bounds.min_get, bounds.max_get, True),
    ):
        now = sum_get if of_get else sum_give
        moved = _clamped(now, lowest, highest)
        if moved != now:
            sum_give, sum_get = sums.both(moved, 2 if of_get else 1)
    if (sum_give, sum_get) == (calc.sum_give, calc.sum_get):
        return calc
    return replace(sums.calc(sum_give, sum_get), changed=True)


def _clamped(amount: Decimal, lowest: Decimal | None, highest: Decimal | None) -> Decimal:
    if highest is not None and amount > highest:
        return highest
    if lowest is not None and amount < lowest:
        return lowest
    return amount
