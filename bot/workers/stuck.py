"""Looks once a minute whether an order is stuck."""

import asyncio

from bot.services.stuck import Stuck

EVERY_SECONDS = 60.0


class StuckTeller:
    def __init__(self, stuck: Stuck) -> None:
        self._stuck = stuck

    async def run(self) -> None:
        while True:
            await self._stuck.tell()
            await asyncio.sleep(EVERY_SECONDS)
