"""How an order is at the site: asked for, kept, and told."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.exchanger.client import Exchanger
from bot.exchanger.errors import ExchangerError, MethodNotAllowed, Unreachable
from bot.exchanger.models import Bid, Exchange
from bot.i18n import Translator
from bot.locks import KeyedLocks
from bot.services import recording
from bot.services.bid_view import SITE_ANSWER, BidRequest
from bot.services.feed import Feed
from bot.services.history import untold_by
from bot.services.lookup import as_listed
from bot.services.messages import MessageKind
from bot.services.operators import Operators
from bot.services.recording import News
from bot.services.titles import Titles
from bot.services.watch_pace import LookTimes
from bot.storage.bids import Bid as BidRow
from bot.storage.database import Database, Tx
from bot.storage.ids import now_ms
from bot.wake import Wakes

logger = logging.getLogger(__name__)

PATIENCE = 5.0
"""Seconds that news waits for the details which go with it."""

Ending = Callable[[Tx], Awaitable[None]]
"""Ends the job that asked the site, in the transaction that keeps the answer."""


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
        operators: Operators,
    ) -> None:
        self.database = database
        self.locks = KeyedLocks()
        self._wakes = wakes
        self._operators = operators
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
                return
            site, failure = None, None
            self._look_times.failed(bid_id)
            try:
                listed = listed or await self._listed(row.site_id)
                site = await self._details(row, listed)
                if not _agree(listed, site):  # it has gone on in between: the newer list knows how
                    listed = await self._listed(row.site_id) or listed
                if _agree(listed, site):
                    self._look_times.answered(bid_id)
            except ExchangerError as error:
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
                await tx.bids.set_look(bid_id, await self._look_times.next(tx, row, None))

    async def ask_site(self, row: BidRow) -> Bid:
        lang = self._translator.texts(row.lang).plain("api-lang")
        site = await self._exchanger.bid_info(id=row.site_id, lang=lang)
        self._titles.learn(row.lang, site)
        return site

    async def record(self, seen: BidRow, site: Bid, *, tell: bool = True, ends: Ending | None = None) -> None:
        """Keeps the site's answer; a change and its messages are committed together. Under the order's lock.

        `seen`: the order as it was kept before the site was asked; when another process has kept an answer
        since, which may be the newer one, another look is taken instead. `tell`: the change is worth a
        message of its own; without it the card alone shows it. `ends`: ends the job that asked for this, so a
        tap finds the job under way or what it came to.
        """
        is_new = await self._last_told(seen.id) != site.status
        listed, is_sure = await self._listed_in_time(site.id) if is_new else (None, True)
        async with self.database.transaction() as tx:
            if ends is not None:
                await ends(tx)
            row = await tx.bids.hold(seen.id)
            if row is not None and row.stage in {"open", "closed"}:
                if _is_overtaken(seen, row):
                    await tx.bids.set_look(row.id, now_ms())
                else:
                    news = await self._news(tx, row, listed, site) if is_sure else News(site)
                    await self._record(tx, row, news, site.status, tell=tell, again=not is_sure)
                if ends is not None:
                    await recording.tell(tx, row, MessageKind.CARD)
        self._wake_workers()

    async def made(self, bid_id: int, site: Bid, ends: Ending) -> None:
        """The site has made the order, which ends the job: what it has come to is shown on the card."""
        row = await self._row(bid_id)
        is_found = row is not None and row.stage == "checking"
        listed, is_sure = await self._listed_in_time(site.id) if is_found else (None, True)
        async with self.database.transaction() as tx:
            await ends(tx)
            row = await tx.bids.hold(bid_id)
            if row is not None:
                self._titles.learn(row.lang, site)
                news = await self._news(tx, row, listed, site) if is_sure else News(site)
                look_at = await self._look_times.next(tx, row, site) if is_sure else now_ms()
                await recording.record_made(tx, row, news or News(site), look_at, self._operators)
        self._wake_workers()

    def _wake_workers(self) -> None:
        """Those for whom an answer that is kept may have something."""
        self._wakes.outbox.now()
        self._wakes.watch.now()
        self._wakes.counting.now()

    async def _row(self, bid_id: int) -> BidRow | None:
        async with self.database.reading() as tx:
            return await tx.bids.get(bid_id)

    async def _last_told(self, bid_id: int) -> str | None:
        async with self.database.reading() as tx:
            told = await tx.statuses.list(bid_id)
        return told[-1].status if told else None

    async def _listed(self, site_id: int) -> Exchange | None:
        try:
            return await self._feed.order(site_id)
        except MethodNotAllowed:  # the watch finds that out too, and goes on without
            return None

    async def _listed_in_time(self, site_id: int) -> tuple[Exchange | None, bool]:
        """For what can't wait. False: the list would tell more, and can't be read just now."""
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._listed(site_id), True
        except (ExchangerError, TimeoutError) as error:
            logger.info("the site's order %s was not found in its list: %s", site_id, type(error).__name__)
            return None, False

    async def _details(self, row: BidRow, listed: Exchange | None) -> Bid:
        if listed is None or listed.status == row.status:
            return await self.ask_site(row)
        try:
            async with asyncio.timeout(PATIENCE):
                return await self.ask_site(row)
        except TimeoutError:
            raise Unreachable("bid_info", "slower than news can wait") from None

    async def _keep(self, seen: BidRow, listed: Exchange | None, site: Bid | None) -> None:
        """What a look has found; another look is to be taken when another process has kept an answer in
        between, which may be the newer one."""
        async with self.database.transaction() as tx:
            row = await tx.bids.hold(seen.id) or seen
            if _is_overtaken(seen, row):
                await tx.bids.set_look(row.id, now_ms())
            else:
                await self._keep_in(tx, seen, row, listed, site)
        self._wake_workers()

    async def _keep_in(
        self, tx: Tx, seen: BidRow, row: BidRow, listed: Exchange | None, site: Bid | None
    ) -> None:
        """A look asked for meanwhile, by a hint or the list, is still to be taken."""
        news = await self._news(tx, row, listed, site)
        look_at = row.look_at
        if look_at == seen.look_at:
            look_at = await self._look_times.next(tx, row, news.site if news else None)
        if news is None:
            await tx.bids.set_look(row.id, look_at)
        else:
            await recording.record(tx, row, news, look_at, self._operators)

    async def _record(
        self, tx: Tx, row: BidRow, news: News | None, asked_for: str, *, tell: bool, again: bool
    ) -> None:
        """What a job came to; `again`: without the list, so a look at once is to tell what else there was."""
        if news is None:
            return
        look_at = now_ms() if again else row.look_at or await self._look_times.next(tx, row, news.site)
        news = replace(news, tell=tell or news.site.status != asked_for)
        await recording.record(tx, row, news, look_at, self._operators)

    async def _news(self, tx: Tx, row: BidRow, listed: Exchange | None, site: Bid | None) -> News | None:
        """None: nothing is known that wasn't."""
        told = [each.status for each in await tx.statuses.list(row.id)]
        statuses = self._titles.of(row.lang, untold_by(listed, told, site.status if site else None))
        before = told[-1] if told else ""
        if site is not None and _agree(listed, site):
            return News(site, statuses, before)
        if listed is None or not statuses:
            return None
        return News(_with_status(row, listed, *statuses[-1]), statuses, before, answered=False)


def _is_overtaken(seen: BidRow, row: BidRow) -> bool:
    return (row.status, row.snapshot_at) != (seen.status, seen.snapshot_at)


def _agree(listed: Exchange | None, site: Bid) -> bool:
    """Where they don't, the list with its history is believed: it leaves nothing out."""
    return listed is None or not listed.statuses or listed.status == site.status


def _with_status(row: BidRow, listed: Exchange, status: str, title: str) -> Bid:
    """The order as it was last known, at the status that the list shows."""
    last = SITE_ANSWER.validate_json(row.snapshot) if row.snapshot else None
    now = as_listed(listed, last, BidRequest.from_json(row.request))
    return replace(now, status=status, status_title=title)
