"""What became of a payment to be marked, or of an order to be cancelled or done: read at the site."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from bot.exchanger.client import Exchanger
from bot.exchanger.errors import ApiDisabled, ExchangerError, MethodNotAllowed, Refused
from bot.exchanger.models import Bid, Exchange
from bot.services.bid_view import BidView
from bot.services.bids import Bids
from bot.services.history import untold_by
from bot.services.lookup import as_listed, find_listed
from bot.services.statuses import CANCELLABLE, Group, group_of, is_final
from bot.storage.jobs import JobKind

logger = logging.getLogger(__name__)

ASKED_FOR: dict[JobKind, str] = {"pay_bid": "payed", "cancel_bid": "cancel", "success_bid": "success"}
PAID_GROUPS = {Group.CHECKING, Group.PAYOUT, Group.DONE}
PAID = {"partpay", "payouterror", "scrpayerror"}
"""Only what was paid gets here."""


@dataclass(frozen=True, slots=True)
class Truth:
    """`listed`: the order in the site's list; None where the key may not read it, or it isn't there.
    `has_details`: `bid_info` has answered."""

    site: Bid
    listed: Exchange | None
    has_details: bool

    def since(self, view: BidView, asked_at: int) -> list[str]:
        """The statuses that the order has had from then on, the one it has now at the end."""
        told = [row.status for row in view.history]
        later = [row.status for row in view.history if row.at >= asked_at]
        return [*later, *untold_by(self.listed, told, self.site.status), self.site.status]


async def read_truth(kind: JobKind, bids: Bids, exchanger: Exchanger, view: BidView) -> Truth | None:
    """None when it can't be learned now. The list is asked too, as its history leaves nothing out."""
    site = await _answered(bids, view)
    try:
        listed = await find_listed(exchanger, view.row.site_id or 0)
    except MethodNotAllowed:
        listed = None
    except ExchangerError as error:
        logger.warning("order %s: not read in the list: %s", view.row.id, error)
        return Truth(site, None, has_details=True) if site and _is_plain(kind, site.status) else None
    if listed is not None and (site is None or site.status != listed.status):
        return Truth(as_listed(listed, site or view.site, view.request), listed, has_details=site is not None)
    return Truth(site, listed, has_details=True) if site else None


async def _answered(bids: Bids, view: BidView) -> Bid | None:
    try:
        return await bids.ask_site(view.row)
    except (Refused, ApiDisabled) as error:  # its direction was switched off, as a rule
        logger.info("order %s: not shown: %s", view.row.id, error)
    except ExchangerError as error:
        logger.warning("order %s: not read: %s", view.row.id, error)
    return None


def _is_plain(kind: JobKind, status: str) -> bool:
    """It needs no history to see whether it was done."""
    return kind != "pay_bid" or is_done(kind, [status]) or group_of(status) is Group.TO_PAY


def is_done(kind: JobKind, since: Sequence[str]) -> bool:
    """What was asked for is what the order came to, whatever came after it."""
    if kind == "cancel_bid":
        return any(group_of(status) is Group.CANCELLED for status in since)
    if kind == "success_bid":
        return any(group_of(status) is Group.DONE for status in since)
    return any(status in PAID or group_of(status) in PAID_GROUPS for status in since)


def may_come(kind: JobKind, status: str) -> bool:
    """In this status the site may still do what it was asked for, or show that it has."""
    return status in CANCELLABLE if kind == "cancel_bid" else not is_final(status)
