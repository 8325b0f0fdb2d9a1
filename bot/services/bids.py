"""Orders: confirmed, shown, asked about. How each is at the site comes with Looks."""

import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from bot.exchanger.client import Exchanger
from bot.i18n import Translator
from bot.logs import about_bid
from bot.services.bid_view import BidRequest, BidView, load_view
from bot.services.feed import Feed
from bot.services.looks import Looks
from bot.services.messages import MessageKind
from bot.services.operators import Operators
from bot.services.order_limits import OrderLimits
from bot.services.recording import tell
from bot.services.referrals import Referrals
from bot.storage.bids import Bid as BidRow
from bot.storage.database import Database, Tx
from bot.storage.ids import now_ms
from bot.storage.jobs import JobKind
from bot.wake import Wakes

NO_PAYLOAD = "{}"
TRIED_SHOWN_MS = 86_400_000
HINTED_MS = 86_400_000
"""An order that is said to have changed goes before all that are only due."""


class _NotNow(Exception):
    """Leaves the transaction without a trace."""


class Bids(Looks):
    """The wakes tell the workers that something has been committed for them. `on_page`: how to pay is read at
    the site only."""

    def __init__(
        self,
        database: Database,
        exchanger: Exchanger,
        feed: Feed,
        translator: Translator,
        watch_interval: float,
        wakes: Wakes,
        limits: OrderLimits,
        referrals: Referrals,
        operators: Operators,
        *,
        on_page: bool = False,
    ) -> None:
        super().__init__(database, exchanger, feed, translator, watch_interval, wakes, operators)
        self._limits = limits
        self._referrals = referrals
        self._on_page = on_page

    async def confirm(
        self,
        user_id: int,
        chat_id: int,
        locale: str,
        draft_id: int,
        request: BidRequest,
        card_message_id: int | None,
        mends: int | None = None,
    ) -> BidView:
        """The order of a confirmed draft and its job, committed together; the first, if there is one. The one
        that was not made and that it mends gives way to it.

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
                return await self._load(tx, await _existing(tx, draft_id))
            await self._referrals.attribute(tx, row)
            if mends is not None:
                await tx.bids.replace(mends, user_id=user_id, by=row.id)
            await tx.bids.set_card(row.id, card_message_id)
            await tx.jobs.add("create_bid", row.id, NO_PAYLOAD, run_at=at)
            about_bid(row.id)
            view = await self._load(tx, replace(row, card_message_id=card_message_id))
        self._wakes.jobs.now()
        return view

    async def view(self, bid_id: int, user_id: int | None = None) -> BidView | None:
        """The order; None when there is none, or when it is not that person's."""
        async with self.database.reading() as tx:
            row = await tx.bids.get(bid_id)
            if row is None or (user_id is not None and row.user_id != user_id):
                return None
            about_bid(row.id)
            return await self._load(tx, row)

    async def newest(self, view: BidView) -> BidView:
        """What an order that was not made has been corrected into, after however many tries."""
        while view.row.replaced_by is not None:
            newer = await self.view(view.row.replaced_by)
            if newer is None:
                raise LookupError(f"order {view.row.id} gave way to one that isn't there")
            view = newer
        return view

    async def ordered(self, draft_id: int, user_id: int) -> BidView | None:
        """What the person's draft has become."""
        async with self.database.reading() as tx:
            row = await tx.bids.by_draft(draft_id)
            return await self._load(tx, row) if row is not None and row.user_id == user_id else None

    async def page(self, user_id: int, page: int, size: int) -> tuple[list[BidView], int]:
        """A page of a person's orders, the open ones first; and how many there are. Those that were not made
        can be tried again for a day; later they would only be in the way."""
        tried_since = now_ms() - TRIED_SHOWN_MS
        async with self.database.reading() as tx:
            count = await tx.bids.count(user_id, tried_since=tried_since)
            page = min(max(page, 0), max(count - 1, 0) // size)
            rows = await tx.bids.page(user_id, page * size, size, tried_since=tried_since)
            return [await self._load(tx, row) for row in rows], count

    async def ask(
        self, bid_id: int, kind: JobKind, allowed: Callable[[BidView], bool], asked_by: int | None
    ) -> bool:
        """Commits the job; False when one of the kind is under way, when this update has been acted upon, or
        the order no longer allows it.

        Added first: that waits for a job of the kind that is just ending, and what it came to is read then.
        """
        asked = False
        with suppress(_NotNow):
            async with self.database.transaction() as tx:
                job = await tx.jobs.add(kind, bid_id, NO_PAYLOAD, run_at=now_ms(), asked_by=asked_by)
                row = await tx.bids.get(bid_id)
                if job is None or row is None or not allowed(await load_view(tx, row)):
                    raise _NotNow
            asked = True
            self._wakes.jobs.now()
        return asked

    async def _load(self, tx: Tx, row: BidRow) -> BidView:
        return await load_view(tx, row, on_page=self._on_page)

    async def set_card(self, bid_id: int, message_id: int | None) -> None:
        """Which message shows the order; None when it shows something else by now."""
        async with self.database.at_once() as tx:
            await tx.bids.set_card(bid_id, message_id)

    async def set_code(self, bid_id: int, message_id: int | None) -> None:
        """Where the order's payment code is shown."""
        async with self.database.at_once() as tx:
            await tx.bids.set_code(bid_id, message_id)

    async def show_anew(self, view: BidView) -> None:
        """The card below, once more: its message may be gone."""
        async with self.database.transaction() as tx:
            await tell(tx, view.row, MessageKind.CARD_BELOW)
        self._wakes.outbox.now()

    async def hint(self, bid_id: int) -> None:
        """Somebody unproven says that the order has changed: committed, and looked up at once; one that is
        still looked for in the list likewise."""
        async with self.database.transaction() as tx:
            await tx.jobs.run_now(bid_id, "create_bid", now_ms())
            await tx.bids.set_look(bid_id, now_ms() - HINTED_MS)
        self._wakes.jobs.now()
        self._wakes.watch.now()

    async def due(self, limit: int) -> list[BidRow]:
        async with self.database.reading() as tx:
            return list(await tx.bids.due(now_ms(), limit))


async def _existing(tx: Tx, draft_id: int) -> BidRow:
    row = await tx.bids.by_draft(draft_id)
    if row is None:
        raise LookupError("the draft's order is neither new nor there")
    return row
