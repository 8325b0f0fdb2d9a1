"""Looks at every open order once in WATCH_INTERVAL, so that no status goes untold."""

import logging

from bot.exchanger.errors import ExchangerError
from bot.logs import trace
from bot.services.bids import Bids
from bot.storage.bids import Bid
from bot.wake import Wake
from bot.workers.supervisor import Supervisor

logger = logging.getLogger(__name__)

AT_ONCE = 8
SHORTEST_SLEEP = 0.1


class BidWatcher:
    """`interval` in seconds; it also bounds how long a new order waits for its first look."""

    def __init__(self, bids: Bids, supervisor: Supervisor, interval: float, wake: Wake) -> None:
        self._bids = bids
        self._supervisor = supervisor
        self._pause = min(max(interval / 4, SHORTEST_SLEEP), 1.0)
        self._looking: set[int] = set()
        self._wake = wake

    async def run(self) -> None:
        while True:
            for row in await self._bids.due(AT_ONCE + len(self._looking)):
                if row.id not in self._looking and len(self._looking) < AT_ONCE:
                    self._looking.add(row.id)
                    self._supervisor.start(f"look {row.id}", self._look(row))
            await self._wake.wait(self._pause)

    async def _look(self, row: Bid) -> None:
        try:
            await self._bids.look(row.id)
        except ExchangerError as error:
            logger.info("order %s was not looked at: %s", row.id, error)
        except Exception as error:  # our own mistake: nobody asks the site again and again because of it
            logger.error("order %s was not looked at: %s", row.id, trace(error))  # noqa: TRY400  (its words are left out)
            await self._bids.look_later(row.id)
        else:
            self._wake.now()
        finally:
            self._looking.discard(row.id)
