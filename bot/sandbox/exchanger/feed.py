"""get_exchanges: the feed of changed orders, and the filters it shares with the partner's list."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from bot.sandbox.exchanger.bids import Bid, Change
from bot.sandbox.exchanger.envelope import Answer, Call, whole
from bot.sandbox.exchanger.keys import SYSTEM
from bot.sandbox.exchanger.site import Site

LIMIT = 100
HIGHEST_LIMIT = 500

Row = TypeVar("Row")


def page_of(call: Call, rows: Sequence[Row]) -> Sequence[Row]:
    """`limit` and `offset`; a limit of 0 or less is none."""
    limit = call.int("limit")
    limit = LIMIT if limit < 1 else min(limit, HIGHEST_LIMIT)
    offset = max(call.int("offset"), 0)
    return rows[offset : offset + limit]


def within_times(call: Call, time: int) -> bool:
    """`start_time` and `end_time`, both inclusive, in the site's clock."""
    start, end = call.int("start_time"), call.int("end_time")
    return (start <= 0 or time >= start) and (end <= 0 or time <= end)


def ids_of(call: Call, name: str) -> set[int] | None:
    """The ids of a comma-separated list, None when the parameter is absent."""
    text = call.text(name)
    return {whole(part) for part in text.split(",")} if text else None


def _shuffled(bid: Bid) -> int:
    """Within one second the site gives no order; this one is stable from page to page, and not by id."""
    return bid.id * 2654435761 % 2**32


def asked_bids(call: Call, bids: Iterable[Bid], api_id_means_id: bool) -> Sequence[Bid]:
    """The filters of both lists of orders, newest change first, one page."""
    ids, api_ids = ids_of(call, "id"), ids_of(call, "api_id")
    api_texts = {part.strip() for part in call.text("api_id").split(",")}
    ip, bid_hash = call.text("ip"), call.text("hash")
    found = [
        bid
        for bid in bids
        if bid.status != "auto"
        and within_times(call, bid.changed)
        and (ids is None or bid.id in ids)
        and (api_ids is None or (bid.id in api_ids if api_id_means_id else bid.api_id in api_texts))
        and (not ip or bid.ip == ip)
        and (not bid_hash or bid.hash == bid_hash)
    ]
    found.sort(key=lambda bid: (-bid.changed, _shuffled(bid)))
    return page_of(call, found)


def _status(site: Site, change: Change) -> dict[str, object]:
    return {"time": change.time, "date": site.clock.date(change.time), "status": change.status}


def exchange(site: Site, call: Call, bid: Bid) -> dict[str, object]:
    """One order of a list. The page says exchange_success 0 is done, deployed sites send 1 for done."""
    wire, direction, calc = site.wire, bid.direction, bid.calc
    item: dict[str, object] = {
        "id": wire.id(bid.id),
        "time": bid.changed,
        "date": site.clock.date(bid.changed),
        "psys_give": direction.give.system(call.lang),
        "psys_get": direction.get.system(call.lang),
        "currency_code_give": direction.give.code,
        "currency_code_get": direction.get.code,
        "course_give": wire.loose(calc.course_give),
        "course_get": wire.loose(calc.course_get),
        "amount_give": wire.amount(calc.to_pay, direction.give.decimals),
        "amount_get": wire.amount(calc.sum_get_com, direction.get.decimals),
        "exchange_success": int((bid.status == "success") == wire.quirks),
        "user_hash": bid.user_hash,
        "user_ip": bid.ip,
        "status": bid.status,
        "hash": bid.hash,
    }
    if call.int("status_history"):
        item["statuses"] = [_status(site, change) for change in bid.told]
    return item


async def get_exchanges(site: Site, call: Call) -> Answer:
    key = call.key
    visible = (bid for bid in site.ledger if bid.login and (key.user_id == SYSTEM or bid.login == key.login))
    bids = asked_bids(call, visible, api_id_means_id=site.wire.quirks)
    return Answer(site.wire.items([{**exchange(site, call, bid), "api_id": bid.api_id} for bid in bids]))
