"""test, get_direction_currencies, get_directions, get_direction and get_calc."""

from decimal import Decimal
from urllib.parse import parse_qsl, unquote_plus

from bot.sandbox.exchanger.calc import Calc, amount_of, limits, within_limits
from bot.sandbox.exchanger.catalogue import Currency, Direction
from bot.sandbox.exchanger.envelope import Answer, Call
from bot.sandbox.exchanger.form import group
from bot.sandbox.exchanger.site import Site
from bot.sandbox.exchanger.wire import plain

NOT_FOUND = "direction not found"


async def test(_site: Site, call: Call) -> Answer:
    data = {
        "ip": call.ip,
        "user_id": call.key.user_id,
        "locale": call.locale,
        "partner_id": call.int("partner_id"),
    }
    return Answer(data, as_text=False)


def _maintained(data: object) -> Answer:
    return Answer(data, error=1, error_text="maintenance", as_text=False)


async def get_direction_currencies(site: Site, call: Call) -> Answer:
    if site.maintenance.on:
        return _maintained({"give": [], "get": []})
    listed = site.catalogue.listed(call.int("currency_id_give"), call.int("currency_id_get"))
    gives = {direction.give.id: direction.give for direction in listed}
    gets = {direction.get.id: direction.get for direction in listed}
    data = {
        side: [
            {"id": currency.id, "title": currency.title(call.lang), "logo": site.logo(currency)}
            for currency in currencies.values()
        ]
        for side, currencies in (("give", gives), ("get", gets))
    }
    return Answer(data, as_text=False)


async def get_directions(site: Site, call: Call) -> Answer:
    if site.maintenance.on:
        return _maintained([])
    listed = site.catalogue.listed(call.int("currency_id_give"), call.int("currency_id_get"))
    rows = [
        {
            "direction_id": site.wire.id(direction.id),
            **_currency(site, call, "give", direction.give),
            **_currency(site, call, "get", direction.get),
        }
        for direction in listed
    ]
    return Answer(rows, as_text=False)


def _currency(site: Site, call: Call, side: str, currency: Currency) -> dict[str, object]:
    return {
        f"currency_{side}_id": site.wire.id(currency.id),
        f"currency_{side}_title": currency.title(call.lang),
        f"currency_{side}_logo": site.logo(currency),
    }


async def get_direction(site: Site, call: Call) -> Answer:
    if site.maintenance.on:
        return Answer([], error=1, error_text=site.maintenance.text or NOT_FOUND)
    direction = _asked_direction(site, call)
    if direction is None:
        return Answer([])
    calc = within_limits(direction, Decimal(0), 1, {})
    lists = direction.as_lists and site.wire.quirks
    groups = {
        "give_fields": direction.give_fields,
        "get_fields": direction.get_fields,
        "dir_fields": direction.dir_fields,
    }
    data = {
        "id": site.wire.id(direction.id),
        "url": f"{site.url}/exchange_{direction.slug}/",
        **_sums(site, call, direction, calc),
        **{name: group(fields, call.lang, lists) or site.wire.map({}) for name, fields in groups.items()},
        "info": {
            "timeline_text": site.texts.get("timeline", direction.texts, call.lang),
            "frozen_text": _frozen_text(site, call, direction),
            "before_button_text": site.texts.get("before_button", direction.texts, call.lang),
        },
    }
    return Answer(data)


def _asked_direction(site: Site, call: Call) -> Direction | None:
    direction_id = call.int("direction_id")
    listed = site.catalogue.listed(call.int("currency_id_give"), call.int("currency_id_get"))
    return next((one for one in listed if not direction_id or one.id == direction_id), None)


def _frozen_text(site: Site, call: Call, direction: Direction) -> str:
    return site.texts.get("frozen", direction.frozen, call.lang) if direction.on == "frozen" else ""


async def get_calc(site: Site, call: Call) -> Answer:
    if site.maintenance.on:
        return Answer([], error=1, error_text=site.maintenance.text or NOT_FOUND)
    direction = site.catalogue.directions.get(call.int("direction_id"))
    if direction is None or not direction.listed:
        return Answer([], error=1, error_text=NOT_FOUND)
    cd = dict(parse_qsl(unquote_plus(call.text("cd"))))
    calc = within_limits(direction, amount_of(call.text("calc_amount")), call.int("calc_action"), cd)
    return Answer({**_sums(site, call, direction, calc), "changed": int(calc.changed)})


def _sums(site: Site, call: Call, direction: Direction, calc: Calc) -> dict[str, object]:
    """What get_direction and get_calc have in common."""
    wire, bounds = site.wire, limits(direction)
    give, get = direction.give, direction.get
    return {
        "currency_code_give": give.code,
        "currency_code_get": get.code,
        "reserve": wire.spaced(get.reserve),
        "course_give": wire.loose(calc.course_give),
        "course_get": wire.loose(calc.course_get),
        "sum_give": wire.amount(calc.sum_give, give.decimals),
        "sum_give_com": wire.amount(calc.sum_give_com, give.decimals),
        "sum_get": wire.amount(calc.sum_get, get.decimals),
        "sum_get_com": wire.amount(calc.sum_get_com, get.decimals),
        "com_give": _com_text(site, call, "give", give),
        "com_get": _com_text(site, call, "get", get),
        "min_give": wire.limit(bounds.min_give),
        "max_give": wire.limit(bounds.max_give),
        "min_get": wire.limit(bounds.min_get),
        "max_get": wire.limit(bounds.max_get),
    }


def _com_text(site: Site, call: Call, side: str, currency: Currency) -> str:
    percent = currency.com_give_percent if side == "give" else currency.com_get_percent
    fixed = Decimal(0) if side == "give" else currency.com_get_fixed
    parts = [f"{plain(percent)}%"] if percent else []
    if fixed:
        parts.append(f"{plain(fixed)} {currency.code}")
    return site.texts.get("commission", side, call.lang, com=" + ".join(parts)) if parts else ""
