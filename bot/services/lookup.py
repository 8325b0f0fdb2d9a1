"""Whether the site has an order. Its list also has those that `bid_info` doesn't show."""

import logging
from contextlib import aclosing
from dataclasses import replace
from decimal import Decimal

from bot.exchanger.client import Exchanger
from bot.exchanger.errors import ApiIdNotUnique, FormRefused
from bot.exchanger.models import ApiActions, Bid, CalcAction, Exchange
from bot.services.bid_view import BidRequest
from bot.services.feed import PAGE, changed_since
from bot.storage.ids import now_ms

logger = logging.getLogger(__name__)

MARGIN = 120
"""Seconds looked back further than need be."""
WIDE_MARGIN = 7_200
"""Before an order is taken for absent: the site's clock may have been set back meanwhile, as in autumn."""


async def find_made(
    exchanger: Exchanger, api_id: str, *, called_at: int, feed_from: int | None, margin: int = MARGIN
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


async def find_whatever_the_clock(
    exchanger: Exchanger, api_id: str, *, called_at: int, feed_from: int | None
) -> Exchange | None:
    """As `find_made`, before an order is taken for absent. The site's clock may have been set back by more
    than any margin; so the newest page is read too, whatever times it has. Raises as `get_exchanges` does."""
    found = await find_made(exchanger, api_id, called_at=called_at, feed_from=feed_from, margin=WIDE_MARGIN)
    if found is not None:
        return found
    newest = await exchanger.get_exchanges(limit=PAGE)
    return next((each for each in newest if each.api_id.strip() == api_id), None)


async def is_taken(exchanger: Exchanger, direction_id: int, api_id: str) -> bool:
    """Whether the site has an order with that api_id, learned without the list.

    An order is asked for that can't be made: of an amount of 0, and without any of the form's answers. A site
    refuses it for the amount (`create_bid` moves none to a limit, as `get_calc` does) and for each required
    field; and as it looks at the api_id in the same go, it names that too if it is used. An amount left out
    would be for the site to fill in, so 0 is said. Should a site make an order of it all the same, it has
    nowhere to pay out to, and counts as one that exists and isn't shown: nobody is asked to pay it.

    Raises as `create_bid` does: a direction that is closed is refused before the api_id is looked at.
    """
    try:
        await exchanger.create_bid(direction_id, Decimal(0), CalcAction.GIVE, {}, api_id=api_id)
    except FormRefused:
        return False
    except ApiIdNotUnique:
        return True
    logger.error("the site has made an order of nothing, with the api_id %s", api_id)
    return True


async def find_listed(exchanger: Exchanger, site_id: int) -> Exchange | None:
    """The order with that number, and its history. Raises as `get_exchanges` does."""
    rows = await exchanger.get_exchanges(id=[site_id], status_history=True)
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
