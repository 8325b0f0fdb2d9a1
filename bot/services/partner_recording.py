"""What a look at the site's list of a partner's orders brought, kept in one transaction with what tells it.

First what is known and told, then what is counted: as who makes an order does, so that nobody waits crosswise
for another's rows.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.exchanger.models import PartnerExchange
from bot.services.partner_messages import tell_many, tell_order, tell_reward
from bot.services.statuses import Group, group_of
from bot.storage.database import Tx
from bot.storage.ids import now_ms
from bot.storage.partner_days import Deed, Kind
from bot.storage.partners import Partner
from bot.storage.referrals import PartnerBid

KINDS: tuple[Kind, ...] = ("all", "label", "direction")


@dataclass(frozen=True, slots=True)
class News:
    """`ours`: the order was made here, by that partner's link."""

    row: PartnerExchange
    ours: PartnerBid | None

    @property
    def label(self) -> str:
        return self.ours.label if self.ours else ""


def is_rewarded(row: PartnerExchange) -> bool:
    """A cancelled order earns nothing, whatever is noted of it."""
    return row.accrued and group_of(row.status) is not Group.CANCELLED


async def record(tx: Tx, partner: Partner, rows: Sequence[PartnerExchange], *, in_one: bool) -> None:
    """`in_one`: one message for all of them. Of an order that is done by the time it is first seen, only the
    reward is told; of one that is cancelled by then, nothing."""
    news = [each for row in rows if (each := await _known_now(tx, partner, row)) is not None]
    rewarded = [each for each in news if is_rewarded(each.row)]
    if in_one:
        orders = len(news) - len(rewarded)
        await tell_many(tx, partner, orders, len(rewarded), sum(map(_reward, rewarded), Decimal(0)))
    else:
        for each in news:
            await _tell(tx, partner, each)
    await _count(tx, partner, rewarded)


async def _known_now(tx: Tx, partner: Partner, row: PartnerExchange) -> News | None:
    """None when it was known before, or is nothing to tell."""
    if not await tx.partners.saw_order(partner.id, row.id, int(is_rewarded(row))):
        return None
    if group_of(row.status) is Group.CANCELLED:
        return None
    ours = await tx.referrals.of_site(row.id)
    return News(row, ours if ours is not None and ours.partner_id == partner.id else None)


async def _tell(tx: Tx, partner: Partner, news: News) -> None:
    if is_rewarded(news.row):
        await tell_reward(tx, partner, news.row, news.label, news.row.partner_reward)
    else:
        await tell_order(tx, partner, news.row, news.label)


async def _count(tx: Tx, partner: Partner, rewarded: Sequence[News]) -> None:
    """By label and direction as well, where the order was made here."""
    sums: defaultdict[tuple[int, str], Decimal] = defaultdict(Decimal)
    for each in rewarded:
        sums[KINDS.index("all"), ""] += _reward(each)
        bid = await tx.bids.get(each.ours.bid_id) if each.ours else None
        if bid is not None:
            sums[KINDS.index("label"), each.label] += _reward(each)
            sums[KINDS.index("direction"), str(bid.direction_id)] += _reward(each)
    for (kind, name), reward in sorted(sums.items()):
        if reward:
            await tx.partner_days.add(partner.id, KINDS[kind], name, now_ms(), Deed(reward=reward))


def _reward(news: News) -> Decimal:
    return news.row.partner_reward or Decimal(0)
