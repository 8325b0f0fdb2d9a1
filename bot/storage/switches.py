"""What operators have set from the chat, with all it has been."""

from dataclasses import dataclass

from bot.storage.adapter import Connection
from bot.storage.ids import IdMaker
from bot.storage.table import Table, rows


@dataclass(frozen=True, slots=True)
class SwitchRow:
    id: int
    name: str
    value: str  # JSON; null: as the bot comes
    set_by: int
    set_at: int


class Switches(Table):
    def __init__(self, sql: object, connection: Connection, ids: IdMaker) -> None:
        super().__init__(sql, connection)
        self._ids = ids

    async def newest_id(self) -> int:
        """Changes whenever anything does; 0 while nothing has been set."""
        found: int | None = await self._sql.newest_id(self._connection)
        return found or 0

    async def current(self) -> list[SwitchRow]:
        return await rows(SwitchRow, self._sql.current(self._connection))

    async def history(self, name: str, limit: int) -> list[SwitchRow]:
        """The newest first."""
        return await rows(SwitchRow, self._sql.history(self._connection, name=name, limit=limit))

    async def put(self, name: str, value: str, set_by: int, at: int) -> None:
        id = max(self._ids.new_id(), await self.newest_id() + 1)  # another process's clock may be ahead
        await self._sql.put(self._connection, id=id, name=name, value=value, set_by=set_by, at=at)
