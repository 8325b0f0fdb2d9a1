"""What operators did."""

from dataclasses import dataclass

from bot.storage.adapter import Connection
from bot.storage.ids import IdMaker, lowest_id
from bot.storage.table import Table, rows


@dataclass(frozen=True, slots=True)
class AuditRow:
    id: int
    user_id: int
    action: str
    subject: str
    details: str  # JSON
    at: int


class Audit(Table):
    def __init__(self, sql: object, connection: Connection, ids: IdMaker) -> None:
        super().__init__(sql, connection)
        self._ids = ids

    async def add(self, user_id: int, action: str, subject: str, details: str, at: int) -> None:
        id = self._ids.new_id()
        await self._sql.add(
            self._connection, id=id, user_id=user_id, action=action, subject=subject, details=details, at=at
        )

    async def count(self, user_id: int | None = None) -> int:
        """Of everybody, or of that operator."""
        if user_id is None:
            found: int = await self._sql.count(self._connection)
        else:
            found = await self._sql.count_of(self._connection, user_id=user_id)
        return found

    async def page(self, limit: int, offset: int, user_id: int | None = None) -> list[AuditRow]:
        """The newest first."""
        if user_id is None:
            found = self._sql.page(self._connection, limit=limit, offset=offset)
        else:
            found = self._sql.page_of(self._connection, user_id=user_id, limit=limit, offset=offset)
        return await rows(AuditRow, found)

    async def people(self, limit: int, offset: int) -> list[int]:
        """Who of them has done something, by their ids."""
        found = self._sql.people(self._connection, limit=limit, offset=offset)
        return [record["user_id"] async for record in found]

    async def forget_old(self, before: int, limit: int) -> int:
        """What was done before; how many rows."""
        found = self._sql.old(self._connection, before_id=lowest_id(before), limit=limit)
        ids = [record["id"] async for record in found]
        for id in ids:
            await self._sql.forget(self._connection, id=id)
        return len(ids)
