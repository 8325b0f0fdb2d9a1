"""What operators are to be told, until it is in the outbox."""

from dataclasses import dataclass

from bot.storage.adapter import Connection
from bot.storage.ids import IdMaker
from bot.storage.table import Table, rows


@dataclass(frozen=True, slots=True)
class NoticeRow:
    id: int
    kind: str
    bid_id: int | None
    about: str
    at: int


class Notices(Table):
    def __init__(self, sql: object, connection: Connection, ids: IdMaker) -> None:
        super().__init__(sql, connection)
        self._ids = ids

    async def add(self, kind: str, bid_id: int | None, about: str, at: int) -> None:
        id = self._ids.new_id()
        await self._sql.add(self._connection, id=id, kind=kind, bid_id=bid_id, about=about, at=at)

    async def oldest(self, limit: int) -> list[NoticeRow]:
        return await rows(NoticeRow, self._sql.oldest(self._connection, limit=limit))

    async def forget(self, id: int) -> None:
        await self._sql.forget(self._connection, id=id)

    async def on_its_way(self, chat_id: int, kind: str) -> bool:
        """A message of that kind is in the outbox, and not sent yet."""
        return await self._sql.on_its_way(self._connection, chat_id=chat_id, kind=kind) is not None
