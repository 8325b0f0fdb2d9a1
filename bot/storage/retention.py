"""What is too old to be kept, in batches: a long transaction would keep everybody else from writing."""

from dataclasses import dataclass

from bot.storage.bids import Bid
from bot.storage.ids import lowest_id
from bot.storage.table import Table, row, rows


@dataclass(frozen=True, slots=True)
class Conversation:
    key: str
    updated_at: int


class Retention(Table):
    async def bids_to_erase(self, before: int, limit: int) -> list[Bid]:
        """Finished ones whose last change is older, and whose details are still there."""
        return await rows(Bid, self._sql.bids_to_erase(self._connection, before=before, limit=limit))

    async def erase_bid(self, bid: Bid, request: str, snapshot: str | None, at: int) -> Bid | None:
        """The order with what is left of it; None when it has changed since `bid` was read."""
        record = await self._sql.erase_bid(
            self._connection,
            id=bid.id,
            updated_at=bid.updated_at,
            request=request,
            snapshot=snapshot,
            at=at,
        )
        return row(Bid, record)

    async def forget_messages(self, before: int, limit: int) -> int:
        """Those written before and dealt with; how many."""
        found = self._sql.old_messages(self._connection, before_id=lowest_id(before), limit=limit)
        ids = [record["id"] async for record in found]
        for id in ids:
            await self._sql.forget_message(self._connection, id=id)
        return len(ids)

    async def forget_jobs(self, before: int, limit: int) -> int:
        """Those made before and done; how many."""
        found = self._sql.old_jobs(self._connection, before_id=lowest_id(before), limit=limit)
        ids = [record["id"] async for record in found]
        for id in ids:
            await self._sql.forget_job(self._connection, id=id)
        return len(ids)

    async def conversations(self, after: str, limit: int) -> list[Conversation]:
        """A page of all, by key: their time has no index, as each tap would have to write it."""
        return await rows(Conversation, self._sql.conversations(self._connection, after=after, limit=limit))

    async def forget_conversation(self, key: str, before: int) -> None:
        """Unless the person has written meanwhile."""
        await self._sql.forget_conversation(self._connection, key=key, before=before)
