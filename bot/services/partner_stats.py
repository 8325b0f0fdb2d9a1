"""What a partner's links came to: by our own ledger, and by what the site counts."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Self

from bot.services.partner_orders import NEWEST, PartnerOrder
from bot.services.partner_site import Part, PartnerSite, SiteOrders, Visits
from bot.storage.database import Database
from bot.storage.ids import DAY_MS, now_ms
from bot.storage.partner_days import ALL_TIME, DayTotals, Kind, day_of
from bot.storage.partners import Partner
from bot.storage.referrals import Outcome

AT_ONCE = 200
"""Orders are read from our database by so many: the loop goes on in between."""


class Period(StrEnum):
    """Days by UTC, today among them."""

    TODAY = "1"
    WEEK = "7"
    MONTH = "30"
    ALL = "all"

    @property
    def first_day(self) -> int | None:
        """Since 1970; None of all time."""
        return None if self is Period.ALL else day_of(now_ms()) - int(self) + 1

    @property
    def since_ms(self) -> int:
        return (self.first_day or 0) * DAY_MS

    @property
    def since_seconds(self) -> int | None:
        return None if self is Period.ALL else self.since_ms // 1000


@dataclass(frozen=True, slots=True)
class Totals:
    clicks: int = 0
    people: int = 0
    orders: int = 0
    paid: int = 0
    turnover: tuple[tuple[str, Decimal], ...] = ()
    """By currency code, the largest sum first."""
    reward: Decimal = Decimal(0)

    @classmethod
    def of(cls, days: Sequence[DayTotals]) -> Self:
        turnover: dict[str, Decimal] = {}
        for each in days:
            for code, amount in each.turnover.items():
                turnover[code] = turnover.get(code, Decimal(0)) + amount
        return cls(
            clicks=sum(each.clicks for each in days),
            people=sum(each.people for each in days),
            orders=sum(each.orders for each in days),
            paid=sum(each.paid for each in days),
            turnover=tuple(sorted(turnover.items(), key=lambda each: (-each[1], each[0]))),
            reward=sum((each.reward for each in days), Decimal(0)),
        )

    @property
    def is_empty(self) -> bool:
        return not (self.clicks or self.people or self.orders or self.paid or self.reward)


@dataclass(frozen=True, slots=True)
class SiteFigures:
    orders: Part[SiteOrders]
    visits: Part[Visits]


@dataclass(frozen=True, slots=True)
class Overview:
    """`site`: None without a key."""

    totals: Totals
    site: SiteFigures | None


@dataclass(frozen=True, slots=True)
class Figures:
    """By our own ledger."""

    month: Totals
    ever: Totals


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A page of labels, or of directions by their ids."""

    rows: tuple[tuple[str, Totals], ...]
    count: int
    page: int


@dataclass(frozen=True, slots=True)
class OrdersPage:
    """`site`: what the site said, when it was asked; the rows are the bot's own where it said nothing."""

    rows: tuple[PartnerOrder, ...]
    count: int
    is_cut: bool
    site: Part[SiteOrders] | None

    @property
    def from_site(self) -> bool:
        return self.site is not None and self.site.value is not None


class PartnerStats:
    def __init__(self, database: Database, site: PartnerSite) -> None:
        self._database = database
        self._site = site

    async def overview(self, partner: Partner, period: Period, lang: str) -> Overview:
        totals = await self._totals(partner.id, "all", "", period)
        return Overview(totals, await self._figures(partner, period, lang))

    async def figures(self, partner_id: int) -> Figures:
        """For who looks at several partners."""
        month = await self._totals(partner_id, "all", "", Period.MONTH)
        return Figures(month, await self._totals(partner_id, "all", "", Period.ALL))

    async def breakdown(
        self, partner: Partner, kind: Kind, period: Period, page: int, size: int
    ) -> Breakdown:
        """The busiest first; of a page that isn't there any more, the last one."""
        first, last = _days_of(period)
        async with self._database.reading() as tx:
            count = await tx.partner_days.count_names(partner.id, kind, first, last)
            page = min(page, max(count - 1, 0) // size)
            names = await tx.partner_days.names(partner.id, kind, first, last, limit=size, offset=page * size)
            rows = [
                (name, Totals.of(await tx.partner_days.days(partner.id, kind, name, first, last)))
                for name in names
            ]
        return Breakdown(tuple(rows), count, page)

    async def days(self, partner: Partner, period: Period) -> list[DayTotals]:
        """Those on which there was anything."""
        first, last = period.first_day or 0, day_of(now_ms())
        async with self._database.reading() as tx:
            return await tx.partner_days.days(partner.id, "all", "", first, last)

    async def orders(
        self, partner: Partner, period: Period, outcome: Outcome, offset: int, limit: int, lang: str
    ) -> OrdersPage:
        """The site's where the key may list them, else the bot's own; the newest first."""
        site = None
        if partner.secret is not None:
            site = await self._site.orders(partner, period.since_seconds, lang)
            if site.value is not None:
                found = [order for order in site.value.rows if outcome in {Outcome.ALL, order.outcome}]
                rows = tuple(found[offset : offset + limit])
                return OrdersPage(rows, len(found), site.value.is_cut, site)
        async with self._database.reading() as tx:
            everything, count = await tx.referrals.count(partner.id, period.since_ms, outcome, NEWEST)
        rows = await self._own(partner, period, outcome, offset, limit)
        return OrdersPage(rows, count, everything >= NEWEST, site)

    async def all_orders(self, partner: Partner, period: Period, lang: str) -> OrdersPage:
        """As many as are listed."""
        return await self.orders(partner, period, Outcome.ALL, 0, NEWEST, lang)

    async def _own(
        self, partner: Partner, period: Period, outcome: Outcome, offset: int, limit: int
    ) -> tuple[PartnerOrder, ...]:
        found: list[PartnerOrder] = []
        for start in range(offset, offset + limit, AT_ONCE):
            at_once = min(AT_ONCE, offset + limit - start)
            async with self._database.reading() as tx:
                rows = await tx.referrals.page(
                    partner.id, period.since_ms, outcome, NEWEST, limit=at_once, offset=start
                )
            found += [PartnerOrder.of_bot(row, label) for row, label in rows]
            if len(rows) < at_once:
                break
            await asyncio.sleep(0)
        return tuple(found)

    async def _totals(self, partner_id: int, kind: Kind, name: str, period: Period) -> Totals:
        first, last = _days_of(period)
        async with self._database.reading() as tx:
            return Totals.of(await tx.partner_days.days(partner_id, kind, name, first, last))

    async def _figures(self, partner: Partner, period: Period, lang: str) -> SiteFigures | None:
        if partner.secret is None:
            return None
        since = period.since_seconds
        orders, visits = await asyncio.gather(
            self._site.orders(partner, since, lang), self._site.visits(partner, since)
        )
        return SiteFigures(orders, visits)


def _days_of(period: Period) -> tuple[int, int]:
    """As the ledger keeps them: all time is a row of its own."""
    first = period.first_day
    return (ALL_TIME, ALL_TIME) if first is None else (first, day_of(now_ms()))


def date_of(day: int) -> date:
    return datetime.fromtimestamp(day * DAY_MS // 1000, UTC).date()
