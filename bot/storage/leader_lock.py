"""Which of several processes on one database runs the workers: the one that has the lock."""

import math
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any, Protocol

import asyncpg

LOCK = 1_869_771_365  # any number, the same in every process; with the schema's it makes the key
CHANNEL = "bot_wakes"
FREED_AFTER = 7.0
"""Seconds without a word after which the server ends the connection: its process is cut off, or frozen."""
SURE_FOR = 5.0
"""Shorter: so long after its last question a process that got its answer still has the lock."""
ANSWER_SECONDS = 2.0
SETTINGS = f"SET idle_session_timeout = '{FREED_AFTER:.0f}s'"
TAKE = "SELECT pg_try_advisory_lock($1, hashtext(current_schema()))"
TELL = "SELECT pg_notify($1, name) FROM unnest($2::text[]) AS name"

LOST = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError)
"""What is raised when the server isn't there, or not any more."""

Hear = Callable[[str], None]


class LeaderLock(Protocol):
    """A place in the line. Any failure of these means that the lock, if it was had, is lost.

    `sure_for`: seconds from a question on for which an answer to it holds.
    """

    @property
    def sure_for(self) -> float: ...

    async def is_had(self) -> bool:
        """Takes it when it is free."""

    async def tell(self, names: Sequence[str]) -> None:
        """To who has it: that there is work of these kinds."""

    async def hear(self, told: Hear) -> None:
        """From now on what others tell, for who has it."""

    async def check(self) -> None:
        """Asks whether it is still had, which also keeps it."""


class NoRivals:
    """On a file: it is for one process, which always runs everything."""

    sure_for = math.inf

    async def is_had(self) -> bool:
        return True

    async def tell(self, names: Sequence[str]) -> None:
        """There is nobody else."""

    async def hear(self, told: Hear) -> None:
        """There is nobody else."""

    async def check(self) -> None:
        """Nobody can take it away."""


class PostgresqlLock:
    """An advisory lock of the server's. It is had as long as the connection lives: the server frees it when
    the process dies (its connection ends), and when it hears nothing from it for FREED_AFTER."""

    sure_for = SURE_FOR

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._had = False

    async def is_had(self) -> bool:
        if not self._had:  # taken twice it would have to be given back twice
            self._had = await self._connection.fetchval(TAKE, LOCK)
        return self._had

    async def tell(self, names: Sequence[str]) -> None:
        await self._connection.execute(TELL, CHANNEL, list(names))

    async def hear(self, told: Hear) -> None:
        """Another schema's processes tell on the same channel: who looks for nothing does no harm."""
        await self._connection.add_listener(CHANNEL, lambda _connection, _pid, _channel, name: told(name))

    async def check(self) -> None:
        await self._connection.execute("SELECT 1")


@asynccontextmanager
async def postgresql_lock(url: str) -> AsyncIterator[PostgresqlLock]:
    """On a connection of its own: one of the pool's could be closed, or lent to somebody else."""
    connection = await asyncpg.connect(url, timeout=ANSWER_SECONDS, command_timeout=ANSWER_SECONDS)
    try:
        await connection.execute(SETTINGS)
        yield PostgresqlLock(connection)
    finally:
        connection.terminate()  # a goodbye would wait for a server that may not be there


@asynccontextmanager
async def no_rivals() -> AsyncIterator[NoRivals]:
    yield NoRivals()
