"""Switches that make the site misbehave, per method, for a number of calls or by chance.

Some come instead of the call (nothing happens at the site), some after it took effect; with `after` any does.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random
from typing import Literal

Stage = Literal["before", "after"]

# kind -> (what it does, the parameters it takes besides methods, times and chance)
KINDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "slow": ("waits before the call (after: before its answer)", ("seconds", "after")),
    "lose_request": ("closes the connection, nothing was done", ()),
    "lose_answer": ("does the call, then closes the connection without an answer", ()),
    "cut_body": ("does the call, then breaks off in the middle of the answer", ()),
    "drip": ("does the call, then sends the answer a byte at a time", ("seconds",)),
    "html_page": ("answers 200 with a page of HTML (a challenge)", ("after",)),
    "empty_body": ("answers 200 with nothing", ("after",)),
    "junk": ("answers 200 with what is not JSON", ("after",)),
    "http": ("answers with an HTTP status", ("status", "retry_after", "after")),
    "api_disabled": ("answers as if the API were off", ("after",)),
    "maintenance": ("answers error 2, maintenance", ("after",)),
    "wrong_types": ("does the call; numbers become texts, texts numbers, maps lists of their values", ()),
    "wrong_shape": ("does the call; data becomes null", ()),
}
ALWAYS_AFTER = ("lose_answer", "cut_body", "drip", "wrong_types", "wrong_shape")


@dataclass
class Fault:
    """times: calls it is still to hit; None: until cleared. methods None: all of them."""

    id: int
    kind: str
    methods: frozenset[str] | None
    times: int | None
    chance: float
    seconds: float
    status: int
    retry_after: int | None
    after: bool
    hits: int = 0

    @property
    def stage(self) -> Stage:
        return "after" if self.after or self.kind in ALWAYS_AFTER else "before"


class Faults:
    def __init__(self, random: Random) -> None:
        self._random = random
        self._faults: list[Fault] = []
        self._made = 0

    def set(
        self,
        kind: str,
        *,
        methods: Iterable[str] | None = None,
        times: int | None = None,
        chance: float = 1.0,
        seconds: float = 1.0,
        status: int = 502,
        retry_after: int | None = None,
        after: bool = False,
    ) -> Fault:
        if kind not in KINDS:
            raise ValueError(f"no fault is called {kind}")
        self._made += 1
        names = None if methods is None else frozenset(methods)
        fault = Fault(self._made, kind, names, times, chance, seconds, status, retry_after, after)
        self._faults.append(fault)
        return fault

    def clear(self, fault_id: int | None = None) -> None:
        """One fault, or all of them."""
        self._faults = [fault for fault in self._faults if fault_id is not None and fault.id != fault_id]

    def active(self) -> list[Fault]:
        return [fault for fault in self._faults if fault.times is None or fault.times > 0]

    def hitting(self, method: str) -> list[Fault]:
        """The faults that hit this call; each is counted as used."""
        hit = [fault for fault in self.active() if self._hits(fault, method)]
        for fault in hit:
            fault.hits += 1
            if fault.times is not None:
                fault.times -= 1
        return hit

    def _hits(self, fault: Fault, method: str) -> bool:
        if fault.methods is not None and method not in fault.methods:
            return False
        return fault.chance >= 1 or self._random.random() < fault.chance
