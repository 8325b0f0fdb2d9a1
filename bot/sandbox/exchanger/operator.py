"""The operator's JSON API: what the operator page and scripts speak. Loopback only, no login.

Bodies are JSON both ways. Money is a string of plain digits ("9540.5"), times are UTC seconds (int), ids are
ints. A bad request answers 4xx with {"error": "<plain sentence>"}. Titles come in `?lang=ru` or `?lang=en`
(the default).

GET  /operator                   the page (page/index.html); /operator/page/<file> serves the files beside it
GET  /operator/state             {"url": str, "maintenance": Maintenance, "pace": Pace, "seq": int,
                                  "statuses": [{"status", "title", "group"}]}; group: "waiting" | "to_pay" |
                                 "checking" | "attention" | "paying_out" | "final"
GET  /operator/orders            {"orders": [Order, the last changed first], "seq": int}
       ?after=&limit=            after: only orders changed after that seq; limit: 200, at most 1000
POST /operator/orders/{id}/status
                                 {"status": "realpay"} -> {"order": Order}; any name of [a-z0-9_]{1,20}
GET  /operator/directions        {"directions": [Direction, by id]}
POST /operator/directions/{id}   any of {"on": bool, "course_give": "1", "course_get": "95.4", "reserve": "9"}
                                 -> {"direction": Direction}
POST /operator/maintenance       {"on": bool, "text": str (may be left out)} -> {"maintenance": Maintenance}
GET  /operator/faults            {"faults": [Fault], "kinds": [{"kind", "about", "takes": [parameter names]}],
                                  "methods": [API method names]}
POST /operator/faults            {"kind": "slow", ...parameters} switches a fault on, {"clear": true} all off,
                                 {"clear": 3} the one with that id -> {"faults": [Fault]}
POST /operator/pace              any of {"speed": 2.0, "auto": bool} -> {"pace": Pace}
GET  /operator/events            Server-Sent Events, each `id: <seq>` and `data: {"seq", "type", ...}`;
       ?after=<seq>              without `after` from now on; a comment line `: ping` every 15 s. Types:
                                   "order"       {"order": Order}          made, or its status changed
                                   "direction"   {"direction": Direction}
                                   "maintenance" {"maintenance": Maintenance}
                                   "pace"        {"pace": Pace}
                                   "faults"      {"faults": [Fault]}
                                   "call"        {"method": str, "error": str, "ms": int, "faults": [kind]}
                                                 an API call was answered

Order       {"id", "seq", "hash", "url" (its page on the site), "direction_id",
             "direction": "Tether TRC20 USDT → Sberbank RUB", "status", "status_title", "group",
             "payment" (see Direction), "amount_give", "amount_get", "currency_code_give",
             "currency_code_get", "course_give", "course_get", "pay_amount", "address", "dest_tag",
             "api_id" (str), "from_api": bool, "partner_id", "created", "changed", "fields": {name: value},
             "statuses": [{"time", "status"}, oldest first, `auto` included],
             "next": the status it goes to by itself | null}
Direction   {"id", "title", "give": {"id", "title", "code"}, "get": {...}, "course_give", "course_get",
             "reserve", "min_give", "max_give", "min_get", "max_get" (strings, "no" when not set),
             "payment": "default" | "form" | "link" | "coupon" | "mypaid" | "myaction" | "address",
             "on": bool, "frozen": bool, "api": bool (false: closed to the API),
             "showcase": [names it is known by]}
Maintenance {"on": bool, "text": str}
Pace        {"speed": float (1 is a real site's, above 1 quicker), "auto": bool (orders go on by themselves)}
Fault       {"id", "kind", "methods": [names] | null (all), "times": int left | null (until cleared),
             "chance": 0..1, "seconds": float, "status": int, "retry_after": int | null,
             "after": bool (the call takes effect first), "hits": int}
"""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.sandbox.exchanger import operator_body, operator_views
from bot.sandbox.exchanger.bids import Bid
from bot.sandbox.exchanger.events import LANGS, Event, Events
from bot.sandbox.exchanger.faults import Faults
from bot.sandbox.exchanger.operator_body import refusal
from bot.sandbox.exchanger.site import Site
from bot.sandbox.page_files import page_file

PAGE = Path(__file__).parent / "page"
LOOPBACK = ("127.0.0.1", "::1")
PING_SECONDS = 15.0
ORDERS, HIGHEST_ORDERS = 200, 1000


