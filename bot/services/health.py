"""Whether this process can serve people: what its HTTP port says, and the operators see."""

import math
import time
from collections.abc import Mapping

from bot.storage.database import Database

STALE_SECONDS = 120.0
"""A long poll ends after 10 s or so, and a webhook is looked after each minute: this long without either
means that Telegram isn't heard."""


class Heartbeat:
    """When Telegram was last heard; infinitely long ago until it is."""

    def __init__(self) -> None:
        self._at = -math.inf

    def beat(self) -> None:
        self._at = time.monotonic()

    @property
    def age(self) -> float:
        return time.monotonic() - self._at

    @property
    def is_fresh(self) -> bool:
        return self.age < STALE_SECONDS


class Health:
    def __init__(self, database: Database) -> None:
        self._database = database
        self.heartbeat = Heartbeat()
        self.is_draining = False
        """The process is about to end: it handles what it has, and is to get nothing more."""

    async def alive(self) -> Mapping[str, bool]:
        """It does what it is there for. The exchanger being away is no illness of the bot's."""
        return {"database": await self._database_answers(), "telegram": self.heartbeat.is_fresh}

    async def ready(self) -> Mapping[str, bool]:
        """It may be given work, and an update of another process to a later release may go on."""
        alive = await self.alive()
        schema = alive["database"] and await self._is_migrated()
        return {**alive, "migrations": schema, "not_draining": not self.is_draining}

    async def _database_answers(self) -> bool:
        try:
            await self._database.ping()
        except Exception:
            return False
        return True

    async def _is_migrated(self) -> bool:
        try:
            return await self._database.is_migrated()
        except Exception:
            return False
