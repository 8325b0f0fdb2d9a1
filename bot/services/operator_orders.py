"""Orders as operators see them: lists of them, and all that is known of one."""

from dataclasses import dataclass
from enum import StrEnum

from bot.services.audit import note
from bot.services.bid_view import BidView, load_view
from bot.services.messages import BidMessage, MessageKind
from bot.services.recording import tell
from bot.storage.bids import Bid
from bot.storage.database import Database, Tx
from bot.storage.ids import now_ms
from bot.storage.jobs import Job
from bot.storage.outbox import OutboxRow
from bot.storage.referrals import PartnerBid
from bot.storage.users import User
from bot.wake import Wake

MESSAGES_SHOWN = 10
SEND_AGAIN_MS = 60_000
"""Before that a customer isn't sent the same once more."""


@dataclass(frozen=True, slots=True)
class OrderFile:
    """`jobs`: also those that have ended; `messages`: to the customer, the last ones, the newest last;
    `orders`: how many the customer has made; `brought_by`: whose link the customer came by."""

    view: BidView
    jobs: tuple[Job, ...]
    messages: tuple[OutboxRow, ...]
    has_more_messages: bool
    customer: User | None
    orders: int
    brought_by: PartnerBid | None


@dataclass(frozen=True, slots=True)
class OrderPage:
    """`page`: the one that exists by now."""

    orders: list[BidView]
    page: int
    count: int


class SentAgain(StrEnum):
    SENT = "sent"
    TOO_SOON = "too-soon"


class OperatorOrders:
    def __init__(self, database: Database, outbox_wake: Wake) -> None:
        self._database = database
        self._outbox_wake = outbox_wake

    async def open(self, bid_id: int, operator_id: int) -> OrderFile | None:
        """That the operator has looked is noted; None for an order that there is none of."""
        found = await self.get(bid_id)
        if found is not None:
            async with self._database.transaction() as tx:
                await note(tx, operator_id, "order-opened", found.view.number)
        return found

    async def get(self, bid_id: int) -> OrderFile | None:
        async with self._database.reading() as tx:
            row = await tx.bids.get(bid_id)
            return None if row is None else await _load(tx, row)

    async def of_customer(self, user_id: int, page: int, size: int) -> OrderPage:
        """The newest first."""
        async with self._database.reading() as tx:
            count = await tx.operator_orders.count_of_customer(user_id)
            page = existing_page(count, page, size)
            rows = await tx.operator_orders.of_customer(user_id, page * size, size)
            return OrderPage([await load_view(tx, row) for row in rows], page, count)

    async def in_status(self, status: str, page: int, size: int) -> OrderPage:
        """Likewise."""
        async with self._database.reading() as tx:
            count = await tx.operator_orders.count_in_status(status)
            page = existing_page(count, page, size)
            rows = await tx.operator_orders.in_status(status, page * size, size)
            return OrderPage([await load_view(tx, row) for row in rows], page, count)

    async def statuses(self) -> list[str]:
        """Those that orders have, the site's own among them."""
        found: list[str] = []
        async with self._database.reading() as tx:
            status = await tx.operator_orders.next_status("")
            while status is not None:
                found.append(status)
                status = await tx.operator_orders.next_status(status)
        return found

    async def send_again(self, bid_id: int, operator_id: int) -> SentAgain | None:
        """The card anew, and its status below it; None for one that there is none of, or whose customer's
        data are erased."""
        async with self._database.transaction() as tx:
            row = await tx.bids.hold(bid_id)
            if row is None or row.is_nobodys:
                return None
            since = now_ms() - SEND_AGAIN_MS
            if await tx.operator_orders.sent_again_since(row, MessageKind.CARD_BELOW, since):
                return SentAgain.TOO_SOON
            view = await load_view(tx, row)
            await tell(tx, row, MessageKind.CARD_BELOW)
            if view.site is not None:
                message = BidMessage(view.site.status, view.site.status_title)
                await tell(tx, row, MessageKind.PUSH, message)
            await note(tx, operator_id, "order-sent-again", view.number)
        self._outbox_wake.now()
        return SentAgain.SENT


def existing_page(count: int, page: int, size: int) -> int:
    return min(max(page, 0), max(count - 1, 0) // size)


async def _load(tx: Tx, row: Bid) -> OrderFile:
    messages = await tx.operator_orders.messages(row, MESSAGES_SHOWN + 1)
    return OrderFile(
        view=await load_view(tx, row),
        jobs=tuple(await tx.operator_orders.jobs(row.id)),
        messages=tuple(reversed(messages[:MESSAGES_SHOWN])),
        has_more_messages=len(messages) > MESSAGES_SHOWN,
        customer=await tx.users.get(row.user_id),
        orders=await tx.operator_orders.count_of_customer(row.user_id),
        brought_by=await tx.referrals.bid(row.id),
    )
