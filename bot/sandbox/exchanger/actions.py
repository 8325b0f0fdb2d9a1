"""`api_actions`: how an order is paid and cancelled, by its direction's payment type and its status."""

from bot.sandbox.exchanger.bids import PAYABLE, Bid
from bot.sandbox.exchanger.site import Site
from bot.sandbox.exchanger.wire import plain

PAID_ON_A_PAGE = ("form", "link", "coupon", "mypaid", "myaction")
PAID_TO_AN_ADDRESS = ("mypaid", "myaction", "address")
NO_DETAILS_YET = ("auto", "coldnew", "merchwait")


def api_actions(site: Site, bid: Bid, lang: str, finished: bool) -> dict[str, object]:
    """`finished`: asked by bid_info of an order that is not to be paid now."""
    direction = bid.direction
    shown: dict[str, object] = {
        "type": "finished" if finished else direction.payment,
        "cancel": _cancel(site, bid),
        "pay": _pay(site, bid),
        "pay_amount": site.wire.amount(bid.pay_amount, direction.give.decimals),
        "instruction": instruction(site, bid, lang),
    }
    if direction.payment in PAID_TO_AN_ADDRESS or not site.wire.quirks:
        known = bid.status not in NO_DETAILS_YET
        shown["address"] = bid.address if known else ""
        shown["dest_tag"] = bid.dest_tag if known else ""
    return shown


def _cancel(site: Site, bid: Bid) -> str:
    return site.cancel_page(bid) if bid.direction.cancel == "link" else bid.direction.cancel


def _pay(site: Site, bid: Bid) -> str:
    if bid.direction.payment == "default":
        return "api"
    return site.pay_page(bid) if bid.direction.payment in PAID_ON_A_PAGE else "disabled"


def instruction(site: Site, bid: Bid, lang: str) -> str:
    """What the customer is to do now, in the operator's HTML."""
    if bid.status == "merchwait":
        return site.texts.get("instruction", "waiting", lang)
    if bid.status == "coldnew":
        return site.texts.get("instruction", "coldnew", lang)
    if bid.status not in PAYABLE:
        return ""
    memo = site.texts.get("instruction", "memo", lang, memo=bid.dest_tag) if bid.dest_tag else ""
    slots = {
        "sum": plain(bid.pay_amount),
        "code": bid.direction.give.code,
        "account": bid.address,
        "memo": memo,
    }
    return site.texts.get("instruction", bid.direction.payment, lang, **slots)
