"""One order in the site's list, which also has those that `bid_info` doesn't show."""

from contextlib import aclosing
from dataclasses import replace
from decimal import Decimal

from bot.exchanger.client import Exchanger
from bot.exchanger.models import ApiActions, Bid, Exchange
from bot.services.bid_view import BidRequest
from bot.services.feed import PAGE, changed_since
from bot.storage.ids import now_ms

MARGIN = 120
"""Seconds looked back further than need be."""
WIDE_MARGIN = 7_200
"""Before an order is taken for absent: the site's clock may have been set back meanwhile, as in autumn."""


async def find_made(
    exchanger: Exchanger, api_id: str, *, called_at: int, feed_from: int | None, margin: int
) -> Exchange | None:
    """The order whose create_bid began at `called_at`, by the api_id we sent: the site's filter can't be
    trusted. `feed_from`: the site's clock before that. Raises as `get_exchanges` does."""
    start = None if feed_from is None else feed_from - margin
    back = (now_ms() - called_at) // 1000 + margin
    newest: int | None = None
    gone_through = 0
    async with aclosing(changed_since(exchanger, start)) as rows:
        async for each in rows:
            if each.api_id.strip() == api_id:
                return each
            newest = each.time if newest is None else newest
            gone_through += 1
            if each.time < newest - back:  # from before the call: where `start` isn't known, this ends it
                break
    if newest is None or gone_through < PAGE:
        return None
    # One that changes while the pages are read moves to the top of those that were read already.
    async with aclosing(changed_since(exchanger, newest)) as rows:
        async for each in rows:
            if each.api_id.strip() == api_id:
                return each
    return None


async def find_listed(exchanger: Exchanger, site_id: int) -> Exchange | None:
    """The order with that number. Raises as `get_exchanges` does."""
    rows = await exchanger.get_exchanges(id=[site_id])
    return next((each for each in rows if each.id == site_id), None)


def as_listed(listed: Exchange, last: Bid | None, request: BidRequest) -> Bid:
    """What the list says of an order that `bid_info` doesn't show: how it stands, not how it is paid."""
    if last is not None:
        return replace(last, status=listed.status, status_title="")
    return Bid(
        url="",
        id=listed.id,
        hash=listed.hash,
        status=listed.status,
        status_title="",
        psys_give=listed.psys_give,
        psys_get=listed.psys_get,
        currency_code_give=listed.currency_code_give,
        currency_code_get=listed.currency_code_get,
        amount_give=_known(listed.amount_give, request.agreed_give),
        amount_get=_known(listed.amount_get, request.agreed_get),
        course_give=_known(listed.course_give, None),
        course_get=_known(listed.course_get, None),
        actions=ApiActions("finished", "disabled", "disabled", "", None, "", ""),
    )


def _known(listed: Decimal | None, agreed: Decimal | None) -> Decimal:
    return next((each for each in (listed, agreed) if each is not None), Decimal(0))
