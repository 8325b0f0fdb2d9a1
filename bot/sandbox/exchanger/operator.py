"""The operator's JSON API: what the operator page and scripts speak. Loopback only, no login.

Bodies are JSON both ways. Money is a string of plain digits ("9540.00"), times are UTC seconds (int), ids are ints.
A bad request answers 4xx with {"error": "<plain sentence>"}. Titles come in `?lang=ru` or `?lang=en` (the default).

GET  /operator                      the page (page/index.html); GET /operator/page/<file> serves the files beside it
GET  /operator/state                {"url": str, "maintenance": Maintenance, "pace": Pace, "seq": int,
                                     "statuses": [{"status", "title", "group"}]}
                                    group: "waiting" | "to_pay" | "checking" | "attention" | "paying_out" | "final"
GET  /operator/orders?after=&limit= {"orders": [Order, the last changed first], "seq": int}
                                    after: only orders changed after that seq; limit: 200 when absent, 1000 at most
POST /operator/orders/{id}/status   {"status": "realpay"} -> {"order": Order}; any name of [a-z0-9_]{1,20}, `my1` too
GET  /operator/directions           {"directions": [Direction, by id]}
POST /operator/directions/{id}      any of {"on": bool, "course_give": "1", "course_get": "95.4", "reserve": "1000"}
                                    -> {"direction": Direction}
POST /operator/maintenance          {"on": bool, "text": str (may be left out)} -> {"maintenance": Maintenance}
GET  /operator/faults               {"faults": [Fault], "kinds": [{"kind", "about", "takes": [parameter names]}],
                                     "methods": [API method names]}
POST /operator/faults               {"kind": "slow", ...parameters} switches a fault on; {"clear": true} switches all off,
                                    {"clear": 3} the one with that id -> {"faults": [Fault]}
POST /operator/pace                 any of {"speed": 2.0, "auto": bool} -> {"pace": Pace}
GET  /operator/events?after=<seq>   Server-Sent Events, each `id: <seq>` and `data: {"seq", "type", ...}`; `after` left out
                                    means from now on; a comment line `: ping` every 15 s. Types:
                                      "order"       {"order": Order}            made, or its status changed
                                      "direction"   {"direction": Direction}
                                      "maintenance" {"maintenance": Maintenance}
                                      "pace"        {"pace": Pace}
                                      "faults"      {"faults": [Fault]}
                                      "call"        {"method": str, "error": str, "ms": int, "faults": [kind]}  an API call answered

Order       {"id", "seq", "hash", "url" (its page on the site), "direction_id", "direction": "Tether TRC20 USDT → Sberbank RUB",
             "status", "status_title", "group", "payment" (see Direction), "amount_give", "amount_get", "currency_code_give",
             "currency_code_get", "course_give", "course_get", "pay_amount", "address", "dest_tag", "api_id" (str),
             "from_api": bool, "partner_id", "created", "changed", "fields": {name: value},
             "statuses": [{"time", "status"}, oldest first, `auto` included], "next": status it goes to by itself | null}
Direction   {"id", "title", "give": {"id", "title", "code"}, "get": {...}, "course_give", "course_get", "reserve",
             "min_give", "max_give", "min_get", "max_get" (strings, "no" when not set),
             "payment": "default" | "form" | "link" | "coupon" | "mypaid" | "myaction" | "address",
             "on": bool, "frozen": bool, "api": bool (false: closed to the API), "showcase": [names it is known by]}
Maintenance {"on": bool, "text": str}
Pace        {"speed": float (1 is a real site's, above 1 quicker), "auto": bool (orders advance by themselves)}
Fault       {"id", "kind", "methods": [names] | null (all), "times": int left | null (until cleared), "chance": 0..1,
             "seconds": float, "status": int, "retry_after": int | null, "after": bool (the call takes effect first), "hits": int}
"""

from aiohttp import web

from bot.sandbox.exchanger.events import Events
from bot.sandbox.exchanger.faults import Faults
from bot.sandbox.exchanger.site import Site


class Operator:
    def __init__(self, site: Site, faults: Faults, events: Events) -> None:
        self._site, self._faults, self._events = site, faults, events

    def add_routes(self, app: web.Application) -> None:
        pass
