"""Erases what is too old to be kept, at the start and once a day."""

import asyncio

from bot.services.retention import Retention

DAY_SECONDS = 86_400.0


class Eraser:
    def __init__(self, retention: Retention) -> None:
        self._retention = retention

    async def run(self) -> None:
        while True:
            await self._retention.forget_old()
            await asyncio.sleep(DAY_SECONDS)
