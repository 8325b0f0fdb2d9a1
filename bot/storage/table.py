"""What every repository is: the queries of one .sql file, on the connection of one block."""

from collections.abc import AsyncIterator
from typing import Any, TypeVar

from bot.storage.adapter import Connection, Row

R = TypeVar("R")


class Table:
    def __init__(self, sql: Any, connection: Connection) -> None:  # Any: aiosql makes the methods as it reads
        self._sql = sql
        self._connection = connection


def must(row_type: type[R], record: Row) -> R:
    """By column names, so that neither the order of columns nor one added later matters."""
    columns: tuple[str, ...] = row_type.__match_args__  # type: ignore[attr-defined]  # a dataclass has it
    return row_type(**{name: record[name] for name in columns})


def row(row_type: type[R], record: Row | None) -> R | None:
    return None if record is None else must(row_type, record)


async def rows(row_type: type[R], records: AsyncIterator[Row]) -> list[R]:
    return [must(row_type, record) async for record in records]
