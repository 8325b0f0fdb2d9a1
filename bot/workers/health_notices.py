"""Looks now and then whether operators must hear how the bot is."""

import asyncio

from bot.services.health_notices import HealthNotices

LOOK_EVERY = 5.0


class HealthWatcher:
    def __init__(self, notices: HealthNotices) -> None:
        self._notices = notices

    async def run(self) -> None:
        while True:
            await asyncio.sleep(LOOK_EVERY)
            await self._notices.look()
