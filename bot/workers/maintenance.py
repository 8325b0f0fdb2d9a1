"""Tells those whom maintenance has stopped that it is over."""

import asyncio

from bot.services.maintenance import MaintenanceOver

AT_ONCE = 100
PAUSE = 2.0
"""As long as the other processes take to hear of it: who is stopped by one of them meanwhile is told too."""


class MaintenanceTeller:
    def __init__(self, over: MaintenanceOver) -> None:
        self._over = over

    async def run(self) -> None:
        while True:
            if await self._over.tell(AT_ONCE) < AT_ONCE:
                await asyncio.sleep(PAUSE)
