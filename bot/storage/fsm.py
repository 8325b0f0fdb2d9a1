"""aiogram's dialogue storage on our database: state and data in one row, changed apart."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from aiogram.exceptions import DataNotDictLikeError
from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey

from bot.storage.database import Database
from bot.storage.fsm_rows import FsmRow
from bot.storage.ids import now_ms

EMPTY = "{}"


class DatabaseStorage(BaseStorage):
    def __init__(self, database: Database) -> None:
        self._database = database

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        name = state.state if isinstance(state, State) else state
        await self._change(key, lambda row: (name, row.data))

    async def put(self, key: StorageKey, state: StateType, data: Mapping[str, Any]) -> None:
        """Both in one write: a kill leaves either what was or what is."""
        name = state.state if isinstance(state, State) else state
        row, text = row_key(key), to_json(data)
        async with self._database.at_once() as tx:
            if name is None and text == EMPTY:
                await tx.fsm.delete(row)
            else:
                await tx.fsm.put(row, name, text, now_ms())

    async def get(self, key: StorageKey) -> tuple[str | None, dict[str, Any]]:
        """Both in one read."""
        row = await self._read(key)
        return (row.state, from_json(row.data)) if row else (None, {})

    async def get_state(self, key: StorageKey) -> str | None:
        row = await self._read(key)
        return row.state if row else None

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        text = to_json(data)
        await self._change(key, lambda row: (row.state, text))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        row = await self._read(key)
        return from_json(row.data) if row else {}

    async def update_data(self, key: StorageKey, data: Mapping[str, Any]) -> dict[str, Any]:
        """aiogram's own reads and writes apart, and loses one of two updates at once."""
        return from_json(
            await self._change(key, lambda row: (row.state, to_json(from_json(row.data) | dict(data))))
        )

    async def close(self) -> None:
        """The database is closed by the one who opened it."""

    async def _read(self, key: StorageKey) -> FsmRow | None:
        async with self._database.reading() as tx:
            return await tx.fsm.get(row_key(key))

    async def _change(self, key: StorageKey, change: Callable[[FsmRow], tuple[str | None, str]]) -> str:
        """Writes the state and data that `change` makes of the row; the data."""
        name, at = row_key(key), now_ms()
        async with self._database.transaction() as tx:
            state, data = change(await tx.fsm.hold(name, at))
            if state is None and data == EMPTY:
                await tx.fsm.delete(name)
            else:
                await tx.fsm.put(name, state, data, at)
        return data


def row_key(key: StorageKey) -> str:
    """Every part in its place, the destiny (any text) last: no two keys are the same text."""
    parts = (key.bot_id, key.chat_id, key.user_id, key.thread_id, key.business_connection_id, key.destiny)
    return ":".join("" if part is None else str(part) for part in parts)


def to_json(data: Mapping[str, Any]) -> str:
    if not isinstance(data, Mapping):
        raise DataNotDictLikeError(f"data must be a dict or dict-like object, got {type(data).__name__}")
    return json.dumps(dict(data), separators=(",", ":"))


def from_json(text: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(text)
    return data
