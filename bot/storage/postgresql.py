"""PostgreSQL by asyncpg: a pool, and one of its connections for each block."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import cache
from typing import Any, cast

import asyncpg
from aiosql.utils import VAR_REF

from bot.storage.adapter import Connection, Connections, Row, Transaction, Value
from bot.storage.leader_lock import LeaderLock, postgresql_lock

SCHEMA_LOCK = 5_072_617_181  # any number, the same in every process
POOL_SIZE = 5
"""Of those that write, and as many that read: no more are kept busy by a process, which has one core."""
ISOLATION = "read_committed"
STATEMENT_SECONDS = 15.0
"""A server that is cut off is given up after that, instead of when the network says so."""
SCRIPT_SECONDS = 3600.0
LEFT_OPEN = "10s"
"""A frozen process holds up the others with its transaction for no longer."""


class PostgresqlConnection:
    """asyncpg itself refuses a statement after the block has given the connection back."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def fetch(self, sql: str, values: Mapping[str, Value]) -> Sequence[Row]:
        text, names = numbered(sql)
        return cast(Sequence[Row], await self._connection.fetch(text, *(values[name] for name in names)))

    async def run_script(self, script: str) -> None:
        """A migration, which may rewrite a large table."""
        await self._connection.execute(script, timeout=SCRIPT_SECONDS)

    async def hold_schema(self) -> None:
        await self._connection.execute(f"SELECT pg_advisory_xact_lock({SCHEMA_LOCK})")


class _Lent:
    """A connection of the pool's for a block."""

    def __init__(self, pool: Any) -> None:
        self._lent = pool.acquire()

    async def __aenter__(self) -> PostgresqlConnection:
        return PostgresqlConnection(await self._lent.__aenter__())

    async def __aexit__(self, *error: object) -> None:
        await self._lent.__aexit__(*error)


class PostgresqlEngine:
    def __init__(self, pool: Any, readers: Any, url: str) -> None:
        self._pool = pool
        self._readers = readers
        self._url = url

    @classmethod
    async def open(cls, url: str) -> "PostgresqlEngine":
        pool = await _open_pool(url, idle_in_transaction_session_timeout=LEFT_OPEN)
        try:
            readers = await _open_pool(url, default_transaction_read_only="on")
        except BaseException:
            await pool.close()
            raise
        return cls(pool, readers, url)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """At ISOLATION a statement that waited for a row sees it as it is then, and nobody fails for having
        been overtaken; a server may be set to another level."""
        async with self._pool.acquire() as connection, connection.transaction(isolation=ISOLATION):
            yield PostgresqlConnection(connection)

    def at_once(self) -> AbstractAsyncContextManager[Connection]:
        return _Lent(self._pool)

    def reading(self) -> AbstractAsyncContextManager[Connection]:
        """Each statement by itself: one way to the server and back, where a transaction takes three."""
        return _Lent(self._readers)

    def leader_lock(self) -> AbstractAsyncContextManager[LeaderLock]:
        return postgresql_lock(self._url)

    async def drop_traces(self) -> None:
        """Nothing to do: the server's own autovacuum frees what was deleted."""

    async def size(self) -> int:
        async with self._readers.acquire() as connection:
            return int(await connection.fetchval("SELECT pg_database_size(current_database())"))

    def connections(self) -> Connections:
        """The lock of the elected process has one of its own besides."""
        pools = (self._pool, self._readers)
        opened = sum(pool.get_size() for pool in pools)
        return Connections(opened, opened - sum(pool.get_idle_size() for pool in pools))

    async def close(self) -> None:
        await self._readers.close()
        await self._pool.close()


async def _open_pool(url: str, **settings: str) -> Any:
    return await asyncpg.create_pool(
        url,
        min_size=1,
        max_size=POOL_SIZE,
        command_timeout=STATEMENT_SECONDS,
        server_settings=settings,
        reset=_leave_as_it_is,
    )


async def _leave_as_it_is(connection: object) -> None:
    """Nothing of a block outlives it on its connection: asking the server to forget it would take a way
    there and back for each."""


@cache
def numbered(sql: str) -> tuple[str, tuple[str, ...]]:
    """The text with `$1` for `:name`, as asyncpg takes values by position, and the names in that order."""
    names: dict[str, str] = {}
    text, copied = "", 0
    for match in VAR_REF.finditer(sql):
        name = match["var_name"]
        if name is None:  # a quoted text
            continue
        place = names.setdefault(name, f"${len(names) + 1}")
        text += sql[copied : match.end("lead")] + place
        copied = match.end()
    return text + sql[copied:], tuple(names)
