"""What the site says of an order, kept in one transaction with the messages that tell it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.exchanger.models import Bid
from bot.services.bid_view import SITE_ANSWER, lacks_details
from bot.services.day_counts import count_made, count_statuses
from bot.services.messages import BidMessage, MessageKind
from bot.services.operators import Operators
from bot.services.retention import without_details
from bot.services.statuses import Group, group_of, is_final, is_worth_a_message
from bot.storage.bids import Bid as BidRow
from bot.storage.bids import Stage
from bot.storage.database import Tx
from bot.storage.ids import now_ms

PATIENT_MS = 15_000
"""Who waited longer for the order to be made has put the phone away: an edited card would not be noticed."""


@dataclass(frozen=True, slots=True)
class News:
    """`site`: the order as it is now; `statuses`: what it came to since it was last told, the oldest first,
    each with its title; `before`: the last that was told; `answered`: `site` is the site's own answer, not
    its last one with a status that the list shows; `tell`: the last status is worth a message, else
    only the card shows it."""

    site: Bid
    statuses: Sequence[tuple[str, str]] = ()
    before: str = ""
    answered: bool = True
    tell: bool = True


async def record(tx: Tx, row: BidRow, news: News, look_at: int | None, operators: Operators) -> None:
    """Keeps it, and tells what is new: the card as it is now, and a message for what one should hear of."""
    at = max(now_ms(), row.snapshot_at or 0)  # the clock may have been set back
    snapshot = _kept(row, news.site)
    keep = tx.bids.set_snapshot if news.answered else tx.bids.set_status
    kept = await keep(
        row.id,
        status=news.site.status,
        snapshot=snapshot,
        at=at,
        stage=stage_of(news.site.status),
        look_at=look_at,
    )
    if kept is None:
        return
    if group_of(news.site.status) is Group.DONE and group_of(row.status or "") is not Group.DONE:
        await tx.referrals.paid(row.id, now_ms())
    if news.statuses:
        await count_statuses(tx, row.id, news.site, [status for status, _ in news.statuses])
        await tell_statuses(tx, row, news.before, news.statuses, at, operators, tell_last=news.tell)
    elif snapshot != row.snapshot:
        await tell(tx, row, MessageKind.CARD)
    details = _news_of_details(row, news.site) if news.answered else None
    if details is not None:
        await tell(tx, row, details)


async def record_made(tx: Tx, row: BidRow, news: News, look_at: int | None, operators: Operators) -> bool:
    """The site has made the order: its first status is shown on the card, what followed is told as ever.
    False when that was known."""
    at, site = now_ms(), news.site
    made = await tx.bids.made(
        row.id,
        site_id=site.id,
        hash=None if row.is_nobodys else site.hash,
        status=site.status,
        snapshot=_kept(row, site),
        at=at,
        stage=stage_of(site.status),
        look_at=look_at,
    )
    if made is None:
        return False
    await tx.referrals.made(row.id, at)  # the partner's sums get it later: see partner_counting
    if group_of(site.status) is Group.DONE:
        await tx.referrals.paid(row.id, at)
    await count_made(tx)
    await count_statuses(tx, row.id, site, [status for status, _ in news.statuses])
    for first in news.statuses[:1]:
        await tx.statuses.add(row.id, *first, at)
    before = news.statuses[0][0] if news.statuses else ""
    await operators.tell_made(tx, row.id, at)
    called_back = await tell_statuses(tx, row, before, news.statuses[1:], at, operators, tell_last=True)
    if news.statuses and at - row.created_at > PATIENT_MS and not called_back:
        await tell(tx, row, MessageKind.PUSH, BidMessage(site.status, site.status_title))
    return True


async def tell_statuses(
    tx: Tx,
    row: BidRow,
    before: str,
    statuses: Sequence[tuple[str, str]],
    at: int,
    operators: Operators,
    *,
    tell_last: bool,
) -> bool:
    """The card, then the messages in their order; and to operators what is for them. Whether the last status
    got a message."""
    messages = []
    for number, (status, title) in enumerate(statuses, 1):
        await tx.statuses.add(row.id, status, title, at)
        await operators.tell_status(tx, row.id, before, status, title, at)
        if is_worth_a_message(before, status) and (tell_last or number < len(statuses)):
            messages.append(BidMessage(status, title))
        before = status
    await tell(tx, row, MessageKind.CARD)
    for message in messages:
        await tell(tx, row, MessageKind.PUSH, message)
    return bool(messages) and messages[-1].status == before


async def tell(tx: Tx, row: BidRow, kind: MessageKind, message: BidMessage | None = None) -> None:
    await tx.outbox.add(row.chat_id, kind, row.id, (message or BidMessage()).to_json(), now_ms())


def _news_of_details(row: BidRow, site: Bid) -> MessageKind | None:
    """How to pay is known at last, or is another way than the customer has read: worth a message."""
    if row.snapshot is None or group_of(site.status) is not Group.TO_PAY:
        return None
    last = SITE_ANSWER.validate_json(row.snapshot)
    if group_of(last.status) is not Group.TO_PAY or last.actions.type == "finished":
        return None  # the status that comes with them is told
    if lacks_details(last):
        return None if lacks_details(site) else MessageKind.DETAILS_HERE
    before, now = last.actions, site.actions
    same = (before.pay_amount, before.address, before.dest_tag) == (now.pay_amount, now.address, now.dest_tag)
    return None if same else MessageKind.DETAILS


def stage_of(status: str) -> Stage:
    return "closed" if is_final(status) else "open"


def _kept(row: BidRow, site: Bid) -> str:
    return to_json(without_details(site) if row.is_nobodys else site)


def to_json(site: Bid) -> str:
    return SITE_ANSWER.dump_json(site).decode()
