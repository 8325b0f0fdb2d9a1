"""What the customer agreed to, held against what it costs now."""

from collections.abc import Mapping
from decimal import Decimal

from bot.exchanger.models import CalcAction, Quote

Sums = Mapping[str, str]
"""`give` and `get` as the customer saw them, with the currencies' codes; empty before any price was shown."""


def sums_of(quote: Quote) -> dict[str, str]:
    """All that is paid and all that arrives, as texts: they are kept with the draft and the order."""
    return {
        "give": str(quote.sum_give_com),
        "get": str(quote.sum_get_com),
        "give_code": quote.currency_code_give,
        "get_code": quote.currency_code_get,
    }


def taken_amount(quote: Quote, action: CalcAction) -> Decimal:
    """What the site makes of the amount that was asked for."""
    return quote.sum_give if action is CalcAction.GIVE else quote.sum_get


def is_moved(quote: Quote, asked: Decimal, action: CalcAction, agreed: Sums) -> bool:
    """The site takes another amount than was asked for. A site that says so also of the very sums that were
    agreed to must not be asked for ever."""
    if taken_amount(quote, action) != asked:
        return True
    return quote.changed and not (agreed and _give_and_get(agreed) == _give_and_get(sums_of(quote)))


class Agreement:
    def __init__(self, tolerance_percent: float) -> None:
        self._tolerance = Decimal(str(tolerance_percent)) / 100

    def is_worse(self, agreed: Sums, now: Sums) -> bool:
        """The customer would pay more or get less than they saw, by more than the tolerance."""
        if not agreed:
            return True
        give, get = _give_and_get(agreed)
        give_now, get_now = _give_and_get(now)
        return give_now > give * (1 + self._tolerance) or get_now < get * (1 - self._tolerance)

    def holds(self, quote: Quote, asked: Decimal, action: CalcAction, agreed: Sums) -> bool:
        """An order at this price is what was agreed to."""
        return not is_moved(quote, asked, action, agreed) and not self.is_worse(agreed, sums_of(quote))


def _give_and_get(sums: Sums) -> tuple[Decimal, Decimal]:
    return Decimal(sums["give"]), Decimal(sums["get"])
