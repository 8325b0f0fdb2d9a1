"""Writes of one statement each: those that come while others are being committed are committed together.

A commit waits for the disk, and each way to SQLite's thread and back wakes the loop: with many people at the
same time, most of them share both.
"""

import asyncio
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import aiosqlite

from bot.storage.adapter import Row, Value


@dataclass(frozen=True, slots=True)
class _Write:
    sql: str
    values: Mapping[str, Value]
    written: asyncio.Future[None]


class SqliteTogether:
    """`thread` is that of `writer`; `writing` keeps its transactions out of each other's way."""

    def __init__(
        self, thread: aiosqlite.Connection, writer: sqlite3.Connection, writing: asyncio.Lock
    ) -> None:
        self._thread = thread
        self._writer = writer
        self._writing = writing
        self._waiting: list[_Write] = []
        self._committing: asyncio.Task[None] | None = None

    async def fetch(self, sql: str, values: Mapping[str, Value]) -> Sequence[Row]:
        """Committed when it returns; nothing is read by it."""
        written = asyncio.get_running_loop().create_future()
        self._waiting.append(_Write(sql, values, written))
        if self._committing is None:
            self._committing = asyncio.create_task(self._commit_waiting())
        await written
        return ()

    async def _commit_waiting(self) -> None:
        try:
            while self._waiting:
                async with self._writing:
                    writes, self._waiting = self._waiting, []
                    if wanted := [each for each in writes if not each.written.cancelled()]:
                        await self._commit(wanted)
        finally:
            self._committing = None

    async def _commit(self, writes: Sequence[_Write]) -> None:
        """No statement here fails for what is in it: trouble is the file's, and so everyone's."""
        try:
            await self._run(writes)
        except Exception as error:  # whatever it is, who waits must hear of it
            for each in writes:
                if not each.written.done():
                    each.written.set_exception(error)
        else:
            for each in writes:
                if not each.written.done():
                    each.written.set_result(None)

    async def _run(self, writes: Sequence[_Write]) -> None:
        if (
            len(writes) == 1
        ):  # a statement outside of a transaction is one by itself, in one way there and back
            await self._thread.execute_fetchall(writes[0].sql, writes[0].values)
            return
        try:
            await self._thread.execute_fetchall("BEGIN IMMEDIATE")
            for sql, same in groupby(writes, lambda each: each.sql):
                self._writer.executemany(sql, [each.values for each in same])
            await self._thread.commit()
        except BaseException:
            await self._thread.rollback()  # does nothing when the COMMIT went through
            raise
