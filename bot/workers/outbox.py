"""Sends what the outbox holds: in order for each chat, again when Telegram can't take it now."""

import asyncio
import logging
from collections import Counter

from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.fsm.context import FSMContext

from bot.handlers.telling import Telling
from bot.logs import about_bid, in_words, trace
from bot.middlewares.pacing import Pacing, by_itself
from bot.monitoring.meters import Meters
from bot.services.reach import Reach
from bot.storage.database import Database
from bot.storage.ids import now_ms
from bot.storage.outbox import OutboxRow
from bot.ui.show import is_unreachable
from bot.wake import Wake
from bot.workers.supervisor import Supervisor

logger = logging.getLogger(__name__)

AT_ONCE = 8
"""Messages in flight, up to the commit that they are sent: what a kill may send twice."""
NEXT = 8
"""Chats whose turn is held until a message in flight is through: few, as the person there waits too."""
TAKEN_UP = 200
"""Chats whose message may wait for its turn: talkative people must not hold up the others."""
ENOUGH = 32
"""Messages that could go at once: before more are read, some of them are sent."""
LONGEST_SLEEP = 2.0
FIRST_PAUSE_MS = 1_000
LONGEST_PAUSE_MS = 60_000
OWN_TRIES = 3
"""Times a message is tried that can't be made by our own mistake; then plain words take its place."""
BROKEN_PAUSE = 1.0
"""Seconds between tries while the database takes no writes."""


