"""The statuses an order went through, in the order they were learned."""

import builtins
from dataclasses import dataclass

from bot.storage.table import Table, row, rows


@dataclass(frozen=True, slots=True)
class StatusRow:
    bid_id: int
    seq: int  # from 1
    status: str
    title: str  # as the site called it
    at: int


class Statuses(Table):
    async def add(self, bid_id: int, status: str, title: str, at: int) -> StatusRow:
        while True:  # on PostgreSQL another transaction may take the seq first: then the next one
            record = await self._sql.add(self._connection, bid_id=bid_id, status=status, title=title, at=at)
            added = row(StatusRow, record)
            if added is not None:
                return added

    async def list(self, bid_id: int) -> builtins.list[StatusRow]:
        return await rows(StatusRow, self._sql.list(self._connection, bid_id=bid_id))
