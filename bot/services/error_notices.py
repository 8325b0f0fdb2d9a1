"""Operators hear of each mistake of the bot's that is logged: once an hour for each kind of them, whichever
process makes it. What they are told is where it happened, never what with: the log itself says no more.

It listens to the log, so that a place which logs an error needs nothing else. What goes wrong in here is a
warning in the log: it is told to nobody, so nothing goes round.
"""

import asyncio
import hashlib
import logging
import re
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Self

from bot.services.operators import Operators
from bot.storage.database import Database
from bot.storage.ids import now_ms

logger = logging.getLogger(__name__)

OURS = "bot"
NOT_OURS = "bot.sandbox"
"""It plays the site and Telegram."""
ONCE_MS = 3_600_000
LOOK_EVERY = 0.5
MOST_WAITING = 200
PLACE_LENGTH = 120
_NUMBER = re.compile(r"error ([0-9a-f]{8})\b")
_KIND = re.compile(r'(\w+)\n  File "')
_FRAME = re.compile(r'File "([^"]+)", line (\d+), in (\S+)')
_PLACEHOLDER = re.compile(r"%[sdr]")


@dataclass(frozen=True, slots=True)
class Mistake:
    """`error`: its class, or what was said of it without what was filled in; `number`: empty where the log
    has none."""

    error: str
    place: str
    number: str
    at: int

    @classmethod
    def of(cls, record: logging.LogRecord) -> Self:
        text = record.getMessage()
        number, kind, frames = _NUMBER.match(text), _KIND.search(text), _FRAME.findall(text)
        if kind is not None and frames:
            error, place = kind[1], _shown(*_ours(frames))
        else:
            error, place = _PLACEHOLDER.sub("…", str(record.msg)), record.name
        at = int(record.created * 1000)
        return cls(error[:PLACE_LENGTH], place[-PLACE_LENGTH:], number[1] if number else "", at)

    @property
    def kind(self) -> str:
        return hashlib.sha256(f"{self.error}\n{self.place}".encode()).hexdigest()[:16]


def _ours(frames: list[tuple[str, str, str]]) -> tuple[str, str, str]:
    """The last that is in our own code, which a library was called from."""
    return next((each for each in reversed(frames) if "/bot/" in each[0]), frames[-1])


def _shown(path: str, line: str, function: str) -> str:
    """Without where on this machine the program is."""
    at = max(path.rfind("/bot/"), path.rfind("/site-packages/"))
    return f"{path[at + 1 :] if at >= 0 else path.rpartition('/')[2]}:{line} {function}"


class ErrorNotices(logging.Handler):
    def __init__(self, database: Database, operators: Operators) -> None:
        super().__init__(logging.ERROR)
        self._database = database
        self._operators = operators
        self._waiting: deque[Mistake] = deque(maxlen=MOST_WAITING)

    def emit(self, record: logging.LogRecord) -> None:
        """From whichever thread."""
        if record.name.startswith(NOT_OURS):
            return
        try:
            self._waiting.append(Mistake.of(record))
        except Exception:
            self.handleError(record)

    async def run(self) -> None:
        while True:
            await asyncio.sleep(LOOK_EVERY)
            await self.tell()

    async def tell(self) -> None:
        """What has come up. While the database is away it waits."""
        while self._waiting:
            mistake = self._waiting[0]
            try:
                await self._tell(mistake)
            except Exception as error:
                logger.warning("operators are not told of an error yet: %s", type(error).__name__)
                return
            if self._waiting and self._waiting[0] is mistake:  # a full queue may have let go of it
                self._waiting.popleft()

    async def _tell(self, mistake: Mistake) -> None:
        at = now_ms()
        async with self._database.transaction() as tx:
            if await tx.cursors.claim(f"error-{mistake.kind}", at, at - ONCE_MS):
                await self._operators.tell_error(tx, mistake.error, mistake.place, mistake.number, mistake.at)


@asynccontextmanager
async def listening_for_errors(database: Database, operators: Operators) -> AsyncIterator[ErrorNotices]:
    """Until the block ends: what has come up by then is still noted."""
    notices, ours = ErrorNotices(database, operators), logging.getLogger(OURS)
    ours.addHandler(notices)
    try:
        yield notices
    finally:
        ours.removeHandler(notices)
        await notices.tell()
