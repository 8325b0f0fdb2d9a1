"""How often the site's lists of partners' orders are read, in milliseconds."""

import asyncio
import time
from collections import Counter

from bot.exchanger.errors import ApiDisabled, Maintenance, Refused
from bot.vault import Unreadable

CALLS_A_MINUTE = 120
"""For all partners together: as many as the site is asked for orders where it shows no list of them."""
PAUSE_MS = 600_000
SPREAD_MS = 60_000
"""Partners who joined at once don't stay at once."""
HELD_MS = 15_000
"""Until the next look when something was held back."""
LEASE_MS = 120_000
"""Until the next look when this one never ends."""
LONGEST_MS = 3_600_000
LONGEST_KEY_MS = 6 * 3_600_000
"""For a key that does not work: its owner has to do something about it first."""


class Pace:
    """Who takes waits for the turn."""

    def __init__(self) -> None:
        self._free_at = 0.0

    async def take(self) -> None:
        now = time.monotonic()
        at = max(self._free_at, now)
        self._free_at = at + 60 / CALLS_A_MINUTE
        await asyncio.sleep(at - now)


class PartnerPauses:
    """Until a partner's list is read again: after failures ever longer. Failures are counted in memory: at
    a start each key is tried anew (PartnerFeed.try_all_anew)."""

    def __init__(self) -> None:
        self._failures: Counter[int] = Counter()

    def answered(self, partner_id: int) -> int:
        self._failures.pop(partner_id, None)
        return PAUSE_MS + partner_id * 7919 % SPREAD_MS

    def failed(self, partner_id: int, error: Exception) -> int:
        self._failures[partner_id] += 1
        longest = LONGEST_KEY_MS if _is_the_keys_fault(error) else LONGEST_MS
        return int(min(PAUSE_MS * 2 ** min(self._failures[partner_id] - 1, 10), longest))


def _is_the_keys_fault(error: Exception) -> bool:
    if isinstance(error, Maintenance):
        return False
    return isinstance(error, Unreadable | ApiDisabled | Refused)
