"""Follows the site's lists of partners' orders, each read by the partner's own key.

What is told hangs on what is known of each order (partner_orders), not on a clock: a row is news when the
order is unknown, or its reward came to the balance since. So a day is read again each time, and nothing is
told twice. The first look only gets to know what there is.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, Sequence

from bot.exchanger.client import Exchanger
from bot.exchanger.models import PartnerExchange
from bot.services.partner_feed_pace import HELD_MS, LEASE_MS, PAUSE_MS, SPREAD_MS, Pace, PartnerPauses
from bot.services.partner_recording import is_rewarded, record
from bot.services.partners import Partners
from bot.storage.database import Database, Tx
from bot.storage.ids import ids_since, now_ms
from bot.storage.partners import Partner
from bot.wake import Wake

PAGE = 500
"""The site gives no more at once."""
PAGE_OVERLAP = 10
"""Rows read again with the next page: an order removed meanwhile moves those behind it up. And so many of a
full page may be left out, as they can't be read."""
OVERLAP = 86_400
"""Seconds before the cursor that are read again: a reward may be accrued after the status has changed."""
QUIET_LOOKS = 6
"""Without anything newer than the cursor, until one look reads the newest page whatever its times are: the
site may have set its clock back by more than the overlap."""
MANY = 10
"""With more news than that, as after a day without the bot, not each gets a message."""
IN_ONE_MESSAGE = 100
"""Rows that are told, and committed, together: the database isn't held for long."""
IN_A_ROW = 50
"""Rows that are compared without a pause."""
BEING_MADE_MS = 600_000
"""So long after it was confirmed the site may have an order whose answer isn't recorded here yet."""

Rows = Sequence[PartnerExchange]


class KeyChangedError(Exception):
    """The partner has another key by now, or none: what was read with this one is left alone."""


