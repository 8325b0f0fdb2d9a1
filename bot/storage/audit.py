"""What operators did."""

from bot.storage.adapter import Connection
from bot.storage.ids import IdMaker
from bot.storage.table import Table


class Audit(Table):
    def __init__(self, sql: object, connection: Connection, ids: IdMaker) -> None:
        super().__init__(sql, connection)
        self._ids = ids

    async def add(self, user_id: int, action: str, subject: str, details: str, at: int) -> None:
        id = self._ids.new_id()
        await self._sql.add(
            self._connection, id=id, user_id=user_id, action=action, subject=subject, details=details, at=at
        )
