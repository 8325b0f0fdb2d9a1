"""How often `bid_info` is asked for an order, in milliseconds."""

from bot.exchanger.models import Bid as SiteBid
from bot.services.bid_view import lacks_details
from bot.services.feed import Feed
from bot.services.statuses import Group, group_of, is_final
from bot.storage.bids import Bid
from bot.storage.database import Tx
from bot.storage.ids import now_ms

POLLS_A_MINUTE = 120
"""Where the site's list may not be read. A call takes a PHP site up to a second: two a second keep one or two
of its workers busy, and leave the others to its visitors."""
SLOWER = 20
"""The pause is this part of the time since the order last changed: a change is heard of at most 5 % late."""
LONGEST_PAUSE_MS = 900_000
REVIVABLE_MS = 3 * 86_400_000
"""So long a cancelled order is looked at: an operator may revive it."""
REVIVABLE_PAUSE_MS = 6 * 3_600_000
LONGEST_RETRY_MS = 3_600_000
RETRIES = 24
"""With the list at hand nothing but details is missed: after a day of failures the next change will do."""


def poll_pause_ms(since_change_ms: int, interval_ms: int, open_orders: int) -> int:
    """Quick after creation and after each change, slower with age. Old orders share half of what may be
    asked, so that with very many of them the young ones are quick still."""
    longest = max(LONGEST_PAUSE_MS, round_ms(open_orders))
    return min(max(since_change_ms // SLOWER, interval_ms), max(longest, interval_ms))


def round_ms(open_orders: int) -> int:
    """How long it takes to ask for every open order once at half the pace."""
    return open_orders * 2 * 60_000 // POLLS_A_MINUTE


def retry_pause_ms(failures: int, interval_ms: int) -> int:
    """After so many failures in a row, the first counted as 1."""
    return int(min(interval_ms * 2 ** min(failures - 1, 30), max(LONGEST_RETRY_MS, interval_ms)))


class LookTimes:
    """When an order is looked at next: with the list at hand only after a failure, or while it is to be paid
    and doesn't say where to, which no list tells of; else ever more slowly."""

    def __init__(self, feed: Feed, interval_ms: int) -> None:
        self._feed = feed
        self._interval_ms = interval_ms
        self._failures: dict[int, int] = {}

    def answered(self, bid_id: int) -> None:
        self._failures.pop(bid_id, None)

    def failed(self, bid_id: int) -> None:
        self._failures[bid_id] = self._failures.get(bid_id, 0) + 1

    async def next(self, tx: Tx, row: Bid, site: SiteBid | None) -> int | None:
        """`site`: how it is now, if that is known. None: nothing calls for a look.

        Whether the list tells is known in the process that follows it: in another one what a person's own
        look finds is for that process to look at.
        """
        at = now_ms()
        status = site.status if site else row.status or ""
        if not self._feed.is_followed:
            return row.look_at if status == row.status else at
        since_change = at - row.updated_at if status == row.status else 0
        poll = None if self._feed.on else await self._poll_pause(tx, status, since_change)
        if poll is None and site is not None and lacks_details(site):
            poll = poll_pause_ms(since_change, self._interval_ms, 0)
        failures = self._failures.get(row.id, 0)
        if not failures:
            return None if poll is None else at + poll
        if poll is None and failures > RETRIES:
            del self._failures[row.id]
            return None
        return at + max(retry_pause_ms(failures, self._interval_ms), poll or 0)

    async def _poll_pause(self, tx: Tx, status: str, since_change_ms: int) -> int | None:
        if not is_final(status):
            return poll_pause_ms(since_change_ms, self._interval_ms, await tx.bids.count_all_open())
        if group_of(status) is Group.CANCELLED and since_change_ms < REVIVABLE_MS:
            return REVIVABLE_PAUSE_MS
        return None
