"""Keeps the orders told: one worker follows the site's list, the other looks at what has changed."""

import asyncio
import logging
import time

from bot.exchanger.errors import ExchangerError
from bot.logs import about_bid, trace
from bot.services.bids import Bids
from bot.services.feed import Feed
from bot.services.watch_pace import POLLS_A_MINUTE
from bot.services.watching import Watching
from bot.storage.bids import Bid
from bot.wake import Wake
from bot.workers.supervisor import Supervisor

logger = logging.getLogger(__name__)

AT_ONCE = 8
SHORTEST_SLEEP = 0.1
LONGEST_SLEEP = 1.0


class FeedFollower:
    """A tick each `interval` seconds, counted from start to start."""

    def __init__(self, watching: Watching, interval: float) -> None:
        self._watching = watching
        self._interval = interval

    async def run(self) -> None:
        while True:
            began = time.monotonic()
            try:
                await self._watching.tick()
            except ExchangerError as error:
                logger.info("the site's list of orders was not read: %s", error)
            await asyncio.sleep(max(began + self._interval - time.monotonic(), 0))


class Budget:
    """POLLS_A_MINUTE, a few at once. What the list itself calls for is not held up."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._free_at = 0.0

    def take(self) -> bool:
        if self._feed.on:
            return True
        now, gap = time.monotonic(), 60 / POLLS_A_MINUTE
        if self._free_at > now + gap * AT_ONCE:
            return False
        self._free_at = max(self._free_at, now) + gap
        return True


class BidWatcher:
    """Looks at the orders that are due. `interval` bounds how long one waits for that."""

    def __init__(
        self,
        bids: Bids,
        watching: Watching,
        feed: Feed,
        supervisor: Supervisor,
        interval: float,
        wake: Wake,
    ) -> None:
        self._bids = bids
        self._watching = watching
        self._budget = Budget(feed)
        self._supervisor = supervisor
        self._pause = min(max(interval / 4, SHORTEST_SLEEP), LONGEST_SLEEP)
        self._looking: set[int] = set()
        self._wake = wake

    async def run(self) -> None:
        while True:
            # A look that ends while we read has been taken all the same. One that waits for a slow call about
            # its order would take the place of another's.
            busy = self._looking | self._bids.locks.held()
            for row in await self._bids.due(AT_ONCE + len(busy)):
                if row.id not in busy and len(self._looking) < AT_ONCE and self._budget.take():
                    self._looking.add(row.id)
                    self._supervisor.start(f"look {row.id}", self._look(row))
            await self._wake.wait(self._pause)

    async def _look(self, row: Bid) -> None:
        about_bid(row.id)
        try:
            await self._bids.look(row.id, self._watching.listed.pop(row.id, None))
        except ExchangerError as error:
            logger.info("order %s was not looked at: %s", row.id, error)
        except Exception as error:  # our own mistake: nobody asks the site again and again because of it
            logger.error("order %s was not looked at: %s", row.id, trace(error))  # noqa: TRY400  (its words are left out)
            await self._bids.look_later(row.id)
        finally:
            self._looking.discard(row.id)
            self._wake.now()
