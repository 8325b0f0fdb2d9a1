"""What operators set from the chat: held in memory, as every screen looks at it, and the same in every
process two seconds later at most."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from bot.storage.cursors import SWITCHED
from bot.storage.database import Database, Tx
from bot.storage.ids import now_ms
from bot.storage.switches import SwitchRow

EVERY_SECONDS = 2.0

Value = Any
"""Whatever JSON can hold; None: as the bot comes."""


class Switchboard:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._newest = 0
        self._values: Mapping[str, Value] = {}

    @property
    def version(self) -> int:
        """Another one whenever anything has been set."""
        return self._newest

    def value(self, name: str) -> Value:
        """None unless an operator has set it."""
        return self._values.get(name)

    def all_of(self, prefix: str) -> dict[str, Value]:
        """What is set of names that begin so, by the rest of the name."""
        found = self._values.items()
        return {name.removeprefix(prefix): value for name, value in found if name.startswith(prefix)}

    @asynccontextmanager
    async def changing(self) -> AsyncIterator[Tx]:
        """A transaction for `put`, and for the note of who did it; what was put holds once it is through.

        One after the other, in all processes: ids grow as changes are committed, so that `load` misses none,
        and what `newest` says is still so when it is changed.
        """
        async with self._database.transaction() as tx:
            await tx.cursors.put(SWITCHED, now_ms())
            yield tx
        await self.load()

    @staticmethod
    async def put(tx: Tx, name: str, value: Value, by: int) -> None:
        """None: as the bot comes. What it was before stays in its history."""
        await tx.switches.put(name, json.dumps(value, ensure_ascii=False), by, now_ms())

    @staticmethod
    async def newest(tx: Tx, name: str) -> Value:
        """As it is in the database: what is held here may be seconds behind."""
        rows = await tx.switches.history(name, 1)
        return json.loads(rows[0].value) if rows else None

    async def history(self, name: str, limit: int) -> list[SwitchRow]:
        """The newest first, with what holds now."""
        async with self._database.reading() as tx:
            return await tx.switches.history(name, limit)

    async def load(self) -> None:
        async with self._database.reading() as tx:
            newest = await tx.switches.newest_id()
            if newest == self._newest:
                return
            rows = await tx.switches.current()
        found = {row.name: json.loads(row.value) for row in rows}
        self._values = {name: value for name, value in found.items() if value is not None}
        self._newest = newest

    async def keep_fresh(self) -> None:
        while True:
            await asyncio.sleep(EVERY_SECONDS)
            await self.load()
