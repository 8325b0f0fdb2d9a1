"""The API's methods by name."""

from collections.abc import Awaitable, Callable

from bot.sandbox.exchanger import directions, feed, orders, partner_methods
from bot.sandbox.exchanger.envelope import Answer, Call
from bot.sandbox.exchanger.site import Site

METHODS: dict[str, Callable[[Site, Call], Awaitable[Answer]]] = {
    "test": directions.test,
    "get_direction_currencies": directions.get_direction_currencies,
    "get_directions": directions.get_directions,
    "get_direction": directions.get_direction,
    "get_calc": directions.get_calc,
    "get_exchanges": feed.get_exchanges,
    "create_bid": orders.create_bid,
    "bid_info": orders.bid_info,
    "cancel_bid": orders.cancel_bid,
    "pay_bid": orders.pay_bid,
    "success_bid": orders.success_bid,
    "get_partner_info": partner_methods.get_partner_info,
    "get_partner_links": partner_methods.get_partner_links,
    "get_partner_exchanges": partner_methods.get_partner_exchanges,
    "get_partner_payouts": partner_methods.get_partner_payouts,
    "add_partner_payout": partner_methods.add_partner_payout,
}
# A key is given what the public API page lists; success_bid is for operators and has to be asked for.
USUAL_METHODS = frozenset(METHODS) - {"success_bid"}
