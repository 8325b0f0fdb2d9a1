"""`python -m bot migrate-database`: moves what a SQLite file holds into a PostgreSQL database.

All or nothing, in one transaction: every row is copied, read back and compared. The file is only read.
What is printed names tables, rows' keys and columns, and no other value.
"""

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any
from urllib.parse import quote

import asyncpg

from bot.errors import BotError, SettingsError
from bot.storage.database import POSTGRESQL, TROUBLES, open_database, place
from bot.storage.leader_lock import PostgresqlLock
from bot.storage.migrate import migration_files

BATCH = 1000
SHARED_FIRST, SHARED_SIZE = 0x40000002, 510
"""The part of a SQLite file that whoever has it open keeps locked, also while doing nothing."""
Row = tuple[Any, ...]


class MoveRefused(BotError):
    """Nothing was changed; the text says why."""


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    columns: tuple[str, ...]
    keys: tuple[str, ...]
    text_keys: frozenset[str]

    def in_order(self, collation: str = "") -> str:
        """Reads all rows, by the order of bytes where keys are text."""
        order = ", ".join(f"{key} {collation if key in self.text_keys else ''}" for key in self.keys)
        return f"SELECT {', '.join(self.columns)} FROM {self.name} ORDER BY {order}"  # noqa: S608 - the schema's own names

    def key(self, row: Row | None) -> Row | None:
        return row and tuple(row[self.columns.index(key)] for key in self.keys)

    def named(self, row: Row) -> str:
        pairs = zip(self.keys, self.key(row) or (), strict=True)
        return f"{self.name}: the row with " + ", ".join(f"{key} {value}" for key, value in pairs)


async def move(file: Path, url: str) -> None:
    """MoveRefused when that could lose something, SettingsError when one of the two can't be used."""
    if not url.startswith(POSTGRESQL):
        raise SettingsError(f"DATABASE_URL: must be the {POSTGRESQL[0]}… address to move to")
    _check_unused(file)
    with _reading(file) as source:
        await (await open_database(url)).close()  # makes the tables
        try:
            await _move(source, file, url)
        except (*TROUBLES, TypeError) as error:  # the last of a value that its column does not take
            raise MoveRefused(f"Nothing was moved: {place(url)} or {file} failed: {_why(error)}") from error


async def _move(source: sqlite3.Connection, file: Path, url: str) -> None:
    before = _writes_seen(source)
    source.execute("BEGIN")
    tables = _tables(source)
    connection = await asyncpg.connect(url)
    try:
        async with connection.transaction(isolation="read_committed"):
            await _keep_others_out(connection, tables)
            is_new = await _is_empty(connection, tables)
            if is_new:
                await _copy_all(source, connection, tables)
            for table in tables:
                print(f"{table.name}: {await _compare(source, connection, table)} rows are equal", flush=True)
            source.execute("ROLLBACK")
            if _writes_seen(source) != before:
                raise MoveRefused(f"Nothing was moved: {file} was written to meanwhile. End the bot first.")
    finally:
        await connection.close()
    print(f"\n{file} is moved." if is_new else f"\nNothing to do: all of {file} was there already.")
    print(f"Start the bot with DATABASE_URL set to {place(url)}, and never again on the file.")


# --- the file


def _check_unused(file: Path) -> None:
    try:
        with file.open("r+b") as opened:
            if opened.read(16) != b"SQLite format 3\0":
                raise SettingsError(f"{file} is no SQLite database")
            fcntl.lockf(opened, fcntl.LOCK_EX | fcntl.LOCK_NB, SHARED_SIZE, SHARED_FIRST)
    except (BlockingIOError, PermissionError) as error:
        if isinstance(error, PermissionError) and error.filename:  # it wasn't even opened
            raise SettingsError(f"{file} can't be opened: {error.strerror}") from error
        raise MoveRefused(f"Nothing was moved: {file} is in use. End the bot first.") from error
    except OSError as error:
        raise SettingsError(f"{file} can't be opened: {error.strerror}") from error


