"""How much there is of what the operators watch."""

from dataclasses import dataclass

from bot.storage.ids import RANDOM_BITS
from bot.storage.table import Table

MOST_NOTES = 1_000


@dataclass(frozen=True, slots=True)
class Backlog:
    """Messages that wait to be sent; `since`: when the oldest was written, None without any."""

    depth: int
    since: int | None


@dataclass(frozen=True, slots=True)
class OrdersIn:
    """So many orders are in a stage of ours, and in a status of the site's."""

    stage: str
    status: str | None
    count: int


class Dashboard(Table):
    async def backlog(self) -> Backlog:
        found = await self._sql.backlog(self._connection)
        oldest: int | None = found["oldest_id"]
        return Backlog(found["depth"], None if oldest is None else oldest >> RANDOM_BITS)

    async def jobs(self) -> dict[tuple[str, str], int]:
        """By kind and state, without those that are done."""
        queued = [record async for record in self._sql.jobs_queued(self._connection)]
        running = [record async for record in self._sql.jobs_running(self._connection)]
        counts = {(record["kind"], "queued"): int(record["count"]) for record in queued}
        return counts | {(record["kind"], "running"): int(record["count"]) for record in running}

    async def notes_of_queued(self) -> list[str]:
        """What is noted of the jobs that wait (JSON), the longest due first; MOST_NOTES at most."""
        found = self._sql.notes_of_queued(self._connection, limit=MOST_NOTES)
        return [record["payload"] async for record in found]

    async def payouts_unclear(self) -> int:
        return int(await self._sql.payouts_unclear(self._connection))

    async def orders_since(self, after: int) -> list[OrdersIn]:
        """Those with an id above it."""
        found = self._sql.orders_since(self._connection, after=after)
        return [OrdersIn(each["stage"], each["status"], each["count"]) async for each in found]
