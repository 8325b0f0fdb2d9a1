"""Tells a sleeping worker that there is something to do, in this process or in the elected one."""

import asyncio
from collections.abc import Callable


class Wake:
    """`told`: called with each `now`."""

    def __init__(self, told: Callable[[], None] = lambda: None) -> None:
        self._event = asyncio.Event()
        self._told = told

    def now(self) -> None:
        self._event.set()
        self._told()

    def taken(self) -> bool:
        """Whether there was something to do; the next to ask is told of what comes later."""
        was_set = self._event.is_set()
        self._event.clear()
        return was_set

    async def wait(self, seconds: float) -> None:
        """Until told, at most so long."""
        try:
            async with asyncio.timeout(seconds):
                await self._event.wait()
        except TimeoutError:
            return
        finally:
            self._event.clear()


class Wakes:
    """Those of the workers that others commit work for.

    In the process that is elected its workers wait for them; in the others what they tell is passed on.
    """

    def __init__(self) -> None:
        self._any = Wake()
        self.jobs = Wake(self._any.now)
        self.outbox = Wake(self._any.now)
        self.watch = Wake(self._any.now)
        self.payouts = Wake(self._any.now)
        self.counting = Wake(self._any.now)
        self.broadcasts = Wake(self._any.now)
        self._named = {
            "jobs": self.jobs,
            "outbox": self.outbox,
            "watch": self.watch,
            "payouts": self.payouts,
            "counting": self.counting,
            "broadcasts": self.broadcasts,
        }

    async def taken(self, seconds: float) -> list[str]:
        """The names of those that were told, as soon as there is one, at most after so long."""
        await self._any.wait(seconds)
        return [name for name, wake in self._named.items() if wake.taken()]

    def hear(self, name: str) -> None:
        """Another process has told it; what a later release calls otherwise is found by looking."""
        wake = self._named.get(name)
        if wake is not None:
            wake.now()
