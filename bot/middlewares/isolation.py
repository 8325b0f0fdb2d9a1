"""One update of a person at a time."""

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from functools import partial
from secrets import token_hex

from aiogram.fsm.storage.base import BaseEventIsolation, StorageKey
from redis.asyncio.lock import Lock
from redis.exceptions import LockError

from bot.locks import KeyedLocks
from bot.storage.redis import RedisAwayError, SharedMemory

logger = logging.getLogger(__name__)


class KeyedIsolation(BaseEventIsolation):
    """In this process. aiogram's SimpleEventIsolation keeps a lock for everyone who ever wrote; these are
    freed."""

    def __init__(self) -> None:
        self.locks = KeyedLocks()

    @asynccontextmanager
    async def lock(self, key: StorageKey) -> AsyncGenerator[None, None]:
        async with self.locks.hold(key):
            yield

    async def close(self) -> None:
        """Nothing to close: a lock lives only while somebody holds it."""


KEPT = 10.0
"""Seconds that a process which was killed still holds people up."""
RENEW_EVERY = 3.0
ASK_AGAIN = 0.05


class SharedIsolation(KeyedIsolation):
    """In all processes. aiogram's RedisEventIsolation doesn't renew its locks: one would be lost while its
    update is still handled, or hold the person up for a minute after a kill. These are short and renewed.

    Within the process the first one asks Redis for all who wait here. While that is away the order holds in
    each process alone: what must not happen twice is compared and set in the database.
    """

    def __init__(self, shared: SharedMemory) -> None:
        super().__init__()
        self._shared = shared
        self._turns: set[Lock] = set()

    @asynccontextmanager
    async def lock(self, key: StorageKey) -> AsyncGenerator[None, None]:
        name = self._shared.key("turn", key.chat_id, key.user_id)
        async with super().lock(key):
            turn = self._shared.redis.lock(name, timeout=KEPT, sleep=ASK_AGAIN, thread_local=False)
            with suppress(RedisAwayError):
                await self._shared.ask(partial(turn.acquire, token=token_hex(8)))
                self._turns.add(turn)
            try:
                yield
            finally:
                await self._give_back(turn)

    async def keep_held(self) -> None:
        """For the life of the process: renews what is held for longer."""
        while True:
            await asyncio.sleep(RENEW_EVERY)
            for turn in tuple(self._turns):
                with suppress(RedisAwayError, LockError):
                    await self._shared.ask(partial(turn.extend, KEPT, replace_ttl=True))

    async def _give_back(self, turn: Lock) -> None:
        if turn not in self._turns:
            return
        self._turns.discard(turn)
        try:
            await self._shared.ask(turn.release)
        except RedisAwayError:
            pass  # it ends by itself
        except LockError:
            logger.warning("a person's turn was over before its update was handled")
