"""Where each person is in a dialogue; `fsm.py` gives it to aiogram."""

from dataclasses import dataclass

from bot.storage.table import Table, must, row


@dataclass(frozen=True, slots=True)
class FsmRow:
    key: str
    state: str | None
    data: str  # JSON
    updated_at: int


class Fsm(Table):
    async def get(self, key: str) -> FsmRow | None:
        return row(FsmRow, await self._sql.get(self._connection, key=key))

    async def hold(self, key: str, at: int) -> FsmRow:
        """The row, an empty one if there was none, unchanged by others until the transaction ends."""
        return must(FsmRow, await self._sql.hold(self._connection, key=key, at=at))

    async def put(self, key: str, state: str | None, data: str, at: int) -> None:
        await self._sql.put(self._connection, key=key, state=state, data=data, at=at)

    async def delete(self, key: str) -> None:
        await self._sql.delete(self._connection, key=key)
