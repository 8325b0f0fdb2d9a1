"""Ids and times, made by us so that both engines hold the same numbers."""

import secrets
import time

RANDOM_BITS = 18  # with milliseconds above them an id stays within 18 decimal digits until the year 2090
STEP_BITS = 16  # wide, as two bots may count on from the same millisecond
DAY_MS = 86_400_000


def now_ms() -> int:
    """UTC milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def lowest_id(at: int) -> int:
    """Ids made before that time are lower."""
    return at << RANDOM_BITS


def ids_since(at: int) -> int:
    """Ids made at that time (ms) or later are above this."""
    return (at << RANDOM_BITS) - 1


def is_nobody(id: int) -> bool:
    """Stands for a person, and their chat, of whom all has been erased. Telegram's own ids, those of groups
    below 0, are within 52 bits."""
    return id < -(1 << 52)


class IdMaker:
    """Positive ids of at most 18 digits, strictly increasing here, ordered by time, random at the end.

    The random part keeps bots that share one API key from sending the exchanger the same `api_id`.
    """

    def __init__(self) -> None:
        self._last = 0

    def new_id(self) -> int:
        fresh = now_ms() << RANDOM_BITS | secrets.randbits(RANDOM_BITS)
        # Several in one millisecond, or a clock set back: go on from the last one by a random step.
        self._last = max(fresh, self._last + 1 + secrets.randbits(STEP_BITS))
        return self._last
