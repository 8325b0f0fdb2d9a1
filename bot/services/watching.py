"""Follows the site's list of changed orders: one request a tick tells which orders must be looked at.

The cursor is the newest `time` that the site has shown, committed after the rows up to it were taken in; the
rows of the last minute are read again each time, as one may become visible late. What is told hangs on no
clock: an order's history is compared with what was told of it. Where the site's clock is set back, new
changes fall behind the cursor, and the list goes quiet; so after some quiet ticks the next one asks for the
watched orders by their numbers instead, and finds them.
"""

import asyncio
import logging
import time
from collections.abc import Iterable, Sequence

from bot.exchanger.errors import ExchangerError, MethodNotAllowed
from bot.exchanger.models import Exchange
from bot.services.bid_view import NOT_MADE
from bot.services.denied import Denied
from bot.services.feed import PAGE, Feed
from bot.services.feed_age import FeedAge
from bot.services.history import untold_by
from bot.services.watch_pace import REVIVABLE_MS, REVIVABLE_PAUSE_MS, round_ms
from bot.storage.bids import Bid
from bot.storage.cursors import FEED
from bot.storage.database import Database, Tx
from bot.storage.ids import ids_since, now_ms
from bot.wake import Wakes

logger = logging.getLogger(__name__)

OVERLAP = 60
"""Seconds before the cursor that are read again."""
QUIET_TICKS = 6
"""Without anything newer, until one tick searches behind the cursor."""
ASK_AGAIN = 600.0
"""Seconds until it is tried whether the key may read the list by now."""
BEAR = 60.0
"""Seconds for which the list may fail before orders are asked for one by one."""
MAX_API_ID = 18
IN_A_ROW = 50
"""Rows that are compared without a pause."""