class Operator:
    def __init__(self, site: Site, faults: Faults, events: Events) -> None:
        self._site, self._faults, self._events = site, faults, events
        self._seqs: dict[int, int] = {}  # order id -> the seq of its last change
        site.ledger.subscribe(self._changed)

    def add_routes(self, app: web.Application) -> None:
        router = app.router
        router.add_get("/operator", self._index)
        router.add_get("/operator/page/{name}", self._file)
        router.add_get("/operator/state", self._state)
        router.add_get("/operator/orders", self._orders)
        router.add_post("/operator/orders/{id}/status", self._set_status)
        router.add_get("/operator/directions", self._directions)
        router.add_post("/operator/directions/{id}", self._set_direction)
        router.add_post("/operator/maintenance", self._set_maintenance)
        router.add_get("/operator/faults", self._show_faults)
        router.add_post("/operator/faults", self._set_faults)
        router.add_post("/operator/pace", self._set_pace)
        router.add_get("/operator/events", self._stream)

    def _changed(self, bid: Bid, _before: str | None) -> None:
        self._seqs[bid.id] = self._events.seq + 1
        self._events.publish("order", lambda lang: {"order": self._order(bid, lang)})

    def _order(self, bid: Bid, lang: str) -> dict[str, Any]:
        return operator_views.order(self._site, bid, self._seqs.get(bid.id, 0), lang)

    async def _index(self, request: web.Request) -> web.StreamResponse:
        _local(request)
        return page_file(PAGE, "index.html")

    async def _file(self, request: web.Request) -> web.StreamResponse:
        _local(request)
        return page_file(PAGE, request.match_info["name"])

    async def _state(self, request: web.Request) -> web.Response:
        lang = _lang(request)
        texts = self._site.texts
        statuses = [
            {"status": status, "title": texts.status(status, lang), "group": operator_views.group(status)}
            for status in texts.statuses()
        ]
        told = {"url": self._site.url, "seq": self._events.seq, "statuses": statuses}
        return _json(told | operator_views.maintenance(self._site) | operator_views.pace(self._site))

    async def _orders(self, request: web.Request) -> web.Response:
        lang = _lang(request)
        after = operator_body.number(request.query.get("after", "-1"), "after")
        limit = min(operator_body.number(request.query.get("limit", str(ORDERS)), "limit"), HIGHEST_ORDERS)
        bids = [bid for bid in self._site.ledger if self._seqs.get(bid.id, 0) > after]
        bids.sort(key=lambda bid: (self._seqs.get(bid.id, 0), bid.changed), reverse=True)
        orders = [self._order(bid, lang) for bid in bids[: max(limit, 0)]]
        return _json({"orders": orders, "seq": self._events.seq})

    async def _set_status(self, request: web.Request) -> web.Response:
        lang = _lang(request)
        bid = self._site.ledger.bids.get(operator_body.number(request.match_info["id"], "id"))
        if bid is None:
            raise refusal("There is no such order.", 404)
        body = await operator_body.read(request, {"status": str})
        if not re.fullmatch(r"[a-z0-9_]{1,20}", body.get("status", "")):
            raise refusal("A status is 1 to 20 small letters, digits or underscores.")
        self._site.ledger.change(bid, body["status"])
        return _json({"order": self._order(bid, lang)})

    async def _directions(self, request: web.Request) -> web.Response:
        lang = _lang(request)
        directions = self._site.catalogue.directions.values()
        return _json({"directions": [operator_views.direction(direction, lang) for direction in directions]})

    async def _set_direction(self, request: web.Request) -> web.Response:
        lang = _lang(request)
        direction = self._site.catalogue.directions.get(operator_body.number(request.match_info["id"], "id"))
        if direction is None:
            raise refusal("There is no such direction.", 404)
        wanted = {"on": bool, "course_give": Decimal, "course_get": Decimal, "reserve": Decimal}
        body = await operator_body.read(request, wanted)
        if "on" in body:
            direction.on = "on" if body["on"] else "off"
        direction.course_give = body.get("course_give", direction.course_give)
        direction.course_get = body.get("course_get", direction.course_get)
        direction.get.reserve = body.get("reserve", direction.get.reserve)
        self._events.publish(
            "direction", lambda told: {"direction": operator_views.direction(direction, told)}
        )
        return _json({"direction": operator_views.direction(direction, lang)})

    async def _set_maintenance(self, request: web.Request) -> web.Response:
        _local(request)
        body = await operator_body.read(request, {"on": bool, "text": str})
        if "on" not in body:
            raise refusal("Say whether maintenance is on.")
        self._site.maintenance.on, self._site.maintenance.text = body["on"], body.get("text", "")
        return self._told("maintenance", operator_views.maintenance(self._site))

    async def _show_faults(self, request: web.Request) -> web.Response:
        _local(request)
        return _json(operator_views.faults(self._faults) | operator_views.fault_choices())

    async def _set_faults(self, request: web.Request) -> web.Response:
        _local(request)
        operator_body.set_faults(self._faults, await operator_body.read(request, operator_body.FAULT))
        return self._told("faults", operator_views.faults(self._faults))

    async def _set_pace(self, request: web.Request) -> web.Response:
        _local(request)
        body = await operator_body.read(request, {"speed": float, "auto": bool})
        if not 0.01 <= body.get("speed", 1) <= 1000:
            raise refusal("The speed is between 0.01 and 1000.")
        if "speed" in body:
            self._site.life.speed = body["speed"]
        if "auto" in body:
            self._site.life.auto = body["auto"]
        return self._told("pace", operator_views.pace(self._site))

    def _told(self, type_: str, said: dict[str, Any]) -> web.Response:
        self._events.publish(type_, lambda _lang: said)
        return _json(said)

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        lang = _lang(request)
        after = operator_body.number(request.query.get("after", str(self._events.seq)), "after")
        stream = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-cache"}
        )
        await stream.prepare(request)
        try:
            await stream.write(b": hello\n\n")
            async for event in self._events.after(after, PING_SECONDS):
                await stream.write(b": ping\n\n" if event is None else _event(event, lang))
        except ConnectionError:
            pass  # the reader went away, which is how a stream ends
        return stream


def _event(event: Event, lang: str) -> bytes:
    said = {"seq": event.seq, "type": event.type} | event.said[lang]
    return f"id: {event.seq}\ndata: {json.dumps(said, ensure_ascii=False)}\n\n".encode()


def _local(request: web.Request) -> None:
    if request.remote not in LOOPBACK:
        raise refusal("The operator's page is for this machine only.", 403)


def _lang(request: web.Request) -> str:
    _local(request)
    lang = request.query.get("lang", "en")
    if lang not in LANGS:
        raise refusal(f"The language is one of {', '.join(LANGS)}.")
    return lang


def _json(told: dict[str, Any]) -> web.Response:
    return web.json_response(told, dumps=lambda body: json.dumps(body, ensure_ascii=False))
