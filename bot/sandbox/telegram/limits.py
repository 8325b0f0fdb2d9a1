"""How fast a bot may send: Telegram's flood limits as token buckets."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.telegram.errors import too_many_requests


@dataclass
class Bucket:
    rate: float  # tokens a second
    burst: float
    tokens: float
    filled: float  # when the tokens were counted

    def wait(self, now: float) -> float:
        """Seconds until a token is there."""
        self.tokens = min(self.burst, self.tokens + (now - self.filled) * self.rate)
        self.filled = now
        return max(0.0, (1 - self.tokens) / self.rate)


class SendLimits:
    """30 a second overall, 1 a second in a chat (5 at once), 20 a minute in a group; sends and edits.

    `times` as much, for who has no time to wait for it.
    """

    def __init__(self, on: bool, clock: Callable[[], float] = time.monotonic, *, times: float = 1.0) -> None:
        self.on = on
        self._clock = clock
        self._times = times
        self._overall = self._bucket(30, 30)
        self._chats: dict[int, list[Bucket]] = {}

    def spend(self, chat_id: int, *, is_group: bool) -> None:
        """Counts one send; refuses it with 429 when it comes too soon."""
        if not self.on:
            return
        now = self._clock()
        buckets = [self._overall, *self._of_chat(chat_id, is_group)]
        wait = max(bucket.wait(now) for bucket in buckets)
        if wait > 0:
            raise too_many_requests(max(1, math.ceil(wait)))
        for bucket in buckets:
            bucket.tokens -= 1

    def _of_chat(self, chat_id: int, is_group: bool) -> list[Bucket]:
        if chat_id not in self._chats:
            group = [self._bucket(20 / 60, 20)] if is_group else []
            self._chats[chat_id] = [self._bucket(1, 5), *group]
        return self._chats[chat_id]

    def _bucket(self, rate: float, burst: float) -> Bucket:
        rate, burst = rate * self._times, burst * self._times
        return Bucket(rate, burst, burst, self._clock())
