"""A look into a test's database past the bot, of either engine."""

import asyncio
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import asyncpg

from bot.storage.postgresql import numbered

SQLITE = "sqlite:///"
Rows = list[tuple[Any, ...]]


def rows(url: str, sql: str, **values: object) -> Rows:
    """Runs a statement with `:name` for its values, and commits; what it found.

    The test's loop stands still meanwhile. While the bot runs in it and may hold what is to be changed, call
    this in a thread.
    """
    if url.startswith(SQLITE):
        return _sqlite_rows(Path(url.removeprefix(SQLITE)), sql, values)
    with ThreadPoolExecutor(1) as thread:  # the test's own loop is running
        return thread.submit(asyncio.run, _postgresql_rows(url, sql, values)).result()


def _sqlite_rows(file: Path, sql: str, values: dict[str, object]) -> Rows:
    with closing(sqlite3.connect(file)) as database, database:
        return database.execute(sql, values).fetchall()


async def _postgresql_rows(url: str, sql: str, values: dict[str, object]) -> Rows:
    connection = await asyncpg.connect(url)
    try:
        text, names = numbered(sql)
        return [tuple(row) for row in await connection.fetch(text, *(values[name] for name in names))]
    finally:
        await connection.close()
