"""Adds what has been counted to the sums by day, in every process."""

import asyncio

from bot.services.day_counts import DayCounts

EVERY_SECONDS = 5.0


class DayCounter:
    def __init__(self, counts: DayCounts) -> None:
        self._counts = counts

    async def run(self) -> None:
        while True:
            await asyncio.sleep(EVERY_SECONDS)
            await self._counts.flush()