class PartnerFeed:
    def __init__(self, database: Database, partners: Partners, outbox_wake: Wake) -> None:
        self._database = database
        self._partners = partners
        self._outbox_wake = outbox_wake
        self._pace = Pace()
        self._pauses = PartnerPauses()
        self._quiet: Counter[int] = Counter()

    async def due(self, limit: int) -> list[Partner]:
        async with self._database.reading() as tx:
            return await tx.partners.due(now_ms(), limit)

    async def try_all_anew(self) -> None:
        """Keys that did not work may do since the start, as with a SECRET_KEY that is back: none has to wait
        longer than an ordinary pause."""
        at = now_ms()
        async with self._database.transaction() as tx:
            await tx.partners.look_anew(at, PAUSE_MS, beyond=at + PAUSE_MS + SPREAD_MS)

    async def look(self, partner: Partner) -> None:
        """Raises the site's error, or Unreadable. What is asked for meanwhile is a look of its own."""
        lease = now_ms() + LEASE_MS
        if not await self._set_look(partner, lease, partner.look_at or 0):
            return
        try:
            held = await self._read(partner)
        except KeyChangedError:
            return
        except Exception as error:
            await self._set_look(partner, now_ms() + self._pauses.failed(partner.id, error), lease)
            raise
        pause = HELD_MS if held else self._pauses.answered(partner.id)
        await self._set_look(partner, now_ms() + pause, lease)

    async def _set_look(self, partner: Partner, look_at: int, was: int) -> bool:
        async with self._database.transaction() as tx:
            return await tx.partners.set_look(partner.id, look_at, was)

    async def _read(self, partner: Partner) -> bool:
        """Whether something is held back for the next look."""
        site = self._partners.site(partner)
        if site is None:
            return False
        if partner.read_until is not None:
            return await self._follow(partner, site, partner.read_until)
        async with self._database.reading() as tx:
            if await _has_being_made(tx, partner.id):
                return True
        return await self._get_to_know(partner, site)

    async def _get_to_know(self, partner: Partner, site: Exchanger) -> bool:
        """All that there is, with nothing told; what was made here since the partner joined is told then.
        Begun anew when a row may be an order that is just being made here."""
        newest, left = 0, False
        async for page in self._pages(site, None):
            newest = max([newest, *(row.time for row in page)])
            for start in range(0, len(page), IN_A_ROW):
                async with self._database.transaction() as tx:
                    if await _has_being_made(tx, partner.id):
                        return True
                    for row in page[start : start + IN_A_ROW]:
                        if await _is_made_since(tx, row, partner.created_at):
                            left = True
                        else:
                            await tx.partners.saw_order(partner.id, row.id, int(is_rewarded(row)))
        async with self._database.transaction() as tx:
            await self._note_read(tx, partner, newest)
        return await self._follow(partner, site, newest) if left else False

    async def _follow(self, partner: Partner, site: Exchanger, cursor: int) -> bool:
        news: list[PartnerExchange] = []
        newest = cursor
        async for page in self._pages(site, max(cursor - OVERLAP, 0) or None):
            newest = max([newest, *(row.time for row in page)])
            news += await self._news(partner, page)
        if self._is_long_quiet(partner.id, newer=newest > cursor):
            behind = await self._news(partner, await self._newest_page(site))
            newest = max((row.time for row in behind), default=newest)
            news += behind
        held = await self._maybe_ours(partner, news)
        told = [row for row in news if row.id not in held]
        newest = min([newest, *(row.time for row in news if row.id in held)])  # to be read again
        if told or newest != cursor:
            await self._take_in(partner, told[::-1], cursor, newest)
        return bool(held)

    def _is_long_quiet(self, partner_id: int, *, newer: bool) -> bool:
        self._quiet[partner_id] = 0 if newer else self._quiet[partner_id] + 1
        if self._quiet[partner_id] < QUIET_LOOKS:
            return False
        del self._quiet[partner_id]
        return True

    # --- what the site shows

    async def _pages(self, site: Exchanger, start_time: int | None) -> AsyncGenerator[Rows, None]:
        """Each order whose status changed at `start_time` (the site's clock) or later, the newest first."""
        seen: set[int] = set()
        offset = 0
        while True:
            await self._pace.take()
            page = await site.get_partner_exchanges(start_time=start_time, limit=PAGE, offset=offset)
            fresh = [row for row in page if row.id not in seen]
            seen.update(row.id for row in fresh)
            yield fresh
            if len(page) < PAGE - PAGE_OVERLAP or not fresh:
                return
            offset += PAGE - PAGE_OVERLAP

    async def _newest_page(self, site: Exchanger) -> Rows:
        await self._pace.take()
        return await site.get_partner_exchanges(limit=PAGE)

    # --- what of it is news

    async def _news(self, partner: Partner, page: Rows) -> list[PartnerExchange]:
        found = []
        async with self._database.reading() as tx:
            for number, row in enumerate(page, 1):
                if number % IN_A_ROW == 0:
                    await asyncio.sleep(0)  # the reads are done at hand: others get their turn in between
                accrued = await tx.partners.accrued(partner.id, row.id)
                if accrued is None or (is_rewarded(row) and not accrued):
                    found.append(row)
        return found

    async def _maybe_ours(self, partner: Partner, news: Rows) -> set[int]:
        """While an order is being made here, an unknown one may be just that: who makes it tells of it, with
        its label."""
        async with self._database.reading() as tx:
            if not await _has_being_made(tx, partner.id):
                return set()
            return {
                row.id
                for row in news
                if await tx.partners.accrued(partner.id, row.id) is None
                and await tx.referrals.of_site(row.id) is None
            }

    async def _take_in(self, partner: Partner, news: Rows, cursor: int, newest: int) -> None:
        """The oldest first. The cursor moves with the last of them."""
        in_one = len(news) > MANY
        for start in range(0, max(len(news), 1), IN_ONE_MESSAGE):
            end = start + IN_ONE_MESSAGE
            async with self._database.transaction() as tx:
                now = await tx.partners.get(partner.id)  # what they want to hear of may have changed
                if now is None:
                    raise KeyChangedError
                await record(tx, now, news[start:end], in_one=in_one)
                await self._note_read(tx, partner, newest if end >= len(news) else cursor)
        self._outbox_wake.now()

    async def _note_read(self, tx: Tx, partner: Partner, read_until: int) -> None:
        """Last in a transaction: who counts an order holds the partner's row last, too."""
        if not await tx.partners.set_read_until(partner.id, read_until, partner.secret or ""):
            raise KeyChangedError


async def _has_being_made(tx: Tx, partner_id: int) -> bool:
    return await tx.referrals.has_being_made(partner_id, ids_since(now_ms() - BEING_MADE_MS))


async def _is_made_since(tx: Tx, row: PartnerExchange, at: int) -> bool:
    ours = await tx.referrals.of_site(row.id)
    return ours is not None and (ours.made_at or 0) >= at
