"""How long an elected process may act: what it starts by itself asks before it does what can't be undone.

Cut off from the database, or frozen for a while, a process can't know that another one was elected
meanwhile. So its term is sure for some seconds from its last question to the server on, fewer than the server
waits before it gives the lock to another one.
"""

import asyncio
import math
import time
from contextvars import ContextVar

CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
"""One that goes on while the machine sleeps, where there is one."""


def clock() -> float:
    return time.clock_gettime(CLOCK)


class TermOverError(Exception):
    """The process may not act as the elected one any more."""


class Term:
    """`asked_at`: when the question was sent that the server answered; `sure_for`: seconds from then on."""

    def __init__(self, asked_at: float, sure_for: float) -> None:
        self._asked_at = asked_at
        self._sure_for = sure_for

    @property
    def is_sure(self) -> bool:
        return clock() - self._asked_at < self._sure_for

    def renew(self, asked_at: float) -> None:
        """Never once it is over: what asked meanwhile has ended."""
        if not self.is_sure:
            raise TermOverError
        self._asked_at = asked_at

    def end(self) -> None:
        """Whatever still goes on of it is not to act any more."""
        self._sure_for = -math.inf


acting_in: ContextVar[Term | None] = ContextVar("acting_in", default=None)
"""What workers and the tasks they start belong to. Handlers of people's updates belong to none."""


def check_term() -> None:
    """Ends a task of a term that is over as a kill would: what it was about is for the next one elected."""
    term = acting_in.get()
    if term is not None and not term.is_sure:
        raise asyncio.CancelledError
