"""Seals anew what older keys have sealed, once at the start of what acts by itself."""

import asyncio

from bot.services.resealing import Resealing


class Resealer:
    def __init__(self, resealing: Resealing) -> None:
        self._resealing = resealing

    async def run(self) -> None:
        await self._resealing.seal_anew()
        await asyncio.Event().wait()  # a worker that ends is begun again
