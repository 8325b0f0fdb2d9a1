"""create_bid, bid_info, cancel_bid, pay_bid and success_bid."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from bot.sandbox.exchanger import form
from bot.sandbox.exchanger.accounts import made_up
from bot.sandbox.exchanger.actions import api_actions
from bot.sandbox.exchanger.bids import CANCELLABLE, PAYABLE, Bid, CreateCall
from bot.sandbox.exchanger.calc import Calc, amount_of, exact, limits
from bot.sandbox.exchanger.catalogue import Direction
from bot.sandbox.exchanger.envelope import Answer, Call
from bot.sandbox.exchanger.site import Site
from bot.sandbox.exchanger.wire import plain

NO_BID = "no bid exists"
NOT_UNIQUE = "api id not unique"
API_ID_LENGTH = 100


async def create_bid(site: Site, call: Call) -> Answer:
    noted = CreateCall(call.text("api_id")[:API_ID_LENGTH], None, "")
    site.ledger.calls.append(noted)
    answer = await _create(site, call, noted)
    noted.answered = answer.error_text or str(answer.error)
    return replace(answer, noted=noted)


async def _create(site: Site, call: Call, noted: CreateCall) -> Answer:
    if site.maintenance.on:
        return _maintained(site, [], {})
    direction = site.catalogue.directions.get(call.int("direction_id"))
    refusal = _closed(direction)
    if direction is None or refusal:
        return Answer([], 3, site.texts.error(refusal, call.lang), {})
    given = form.answers(direction, call.params)
    action = call.int("calc_action")
    calc = exact(direction, amount_of(call.text("calc_amount")), action, given)
    fields = form.errors(direction, given, site.texts, call.lang) | _amount_errors(
        site, call, direction, calc
    )
    problems = [site.texts.error("form", call.lang)] if fields else []
    if site.ledger.taken(call.key.login, noted.api_id):
        problems.append(NOT_UNIQUE)
    if problems:
        return Answer([], 3, "<br />".join(problems), fields)
    bid = _open(site, call, direction, calc, given)
    noted.bid_id = bid.id
    await asyncio.sleep(site.life.pace.real(site.life.pace.create))
    if bid.status == "auto":  # else the operator was quicker
        site.ledger.change(bid, direction.first)
    return Answer(bid_data(site, bid, call.lang, finished=False), fields={})


def _closed(direction: Direction | None) -> str:
    """The key of the text that refuses orders in a direction; empty when it takes them."""
    if direction is None or direction.on == "off":
        return "no_direction"
    if not direction.api:
        return "no_api"
    return "frozen" if direction.on == "frozen" else ""


def _amount_errors(site: Site, call: Call, direction: Direction, calc: Calc) -> dict[str, str]:
    if calc.sum_give <= 0 or calc.sum_get_com <= 0:
        name = {2: "sum2", 3: "sum1c", 4: "sum2c"}.get(call.int("calc_action"), "sum1")
        return {name: site.texts.error("zero", call.lang)}
    bounds = limits(direction)
    sides = (
        ("sum1", calc.sum_give, bounds.min_give, bounds.max_give, direction.give),
        ("sum2", calc.sum_get, bounds.min_get, bounds.max_get, direction.get),
    )
    found = {}
    for name, amount, lowest, highest, currency in sides:
        if lowest is not None and amount < lowest:
            shown = f"{site.texts.error('min', call.lang)}: {site.wire.spaced(lowest)} {currency.code}"
            found[name] = _limit_text(name, lowest, shown)
        if highest is not None and amount > highest:
            shown = f"{site.texts.error('max', call.lang)}: {site.wire.spaced(highest)} {currency.code}"
            found[name] = _limit_text(name, highest, shown)
    return found


def _limit_text(name: str, limit: Decimal, shown: str) -> str:
    return f'<span class="js_amount" data-id="{name}" data-val="{plain(limit)}">{shown}</span>'


def _open(site: Site, call: Call, direction: Direction, calc: Calc, given: Mapping[str, str]) -> Bid:
    bid = site.ledger.open(direction, calc)
    bid.login = call.key.login
    bid.api_id = call.text("api_id")[:API_ID_LENGTH]
    bid.partner_id = call.int("partner_id")
    bid.callback_url = call.text("callback_url")
    bid.ip = call.ip
    bid.fields = dict(given)
    bid.address = made_up("card" if direction.give.check == "any" else direction.give.check, site.random)
    bid.dest_tag = made_up("memo", site.random) if direction.give.memo else ""
    if direction.unique_cents:
        bid.pay_amount += Decimal(site.random.randrange(1, 100)).scaleb(-2)
    site.ledger.announce(bid)
    return bid


def bid_data(site: Site, bid: Bid, lang: str, finished: bool) -> dict[str, object]:
    """What create_bid and bid_info say of an order."""
    wire, direction, calc = site.wire, bid.direction, bid.calc
    return {
        "url": site.page(bid),
        "id": wire.id(bid.id),
        "hash": bid.hash,
        "status": bid.status,
        "status_title": site.texts.status(bid.status, lang),
        "psys_give": direction.give.system(lang),
        "psys_get": direction.get.system(lang),
        "currency_code_give": direction.give.code,
        "currency_code_get": direction.get.code,
        "amount_give": wire.amount(calc.to_pay, direction.give.decimals),
        "amount_get": wire.amount(calc.sum_get_com, direction.get.decimals),
        "course_give": wire.loose(calc.course_give),
        "course_get": wire.loose(calc.course_get),
        "api_actions": api_actions(site, bid, lang, finished),
    }


def _asked_bid(site: Site, call: Call) -> Bid | None:
    """Only the key's own orders."""
    bid = site.ledger.find(call.int("id"), call.text("hash"))
    return bid if bid is not None and bid.login == call.key.login else None


async def bid_info(site: Site, call: Call) -> Answer:
    if site.maintenance.on:
        return _maintained(site, [], {})
    bid = _asked_bid(site, call)
    if bid is None or bid.direction.on != "on":
        return Answer([], 1, NO_BID, {})
    return Answer(bid_data(site, bid, call.lang, finished=bid.status not in PAYABLE), fields={})


async def cancel_bid(site: Site, call: Call) -> Answer:
    return _change(site, call, "cancel", CANCELLABLE, lambda bid: bid.direction.cancel == "api")


async def pay_bid(site: Site, call: Call) -> Answer:
    return _change(site, call, "payed", PAYABLE, lambda bid: bid.direction.payment == "default")


async def success_bid(site: Site, call: Call) -> Answer:
    return _change(site, call, "success", None, lambda _bid: True)


def _change(
    site: Site, call: Call, status: str, allowed_in: tuple[str, ...] | None, allowed: Callable[[Bid], bool]
) -> Answer:
    """Bring the asked order to a status. `allowed_in` None: from any status."""
    if site.maintenance.on:
        return _maintained(site, "", None)
    bid = _asked_bid(site, call)
    if bid is not None and bid.status == status:
        return Answer(status)
    if bid is None or (allowed_in is not None and bid.status not in allowed_in) or bid.direction.on != "on":
        return Answer("", 1, NO_BID)
    if not allowed(bid):
        return Answer("", 2, "action disabled")
    site.ledger.change(bid, status)
    return Answer(bid.status)


def _maintained(site: Site, data: object, fields: dict[str, str] | None) -> Answer:
    return Answer(data, 2, site.maintenance.text or "maintenance", fields)
