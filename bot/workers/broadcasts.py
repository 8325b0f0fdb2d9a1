"""Sends broadcasts, one after another, as fast as Telegram lets everything else leave room for.

A few people are always marked as `calling` ahead, so that there is no gap between one commit and the next;
few, as a kill makes all of them unknown.
"""

import asyncio
import logging
import math
from functools import partial

from aiogram import Bot
from aiogram.types import InlineKeyboardMarkup

from bot.handlers.operator_broadcast_telling import BroadcastTelling
from bot.logs import trace
from bot.middlewares.limits import Limit
from bot.middlewares.pacing import LastInLine
from bot.services.broadcast_sending import BroadcastSending, Called, Round
from bot.services.reach import Reach
from bot.storage.broadcasts import Broadcast, Recipient
from bot.storage.ids import now_ms
from bot.wake import Wake
from bot.workers.broadcast_call import Answer, copy_to
from bot.workers.broadcast_card import CardKeeper
from bot.workers.supervisor import Supervisor

logger = logging.getLogger(__name__)

AT_ONCE = 100
"""People marked or noted in one commit: a few commits a second, as everybody else's writes wait for each."""
AHEAD = 0.5
"""Seconds for which people are marked ahead."""
MOST_AHEAD = 150
IN_FLIGHT = 60
"""Calls whose answer is waited for: a Telegram that hangs costs no more people than that."""
EVERY = 0.25
"""Seconds after which what came of calls is noted, and it is seen whether an operator has paused it."""
LONGEST_SLEEP = 2.0
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 60.0
BROKEN_PAUSE = 1.0


