"""Runs the requests for payouts: asks the site for them, finds out about lost answers, watches until they are
paid."""

import asyncio
import logging
import time
from collections import Counter

from bot.logs import trace
from bot.services.paying_out import PayingOut
from bot.storage.database import Database
from bot.storage.ids import now_ms
from bot.storage.payouts import Payout
from bot.wake import Wake
from bot.workers.supervisor import Supervisor

logger = logging.getLogger(__name__)

ASKS_AT_ONCE = 4
LOOKS_AT_ONCE = 2
LOOKS_A_MINUTE = 60
"""At those the site has not paid yet, of all partners together."""
SHORTEST_SLEEP = 0.1
BUSY_SLEEP = 0.5
"""At least, while one is under way: it is due until it is through, and wakes us then."""
LONGEST_SLEEP = 5.0
PUT_OFF_MS = 10_000
LONGEST_PUT_OFF_MS = 3_600_000


class PayoutRunner:
    """Requests and lost answers don't wait for looks at what is only to be paid."""

    def __init__(
        self,
        database: Database,
        paying_out: PayingOut,
        supervisor: Supervisor,
        wake: Wake,
        outbox_wake: Wake,
    ) -> None:
        self._database = database
        self._paying_out = paying_out
        self._supervisor = supervisor
        self._wake = wake
        self._outbox_wake = outbox_wake
        self._asking: set[int] = set()
        self._watching: set[int] = set()
        self._next_look = 0.0
        self._mistakes: Counter[int] = Counter()

    async def run(self) -> None:
        while True:
            await self._start_due()
            await self._wake.wait(await self._seconds_to_next())

    async def _start_due(self) -> None:
        busy = self._asking | self._watching  # what ends while we read has been read as due
        async with self._database.reading() as tx:
            to_ask = await tx.payouts.to_ask(now_ms(), ASKS_AT_ONCE + len(busy))
            to_watch = await tx.payouts.to_watch(now_ms(), LOOKS_AT_ONCE + len(busy))
        for row in to_ask:
            if row.id not in busy and len(self._asking) < ASKS_AT_ONCE:
                self._start(row, self._asking)
        for row in to_watch:
            if row.id not in busy and len(self._watching) < LOOKS_AT_ONCE and self._may_look():
                self._start(row, self._watching)

    def _may_look(self) -> bool:
        now = time.monotonic()
        if now < self._next_look:
            return False
        self._next_look = now + 60 / LOOKS_A_MINUTE
        return True

    def _start(self, row: Payout, among: set[int]) -> None:
        among.add(row.id)
        self._supervisor.start(f"payout {row.id}", self._run(row, among))

    async def _run(self, row: Payout, among: set[int]) -> None:
        try:
            await self._paying_out.run(row)
            self._mistakes.pop(row.id, None)
        except asyncio.CancelledError:
            raise
        except Exception as error:
            logger.error("payout %s is put off: %s", row.id, trace(error))  # noqa: TRY400  (its words are left out)
            await self._put_off(row)
        among.discard(row.id)
        self._wake.now()
        self._outbox_wake.now()

    async def _put_off(self, row: Payout) -> None:
        """Our own mistake, or the database's: others go on, and what is known of the call stays."""
        self._mistakes[row.id] += 1
        pause_ms = min(PUT_OFF_MS << min(self._mistakes[row.id] - 1, 10), LONGEST_PUT_OFF_MS)
        while True:
            try:
                async with self._database.transaction() as tx:
                    await tx.payouts.set_act(row.id, now_ms() + pause_ms)
                await self._paying_out.fails(row)
            except Exception as error:
                logger.error("payout %s is not put off: %s", row.id, trace(error))  # noqa: TRY400  (likewise)
                await asyncio.sleep(PUT_OFF_MS / 1000)
            else:
                return

    async def _seconds_to_next(self) -> float:
        """Until one is due that there is room for; whoever ends or adds one wakes us."""
        async with self._database.reading() as tx:
            ask_at = await tx.payouts.next_ask_at() if len(self._asking) < ASKS_AT_ONCE else None
            watch_at = await tx.payouts.next_watch_at() if len(self._watching) < LOOKS_AT_ONCE else None
        waits = [LONGEST_SLEEP]
        if ask_at is not None:
            waits.append((ask_at - now_ms()) / 1000)
        if watch_at is not None:
            waits.append(max((watch_at - now_ms()) / 1000, self._next_look - time.monotonic()))
        return max(min(waits), BUSY_SLEEP if self._asking or self._watching else SHORTEST_SLEEP)
