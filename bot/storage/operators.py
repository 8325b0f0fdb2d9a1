"""Who has a role by an owner's word."""

from dataclasses import dataclass

from bot.storage.table import Table, row, rows


@dataclass(frozen=True, slots=True)
class OperatorRow:
    user_id: int
    role: str
    given_by: int
    given_at: int
    name: str  # as Telegram told it then; empty where it didn't


class Operators(Table):
    async def role_of(self, user_id: int) -> str | None:
        found: str | None = await self._sql.role_of(self._connection, user_id=user_id)
        return found

    async def get(self, user_id: int) -> OperatorRow | None:
        return row(OperatorRow, await self._sql.get(self._connection, user_id=user_id))

    async def is_there_any(self) -> bool:
        return await self._sql.any(self._connection) is not None

    async def list(self) -> list[OperatorRow]:
        """Those first who have been there longest."""
        return await rows(OperatorRow, self._sql.list(self._connection))

    async def give(self, user_id: int, role: str, name: str, given_by: int, at: int) -> None:
        """Instead of the role they had."""
        await self._sql.give(
            self._connection, user_id=user_id, role=role, name=name, given_by=given_by, at=at
        )

    async def take(self, user_id: int) -> OperatorRow | None:
        """What they had; None when there was nothing to take."""
        return row(OperatorRow, await self._sql.take(self._connection, user_id=user_id))
