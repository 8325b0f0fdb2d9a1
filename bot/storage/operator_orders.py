"""Orders as operators look for them: everybody's, each way by an index of its own."""

from dataclasses import dataclass

from bot.storage.bids import Bid
from bot.storage.jobs import Job
from bot.storage.outbox import OutboxRow
from bot.storage.table import Table, must, row, rows


@dataclass(frozen=True, slots=True)
class Brought:
    """An order, and the partner whose link brought the customer."""

    bid: Bid
    partner_id: int | None
    label: str


class OperatorOrders(Table):
    async def by_site_id(self, site_id: int) -> list[Bid]:
        return await rows(Bid, self._sql.by_site_id(self._connection, site_id=site_id))

    async def by_hash(self, hash: str) -> Bid | None:
        return row(Bid, await self._sql.by_hash(self._connection, hash=hash))

    async def of_customer(self, user_id: int, offset: int, limit: int) -> list[Bid]:
        """The newest first."""
        found = self._sql.of_customer(self._connection, user_id=user_id, offset=offset, limit=limit)
        return await rows(Bid, found)

    async def count_of_customer(self, user_id: int) -> int:
        count: int = await self._sql.count_of_customer(self._connection, user_id=user_id)
        return count

    async def in_status(self, status: str, offset: int, limit: int) -> list[Bid]:
        """Likewise."""
        found = self._sql.in_status(self._connection, status=status, offset=offset, limit=limit)
        return await rows(Bid, found)

    async def count_in_status(self, status: str) -> int:
        count: int = await self._sql.count_in_status(self._connection, status=status)
        return count

    async def next_status(self, after: str) -> str | None:
        """The next one that an order has, by the alphabet."""
        found: str | None = await self._sql.next_status(self._connection, after=after)
        return found

    async def jobs(self, bid_id: int) -> list[Job]:
        """Also those that have ended, the oldest first."""
        return await rows(Job, self._sql.jobs(self._connection, bid_id=bid_id))

    async def messages(self, bid: Bid, limit: int) -> list[OutboxRow]:
        """To the customer, the newest first."""
        found = self._sql.messages(self._connection, bid_id=bid.id, chat_id=bid.chat_id, limit=limit)
        return await rows(OutboxRow, found)

    async def sent_again_since(self, bid: Bid, kind: str, since: int) -> bool:
        found = await self._sql.sent_again_since(
            self._connection, bid_id=bid.id, chat_id=bid.chat_id, kind=kind, since=since
        )
        return found is not None

    async def stuck(self, before: int, offset: int, limit: int) -> list[Bid]:
        """Those whose status came by then and waits for the site, the longest waiting first."""
        return await rows(Bid, self._sql.stuck(self._connection, before=before, offset=offset, limit=limit))

    async def count_stuck(self, before: int) -> int:
        count: int = await self._sql.count_stuck(self._connection, before=before)
        return count

    async def stuck_untold(self, before: int, limit: int) -> list[Bid]:
        return await rows(Bid, self._sql.stuck_untold(self._connection, before=before, limit=limit))

    async def tell_stuck(self, bid: Bid) -> Bid | None:
        """Once for each time that it comes to a status; None when that is told, or it has gone on."""
        return row(Bid, await self._sql.tell_stuck(self._connection, id=bid.id, since=bid.updated_at))

    async def made_between(self, after: int, before: int, limit: int) -> list[Brought]:
        """Those with ids between these two, the oldest first."""
        found = self._sql.made_between(self._connection, after=after, before=before, limit=limit)
        return [Brought(must(Bid, each), each["partner_id"], each["label"] or "") async for each in found]
