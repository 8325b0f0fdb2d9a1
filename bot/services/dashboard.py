"""How the bot is and what there was today: for the operators' screen, and the health part for `/metrics`."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.services.day_counts import DayCounts
from bot.services.exchanger_health import ExchangerHealth, Lately
from bot.services.feed_age import feed_age
from bot.services.health import Heartbeat
from bot.services.job_notes import JobNotes
from bot.services.statuses import Group, group_of
from bot.storage.dashboard import Backlog, OrdersIn
from bot.storage.database import Database, Tx
from bot.storage.ids import DAY_MS, ids_since, now_ms
from bot.storage.partner_days import day_of

DAYS = 30


class NotYet(StrEnum):
    """Orders that have no status of the site's."""

    MAKING = "making"
    NOT_MADE = "not-made"


OrderGroup = Group | NotYet


@dataclass(frozen=True, slots=True)
class Vitals:
    """`feed_age`: seconds since the site's list of orders was last read; None when it can't be read by this
    key, or never was. `outbox_age`: how long the oldest message waits."""

    telegram_age: float
    exchanger: Lately
    exchanger_failing_for: float
    feed_age: float | None
    outbox: Backlog
    outbox_age: float
    unclear: int
    """Jobs and payouts whose call has an unknown outcome."""
    database_bytes: int


@dataclass(frozen=True, slots=True)
class Today:
    """By UTC. `orders`: those confirmed today, by how they are now. `turnover`: what customers gave in orders
    that were done today, by currency code, the largest sum first."""

    counts: Counter[str]
    orders: Counter[OrderGroup]
    turnover: tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Overview:
    at: int
    vitals: Vitals
    today: Today


@dataclass(frozen=True, slots=True)
class Days:
    """The last ones up to today, each with its counts."""

    first: int
    counts: tuple[Counter[str], ...]

    @property
    def total(self) -> Counter[str]:
        return sum(self.counts, Counter())


class Dashboard:
    def __init__(
        self,
        database: Database,
        heartbeat: Heartbeat,
        exchanger_health: ExchangerHealth,
        day_counts: DayCounts,
    ) -> None:
        self._database = database
        self._heartbeat = heartbeat
        self._exchanger_health = exchanger_health
        self._day_counts = day_counts

    async def overview(self) -> Overview:
        """With all that this process has counted; what others have is some seconds behind."""
        await self._day_counts.flush()
        vitals = await self.vitals()
        async with self._database.reading() as tx:
            return Overview(now_ms(), vitals, await _today(tx))

    async def vitals(self) -> Vitals:
        size = await self._database.size()
        async with self._database.reading() as tx:
            outbox = await tx.dashboard.backlog()
            unclear = await _unclear(tx)
        return Vitals(
            telegram_age=self._heartbeat.age,
            exchanger=self._exchanger_health.lately(),
            exchanger_failing_for=self._exchanger_health.failing_for(),
            feed_age=await feed_age(self._database),
            outbox=outbox,
            outbox_age=_age(outbox.since) if outbox.since is not None else 0.0,
            unclear=unclear,
            database_bytes=size,
        )

    async def days(self, count: int = DAYS) -> Days:
        await self._day_counts.flush()
        today = day_of(now_ms())
        first = today - count + 1
        async with self._database.reading() as tx:
            found = await tx.day_counts.counts(first, today)
        return Days(first, tuple(found.get(day, Counter()) for day in range(first, today + 1)))


async def _today(tx: Tx) -> Today:
    today = day_of(now_ms())
    turnover = await tx.day_counts.turnover(today, today)
    orders: Counter[OrderGroup] = Counter()
    for each in await tx.dashboard.orders_since(ids_since(today * DAY_MS)):
        orders[_group(each)] += each.count
    return Today(
        counts=(await tx.day_counts.counts(today, today)).get(today, Counter()),
        orders=orders,
        turnover=tuple(sorted(turnover.items(), key=lambda each: (-each[1], each[0]))),
    )


def _group(orders: OrdersIn) -> OrderGroup:
    match orders.stage:
        case "creating" | "checking":
            return NotYet.MAKING
        case "refused" | "failed":
            return NotYet.NOT_MADE
    return group_of(orders.status or "")


async def _unclear(tx: Tx) -> int:
    """A job that waits, and whose call has begun, is looking for what its call came to."""
    notes = [JobNotes.from_json(each) for each in await tx.dashboard.notes_of_queued()]
    return sum(each.asked_at is not None for each in notes) + await tx.dashboard.payouts_unclear()


def _age(at: int) -> float:
    return max(now_ms() - at, 0) / 1000
