"""The updates that are being handled: how many there may be at once, and their end.

Each takes memory until it is answered (80 KB), and takes as long as its person's earlier ones, the site and
Telegram do. So what comes faster than it can be answered is left where it is: at Telegram, in order.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress

logger = logging.getLogger(__name__)

MOST = 500
"""Telegram takes 30 messages a second, and nobody is let wait for the site for more than some seconds: with
both at their worst a quarter of these are under way."""
BATCH = 30
"""So many are asked for at once, when there is room for them. All of an answer begin together, a millisecond
each, in which nothing else goes on; Telegram would give 100."""

LONGEST_WAIT = 3.0
"""Seconds. Ten a second come in even if nothing ends, and of one person or group only so many."""


class UnderWay:
    """`of_one`: so many of one person's may be under way, who else would take everybody's places: they are
    handled one by one, no faster than Telegram lets the bot write to a chat."""

    def __init__(self, of_one: int) -> None:
        self._of_one = of_one
        self._tasks: set[asyncio.Task[object]] = set()
        self._people: Counter[int] = Counter()
        self._fewer = asyncio.Event()

    @contextmanager
    def handling(self, user_id: int | None) -> Iterator[None]:
        """Within the task that handles it; once more within that changes nothing."""
        task = asyncio.current_task()
        if task is None or task in self._tasks:
            yield
            return
        self._tasks.add(task)
        with self._counted(user_id):
            try:
                yield
            finally:
                self._tasks.discard(task)
                self._fewer.set()

    @contextmanager
    def _counted(self, user_id: int | None) -> Iterator[None]:
        if user_id is None:
            yield
            return
        self._people[user_id] += 1
        try:
            yield
        finally:
            self._people[user_id] -= 1
            if not self._people[user_id]:
                del self._people[user_id]

    def are_too_many_of(self, user_id: int) -> bool:
        return self._people[user_id] > self._of_one

    @property
    def count(self) -> int:
        return len(self._tasks)

    @property
    def is_full(self) -> bool:
        return len(self._tasks) >= MOST

    async def room(self) -> None:
        """Until there is room for as many as are asked for at once; not for long, as taps grow too old to be
        answered, and places may be held by those who do nothing but wait."""
        await asyncio.sleep(0)  # those that came last begin, and count
        with suppress(TimeoutError):
            async with asyncio.timeout(LONGEST_WAIT):
                while len(self._tasks) + BATCH > MOST:
                    self._fewer.clear()
                    await self._fewer.wait()

    async def drain(self, seconds: float) -> None:
        """Waits for them; those still going on after so long are ended."""
        if not self._tasks:
            return
        _, late = await asyncio.wait(self._tasks, timeout=seconds)
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late)
            logger.warning("%s updates were still being handled after %s s, and ended", len(late), seconds)