class BroadcastRunner:
    def __init__(
        self,
        bot: Bot,
        sending: BroadcastSending,
        telling: BroadcastTelling,
        reach: Reach,
        supervisor: Supervisor,
        wake: Wake,
        limit: Limit,
    ) -> None:
        self._bot = bot
        self._sending = sending
        self._telling = telling
        self._reach = reach
        self._supervisor = supervisor
        self._wake = wake
        self._card = CardKeeper(telling, sending, supervisor)
        self._ahead = min(max(math.ceil(limit.per_second * AHEAD), 4), MOST_AHEAD)
        self._calls: dict[int, tuple[asyncio.Task[Answer], LastInLine]] = {}
        self._called: list[Called] = []
        """Not committed yet."""
        self._answered = Wake()
        self._noted = Wake()
        self._not_before = 0.0
        self._troubles = 0
        """How many times in a row it was not known what came of a call."""
        self._source_trouble: str | None = None
        self._current: Broadcast | None = None
        """What is gone on with first, should this have failed in the middle: its calls go on meanwhile."""
        self._swept = False
        self._stopping = False

    async def run(self) -> None:
        if not self._swept:
            if lost := await self._sending.sweep():
                logger.warning("%s messages of broadcasts were cut off: nobody knows whether they came", lost)
            self._swept = True
        while not self._stopping:
            self._current = self._current or await self._sending.next()
            if self._current is None:
                await self._wake.wait(await self._seconds_to_next())
            else:
                await self._send(self._current)
                self._current = None
        await asyncio.Event().wait()  # whatever is left is the supervisor's to end

    async def stop(self, seconds: float) -> None:
        """Nobody more is called; the calls under way get some time to be answered, and that to be noted."""
        self._stopping = True
        self._call_back()
        try:
            async with asyncio.timeout(seconds):
                while self._calls or self._called:
                    await self._noted.wait(EVERY)
        except TimeoutError:
            logger.warning("%s calls of a broadcast were still under way", len(self._calls))

    async def _send(self, broadcast: Broadcast) -> None:
        """Until it is through, or is to go on no more."""
        keyboards: dict[str, InlineKeyboardMarkup] = {}
        self._source_trouble = None
        while True:
            turn = await self._turn_over(broadcast.id)
            if turn is None:
                await asyncio.sleep(BROKEN_PAUSE)
                continue
            for person in turn.people:
                self._call(broadcast, person, keyboards)
            if self._source_trouble is not None:
                await self._sending.pause(broadcast.id, self._source_trouble)
                self._source_trouble = None
            elif self._is_over(turn):
                await self._end(turn)
                return
            self._card.show(turn.broadcast)
            await self._until_due(turn)

    def _is_over(self, turn: Round) -> bool:
        """Nothing is under way any more, and nothing is to follow."""
        if turn.broadcast.stage != "running" or self._stopping:
            self._call_back()
        elif not turn.nobody_left:
            return False
        return not self._calls and not self._called

    async def _end(self, turn: Round) -> None:
        done: Broadcast | None = turn.broadcast
        if turn.broadcast.stage == "running" and not self._stopping:
            done = await self._sending.finish(turn.broadcast.id)
        if done is not None and done.stage != "running":
            await self._card.show_last(done)

    async def _turn_over(self, id: int) -> Round | None:
        """None when the database takes no writes: what came of calls is kept until it does."""
        called, self._called = self._called, []
        wanted = min(self._room(), AT_ONCE)
        try:
            turn = await self._sending.turn_over(id, called, wanted)
        except BaseException as error:
            self._called = called + self._called
            if not isinstance(error, Exception):
                raise
            logger.error("broadcast %s waits for the database: %s", id, trace(error))  # noqa: TRY400  (its words are left out)
            return None
        self._noted.now()
        if wanted and not turn.people and not turn.nobody_left:
            self._not_before = asyncio.get_running_loop().time() + EVERY
        return turn

    def _room(self) -> int:
        """How many more to mark: one to try with, while it isn't known what comes of calls."""
        if self._stopping or asyncio.get_running_loop().time() < self._not_before:
            return 0
        if self._troubles > 1:
            return 0 if self._calls else 1
        waiting = sum(not place.has_come for _, place in self._calls.values())
        return max(min(self._ahead - waiting, self._ahead + IN_FLIGHT - len(self._calls)), 0)

    async def _until_due(self, turn: Round) -> None:
        """Until there is room for some more, or something to note."""
        loop = asyncio.get_running_loop()
        until = loop.time() + EVERY
        while (rest := until - loop.time()) > 0 and not self._is_due(turn):
            await self._answered.wait(rest)

    def _is_due(self, turn: Round) -> bool:
        if len(self._called) >= AT_ONCE or self._source_trouble is not None:
            return True
        if turn.nobody_left or turn.broadcast.stage != "running" or self._stopping:
            return not self._calls
        return self._room() >= self._ahead // 2

    # --- the calls

    def _call(
        self, broadcast: Broadcast, person: Recipient, keyboards: dict[str, InlineKeyboardMarkup]
    ) -> None:
        locale = self._sending.language(person)
        if locale not in keyboards:
            keyboards[locale] = self._telling.keyboard(broadcast, locale)
        place = LastInLine()
        work = copy_to(self._bot, self._reach, broadcast, person.user_id, keyboards[locale], place)
        task = self._supervisor.start(f"broadcast {broadcast.id} to {person.user_id}", work)
        self._calls[person.user_id] = (task, place)
        task.add_done_callback(partial(self._ended, person.user_id, place))

    def _ended(self, user_id: int, place: LastInLine, task: asyncio.Task[Answer]) -> None:
        """Who was called back before their turn is in line again; of who was cut off nothing is known."""
        del self._calls[user_id]
        if task.cancelled():
            if not place.has_come:
                self._called.append(Called(user_id, None))
        else:
            self._take_answer(user_id, task.result())
        self._answered.now()

    def _take_answer(self, user_id: int, answer: Answer) -> None:
        self._called.append(Called(user_id, answer.outcome))
        if answer.source_trouble is not None:
            self._source_trouble = answer.source_trouble
            self._call_back()
        elif answer.wait:
            self._hold(answer.wait)
        elif answer.is_sure:
            self._troubles = 0
        elif asyncio.get_running_loop().time() >= self._not_before:
            self._troubles += 1
            if self._troubles > 1:
                self._hold(min(FIRST_PAUSE * 2 ** (self._troubles - 2), LONGEST_PAUSE))

    def _hold(self, seconds: float) -> None:
        self._not_before = max(self._not_before, asyncio.get_running_loop().time() + seconds)
        self._call_back()

    def _call_back(self) -> None:
        """Those whose turn has not come: they are surely not called."""
        for task, place in list(self._calls.values()):
            if not place.has_come:
                task.cancel()

    async def _seconds_to_next(self) -> float:
        at = await self._sending.next_start()
        return LONGEST_SLEEP if at is None else min(max(at - now_ms(), 0) / 1000, LONGEST_SLEEP)
