"""How the operator API shows orders, directions and switches (see operator.py for the shapes)."""

from decimal import Decimal
from typing import Any

from bot.sandbox.exchanger.bids import Bid
from bot.sandbox.exchanger.calc import limits
from bot.sandbox.exchanger.catalogue import SHOWCASE, Currency, Direction
from bot.sandbox.exchanger.faults import KINDS, Fault, Faults
from bot.sandbox.exchanger.life import next_status
from bot.sandbox.exchanger.methods import METHODS
from bot.sandbox.exchanger.site import Site
from bot.sandbox.exchanger.wire import plain

GROUPS = {
    "waiting": ("auto", "coldnew", "merchwait"),
    "to_pay": ("new", "techpay"),
    "checking": ("payed", "coldpay"),
    "paying_out": ("realpay", "coldsuccess", "partpayout"),
    "final": ("success", "cancel", "delete"),
}


def group(status: str) -> str:
    return next((name for name, statuses in GROUPS.items() if status in statuses), "attention")


def order(site: Site, bid: Bid, seq: int, lang: str) -> dict[str, Any]:
    direction, calc, clock = bid.direction, bid.calc, site.clock
    return {
        "id": bid.id,
        "seq": seq,
        "hash": bid.hash,
        "url": site.page(bid),
        "direction_id": direction.id,
        "direction": direction.title(lang),
        "status": bid.status,
        "status_title": site.texts.status(bid.status, lang),
        "group": group(bid.status),
        "payment": direction.payment,
        "amount_give": plain(calc.to_pay),
        "amount_get": plain(calc.sum_get_com),
        "currency_code_give": direction.give.code,
        "currency_code_get": direction.get.code,
        "course_give": plain(calc.course_give),
        "course_get": plain(calc.course_get),
        "pay_amount": plain(bid.pay_amount),
        "address": bid.address,
        "dest_tag": bid.dest_tag,
        "api_id": bid.api_id,
        "from_api": bool(bid.login),
        "partner_id": bid.partner_id,
        "created": clock.utc(bid.created),
        "changed": clock.utc(bid.changed),
        "fields": bid.fields,
        "statuses": [{"time": clock.utc(change.time), "status": change.status} for change in bid.history],
        "next": next_status(bid),
    }


def _currency(currency: Currency, lang: str) -> dict[str, Any]:
    return {"id": currency.id, "title": currency.title(lang), "code": currency.code}


def _limit(value: Decimal | None) -> str:
    return "no" if value is None else plain(value)


def direction(shown: Direction, lang: str) -> dict[str, Any]:
    bounds = limits(shown)
    return {
        "id": shown.id,
        "title": shown.title(lang),
        "give": _currency(shown.give, lang),
        "get": _currency(shown.get, lang),
        "course_give": plain(shown.course_give),
        "course_get": plain(shown.course_get),
        "reserve": plain(shown.get.reserve),
        "min_give": _limit(bounds.min_give),
        "max_give": _limit(bounds.max_give),
        "min_get": _limit(bounds.min_get),
        "max_get": _limit(bounds.max_get),
        "payment": shown.payment,
        "on": shown.on != "off",
        "frozen": shown.on == "frozen",
        "api": shown.api,
        "showcase": [name for name, direction_id in SHOWCASE.items() if direction_id == shown.id],
    }


def maintenance(site: Site) -> dict[str, Any]:
    return {"maintenance": {"on": site.maintenance.on, "text": site.maintenance.text}}


def pace(site: Site) -> dict[str, Any]:
    return {"pace": {"speed": site.life.speed, "auto": site.life.auto}}


def _fault(fault: Fault) -> dict[str, Any]:
    return {
        "id": fault.id,
        "kind": fault.kind,
        "methods": None if fault.methods is None else sorted(fault.methods),
        "times": fault.times,
        "chance": fault.chance,
        "seconds": fault.seconds,
        "status": fault.status,
        "retry_after": fault.retry_after,
        "after": fault.after,
        "hits": fault.hits,
    }


def faults(switched: Faults) -> dict[str, Any]:
    return {"faults": [_fault(fault) for fault in switched.active()]}


def fault_choices() -> dict[str, Any]:
    kinds = [{"kind": kind, "about": about, "takes": list(takes)} for kind, (about, takes) in KINDS.items()]
    return {"kinds": kinds, "methods": list(METHODS)}
