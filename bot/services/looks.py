"""How an order is at the site: asked for, kept, and told."""

import asyncio
import logging
from dataclasses import replace

from bot.exchanger.client import Exchanger
from bot.exchanger.errors import ExchangerError, MethodNotAllowed, Unreachable
from bot.exchanger.models import Bid, Exchange
from bot.i18n import Translator
from bot.locks import KeyedLocks
from bot.services import recording
from bot.services.bid_view import SITE_ANSWER, BidRequest, Result
from bot.services.feed import Feed
from bot.services.history import news
from bot.services.lookup import as_listed
from bot.services.messages import MessageKind
from bot.services.recording import News
from bot.services.titles import Titles
from bot.services.watch_pace import LookTimes
from bot.storage.bids import Bid as BidRow
from bot.storage.database import Database, Tx
from bot.storage.ids import now_ms
from bot.storage.jobs import Job
from bot.wake import Wakes

logger = logging.getLogger(__name__)

PATIENCE = 5.0
"""Seconds that news waits for the details which go with it."""


class Looks:
    """`watch_interval` in seconds: how soon an order that was not read is asked for again."""

    def __init__(
        self,
        database: Database,
        exchanger: Exchanger,
        feed: Feed,
        translator: Translator,
        watch_interval: float,
        wakes: Wakes,
    ) -> None:
        self.database = database
        self.locks = KeyedLocks()
        self._wakes = wakes
        self._exchanger = exchanger
        self._feed = feed
        self._translator = translator
        self._look_times = LookTimes(feed, int(watch_interval * 1000))
        self._titles = Titles()

    async def look(self, bid_id: int, listed: Exchange | None = None) -> None:
        """Asks the site how the order is, and records what is new. `listed`: the order as the site's list has
        just shown it. Raises the site's error, having told what the list says and put the next look off."""
        async with self.locks.hold(bid_id):
            row = await self._row(bid_id)
            if row is None or row.site_id is None:
                await self._set_look(bid_id, None)
                return
            site, failure = None, None
            try:
                listed = listed or await self._listed(row.site_id)
                site = await self._details(row, listed)
                self._look_times.answered(bid_id)
            except ExchangerError as error:
                self._look_times.failed(bid_id)
                failure = error
            await self._keep(row, listed, site)
        if failure is not None:
            raise failure

    async def look_later(self, bid_id: int) -> None:
        """The look has failed by our own mistake."""
        self._look_times.failed(bid_id)
        row = await self._row(bid_id)
        if row is not None:
            async with self.database.transaction() as tx:
                await tx.bids.set_look(bid_id, await self._look_times.next(tx, row, row.status or ""))

    async def ask_site(self, row: BidRow) -> Bid:
        lang = self._translator.texts(row.lang).plain("api-lang")
        site = await self._exchanger.bid_info(id=row.site_id, lang=lang)
        self._titles.learn(row.lang, site)
        return site

    async def record(self, bid_id: int, site: Bid, *, tell: bool = True, ends: Job | None = None) -> None:
        """Keeps the site's answer; a change and its messages are committed together. Under the order's lock.

        `tell`: the change is worth a message of its own; without it the card alone shows it. `ends`: the job
        that asked for this is done with it, so a tap finds the job under way or what it came to.
        """
        row = await self._row(bid_id)
        listed = await self._listed_if_there(site.id) if row and row.status != site.status else None
        async with self.database.transaction() as tx:
            if ends is not None:
                await tx.jobs.finish(ends.id, Result.DONE, now_ms())
            row = await tx.bids.get(bid_id)
            if row is not None and row.stage in {"open", "closed"}:
                look_at = row.look_at or await self._look_times.next(tx, row, site.status)
                statuses = await self._untold(tx, row, listed, site.status)
                await recording.record(tx, row, News(site, statuses, tell=tell), look_at)
                if ends is not None:
                    await recording.tell(tx, row, MessageKind.CARD)
        self._wakes.outbox.now()

    async def made(self, bid_id: int, site: Bid, ends: Job) -> None:
        """The site has made the order, which ends the job: what it has come to is shown on the card."""
        row = await self._row(bid_id)
        found = row is not None and row.stage == "checking"
        listed = await self._listed_if_there(site.id) if found else None
        async with self.database.transaction() as tx:
            await tx.jobs.finish(ends.id, Result.DONE, now_ms())
            if row is not None:
                self._titles.learn(row.lang, site)
                look_at = await self._look_times.next(tx, row, site.status)
                statuses = await self._untold(tx, row, listed, site.status)
                await recording.record_made(tx, row, News(site, statuses), look_at)
        self._wakes.outbox.now()

    async def _row(self, bid_id: int) -> BidRow | None:
        async with self.database.reading() as tx:
            return await tx.bids.get(bid_id)

    async def _set_look(self, bid_id: int, look_at: int | None) -> None:
        async with self.database.transaction() as tx:
            await tx.bids.set_look(bid_id, look_at)

    async def _listed(self, site_id: int) -> Exchange | None:
        try:
            return await self._feed.order(site_id)
        except MethodNotAllowed:  # the watch finds that out too, and goes on without
            return None

    async def _listed_if_there(self, site_id: int) -> Exchange | None:
        """For what can't wait: without the list, statuses that came and went before are not told."""
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._listed(site_id)
        except (ExchangerError, TimeoutError) as error:
            logger.info("the site's order %s was not found in its list: %s", site_id, type(error).__name__)
            return None

    async def _details(self, row: BidRow, listed: Exchange | None) -> Bid:
        if listed is None or listed.status == row.status:
            return await self.ask_site(row)
        try:
            async with asyncio.timeout(PATIENCE):
                return await self.ask_site(row)
        except TimeoutError:
            raise Unreachable("bid_info", "slower than news can wait") from None

    async def _keep(self, seen: BidRow, listed: Exchange | None, site: Bid | None) -> None:
        """What a look has found. A look asked for meanwhile, by a hint or the list, is still to be taken."""
        async with self.database.transaction() as tx:
            row = await tx.bids.get(seen.id) or seen
            statuses = await self._untold(tx, row, listed, site.status if site else None)
            now = statuses[-1][0] if statuses else row.status or ""
            look_at = row.look_at
            if look_at == seen.look_at:
                look_at = await self._look_times.next(tx, row, now)
            if site is not None:
                await recording.record(tx, row, News(site, statuses), look_at)
            elif listed is not None and statuses:
                shown = _with_status(row, listed, *statuses[-1])
                await recording.record(tx, row, News(shown, statuses, answered=False), look_at)
            else:
                await tx.bids.set_look(row.id, look_at)
        self._wakes.outbox.now()

    async def _untold(
        self, tx: Tx, row: BidRow, listed: Exchange | None, answered: str | None
    ) -> list[tuple[str, str]]:
        told = [each.status for each in await tx.statuses.list(row.id)]
        return self._titles.of(row.lang, news(told, listed, answered))


def _with_status(row: BidRow, listed: Exchange, status: str, title: str) -> Bid:
    """The order as it was last known, at the status that the list shows."""
    last = SITE_ANSWER.validate_json(row.snapshot) if row.snapshot else None
    now = as_listed(listed, last, BidRequest.from_json(row.request))
    return replace(now, status=status, status_title=title)