class Watching:
    """`listed` holds the rows that call for a look, by our order, until the look takes them."""

    def __init__(
        self, database: Database, feed: Feed, denied: Denied, watch_interval: float, wakes: Wakes
    ) -> None:
        self._database = database
        self._feed = feed
        self._age = FeedAge(database)
        self._denied = denied
        self._wakes = wakes
        self._interval = watch_interval
        self.listed: dict[int, Exchange] = {}
        self._caught_up = False
        self._forbidden_until = 0.0
        self._failing_since: float | None = None
        self._quiet = 0
        self._searched = 0
        """The order up to which has been searched."""
        self._seen: frozenset[Exchange] | None = frozenset()
        """The last tick's rows; None when the next ones are not news, whatever their time."""
        self._settled: frozenset[Exchange] = frozenset()

    async def tick(self) -> None:
        """Raises the site's error when its list could not be read. May be called at any pace."""
        if time.monotonic() < self._forbidden_until:
            return
        try:
            await self._read()
        except MethodNotAllowed:
            self._forbidden_until = time.monotonic() + ASK_AGAIN
            await self._age.forbidden()
            await self._go_without()
        except ExchangerError:
            self._failing_since = self._failing_since or time.monotonic()
            if time.monotonic() - self._failing_since >= BEAR:
                await self._go_without()
            raise
        else:
            self._failing_since = None
            await self._age.read()

    async def _read(self) -> None:
        if not self._caught_up:
            await self._catch_up()
        elif self._quiet >= QUIET_TICKS:
            self._quiet = 0
            await self._search_behind()
        else:
            await self._follow()

    # --- with the list, and without

    async def _catch_up(self) -> None:
        """At a start, and when the list can be read again: every watched order is compared, by its number."""
        await self._search(everything=True)
        await self._follow()
        self._feed.on = True  # first: a look that ends meanwhile sets no further one
        async with self._database.transaction() as tx:
            await tx.bids.stop_looking(now_ms())
        self._caught_up = True

    async def _go_without(self) -> None:
        """Every open order is looked at in its turn from now on."""
        if not self._feed.on:
            return
        logger.warning("the site's list of orders can't be read: they are asked for one by one")
        self._feed.on = self._caught_up = False
        async with self._database.transaction() as tx:
            count = await tx.bids.count_all_open()
            spread = max(round_ms(count), round(self._interval * 1000), 1)
            await tx.bids.look_in_turn(now_ms(), spread)
            await tx.bids.look_for_revived(now_ms(), self._recent(), REVIVABLE_PAUSE_MS)

    @staticmethod
    def _recent() -> int:
        return ids_since(now_ms() - REVIVABLE_MS)

    # --- by time

    async def _follow(self) -> None:
        async with self._database.reading() as tx:
            cursor = await tx.cursors.get(FEED)
        if cursor is None:
            rows: Sequence[Exchange] = await self._feed.newest()
        else:
            rows = await self._feed.since(cursor - self._overlap)
        await self._take_in(rows)
        newer = self._newer(rows, cursor)
        self._seen = frozenset(rows)
        self._quiet = 0 if newer else self._quiet + 1
        if newer:
            await self._set_cursor(max(newer))

    @property
    def _overlap(self) -> int:
        """An order may be skipped while it is being made: it must be there at the next tick."""
        return OVERLAP + int(self._interval)

    def _newer(self, rows: Iterable[Exchange], cursor: int | None) -> list[int]:
        """Times that are ahead of the cursor, of rows that the last tick has not seen."""
        seen = self._seen
        if seen is None:
            return []
        return [row.time for row in rows if row not in seen and (cursor is None or row.time > cursor)]

    async def _set_cursor(self, time: int) -> None:
        async with self._database.transaction() as tx:
            await tx.cursors.put(FEED, time)

    # --- by number

    async def _search_behind(self) -> None:
        """A part of the watched orders; all of them when a change turns up that the cursor had passed."""
        if await self._search(everything=False):
            await self._search(everything=True)

    async def _search(self, *, everything: bool) -> bool:
        """Whether there was a change behind the cursor; then it is set back to there."""
        if everything:
            self._searched = 0
        async with self._database.reading() as tx:
            cursor = await tx.cursors.get(FEED)
        behind: list[int] = []
        while True:
            changed = await self._search_part()
            behind += [row.time for row in changed if cursor and row.time < cursor - self._overlap]
            if not everything or not self._searched:
                break
        if behind:
            logger.warning("changes were found behind the cursor, as when the site sets its clock back")
            await self._set_cursor(max(behind))
            self._seen = None
        return bool(behind)

    async def _search_part(self) -> list[Exchange]:
        """The next PAGE of watched orders, the first again after the last. Those that have changed."""
        async with self._database.reading() as tx:
            part = await tx.bids.watched(self._searched, self._recent(), PAGE)
        self._searched = part[-1].id if len(part) == PAGE else 0
        return await self._take_in(await self._feed.orders([each.site_id for each in part]))

    # --- what a row calls for

    async def _take_in(self, rows: Sequence[Exchange]) -> list[Exchange]:
        """Commits what each row calls for. Those of orders that have changed."""
        changed: dict[int, Exchange] = {}
        unknown: list[tuple[Bid, Exchange]] = []
        settled = []
        async with self._database.reading() as tx:
            for number, row in enumerate(rows, 1):
                if number % IN_A_ROW == 0:
                    await asyncio.sleep(0)  # the reads are done at hand: others get their turn in between
                if row in self._settled:
                    settled.append(row)
                    continue
                bid = await _ours(tx, row)
                if bid is not None and bid.stage not in {"open", "closed"}:
                    unknown.append((bid, row))
                    continue
                settled.append(row)
                if bid is not None and await self._calls_for_a_look(tx, bid, row):
                    changed[bid.id] = row
        await self._ask_for_looks(changed)
        for bid, row in unknown:
            await self._make_known(bid, row)
        self._settled = frozenset(settled)
        return list(changed.values())

    async def _calls_for_a_look(self, tx: Tx, bid: Bid, row: Exchange) -> bool:
        if self.listed.get(bid.id) == row:
            return False
        told = [each.status for each in await tx.statuses.list(bid.id)]
        return bool(untold_by(row, told, None)) or row.status != bid.status

    async def _ask_for_looks(self, changed: dict[int, Exchange]) -> None:
        if not changed:
            return
        async with self._database.transaction() as tx:
            for bid_id in changed:
                await tx.bids.set_look(bid_id, now_ms())
        self.listed.update(changed)
        self._wakes.watch.now()

    async def _make_known(self, bid: Bid, row: Exchange) -> None:
        """It was not known to be made. While its create_bid is under way, that tells."""
        if bid.stage == "checking":
            async with self._database.transaction() as tx:
                await tx.jobs.run_now(bid.id, "create_bid", now_ms())
            self._wakes.jobs.now()
        elif bid.stage in NOT_MADE:
            await self._denied.make_known(bid, row)
            self._wakes.watch.now()
            self._wakes.outbox.now()


async def _ours(tx: Tx, row: Exchange) -> Bid | None:
    """The order that the row is about, if this bot made it: both numbers must agree."""
    api_id = row.api_id.strip()
    if not (api_id.isascii() and api_id.isdecimal() and len(api_id) <= MAX_API_ID):
        return None
    bid = await tx.bids.get(int(api_id))
    if bid is None or str(bid.id) != api_id or bid.site_id not in {None, row.id}:
        return None
    return bid
