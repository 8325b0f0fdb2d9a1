"""One person's updates are handled one after another."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from aiogram.fsm.storage.base import BaseEventIsolation, StorageKey

from bot.locks import KeyedLocks


class KeyedIsolation(BaseEventIsolation):
    """aiogram's SimpleEventIsolation keeps a lock for everyone who ever wrote; these are freed."""

    def __init__(self) -> None:
        self.locks = KeyedLocks()

    @asynccontextmanager
    async def lock(self, key: StorageKey) -> AsyncGenerator[None, None]:
        async with self.locks.hold(key):
            yield

    async def close(self) -> None:
        """Nothing to close: a lock lives only while somebody holds it."""
