"""What a partner's link brought, counted in the transaction that records it: each order once as made, and
once as paid out. An order that nobody's link brought costs one look by its key at either time."""

from bot.exchanger.models import Bid
from bot.services.partner_messages import tell_new_order
from bot.storage.bids import Bid as BidRow
from bot.storage.database import Tx
from bot.storage.ids import now_ms
from bot.storage.partner_days import Deed, Kind
from bot.storage.referrals import PartnerBid


async def count_made(tx: Tx, row: BidRow, site: Bid) -> None:
    """The site has the order: the partner hears of it, if they are known here."""
    at = now_ms()
    counted = await tx.referrals.made(row.id, at)
    if counted is None:
        return
    partner = await tx.partners.get(counted.partner_id)
    if partner is not None:
        await tell_new_order(tx, partner, row, site, counted.label)
    await _add(tx, counted, row, at, Deed(orders=1))


async def count_paid(tx: Tx, row: BidRow, site: Bid) -> None:
    """The order is done. Its reward is on its way: the site's list is looked at for it at once."""
    at = now_ms()
    counted = await tx.referrals.paid(row.id, at)
    if counted is None:
        return
    turnover = (site.currency_code_give, site.amount_give)
    await _add(tx, counted, row, at, Deed(paid=1, turnover=turnover))
    await tx.partners.look_soon(counted.partner_id, at)


async def _add(tx: Tx, counted: PartnerBid, row: BidRow, at: int, deed: Deed) -> None:
    """In this order everywhere: who counts for the same partner at the same moment waits, not crosswise."""
    kinds: tuple[tuple[Kind, str], ...] = (
        ("all", ""),
        ("label", counted.label),
        ("direction", str(row.direction_id)),
    )
    for kind, name in kinds:
        await tx.partner_days.add(counted.partner_id, kind, name, at, deed)
