"""Messages committed together with what they tell, sent afterwards and in order within a chat."""

from dataclasses import dataclass
from typing import Literal

from bot.storage.adapter import Connection
from bot.storage.ids import IdMaker, is_nobody
from bot.storage.table import Table, rows

OutboxState = Literal["queued", "sent", "dropped"]


@dataclass(frozen=True, slots=True)
class OutboxRow:
    id: int
    chat_id: int
    kind: str
    bid_id: int | None
    payload: str
    state: OutboxState
    attempts: int
    run_at: int
    created_at: int
    done_at: int | None
    trouble: str | None  # why dropped


class Outbox(Table):
    def __init__(self, sql: object, connection: Connection, ids: IdMaker) -> None:
        super().__init__(sql, connection)
        self._ids = ids

    async def add(self, chat_id: int, kind: str, bid_id: int | None, payload: str, at: int) -> int:
        """To be sent from `at` on, after all that this chat already waits for. Its id. Nobody is told of what
        is left of an order whose customer has been erased."""
        if is_nobody(chat_id):
            return self._ids.new_id()
        newest = await self._sql.newest_queued(self._connection, chat_id=chat_id)
        id = max(self._ids.new_id(), (newest or 0) + 1)  # another process's clock may be ahead of ours
        await self._sql.add(
            self._connection, id=id, chat_id=chat_id, kind=kind, bid_id=bid_id, payload=payload, at=at
        )
        return id

    async def due(self, at: int, limit: int) -> list[OutboxRow]:
        """At most one a chat: the oldest that waits there, if its time has come."""
        return await rows(OutboxRow, self._sql.due(self._connection, at=at, limit=limit))

    async def sent(self, id: int, at: int) -> None:
        await self._sql.sent(self._connection, id=id, at=at)

    async def dropped(self, id: int, at: int, why: str) -> None:
        await self._sql.dropped(self._connection, id=id, at=at, why=why)

    async def retry(self, id: int, run_at: int) -> None:
        await self._sql.retry(self._connection, id=id, run_at=run_at)

    async def drop_chat(self, chat_id: int, at: int) -> None:
        """The person blocked the bot or is gone: all that waits for this chat is dropped."""
        await self._sql.drop_chat(self._connection, chat_id=chat_id, at=at)

    async def next_run_at(self) -> int | None:
        """When `due` will next have something; None while nothing waits."""
        found: int | None = await self._sql.next_run_at(self._connection)
        return found
