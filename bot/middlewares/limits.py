"""How much may go out to Telegram and come in from people, and what keeps count of it."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

KEPT = 10_000
ROUNDED = 1e-6
"""Seconds: so little may be left when large numbers are taken from each other, and is no reason to wait."""


@dataclass(frozen=True, slots=True)
class Limit:
    """`per_second` on the long run, `burst` at once."""

    per_second: float
    burst: int


@dataclass(frozen=True, slots=True)
class Limits:
    """Messages to Telegram, a little below its own limits; and what is taken of people, well above theirs.

    Telegram takes 30 a second and 30 at once, by when they come to it: those on their way for up to a third
    of a second longer than others still come within that.
    """

    everything: Limit = Limit(29.5, 20)
    chat: Limit = Limit(1, 4)
    group: Limit = Limit(20 / 60, 4)
    customer: Limit = Limit(3, 30)
    stranger: Limit = Limit(1.5, 20)
    """Who has no order yet."""
    strangers: Limit = Limit(20, 100)
    """All of them together."""
    left_for_people: int = 8
    """Of those at once, what messages that come by themselves don't take."""


class Bucket:
    """GCRA: one number holds how far ahead of the long-run rate a sender is."""

    def __init__(self, limit: Limit) -> None:
        self._interval = 1 / limit.per_second
        self._ahead = self._interval * (limit.burst - 1)
        self._due = 0.0

    def wait(self, now: float, spare: int = 0) -> float:
        """Seconds until the next one may go, and leave room for `spare` more at once."""
        ahead = max(self._ahead - spare * self._interval, 0.0)
        left = self._due - ahead - now
        return left if left > ROUNDED else 0.0

    def is_full(self, now: float) -> bool:
        """Nothing has gone lately: the whole burst may."""
        return self._due <= now

    def take(self, now: float) -> None:
        self._due = max(self._due, now) + self._interval

    def hold(self, until: float) -> None:
        """Nothing goes before then."""
        self._due = max(self._due, until + self._ahead)


class Latest(Generic[K, V]):
    """What is kept of those who came last, made at their coming; the others are forgotten."""

    def __init__(self, make: Callable[[K], V]) -> None:
        self._make = make
        self._kept: OrderedDict[K, V] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def __getitem__(self, key: K) -> V:
        if key not in self._kept:
            self._kept[key] = self._make(key)
        self._kept.move_to_end(key)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return self._kept[key]