@contextmanager
def _reading(file: Path) -> Iterator[sqlite3.Connection]:
    uri = f"file:{quote(str(file.absolute()))}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as source:
        try:
            _check_schema(source, file)
        except sqlite3.Error as error:
            raise SettingsError(f"{file} can't be read: {_why(error)}") from error
        yield source


def _check_schema(source: sqlite3.Connection, file: Path) -> None:
    ((version,),) = source.execute("SELECT COALESCE(MAX(version), 0) FROM schema_versions").fetchall()
    newest = len(migration_files())
    if version > newest:
        raise SettingsError(f"{file} has schema {version}, this release knows {newest}: use a later release")
    if version < newest:
        raise SettingsError(
            f"{file} has schema {version}, this release {newest}: start the bot once on it, end it, try again"
        )


def _writes_seen(source: sqlite3.Connection) -> int:
    """Another number when somebody else has written."""
    ((version,),) = source.execute("PRAGMA data_version").fetchall()
    return int(version)


def _tables(source: sqlite3.Connection) -> list[Table]:
    """All that the bot writes, each after those that it refers to."""
    names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    found = {name for (name,) in source.execute(names)} - {"schema_versions"}
    referred = {
        name: [row[2] for row in source.execute(f"PRAGMA foreign_key_list({name})")] for name in found
    }
    return [_table(source, name) for name in TopologicalSorter(referred).static_order()]


def _table(source: sqlite3.Connection, name: str) -> Table:
    columns = source.execute(f"PRAGMA table_info({name})").fetchall()
    keys = [row for row in sorted(columns, key=lambda row: int(row[5])) if row[5]]
    text_keys = frozenset(row[1] for row in keys if row[2] == "TEXT")
    return Table(name, tuple(row[1] for row in columns), tuple(row[1] for row in keys), text_keys)


# --- the server


async def _keep_others_out(connection: Any, tables: list[Table]) -> None:
    """Of several processes one is always elected: who has its lock can be sure that none is at work."""
    if not await PostgresqlLock(connection).is_had():
        raise MoveRefused("Nothing was moved: a bot is at work on the PostgreSQL database. End it first.")
    await connection.execute(f"LOCK TABLE {', '.join(table.name for table in tables)} IN EXCLUSIVE MODE")


async def _is_empty(connection: Any, tables: list[Table]) -> bool:
    filled = [await connection.fetchval(f"SELECT EXISTS (SELECT FROM {table.name})") for table in tables]  # noqa: S608 - the schema's own names
    return not any(filled)


async def _copy_all(source: sqlite3.Connection, connection: Any, tables: list[Table]) -> None:
    for table in tables:
        rows = source.execute(table.in_order())
        while batch := rows.fetchmany(BATCH):
            await connection.copy_records_to_table(table.name, records=batch, columns=table.columns)


async def _compare(source: sqlite3.Connection, connection: Any, table: Table) -> int:
    """How many rows there are, all equal; MoveRefused names the first that is not."""
    ours, count = source.execute(table.in_order()), 0
    async for there in connection.cursor(table.in_order('COLLATE "C"'), prefetch=BATCH):
        here = ours.fetchone()
        if here != tuple(there):
            raise MoveRefused(_difference(table, here, tuple(there)))
        count += 1
    if left := ours.fetchone():
        raise MoveRefused(_difference(table, left, None))
    return count


def _difference(table: Table, here: Row | None, there: Row | None) -> str:
    refused = "Nothing was moved: the PostgreSQL database holds something else than the file. "
    our_key, their_key = table.key(here), table.key(there)
    if here and there and our_key == their_key:
        pairs = zip(table.columns, here, there, strict=True)
        columns = ", ".join(name for name, one, other in pairs if one != other)
        return f"{refused}{table.named(here)} differs in {columns}."
    if here and (their_key is None or (our_key or ()) < their_key):
        return f"{refused}{table.named(here)} is in the file only."
    return f"{refused}{table.named(there or ())} is not in the file."


def _why(error: Exception) -> str:
    """Without values: what a column refuses is quoted by the driver's own words."""
    match error:
        case sqlite3.Error() if hasattr(error, "sqlite_errorcode"):
            return str(error)
        case OSError():
            return error.strerror or type(error).__name__
    return type(error).__name__
