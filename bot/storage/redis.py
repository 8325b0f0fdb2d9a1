"""Redis, for what several processes must agree on at once. While it is away each goes by its own memory.

What must never go wrong is compared and set in the database; Redis keeps people's updates in their order, and
counts them, over all processes. So a Redis that is away makes the bot no worse than processes without one,
and nobody is refused because of it.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import LockError, RedisError

T = TypeVar("T")

logger = logging.getLogger(__name__)

ANSWER_SECONDS = 1.0
LEFT_ALONE = 5.0
"""After a failure it isn't asked for so long: each question could cost a person ANSWER_SECONDS."""


class RedisAwayError(Exception):
    """Nobody knows what became of the question."""


class TimedRedis(Redis):
    """Answers within ANSWER_SECONDS, connecting included, by one timer for all of a question: with its own
    `socket_timeout` redis-py makes a task of each on Python 3.11."""

    async def execute_command(self, *args: Any, **options: Any) -> Any:
        async with asyncio.timeout(ANSWER_SECONDS):
            return await super().execute_command(*args, **options)  # type: ignore[no-untyped-call]


def open_redis(url: str) -> Redis:
    return TimedRedis.from_url(
        url,
        socket_connect_timeout=ANSWER_SECONDS,  # it closes within that, too
        retry=Retry(NoBackoff(), 0),
        decode_responses=True,
    )


class SharedMemory:
    """`prefix`: of every key, as a bot's Redis may be somebody else's too."""

    def __init__(self, redis: Redis, prefix: str) -> None:
        self.redis = redis
        self._prefix = prefix
        self._left_alone_until = 0.0

    def key(self, *parts: object) -> str:
        return ":".join((self._prefix, *map(str, parts)))

    async def ask(self, question: Callable[[], Awaitable[T]]) -> T:
        """Its answer, or RedisAwayError."""
        if asyncio.get_running_loop().time() < self._left_alone_until:
            raise RedisAwayError
        try:
            return await question()
        except LockError:
            raise  # an answer
        except (RedisError, OSError) as error:
            logger.warning("Redis is left alone for %s s: %s", LEFT_ALONE, type(error).__name__)
            self._left_alone_until = asyncio.get_running_loop().time() + LEFT_ALONE
            raise RedisAwayError from error

    async def close(self) -> None:
        await self.redis.aclose()
