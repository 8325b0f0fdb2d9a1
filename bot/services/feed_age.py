"""When the site's list of orders was last read, for whoever asks, in whichever process: noted in the database
every few seconds."""

import math
import time

from bot.storage.cursors import FEED_READ
from bot.storage.database import Database
from bot.storage.ids import now_ms

NOTE_EVERY = 10.0
FORBIDDEN = 0


class FeedAge:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._noted_at = -math.inf

    async def read(self) -> None:
        if time.monotonic() - self._noted_at >= NOTE_EVERY:
            self._noted_at = time.monotonic()
            await self._note(now_ms())

    async def forbidden(self) -> None:
        """To this key: nobody is to wait for the list."""
        await self._note(FORBIDDEN)

    async def _note(self, at: int) -> None:
        async with self._database.at_once() as tx:
            await tx.cursors.put(FEED_READ, at)


async def feed_age(database: Database) -> float | None:
    """Seconds, a few too many; None when it can't be read by this key, or never was."""
    async with database.reading() as tx:
        read_at = await tx.cursors.get(FEED_READ)
    return max(now_ms() - read_at, 0) / 1000 if read_at else None
