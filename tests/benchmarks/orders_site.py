"""A site of nothing but orders: `get_exchanges` and `bid_info` answered from a table.

The sandbox site checks and computes as a site does, and with 100 000 orders that would be what is measured.
"""

import asyncio
import json
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from aiohttp import web

from tests.benchmarks.local_server import LocalServer

PAGE = 500
FIRST_ID = 1_000_000


@dataclass(slots=True)
class SiteOrder:
    id: int
    api_id: int
    changes: list[tuple[int, str]] = field(default_factory=list)
    """Time and status, the oldest first."""

    @property
    def status(self) -> str:
        return self.changes[-1][1]


class OrdersSite(LocalServer):
    def __init__(self) -> None:
        super().__init__("/api/userapi/v1/{method}")
        self.orders: dict[int, SiteOrder] = {}
        self.requests: Counter[str] = Counter()
        self.listed_at: list[float] = []
        """When `get_exchanges` was asked for, by the monotonic clock."""
        self.compared = asyncio.Event()
        """The list of the latest changes has been asked for, which comes after every order by its number."""
        self._latest: list[SiteOrder] = []
        """In the order of their changes, an order as often as it has changed."""

    def add(self, api_id: int, at: int, *statuses: str) -> SiteOrder:
        order = SiteOrder(FIRST_ID + len(self.orders), api_id, [(at, status) for status in statuses])
        self.orders[order.id] = order
        return order

    def change(self, order: SiteOrder, status: str) -> None:
        order.changes.append((int(time.time()), status))
        self._latest.append(order)

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        self.requests[method] += 1
        form = await request.post()
        asked = {name: str(value) for name, value in form.items()}
        match method:
            case "get_exchanges":
                self.listed_at.append(time.monotonic())
                return _done({"items": [_row(order) for order in self._asked(asked)]})
            case "bid_info":
                return _done(bid_of(self.orders[int(asked["id"])], self.url))
            case _:
                return _done([])

    def _asked(self, asked: Mapping[str, str]) -> list[SiteOrder]:
        offset, limit = int(asked.get("offset", 0)), min(int(asked.get("limit", 100)), PAGE)
        if "id" in asked:
            named = [self.orders[int(each)] for each in asked["id"].split(",") if int(each) in self.orders]
            return named[offset : offset + limit]
        self.compared.set()
        since, found = int(asked.get("start_time", 0)), dict[int, SiteOrder]()
        for order in reversed(self._latest):
            if order.changes[-1][0] < since or len(found) == offset + limit:
                break
            found[order.id] = order
        return list(found.values())[offset:]


def _row(order: SiteOrder) -> dict[str, object]:
    at, status = order.changes[-1]
    return {
        "id": str(order.id),
        "api_id": str(order.api_id),
        "hash": hash_of(order.id),
        "time": str(at),
        "date": _date(at),
        "psys_give": "Bitcoin",
        "psys_get": "Sberbank",
        "currency_code_give": "BTC",
        "currency_code_get": "RUB",
        "course_give": "1",
        "course_get": "6425000.55",
        "amount_give": "0.01500000",
        "amount_get": "96375.01",
        "exchange_success": "0",
        "user_hash": "",
        "user_ip": "",
        "status": status,
        "statuses": [
            {"time": str(when), "date": _date(when), "status": each} for when, each in order.changes
        ],
    }


def bid_of(order: SiteOrder, url: str) -> dict[str, object]:
    """As `bid_info` answers."""
    to_pay = order.status == "new"
    return {
        "url": f"{url}/hst_{hash_of(order.id)}/",
        "id": str(order.id),
        "hash": hash_of(order.id),
        "status": order.status,
        "status_title": f"Status {order.status}",
        "psys_give": "Bitcoin",
        "psys_get": "Sberbank",
        "currency_code_give": "BTC",
        "currency_code_get": "RUB",
        "amount_give": "0.01500000",
        "amount_get": "96375.01",
        "course_give": "1",
        "course_get": "6425000.55",
        "api_actions": {
            "type": "address" if to_pay else "finished",
            "cancel": "api" if to_pay else "disabled",
            "pay": "disabled",
            "instruction": "<p>Send <b>0.015 BTC</b> to the address.</p>" if to_pay else "",
            "pay_amount": "0.01500000" if to_pay else "0",
            "address": "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq" if to_pay else "",
            "dest_tag": "",
        },
    }


def hash_of(order_id: int) -> str:
    return f"{order_id:a>35}"


def _date(at: int) -> str:
    return time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(at))


def _done(data: object) -> web.Response:
    return web.json_response({"error": 0, "error_text": "", "data": data}, dumps=json.dumps)
