"""The site's directions, kept at hand: shown at once, refreshed behind the reader's back, old rather than
none.

Titles are in a language, so each language has its own listing.
"""

from __future__ import annotations

import asyncio
import logging
import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.exchanger.client import Exchanger
from bot.exchanger.endpoint import language
from bot.exchanger.errors import ExchangerError
from bot.exchanger.models import Direction

_NEVER = datetime.min.replace(tzinfo=UTC)
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Listing:
    """All directions in the site's order, as of `fetched_at` (UTC). `stale`: the site did not answer
    since."""

    directions: tuple[Direction, ...]
    fetched_at: datetime
    stale: bool


@dataclass(slots=True)
class _Shelf:
    """One language's last listing, and the lock that makes many askers one request."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    directions: tuple[Direction, ...] | None = None
    fetched_at: datetime = _NEVER
    fetched: float = 0.0
    attempts: int = 0
    error: ExchangerError | None = None


class Directory:
    """Directions by language. The caller runs `keep_fresh()` for as long as the directory is in use."""

    def __init__(self, exchanger: Exchanger, *, refresh_seconds: float = 60) -> None:
        self._exchanger = exchanger
        self._refresh_seconds = refresh_seconds
        self._shelves: dict[str, _Shelf] = {}
        self._asked = asyncio.Event()

    async def directions(self, lang: str) -> Listing:
        """The last listing, at once. Only the first time in a language does it wait for the site (callers at
        the same time share one request) and may raise an ExchangerError."""
        shelf = self._shelves.get(lang)
        if shelf is None:
            if lang:
                language(lang)  # one that can't be sent would be asked for again and again
            shelf = self._shelves[lang] = _Shelf()
            self._asked.set()
        if shelf.directions is None:
            await self._fetch_first(lang, shelf)
        return self._listing(shelf)

    async def keep_fresh(self) -> None:
        """Fetch each language asked for, again and again, until cancelled. A site that is away is logged
        once, and its last listings stay. Also finishes the first fetch of a language whose asker went
        away."""
        while True:
            for lang, shelf in list(self._shelves.items()):
                await self._refresh(lang, shelf)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._asked.wait(), self._refresh_seconds)
            self._asked.clear()

    async def _refresh(self, lang: str, shelf: _Shelf) -> None:
        async with shelf.lock:
            if shelf.directions is not None and self._age(shelf) < self._refresh_seconds / 2:
                return
            was_away = shelf.error is not None
            with suppress(ExchangerError):
                await self._fetch(lang, shelf)
        if shelf.error is not None and not was_away:
            log.warning("directions not refreshed, the last ones are shown: %s", shelf.error)
        elif shelf.error is None and was_away:
            log.info("directions are fresh again")

    async def _fetch_first(self, lang: str, shelf: _Shelf) -> None:
        """Whoever waited for someone else's request takes its result, also when that is an error."""
        before = shelf.attempts
        async with shelf.lock:
            if shelf.directions is not None:
                return
            if shelf.error is not None and shelf.attempts > before:
                raise shelf.error
            await self._fetch(lang, shelf)

    async def _fetch(self, lang: str, shelf: _Shelf) -> None:
        try:
            shelf.directions = await self._exchanger.get_directions(lang=lang)
        except ExchangerError as error:
            shelf.error = error
            raise
        else:
            shelf.error = None
            shelf.fetched_at, shelf.fetched = datetime.now(UTC), time.monotonic()
        finally:
            shelf.attempts += 1

    def _listing(self, shelf: _Shelf) -> Listing:
        """An old listing is stale even if nobody noticed the site go: the refreshing may hang, or not run."""
        stale = shelf.error is not None or self._age(shelf) > 2 * self._refresh_seconds
        return Listing(shelf.directions or (), shelf.fetched_at, stale)

    @staticmethod
    def _age(shelf: _Shelf) -> float:
        return time.monotonic() - shelf.fetched
