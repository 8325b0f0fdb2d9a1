"""What a partner's links came to: sums by day, in all, by label and by direction."""

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from bot.storage.adapter import Row
from bot.storage.ids import DAY_MS
from bot.storage.table import Table

Kind = Literal["all", "label", "direction"]
ALL_TIME = -1
"""In the place of a day."""
LABELS = 200
"""So many of a partner's are counted apart: anybody can make up more."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What is added to a day. `turnover`: what a customer gave, by currency code."""

    clicks: int = 0
    people: int = 0
    orders: int = 0
    paid: int = 0
    turnover: tuple[str, Decimal] | None = None
    reward: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class DayTotals:
    """`day`: since 1970, UTC."""

    day: int
    clicks: int
    people: int
    orders: int
    paid: int
    turnover: dict[str, Decimal]
    reward: Decimal


def day_of(at: int) -> int:
    """The day of a time in milliseconds."""
    return at // DAY_MS


class PartnerDays(Table):
    async def add(self, partner_id: int, kind: Kind, name: str, at: int, deed: Deed) -> None:
        """To the day and to all time. Several for one partner are added in the order of `Kind`: who adds at
        the same moment waits for the first, not crosswise. A label too many is left out."""
        if kind == "label" and not await self._has_room(partner_id, name):
            return
        for day in (ALL_TIME, day_of(at)):
            record = await self._sql.count(
                self._connection,
                partner_id=partner_id,
                kind=kind,
                name=name,
                day=day,
                clicks=deed.clicks,
                people=deed.people,
                orders=deed.orders,
                paid=deed.paid,
            )
            if deed.turnover or deed.reward:
                await self._add_money(partner_id, kind, name, _totals(record), deed)

    async def _has_room(self, partner_id: int, label: str) -> bool:
        if not label or await self.days(partner_id, "label", label, ALL_TIME, ALL_TIME):
            return True
        return await self.count_names(partner_id, "label", ALL_TIME, ALL_TIME) < LABELS

    async def _add_money(self, partner_id: int, kind: Kind, name: str, now: DayTotals, deed: Deed) -> None:
        turnover = dict(now.turnover)
        if deed.turnover:
            code, amount = deed.turnover
            turnover[code] = turnover.get(code, Decimal(0)) + amount
        await self._sql.set_money(
            self._connection,
            partner_id=partner_id,
            kind=kind,
            name=name,
            day=now.day,
            turnover=json.dumps({code: f"{amount:f}" for code, amount in turnover.items()}),
            reward=f"{now.reward + deed.reward:f}",
        )

    async def days(self, partner_id: int, kind: Kind, name: str, first: int, last: int) -> list[DayTotals]:
        """Those from the first to the last on which there was anything, in their order; ALL_TIME for both is
        the one of all time."""
        found = self._sql.days(
            self._connection, partner_id=partner_id, kind=kind, name=name, first=first, last=last
        )
        return [_totals(record) async for record in found]

    async def names(
        self, partner_id: int, kind: Kind, first: int, last: int, *, limit: int, offset: int
    ) -> list[str]:
        """The labels, or the ids of directions, of those days: the busiest first."""
        found = self._sql.names(
            self._connection,
            partner_id=partner_id,
            kind=kind,
            first=first,
            last=last,
            limit=limit,
            offset=offset,
        )
        return [record["name"] async for record in found]

    async def count_names(self, partner_id: int, kind: Kind, first: int, last: int) -> int:
        found: int = await self._sql.count_names(
            self._connection, partner_id=partner_id, kind=kind, first=first, last=last
        )
        return found


def _totals(record: Row) -> DayTotals:
    turnover = {code: Decimal(amount) for code, amount in json.loads(record["turnover"]).items()}
    return DayTotals(
        day=record["day"],
        clicks=record["clicks"],
        people=record["people"],
        orders=record["orders"],
        paid=record["paid"],
        turnover=turnover,
        reward=Decimal(record["reward"]),
    )
