"""Who is blocked by operators, and why."""

from dataclasses import dataclass

from bot.storage.table import Table, row, rows


@dataclass(frozen=True, slots=True)
class Block:
    user_id: int
    reason: str  # the operator's own words
    blocked_by: int
    blocked_at: int
    told_at: int | None  # when the person was last told


class Blocks(Table):
    async def get(self, user_id: int) -> Block | None:
        return row(Block, await self._sql.get(self._connection, user_id=user_id))

    async def add(self, user_id: int, reason: str, by: int, at: int) -> Block | None:
        """None for who is blocked already: the first reason stays."""
        return row(Block, await self._sql.add(self._connection, user_id=user_id, reason=reason, by=by, at=at))

    async def remove(self, user_id: int) -> Block | None:
        """What it was; None for who isn't blocked."""
        return row(Block, await self._sql.remove(self._connection, user_id=user_id))

    async def told(self, user_id: int, at: int, before: int) -> bool:
        """False when they were told since `before`, or aren't blocked any more."""
        return await self._sql.told(self._connection, user_id=user_id, at=at, before=before) is not None

    async def count(self) -> int:
        found: int = await self._sql.count(self._connection)
        return found

    async def page(self, offset: int, limit: int) -> list[Block]:
        """The latest first."""
        return await rows(Block, self._sql.page(self._connection, offset=offset, limit=limit))
