"""SQLite: a connection that writes, behind a lock, and one that reads.

A statement that the page cache answers takes 20 microseconds, and going to a thread and back ten times that:
so statements run where they are. Only what waits for others or for the disk, BEGIN and COMMIT, goes to the
thread. Reads wait for no writer, as the file is in WAL mode.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from pathlib import Path
from typing import cast

import aiosqlite

from bot.storage.adapter import Connection, Connections, Row, Transaction, Value
from bot.storage.leader_lock import LeaderLock, no_rivals
from bot.storage.sqlite_together import SqliteTogether

BUSY_SECONDS = 15.0  # how long to wait for another process that is writing
READ_BUSY_SECONDS = 1.0  # hardly ever: while another process mends the file after a kill; all stands still
SHORTLY_MS = 500
ROWS_AT_ONCE = 64  # what aiosqlite takes of a cursor in one go; none is used
PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",  # what is erased is overwritten, not only marked as free
)


class _SqliteStatements:
    """Until their block ends."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection: sqlite3.Connection | None = connection

    async def fetch(self, sql: str, values: Mapping[str, Value]) -> Sequence[Row]:
        if self._connection is None:  # it would run inside somebody else's transaction
            raise RuntimeError("a statement after its block has ended")
        return cast(Sequence[Row], self._connection.execute(sql, values).fetchall())

    def end(self) -> None:
        self._connection = None


class SqliteReading(_SqliteStatements):
    """A block that reads."""

    async def __aenter__(self) -> "SqliteReading":
        return self

    async def __aexit__(self, *_error: object) -> None:
        self.end()


class SqliteTransaction(_SqliteStatements):
    """Between BEGIN and COMMIT nothing waits for a lock or for the disk: statements run where they are."""

    async def run_script(self, script: str) -> None:
        for statement in split_script(script):
            await self.fetch(statement, {})

    async def hold_schema(self) -> None:
        """Nothing to do: BEGIN IMMEDIATE lets one process write at a time."""


class SqliteEngine:
    """`thread` is the writer's: what may wait for a lock or for the disk is done there, one after another."""

    def __init__(
        self,
        thread: aiosqlite.Connection,
        writer: sqlite3.Connection,
        reader: sqlite3.Connection,
        path: Path,
    ) -> None:
        self._path = path
        self._thread = thread
        self._writer = writer
        self._reader = reader
        self._writing = asyncio.Lock()
        self._together = SqliteTogether(thread, writer, self._writing)

    @classmethod
    async def open(cls, path: Path) -> "SqliteEngine":
        # The folder holds people's orders: nobody else on the machine needs to read it.
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        writer = _connect(path)
        thread = await aiosqlite.Connection(lambda: writer, ROWS_AT_ONCE)
        try:
            for pragma in PRAGMAS:
                await thread.execute_fetchall(pragma)
            await _use_wal(thread)
            return cls(thread, writer, _connect_reader(path), path)
        except BaseException:
            await thread.close()
            raise

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """The thread takes what it is sent in order, so BEGIN and COMMIT are safe to leave when cancelled:
        they run before the ROLLBACK, and the ROLLBACK before the next transaction's BEGIN.
        """
        async with self._writing:
            connection = SqliteTransaction(self._writer)
            try:
                await self._thread.execute_fetchall("BEGIN IMMEDIATE")
                yield connection
                connection.end()
                await self._thread.commit()
            except BaseException:
                connection.end()
                await self._thread.rollback()  # does nothing when the COMMIT went through
                raise

    def at_once(self) -> AbstractAsyncContextManager[Connection]:
        return nullcontext(self._together)

    def reading(self) -> AbstractAsyncContextManager[Connection]:
        return SqliteReading(self._reader)

    def leader_lock(self) -> AbstractAsyncContextManager[LeaderLock]:
        return no_rivals()

    async def drop_traces(self) -> None:
        """The write-ahead log is emptied: it holds pages as they were before they were overwritten.

        Another process that reads just then may keep some of it, and nobody can write until it is through:
        it is waited for but shortly, and the next time does the rest.
        """
        async with self._writing:
            await self._thread.execute_fetchall(f"PRAGMA busy_timeout = {SHORTLY_MS}")
            try:
                await self._thread.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                await self._thread.execute_fetchall(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")

    async def size(self) -> int:
        """With the log that is written ahead of it."""
        files = (self._path, self._path.with_name(f"{self._path.name}-wal"))
        return sum(file.stat().st_size for file in files if file.exists())

    def connections(self) -> Connections:
        return Connections(open=2, in_use=int(self._writing.locked()))

    async def close(self) -> None:
        async with self._writing:
            self._reader.close()
            await self._thread.close()


def _connect(path: Path) -> sqlite3.Connection:
    """Used in its thread and out of it, never at the same time."""
    writer = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    writer.row_factory = sqlite3.Row
    return writer


def _connect_reader(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=READ_BUSY_SECONDS, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA query_only = ON")
    return connection


async def _use_wal(thread: aiosqlite.Connection) -> None:
    """SQLite does not wait for its busy timeout here when two processes switch at once: try again."""
    async with asyncio.timeout(BUSY_SECONDS):
        while True:
            try:
                await thread.execute_fetchall("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise
                await asyncio.sleep(0.02)
            else:
                return


def split_script(script: str) -> Iterator[str]:
    """The statements of a script: `executescript` would commit the open transaction first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement
