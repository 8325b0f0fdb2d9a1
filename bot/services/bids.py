"""Orders: confirmed, shown, looked up. What the site says is recorded with the message that tells it."""

import secrets
from collections.abc import Callable
from dataclasses import replace

from bot.exchanger.client import Exchanger
from bot.exchanger.errors import ExchangerError, NotFound
from bot.exchanger.models import Bid
from bot.i18n import Translator
from bot.locks import KeyedLocks
from bot.services.bid_view import SITE_ANSWER, BidRequest, BidView, Result, load_view
from bot.services.messages import BidMessage, MessageKind
from bot.services.order_limits import OrderLimits
from bot.services.statuses import Group, group_of, is_final, is_worth_a_message
from bot.storage.bids import Bid as BidRow
from bot.storage.bids import Stage
from bot.storage.database import Database, Tx
from bot.storage.ids import now_ms
from bot.storage.jobs import Job, JobKind
from bot.wake import Wakes

PATIENT_MS = 15_000
"""Who waited longer for the order to be made has put the phone away: an edited card would not be noticed."""
NO_PAYLOAD = "{}"
HINTED_MS = 86_400_000
"""An order that is said to have changed goes before all that are only due."""
AWAY_FACTOR = 4
"""An order that the site doesn't show now is asked for this much less often."""


