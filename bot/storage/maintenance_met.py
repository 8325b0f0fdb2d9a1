"""Who was stopped midway by maintenance, until they are told that it is over."""

from bot.storage.table import Table


class MaintenanceMet(Table):
    async def add(self, user_id: int, at: int) -> None:
        """The first time counts."""
        await self._sql.add(self._connection, user_id=user_id, at=at)

    async def first(self, limit: int) -> list[int]:
        return [row["user_id"] async for row in self._sql.first(self._connection, limit=limit)]

    async def take(self, user_id: int) -> bool:
        """Whether they were there until now."""
        return await self._sql.take(self._connection, user_id=user_id) is not None
