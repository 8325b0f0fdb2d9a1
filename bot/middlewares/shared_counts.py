"""How much each person has sent lately to all processes together: counted in Redis, in one go an update."""

from functools import partial
from pathlib import Path

from bot.middlewares.counts import NOTES, PAUSE, OwnCounts, Verdict
from bot.middlewares.limits import Limit, Limits
from bot.storage.redis import RedisAwayError, SharedMemory

SCRIPT = Path(__file__).with_suffix(".lua")
REMEMBERED = 3600
"""Seconds; who comes back later begins anew, and is looked up again in a flood."""


class SharedCounts:
    """As OwnCounts, which it goes by while Redis is away."""

    def __init__(self, shared: SharedMemory, limits: Limits) -> None:
        self._own = OwnCounts(limits)
        self._shared = shared
        self._script = shared.redis.register_script(SCRIPT.read_text(encoding="utf-8"))
        each = (limits.stranger, limits.customer, limits.strangers, NOTES)
        self._limits = [number for limit in each for number in _numbers(limit)]

    async def ask(self, user_id: int, *, can_be_told: bool, is_customer: bool | None = None) -> Verdict:
        keys = [self._shared.key("sent", who) for who in (user_id, "strangers", "notes")]
        looked_up = "" if is_customer is None else str(int(is_customer))
        arguments: list[float | str] = [*self._limits, PAUSE, int(can_be_told), looked_up, REMEMBERED]
        try:
            return Verdict(int(await self._shared.ask(partial(self._script, keys, arguments))))
        except RedisAwayError:
            return await self._own.ask(user_id, can_be_told=can_be_told, is_customer=is_customer)


def _numbers(limit: Limit) -> tuple[float, float]:
    """What `Bucket` makes of it: the time between two, and how far ahead of it one may be."""
    interval = 1 / limit.per_second
    return interval, interval * (limit.burst - 1)
