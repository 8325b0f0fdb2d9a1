"""Which process runs the workers: one at a time, by the database's lock; the others stand by.

While it stands by, a process passes on to the elected one what its own people have given the workers to do.
The elected one asks the server every second; as soon as that fails its workers are ended, whatever they are
at, as a kill would end them, and it stands again.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from bot.storage.leader_lock import LOST, LeaderLock
from bot.term import Term, TermOverError, acting_in, clock
from bot.wake import Wakes
from bot.workers.supervisor import Supervisor

logger = logging.getLogger(__name__)

ELECTED = "elected: the workers run here"
STANDING_BY = "standing by: another process runs the workers"
NOT_ELECTED = "not to be elected, or not any more"
STAND_AGAIN = 1.0
ASK_EVERY = 1.0


class Elected(Protocol):
    """The workers of one term, already at work."""

    async def stop(self, seconds: float) -> None:
        """Nothing more is begun; what can't be left halfway gets some time to end."""


Elect = Callable[[Supervisor], Elected]
Line = Callable[[], AbstractAsyncContextManager[LeaderLock]]


class Election:
    """`elect` makes and starts the workers of a term: what those of an earlier one knew may be so no more."""

    def __init__(self, line: Line, wakes: Wakes, elect: Elect) -> None:
        self._line = line
        self._wakes = wakes
        self._elect = elect
        self._elected: Elected | None = None
        self._ending = False
        self._how = ""

    async def run(self) -> None:
        while True:
            try:
                async with self._line() as lock:
                    await self._lead(lock, await self._stand(lock))
            except LOST as error:
                self._say_lost(error)
            await asyncio.sleep(STAND_AGAIN)

    async def stop(self, seconds: float) -> None:
        """Before the end of the process: it isn't elected any more, and lets go of what it does."""
        self._ending = True
        if self._elected is not None:
            await self._elected.stop(seconds)

    async def _stand(self, lock: LeaderLock) -> float:
        """Until it is elected; when the question was asked that was answered so."""
        while True:
            asked_at = clock()
            if not self._ending and await lock.is_had():
                return asked_at
            self._say(logging.INFO, STANDING_BY)
            if names := await self._wakes.taken(STAND_AGAIN):
                await lock.tell(names)

    async def _lead(self, lock: LeaderLock, asked_at: float) -> None:
        await lock.hear(self._wakes.hear)
        term = Term(asked_at, lock.sure_for)
        before = acting_in.set(term)
        try:
            async with Supervisor() as workers:
                self._elected = self._elect(workers)
                self._say(logging.INFO, ELECTED)
                await self._until_lost(lock, term)
        finally:
            self._elected = None
            acting_in.reset(before)

    async def _until_lost(self, lock: LeaderLock, term: Term) -> None:
        try:
            while True:
                await asyncio.sleep(ASK_EVERY)
                asked_at = clock()
                await lock.check()
                term.renew(asked_at)
        except (*LOST, TermOverError) as error:
            self._say_lost(error)
        finally:
            term.end()

    def _say_lost(self, error: Exception) -> None:
        self._say(logging.WARNING, f"{NOT_ELECTED}: {type(error).__name__}")

    def _say(self, level: int, how: str) -> None:
        """Each change once: a database that is away stays so for a while."""
        if how != self._how:
            logger.log(level, how)
        self._how = how