class Bids:
    """`watch_interval` in seconds: how often an open order is looked at. The wakes tell the workers that
    something has been committed for them."""

    def __init__(
        self,
        database: Database,
        exchanger: Exchanger,
        translator: Translator,
        watch_interval: float,
        wakes: Wakes,
        limits: OrderLimits,
    ) -> None:
        self.database = database
        self._limits = limits
        self._wakes = wakes
        self._exchanger = exchanger
        self._translator = translator
        self._interval_ms = int(watch_interval * 1000)
        self.locks = KeyedLocks()

    async def confirm(
        self,
        user_id: int,
        chat_id: int,
        locale: str,
        draft_id: int,
        request: BidRequest,
        card_message_id: int | None,
    ) -> BidView:
        """The order of a confirmed draft and its job, committed together; the first, if there is one.

        TooManyOpen or TooManyLately when the customer has reached a limit: nothing is kept of it.
        """
        async with self.database.transaction() as tx:
            at = now_ms()
            await tx.users.hold(user_id, at)
            if await tx.bids.by_draft(draft_id) is None:
                await self._limits.check(tx, user_id, at)
            row = await tx.bids.add(
                id=tx.new_id(),
                user_id=user_id,
                chat_id=chat_id,
                draft_id=draft_id,
                lang=locale,
                direction_id=request.direction_id,
                request=request.to_json(),
                at=at,
                callback_token=secrets.token_urlsafe(24),
            )
            if row is None:
                return await load_view(tx, await _existing(tx, draft_id))
            await tx.bids.set_card(row.id, card_message_id)
            await tx.jobs.add("create_bid", row.id, NO_PAYLOAD, run_at=at)
            view = await load_view(tx, replace(row, card_message_id=card_message_id))
        self._wakes.jobs.now()
        return view

    async def view(self, bid_id: int, user_id: int | None = None) -> BidView | None:
        """The order; None when there is none, or when it is not that person's."""
        async with self.database.reading() as tx:
            row = await tx.bids.get(bid_id)
            if row is None or (user_id is not None and row.user_id != user_id):
                return None
            return await load_view(tx, row)

    async def is_ordered(self, draft_id: int, user_id: int) -> bool:
        """The person's draft has become an order."""
        async with self.database.reading() as tx:
            row = await tx.bids.by_draft(draft_id)
        return row is not None and row.user_id == user_id

    async def page(self, user_id: int, page: int, size: int) -> tuple[list[BidView], int]:
        """A page of a person's orders, the open ones first; and how many there are."""
        async with self.database.reading() as tx:
            count = await tx.bids.count(user_id)
            page = min(max(page, 0), max(count - 1, 0) // size)
            rows = await tx.bids.page(user_id, page * size, size)
            return [await load_view(tx, row) for row in rows], count

    async def ask(self, bid_id: int, kind: JobKind, allowed: Callable[[BidView], bool]) -> bool:
        """Commits the job; False when one of the kind is under way, or the order no longer allows it."""
        async with self.database.transaction() as tx:
            row = await tx.bids.get(bid_id)
            if row is None or not allowed(await load_view(tx, row)):
                return False
            job = await tx.jobs.add(kind, bid_id, NO_PAYLOAD, run_at=now_ms())
        self._wakes.jobs.now()
        return job is not None

    async def set_card(self, bid_id: int, message_id: int | None) -> None:
        """Which message shows the order; None when it shows something else by now."""
        async with self.database.transaction() as tx:
            await tx.bids.set_card(bid_id, message_id)

    async def hint(self, bid_id: int) -> None:
        """Somebody unproven says that the order has changed: committed, and looked up at once."""
        async with self.database.transaction() as tx:
            await tx.bids.set_look(bid_id, now_ms() - HINTED_MS)
        self._wakes.watch.now()

    async def due(self, limit: int) -> list[BidRow]:
        async with self.database.reading() as tx:
            return list(await tx.bids.due(now_ms(), limit))

    async def look(self, bid_id: int) -> None:
        """Asks the site how the order is and records the answer. Raises the site's error, having put the next
        look off."""
        async with self.locks.hold(bid_id):
            view = await self.view(bid_id)
            if view is None or view.row.site_id is None:
                return
            try:
                site = await self.ask_site(view.row)
            except NotFound:
                await self.look_later(bid_id, AWAY_FACTOR)
                raise
            except ExchangerError:
                await self.look_later(bid_id)
                raise
            await self.record(bid_id, site)

    async def ask_site(self, row: BidRow) -> Bid:
        lang = self._translator.texts(row.lang).plain("api-lang")
        return await self._exchanger.bid_info(id=row.site_id, lang=lang)

    async def record(self, bid_id: int, site: Bid, *, tell: bool = True, ends: Job | None = None) -> None:
        """Keeps the site's answer; a change and its messages are committed together. Under the order's lock.

        `tell`: the change is worth a message of its own; without it the card alone shows it. `ends`: the job
        that asked for this is done with it, so a tap finds the job under way or what it came to.
        """
        async with self.database.transaction() as tx:
            if ends is not None:
                await tx.jobs.finish(ends.id, Result.DONE, now_ms())
            row = await tx.bids.get(bid_id)
            if row is not None and row.stage in {"open", "closed"}:
                await self._record(tx, row, site, tell)
                if ends is not None:
                    await _tell(tx, row, MessageKind.CARD)
        self._wakes.outbox.now()

    async def made(self, bid_id: int, site: Bid, ends: Job) -> None:
        """The site has made the order, which ends the job: its first status is shown on the card."""
        at = now_ms()
        async with self.database.transaction() as tx:
            await tx.jobs.finish(ends.id, Result.DONE, at)
            row = await tx.bids.made(
                bid_id,
                site_id=site.id,
                hash=site.hash,
                status=site.status,
                snapshot=_to_json(site),
                at=at,
                stage=_stage(site.status),
                look_at=self.next_look(site.status, at),
            )
            if row is not None:
                await tx.statuses.add(bid_id, site.status, site.status_title, at)
                await _tell(tx, row, MessageKind.CARD)
                if at - row.created_at > PATIENT_MS:
                    await _tell(tx, row, MessageKind.PUSH, BidMessage(site.status, site.status_title))
        self._wakes.outbox.now()

    def next_look(self, status: str, at: int) -> int | None:
        return None if is_final(status) else at + self._interval_ms

    async def _record(self, tx: Tx, row: BidRow, site: Bid, tell: bool) -> None:
        at = max(now_ms(), row.snapshot_at or 0)  # the clock may have been set back
        snapshot = _to_json(site)
        await tx.bids.set_snapshot(
            row.id,
            status=site.status,
            snapshot=snapshot,
            at=at,
            stage=_stage(site.status),
            look_at=self.next_look(site.status, at),
        )
        if site.status != row.status:
            await tx.statuses.add(row.id, site.status, site.status_title, at)
            await _tell(tx, row, MessageKind.CARD)
            if tell and is_worth_a_message(row.status or "", site.status):
                message = BidMessage(site.status, site.status_title)
                await _tell(tx, row, MessageKind.PUSH, message)
        elif snapshot != row.snapshot:
            await _tell(tx, row, MessageKind.CARD)
            if _pays_elsewhere(row, site):
                await _tell(tx, row, MessageKind.DETAILS)

    async def look_later(self, bid_id: int, factor: int = 1) -> None:
        """The next look is due after `factor` intervals."""
        async with self.database.transaction() as tx:
            row = await tx.bids.get(bid_id)
            if row is not None and row.look_at is not None:
                await tx.bids.set_look(bid_id, now_ms() + self._interval_ms * factor)


async def _existing(tx: Tx, draft_id: int) -> BidRow:
    row = await tx.bids.by_draft(draft_id)
    if row is None:
        raise LookupError("the draft's order is neither new nor there")
    return row


async def _tell(tx: Tx, row: BidRow, kind: MessageKind, message: BidMessage | None = None) -> None:
    await tx.outbox.add(row.chat_id, kind, row.id, (message or BidMessage()).to_json(), now_ms())


def _pays_elsewhere(row: BidRow, site: Bid) -> bool:
    """The sum, the address or the memo is another one than the customer has read: worth a message."""
    if group_of(site.status) is not Group.TO_PAY or row.snapshot is None:
        return False
    before = SITE_ANSWER.validate_json(row.snapshot).actions
    now = site.actions
    return (before.pay_amount, before.address, before.dest_tag) != (
        now.pay_amount,
        now.address,
        now.dest_tag,
    )


def _stage(status: str) -> Stage:
    return "closed" if is_final(status) else "open"


def _to_json(site: Bid) -> str:
    return SITE_ANSWER.dump_json(site).decode()
