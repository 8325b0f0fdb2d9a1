"""The database: `transaction()` to write, `reading()` to read, both with every table's repository."""

import errno
import os
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import asyncpg

from bot.errors import SettingsError
from bot.storage.adapter import Connection, Connections, Engine
from bot.storage.ids import IdMaker
from bot.storage.leader_lock import LeaderLock
from bot.storage.migrate import Schema, look, migrate, newest_version, version
from bot.storage.postgresql import PostgresqlEngine
from bot.storage.sqlite import SqliteEngine
from bot.storage.tx import Queries
from bot.storage.tx import Tx as Tx  # noqa: PLC0414 - who opens a block names what it gives
from bot.term import check_term

SQLITE = "sqlite:///"
POSTGRESQL = ("postgresql://", "postgres://")
TROUBLES = (OSError, sqlite3.Error, asyncpg.PostgresError, asyncpg.InterfaceError, ValueError)
"""What the drivers raise for an address that is wrong, and for a server that isn't there."""

AWAY = (
    OSError,
    sqlite3.OperationalError,
    asyncpg.InterfaceError,
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.TransactionRollbackError,
    asyncpg.ReadOnlySQLTransactionError,
)
"""What a statement raises while the database is away, busy or full: the same one may pass a little later."""


class _Block:
    """The engine's, with every table's repository. A class, as an update passes several and a generator takes
    three times as long to enter and to leave."""

    __slots__ = ("_engines", "_ids", "_queries")

    def __init__(
        self, engines: AbstractAsyncContextManager[Connection], queries: Queries, ids: IdMaker
    ) -> None:
        self._engines = engines
        self._queries = queries
        self._ids = ids

    async def __aenter__(self) -> Tx:
        return Tx(self._queries, await self._engines.__aenter__(), self._ids)

    async def __aexit__(self, *error: Any) -> bool | None:
        return await self._engines.__aexit__(*error)


class Database:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._queries = Queries()
        self._ids = IdMaker()

    def transaction(self) -> AbstractAsyncContextManager[Tx]:
        """Everything in the block is committed at its end, or nothing when it is left by an exception.

        Keep it short, without waiting for anything else: on SQLite there is one writer at a time. What acts
        by itself doesn't get in any more once another process may have been elected.
        """
        check_term()
        return self._block(self._engine.transaction())

    def at_once(self) -> AbstractAsyncContextManager[Tx]:
        """For one statement that writes: it is committed by itself, at a fraction of a transaction's cost."""
        check_term()
        return self._block(self._engine.at_once())

    def reading(self) -> AbstractAsyncContextManager[Tx]:
        """Reads what is committed, without waiting for writers; each statement sees the newest."""
        return self._block(self._engine.reading())

    def _block(self, engines: AbstractAsyncContextManager[Connection]) -> AbstractAsyncContextManager[Tx]:
        return _Block(engines, self._queries, self._ids)

    def new_id(self) -> int:
        return self._ids.new_id()

    def leader_lock(self) -> AbstractAsyncContextManager[LeaderLock]:
        """A place in the line of the processes that could run the workers."""
        return self._engine.leader_lock()

    async def ping(self) -> None:
        """Raises when the database can't be read."""
        async with self._engine.reading() as connection:
            await connection.fetch("SELECT COUNT(*) FROM schema_versions", {})

    async def is_migrated(self) -> bool:
        """As far as this release needs. Further too: while a later one is coming in, this one goes on."""
        return await version(self._engine) >= newest_version()

    async def size(self) -> int:
        """Bytes on the disk."""
        return await self._engine.size()

    def connections(self) -> Connections:
        return self._engine.connections()

    async def drop_traces(self) -> None:
        """What has been deleted or overwritten is no longer in the database's files either."""
        await self._engine.drop_traces()

    async def close(self) -> None:
        await self._engine.close()


async def open_database(url: str) -> Database:
    """`sqlite:///data/bot.db` (relative), `sqlite:////var/lib/bot.db` or `postgresql://…`, migrated.

    SettingsError says what is wrong with it, without a password.
    """
    with _told_in_words(url):
        engine = await _open_engine(url)
        try:
            await migrate(engine)
        except BaseException:
            await engine.close()
            raise
        return Database(engine)


async def look_at_database(url: str) -> Schema | None:
    """Whether `open_database` would work, with nothing changed; None for a file that it would make."""
    with _told_in_words(url):
        if not url.startswith(POSTGRESQL) and not (file := _sqlite_file(url)).exists():
            _check_folder(file.parent)
            return None
        engine = await _open_engine(url)
        try:
            return await look(engine)
        finally:
            await engine.close()


@asynccontextmanager
async def database_as_it_is(url: str) -> AsyncIterator[Database | None]:
    """To be read only; None while it isn't there yet, or has to be migrated first."""
    schema = await look_at_database(url)
    if schema is None or schema.version != schema.newest:
        yield None
        return
    with _told_in_words(url):
        database = Database(await _open_engine(url))
    try:
        yield database
    finally:
        await database.close()


def _check_folder(folder: Path) -> None:
    """A file can be made in it, or it itself in the first folder above that is there."""
    there = next(each for each in (folder, *folder.parents) if each.exists())
    if not there.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
    if not os.access(there, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


async def _open_engine(url: str) -> Engine:
    if url.startswith(POSTGRESQL):
        return await PostgresqlEngine.open(url)
    return await SqliteEngine.open(_sqlite_file(url))


def _sqlite_file(url: str) -> Path:
    path = url.removeprefix(SQLITE)
    if path == url or path in ("", ":memory:"):  # two connections would have two memories
        # the address may hold a password: it isn't repeated
        raise SettingsError(f"DATABASE_URL: must be {SQLITE}<file> or {POSTGRESQL[0]}…")
    return Path(path)


@contextmanager
def _told_in_words(url: str) -> Iterator[None]:
    try:
        yield
    except TROUBLES as error:
        raise SettingsError(f"DATABASE_URL: {place(url)} can't be opened: {_why(error)}") from error


def _why(error: Exception) -> str:
    match error:
        case TimeoutError():
            return "it doesn't answer in time"
        case OSError():
            return error.strerror or str(error)
        case sqlite3.Error() | asyncpg.PostgresError():
            return str(error).partition("\n")[0]
    return type(error).__name__  # of an address that was misread: its words may repeat a password


def place(url: str) -> str:
    """The address without who logs in and how."""
    if url.startswith(SQLITE):
        return url
    scheme, _, rest = url.partition("://")
    shown = rest.rpartition("@")[2].partition("?")[0]
    # a password with ? or @ in it: where it ends is anybody's guess
    is_sure = shown == rest.partition("?")[0].rpartition("@")[2]
    return f"{scheme}://{shown if is_sure else '…'}"
