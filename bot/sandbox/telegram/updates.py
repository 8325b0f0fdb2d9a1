"""The updates that wait for the bot, and who fetches them."""

from __future__ import annotations

import asyncio
import random
import time
from collections import deque
from collections.abc import Callable
from itertools import islice

from bot.sandbox.telegram.errors import conflict
from bot.sandbox.telegram.people import Json

# what a bot gets only when it asks for it by name
ONLY_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
TAKEN_OVER = "terminated by other getUpdates request; make sure that only one bot instance is running"


class UpdateQueue:
    """Updates in order, each kept until the bot confirms it."""

    def __init__(self) -> None:
        self.pending: deque[Json] = deque()
        self.confirmed: deque[Json] = deque(maxlen=1000)  # for a test to deliver again
        self._again: list[Json] = []
        self.allowed: frozenset[str] | None = None
        self.held = False
        self.last_id = random.randrange(100_000, 900_000)  # "a certain positive number", says the Bot API
        self._news = asyncio.Event()
        self._poll: asyncio.Event | None = None  # set: the long poll under way must end
        self._poll_ended_by = TAKEN_OVER

    def put(self, kind: str, payload: Json) -> int | None:
        """Adds an update; None when the bot did not want its kind."""
        if not self._wanted(kind):
            return None
        self.last_id += 1
        self.pending.append({"update_id": self.last_id, kind: payload})
        self.wake()
        return self.last_id

    def put_again(self, update_id: int | None = None) -> Json:
        """Delivers an update once more that the bot has had already: the last one, or the one named."""
        known = [*self.confirmed, *self.pending]
        update: Json = next(one for one in reversed(known) if update_id in (None, one["update_id"]))
        self._again.append(update)
        self.wake()
        return update

    @property
    def undelivered(self) -> list[Json]:
        """What is to be delivered again, and what waits, in that order."""
        return [] if self.held else [*self._again, *self.pending]

    def begin(self, update: Json) -> None:
        """A webhook delivers it now; of what comes again there is nothing to be kept."""
        if update in self._again:
            self._again.remove(update)

    def take_again(self) -> list[Json]:
        again, self._again = self._again, []
        return again

    def hold(self, held: bool) -> None:
        """Keeps updates back, as when Telegram is slow to deliver, or lets them go."""
        self.held = held
        self.wake()

    def drop(self) -> None:
        self.pending.clear()
        self.wake()

    def _wanted(self, kind: str) -> bool:
        if self.allowed:
            return kind in self.allowed
        return kind not in ONLY_ON_REQUEST

    def wake(self) -> None:
        self._news.set()
        self._news = asyncio.Event()

    def confirm(self, before: int) -> None:
        """Forgets the updates with lower ids; a negative number keeps only so many of the last."""
        if before < 0:
            drop = max(len(self.pending) + before, 0)
        else:
            drop = sum(1 for update in self.pending if update["update_id"] < before)
        for _ in range(drop):
            self.confirmed.append(self.pending.popleft())

    def confirm_one(self, update: Json) -> None:
        """Forgets an update that a webhook took."""
        if update in self.pending:
            self.pending.remove(update)
            self.confirmed.append(update)

    def ready(self, limit: int) -> list[Json]:
        if self.held:
            return []
        return [*self._again, *islice(self.pending, limit)][:limit]

    async def news(self) -> None:
        """Waits until something changes."""
        await self._news.wait()

    async def wait(self, seconds: float, ended: Callable[[], bool]) -> None:
        """Waits until something is ready, the time is over, or `ended`."""
        until = time.monotonic() + seconds
        while not ended() and not self.ready(1) and (left := until - time.monotonic()) > 0:
            try:
                async with asyncio.timeout(left):  # not wait_for: news while its task starts would be missed
                    await self.news()
            except TimeoutError:
                return

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """One getUpdates; a second one at the same time ends the first."""
        self.end_poll(TAKEN_OVER)
        mine = self._poll = asyncio.Event()
        if offset:
            self.confirm(offset)
        try:
            await self.wait(seconds, mine.is_set)
            if mine.is_set():
                raise conflict(self._poll_ended_by)
            ready = self.ready(limit)
            if ready:
                self.take_again()
            return ready
        finally:
            if self._poll is mine:
                self._poll = None

    @property
    def is_polled(self) -> bool:
        """A long poll is under way."""
        return self._poll is not None

    def end_poll(self, reason: str) -> None:
        if self._poll is not None:
            self._poll_ended_by = reason
            self._poll.set()
            self.wake()
