"""A look into a test's database past the bot, of either engine."""

import asyncio
import sqlite3
import threading
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

import asyncpg

from bot.storage.postgresql import numbered

SQLITE = "sqlite:///"
Rows = list[tuple[Any, ...]]
Found = TypeVar("Found")


def rows(url: str, sql: str, **values: object) -> Rows:
    """Runs a statement with `:name` for its values, and commits; what it found.

    The test's loop stands still meanwhile. While the bot runs in it and may hold what is to be changed, call
    this in a thread.
    """
    if url.startswith(SQLITE):
        return _sqlite_rows(Path(url.removeprefix(SQLITE)), sql, values)
    return POSTGRESQL.ask(url, lambda connection: _postgresql_rows(connection, sql, values)).result()


def _sqlite_rows(file: Path, sql: str, values: dict[str, object]) -> Rows:
    with closing(sqlite3.connect(file)) as database, database:
        return database.execute(sql, values).fetchall()


async def _postgresql_rows(connection: asyncpg.Connection, sql: str, values: dict[str, object]) -> Rows:
    text, names = numbered(sql)
    return [tuple(row) for row in await connection.fetch(text, *(values[name] for name in names))]


class BesidePostgresql:
    """A connection that stays, in a loop of its own: making one costs more than most of what is asked. It is
    of the address that was asked last, which as a rule is that of the tests before, too."""

    def __init__(self) -> None:
        self._starting = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._one_by_one = asyncio.Lock()
        self._connection: asyncpg.Connection | None = None
        self._url = ""

    def ask(self, url: str, question: Callable[[asyncpg.Connection], Awaitable[Found]]) -> Future[Found]:
        async def ask() -> Found:
            async with self._one_by_one:
                return await question(await self._connected(url))

        return self._run(ask())

    def close(self) -> None:
        """It may be asked again."""
        if self._loop is not None:
            self._run(self._disconnect()).result()
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop = None

    def _run(self, coroutine: Coroutine[Any, Any, Found]) -> Future[Found]:
        with self._starting:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(target=_run_and_close, args=(self._loop,), daemon=True)
                self._thread.start()
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop)

    async def _connected(self, url: str) -> asyncpg.Connection:
        if self._url != url or self._connection is None or self._connection.is_closed():
            await self._disconnect()
            self._connection, self._url = await asyncpg.connect(url), url
        return self._connection

    async def _disconnect(self) -> None:
        if self._connection is not None:
            await self._connection.close()
            self._connection = None


def _run_and_close(loop: asyncio.AbstractEventLoop) -> None:
    loop.run_forever()
    loop.close()


POSTGRESQL = BesidePostgresql()
