"""Reading the exchanger for a person who is waiting: shared, kept for a while, never long in silence."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine, Hashable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from bot.errors import StillWaiting
from bot.exchanger.errors import ExchangerError

T = TypeVar("T")

SILENCE = 3.0
"""Seconds a person may wait without a word."""

TYPING_AFTER = 0.8
"""Seconds after which who waits for the site sees that something is being done."""


@dataclass(frozen=True, slots=True)
class Waiter:
    """Who waits for the update being handled."""

    since: float
    """When it was taken up: all its reads together keep within SILENCE."""
    show_typing: Callable[[], None]


waiter: ContextVar[Waiter | None] = ContextVar("waiter", default=None)

KEPT_FAILURE = 3.0
"""Seconds a failure is kept, so that who waited for it hears of it instead of starting it anew."""

KEPT_ANSWERS = 2000

Start = Callable[[str, Coroutine[Any, Any, Any]], asyncio.Task[Any]]
"""The supervisor's: starts a task that is waited for at shutdown."""


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """What the site said, and when (monotonic seconds)."""

    value: T
    at: float

    @property
    def age(self) -> float:
        return time.monotonic() - self.at


class Reads:
    """Answers by question: so many at most, and where they are large for so long at most. The same question
    asked twice at once is one request."""

    def __init__(self, start: Start, *, most: int = KEPT_ANSWERS, seconds: float | None = None) -> None:
        self._start = start
        self._most = most
        self._seconds = seconds
        self._answers: OrderedDict[Hashable, Answer[Any]] = OrderedDict()
        self._failures: OrderedDict[Hashable, Answer[Any]] = OrderedDict()
        self._running: dict[Hashable, asyncio.Task[Answer[Any]]] = {}

    async def fresh(
        self, key: Hashable, max_age: float, ask: Callable[[], Coroutine[Any, Any, T]]
    ) -> Answer[T]:
        """An answer at most `max_age` old. Raises the site's error, or StillWaiting after SILENCE."""
        answer = self._answers.get(key)
        if answer and answer.age <= max_age:
            return cast(Answer[T], answer)
        failure = self._failures.get(key)
        if failure and failure.age <= KEPT_FAILURE:
            raise failure.value.with_traceback(None)
        return await self._wait(key, ask)

    def last(self, key: Hashable) -> Answer[Any] | None:
        """The last answer that is kept, however old."""
        return self._answers.get(key)

    async def _wait(self, key: Hashable, ask: Callable[[], Coroutine[Any, Any, T]]) -> Answer[T]:
        task = self._running.get(key)
        if task is None:
            task = self._running[key] = self._start("read", self._read(key, ask))
        return await within_silence(task)

    async def _read(self, key: Hashable, ask: Callable[[], Awaitable[T]]) -> Answer[T]:
        try:
            value = await ask()
        except ExchangerError as error:
            self._keep(self._failures, key, error)
            raise
        else:
            self._failures.pop(key, None)
            answer = self._keep(self._answers, key, value)
            if self._seconds is not None:
                asyncio.get_running_loop().call_later(self._seconds, self._drop, key, answer.at)
            return answer
        finally:
            self._running.pop(key, None)

    def _keep(self, kept: OrderedDict[Hashable, Answer[Any]], key: Hashable, value: Any) -> Answer[Any]:
        kept[key] = answer = Answer(value, time.monotonic())
        kept.move_to_end(key)
        while len(kept) > self._most:
            kept.popitem(last=False)
        return answer

    def _drop(self, key: Hashable, at: float) -> None:
        """By its time: a newer answer stays, and the timer may be early by a millisecond."""
        if (answer := self._answers.get(key)) and answer.at == at:
            del self._answers[key]


async def within_silence(task: asyncio.Task[T]) -> T:
    """The task's result; StillWaiting if it isn't there in time (the task goes on)."""
    who = waiter.get()
    until = (who.since if who else time.monotonic()) + SILENCE
    left = max(until - time.monotonic(), 0)
    done, _ = await asyncio.wait({task}, timeout=min(TYPING_AFTER, left))
    if not done and left > TYPING_AFTER:
        if who:
            who.show_typing()
        done, _ = await asyncio.wait({task}, timeout=left - TYPING_AFTER)
    if not done:
        raise StillWaiting(task)
    return task.result()
