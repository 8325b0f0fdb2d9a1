"""Tells a sleeping worker that there is something to do."""

import asyncio
from dataclasses import dataclass, field


class Wake:
    def __init__(self) -> None:
        self._event = asyncio.Event()

    def now(self) -> None:
        self._event.set()

    async def wait(self, seconds: float) -> None:
        """Until told, at most so long."""
        try:
            async with asyncio.timeout(seconds):
                await self._event.wait()
        except TimeoutError:
            return
        finally:
            self._event.clear()


@dataclass(frozen=True, slots=True)
class Wakes:
    """Those of the workers that others commit work for."""

    jobs: Wake = field(default_factory=Wake)
    outbox: Wake = field(default_factory=Wake)
    watch: Wake = field(default_factory=Wake)
