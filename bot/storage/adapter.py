"""How aiosql reaches the engines: every kind of query is one `fetch`, and values mean the same on both."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, NamedTuple, Protocol

from bot.storage.leader_lock import LeaderLock

Value = int | str | None


class Row(Protocol):
    """A record of either engine, read by column name or position."""

    def __getitem__(self, column: Any, /) -> Any: ...


class Connection(Protocol):
    """One open transaction, or a place to read, of either engine; unusable after its block has ended."""

    async def fetch(self, sql: str, values: Mapping[str, Value]) -> Sequence[Row]: ...


class Transaction(Connection, Protocol):
    """One open transaction, which may change the schema too."""

    async def run_script(self, script: str) -> None: ...

    async def hold_schema(self) -> None:
        """Keep other processes from migrating until this transaction ends."""


class Connections(NamedTuple):
    """To the database: how many there are, and how many of them are at work."""

    open: int
    in_use: int


class Engine(Protocol):
    """An open database of either kind."""

    def transaction(self) -> AbstractAsyncContextManager[Transaction]: ...

    def at_once(self) -> AbstractAsyncContextManager[Connection]: ...

    def reading(self) -> AbstractAsyncContextManager[Connection]: ...

    def leader_lock(self) -> AbstractAsyncContextManager[LeaderLock]: ...

    async def drop_traces(self) -> None: ...

    async def size(self) -> int: ...

    def connections(self) -> Connections: ...

    async def close(self) -> None: ...


def plain(value: object) -> Value:
    """The value as both engines take it; types that they would store differently are refused."""
    if value is None:
        return None
    if isinstance(value, int):
        return int(value)
    if isinstance(value, str):
        return storable_text(value)
    raise TypeError(f"a column holds integers and text, not {type(value).__name__}")


def storable_text(text: str) -> str:
    """Without what no database text can hold: NUL, and surrogates that are half of a character."""
    if text.isascii() and "\0" not in text:
        return str(text)
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


class Adapter:
    """aiosql's driver adapter for both engines; has only the kinds of query that the .sql files use."""

    is_aio_driver = True

    def process_sql(self, _name: str, _operation: object, sql: str) -> str:
        return sql

    async def select(
        self,
        connection: Connection,
        _name: str,
        sql: str,
        values: Mapping[str, object],
        _record_class: object,
    ) -> AsyncIterator[Row]:
        for row in await _fetch(connection, sql, values):
            yield row

    async def select_one(
        self,
        connection: Connection,
        _name: str,
        sql: str,
        values: Mapping[str, object],
        _record_class: object,
    ) -> Row | None:
        rows = await _fetch(connection, sql, values)
        return rows[0] if rows else None

    async def select_value(
        self, connection: Connection, _name: str, sql: str, values: Mapping[str, object]
    ) -> object:
        rows = await _fetch(connection, sql, values)
        return rows[0][0] if rows else None

    async def insert_update_delete(
        self, connection: Connection, _name: str, sql: str, values: Mapping[str, object]
    ) -> None:
        """No row count: the engines count differently. A query that must know what it did says RETURNING."""
        await _fetch(connection, sql, values)


async def _fetch(connection: Connection, sql: str, values: Mapping[str, object]) -> Sequence[Row]:
    return await connection.fetch(sql, {name: plain(value) for name, value in values.items()})