class OutboxSender:
    def __init__(
        self,
        database: Database,
        telling: Telling,
        reach: Reach,
        pacing: Pacing,
        supervisor: Supervisor,
        wake: Wake,
        meters: Meters,
    ) -> None:
        self._database = database
        self._telling = telling
        self._reach = reach
        self._pacing = pacing
        self._supervisor = supervisor
        self._wake = wake
        self._became = meters.outbox
        self._chats: set[int] = set()
        """Those with a message on its way: the next one waits for it."""
        self._near = asyncio.Semaphore(AT_ONCE + NEXT)
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._ready = 0
        """Messages whose chat's own pace lets them go."""
        self._in_flight: set[int] = set()
        self._told: set[int] = set()
        """Sent, and not committed as such yet: not to be sent again while this process lives."""
        self._mistakes: Counter[int] = Counter()
        """How often a message could not be made."""
        self._stopping = False

    async def run(self) -> None:
        while not self._stopping:
            if self._ready < ENOUGH:
                await self._take_up_due()
            await self._wake.wait(await self._seconds_to_next())
        await asyncio.Event().wait()  # what is in flight is the supervisor's to end

    async def stop(self, seconds: float) -> None:
        """Nothing more is sent; what is in flight gets some time to end, as it would be sent twice else."""
        self._stopping = True
        try:
            async with asyncio.timeout(seconds):
                while self._in_flight:
                    await self._wake.wait(LONGEST_SLEEP)
        except TimeoutError:
            logger.warning("%s messages were still in flight after %s s", len(self._in_flight), seconds)

    async def _take_up_due(self) -> None:
        busy = set(self._chats)  # a message that is sent while we read has been read as waiting
        for row in await self._due():
            if row.chat_id not in busy and len(self._chats) < TAKEN_UP:
                self._chats.add(row.chat_id)
                self._supervisor.start(f"tell {row.id}", self._take_up(row))

    async def _due(self) -> list[OutboxRow]:
        async with self._database.reading() as tx:
            return await tx.outbox.due(now_ms(), TAKEN_UP + len(self._chats))

    async def _take_up(self, row: OutboxRow) -> None:
        by_itself.set(True)
        about_bid(row.bid_id)
        try:
            await self._send(row)
        except Exception as error:  # what became of it could not be kept: the database is in trouble
            logger.error("message %s is taken up again: %s", row.id, trace(error))  # noqa: TRY400  (its words are left out)
            await asyncio.sleep(BROKEN_PAUSE)
        finally:
            self._chats.discard(row.chat_id)
            self._wake.now()

    async def _send(self, row: OutboxRow) -> None:
        """First what may take long, holding nobody up: the chat's own pace, and what the person does now."""
        await asyncio.sleep(self._pacing.pause(row.chat_id))
        self._ready += 1
        try:
            async with self._near, self._telling.turn(row.chat_id) as state, self._slots:
                await self._send_in_flight(row, state)
        finally:
            self._ready -= 1

    async def _send_in_flight(self, row: OutboxRow, state: FSMContext) -> None:
        if self._stopping:
            return
        self._in_flight.add(row.id)
        try:
            await self._send_in_turn(row, state)
        finally:
            self._in_flight.discard(row.id)

    async def _send_in_turn(self, row: OutboxRow, state: FSMContext) -> None:
        """Up to the note of what became of it: a return handled in between would be undone."""
        if await self._reach.is_lost(row.chat_id):
            await self._reach.lost(row.chat_id)
            return
        try:
            await self._tell_once(row, state)
        except TelegramRetryAfter as error:
            await self._later(row, error.retry_after * 1000)
        except (TelegramNetworkError, TelegramServerError) as error:
            logger.info("message %s is sent again later: %s", row.id, type(error).__name__)
            await self._later(row, min(FIRST_PAUSE_MS << min(row.attempts, 10), LONGEST_PAUSE_MS))
        except (TelegramForbiddenError, TelegramBadRequest) as error:
            await self._refused(row, error)
        except ClientDecodeError as error:  # it is done, only its answer can't be read
            await self._drop(row, in_words(error))
        except TelegramAPIError as error:  # not the message: the token, or the server
            logger.warning("message %s (%s) is sent again later: %s", row.id, row.kind, error)
            await self._later(row, LONGEST_PAUSE_MS)
        except Exception as error:
            logger.error("message %s (%s) was not made: %s", row.id, row.kind, trace(error))  # noqa: TRY400  (its words are left out)
            await self._not_made(row)

    async def _tell_once(self, row: OutboxRow, state: FSMContext) -> None:
        if row.id not in self._told:
            if self._mistakes[row.id] < OWN_TRIES:
                await self._telling.tell(row, state)
            else:
                await self._telling.tell_plainly(row, state)
            self._told.add(row.id)
        async with self._database.at_once() as tx:
            await tx.outbox.sent(row.id, now_ms())
        self._became.add("sent")
        self._told.discard(row.id)
        self._mistakes.pop(row.id, None)

    async def _refused(self, row: OutboxRow, error: TelegramBadRequest | TelegramForbiddenError) -> None:
        if isinstance(error, TelegramForbiddenError) or is_unreachable(error):
            logger.info("chat of message %s can't be written to: %s", row.id, error)
            await self._reach.lost(row.chat_id)
        else:
            await self._drop(row, in_words(error))

    async def _not_made(self, row: OutboxRow) -> None:
        """Our own mistake, which may not keep from the chat what comes after it."""
        self._mistakes[row.id] += 1
        if self._mistakes[row.id] <= OWN_TRIES:
            await self._later(row, FIRST_PAUSE_MS)
        else:
            await self._drop(row, "could not be made")

    async def _later(self, row: OutboxRow, pause_ms: int) -> None:
        async with self._database.at_once() as tx:
            await tx.outbox.retry(row.id, now_ms() + pause_ms)
        self._became.add("put_off")

    async def _drop(self, row: OutboxRow, why: str) -> None:
        logger.error("message %s (%s) was dropped: %s", row.id, row.kind, why)
        async with self._database.at_once() as tx:
            await tx.outbox.dropped(row.id, now_ms(), why)
        self._became.add("dropped")
        self._mistakes.pop(row.id, None)

    async def _seconds_to_next(self) -> float:
        if self._ready >= ENOUGH or len(self._chats) >= TAKEN_UP:
            return LONGEST_SLEEP
        async with self._database.reading() as tx:
            at = await tx.outbox.next_run_at()
        if at is None or self._chats:
            return LONGEST_SLEEP
        return min(max(at - now_ms(), 0) / 1000, LONGEST_SLEEP)
