"""What partners' links brought, added to the sums by day and told: each order once as made, and once as paid
out.

The transaction that records the order only notes that there is something to add: nothing that is wrong
with the sums, or with telling the partner, ever stops an order.
"""

from bot.exchanger.models import Bid
from bot.services.bid_view import SITE_ANSWER
from bot.services.partner_messages import tell_new_order
from bot.storage.bids import Bid as BidRow
from bot.storage.database import Database, Tx
from bot.storage.ids import now_ms
from bot.storage.partner_days import Deed, Kind
from bot.storage.referrals import PartnerBid
from bot.wake import Wake

MADE, PAID = 1, 2
"""What the sums have of an order."""
LATER_MS = 60_000


class PartnerCounting:
    def __init__(self, database: Database, outbox_wake: Wake) -> None:
        self._database = database
        self._outbox_wake = outbox_wake

    async def due(self, limit: int) -> list[PartnerBid]:
        async with self._database.reading() as tx:
            return await tx.referrals.to_count(now_ms(), limit)

    async def count(self, bid_id: int) -> None:
        async with self._database.transaction() as tx:
            brought, row = await tx.referrals.hold_to_count(bid_id), await tx.bids.get(bid_id)
            if brought is None or row is None:
                return
            site = SITE_ANSWER.validate_json(row.snapshot) if row.snapshot is not None else None
            if brought.counted < MADE and brought.made_at is not None:
                await _count_made(tx, brought, row, site, brought.made_at)
            if brought.counted < PAID and brought.paid_at is not None:
                await _count_paid(tx, brought, row, site, brought.paid_at)
            await tx.referrals.set_counted(bid_id, MADE if brought.paid_at is None else PAID)
        self._outbox_wake.now()

    async def count_later(self, bid_id: int) -> None:
        """It has failed by our own mistake."""
        async with self._database.transaction() as tx:
            await tx.referrals.count_later(bid_id, now_ms() + LATER_MS)


async def _count_made(tx: Tx, brought: PartnerBid, row: BidRow, site: Bid | None, at: int) -> None:
    """The site has the order: the partner hears of it, if they are known here."""
    partner = await tx.partners.get(brought.partner_id)
    if partner is not None and site is not None:
        await tell_new_order(tx, partner, row, site, brought.label)
    await _add(tx, brought, row, at, Deed(orders=1))


async def _count_paid(tx: Tx, brought: PartnerBid, row: BidRow, site: Bid | None, at: int) -> None:
    """The order is done. Its reward is on its way: the site's list is looked at for it at once."""
    turnover = (site.currency_code_give, site.amount_give) if site is not None else None
    await _add(tx, brought, row, at, Deed(paid=1, turnover=turnover))
    await tx.partners.look_soon(brought.partner_id, now_ms())


async def _add(tx: Tx, brought: PartnerBid, row: BidRow, at: int, deed: Deed) -> None:
    """In this order everywhere: who counts for the same partner at the same moment waits, not crosswise."""
    kinds: tuple[tuple[Kind, str], ...] = (
        ("all", ""),
        ("label", brought.label),
        ("direction", str(row.direction_id)),
    )
    for kind, name in kinds:
        await tx.partner_days.add(brought.partner_id, kind, name, at, deed)
