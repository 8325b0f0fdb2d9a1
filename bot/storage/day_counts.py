"""What there was of everything on a day, for the operators: sums, and nothing of anybody's."""

from collections import Counter
from decimal import Decimal
from enum import StrEnum

from bot.storage.table import Table


class Counted(StrEnum):
    """PEOPLE are those who came for the first time. BEGUN to CONFIRMED: drafts that have got so far. MADE:
    the site has the order; PAID and DONE: what it says of it."""

    VISITORS = "visitors"
    PEOPLE = "people"
    BEGUN = "begun"
    DIRECTION = "direction"
    AMOUNT = "amount"
    DETAILS = "details"
    CONFIRMED = "confirmed"
    MADE = "made"
    PAID = "paid"
    DONE = "done"


FUNNEL = (
    Counted.BEGUN,
    Counted.DIRECTION,
    Counted.AMOUNT,
    Counted.DETAILS,
    Counted.CONFIRMED,
    Counted.PAID,
    Counted.DONE,
)
"""The way of an exchange: each step has all that got so far or further."""


class DayCounts(Table):
    async def add(self, day: int, name: Counted, count: int) -> None:
        """Several within a transaction go in the same order everywhere, so that who adds at the same moment
        waits for the first, not crosswise."""
        await self._sql.add(self._connection, day=day, name=name, count=count)

    async def counts(self, first: int, last: int) -> dict[int, Counter[str]]:
        """By day; days without anything are left out."""
        days: dict[int, Counter[str]] = {}
        async for record in self._sql.counts(self._connection, first=first, last=last):
            days.setdefault(record["day"], Counter())[record["name"]] = record["count"]
        return days

    async def add_turnover(self, day: int, code: str, amount: Decimal) -> None:
        """After the counts, for the same reason."""
        before = await self._sql.hold_turnover(self._connection, day=day, code=code)
        total = Decimal(before["amount"]) + amount
        await self._sql.set_turnover(self._connection, day=day, code=code, amount=f"{total:f}")

    async def turnover(self, first: int, last: int) -> dict[str, Decimal]:
        """What customers gave in orders that were done on those days, by currency code."""
        sums: dict[str, Decimal] = {}
        async for record in self._sql.turnover(self._connection, first=first, last=last):
            sums[record["code"]] = sums.get(record["code"], Decimal(0)) + Decimal(record["amount"])
        return sums
