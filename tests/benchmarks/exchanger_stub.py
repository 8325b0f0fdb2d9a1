"""An exchanger that gives the sandbox's own answers, recorded once, with the asked amounts put in."""

import asyncio
import re
from collections import Counter
from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl

import aiohttp

from bot.sandbox.exchanger import SHOWCASE, Pace, SandboxExchanger
from tests.benchmarks.http_stub import Reply

API = "/api/userapi/v1/"
DIRECTION = SHOWCASE["ordinary"]
ASKED_AMOUNT = "1234.5"
"""What it comes to is the same for every amount that is asked for: no bot minds."""
ORDER_ID = re.compile(rb'"id":"?[0-9]+"?,"hash":"([^"]+)"')
NO_ORDERS = b'{"error":"0","error_text":"","data":[]}'


async def recorded_answers() -> dict[str, str]:
    """What the sandbox answers to each method that an exchange needs."""
    async with SandboxExchanger(pace=Pace(answer=0, create=0), seed=1) as site:
        headers = {"API-LOGIN": site.login, "API-KEY": site.key, "API-LANG": "en_US"}
        async with aiohttp.ClientSession(headers=headers) as session:

            async def call(method: str, **form: str) -> str:
                async with session.post(f"{site.url}{API}{method}", data=form) as answer:
                    return await answer.text()

            price = {"direction_id": str(DIRECTION), "calc_amount": ASKED_AMOUNT, "calc_action": "1"}
            made = await call("create_bid", **price, api_id="777", **site.valid_form(DIRECTION))
            return {
                "get_directions": await call("get_directions"),
                "get_direction": await call("get_direction", direction_id=str(DIRECTION)),
                "get_calc": await call("get_calc", **price),
                "create_bid": made,
                "bid_info": made,
            }


class ExchangerStub:
    """`seen` hears of each call; every answer takes `delay` seconds."""

    def __init__(
        self, answers: Mapping[str, str], delay: float, seen: Callable[[str, dict[str, str]], None]
    ) -> None:
        self.calls: Counter[str] = Counter()
        self.delay = delay
        self._seen = seen
        self._orders = 100_000
        self._amounts: dict[str, str] = {}  # of each order, by its id
        self._answers = {method: _prepared(text) for method, text in answers.items()}

    def handle(self, path: str, body: bytes, reply: Reply) -> None:
        method = path.removeprefix(API)
        form = dict(parse_qsl(body.decode()))
        self.calls[method] += 1
        self._seen(method, form)
        answer = self._answer(method, form)
        if self.delay:
            asyncio.get_running_loop().call_later(self.delay, reply, answer)
        else:
            reply(answer)

    def _answer(self, method: str, form: dict[str, str]) -> bytes:
        answer = self._answers.get(method, NO_ORDERS)
        order = form.get("id", "")
        if method == "create_bid":
            self._orders += 1
            order = str(self._orders)
            self._amounts[order] = form["calc_amount"]
        amount = self._amounts.get(order) or form.get("calc_amount", "")
        return answer.replace(b"@AMOUNT@", amount.encode()).replace(b"@ORDER@", order.encode())


def _prepared(text: str) -> bytes:
    answer = re.sub(rf"\b{re.escape(ASKED_AMOUNT)}0*\b", "@AMOUNT@", text).encode()
    if found := ORDER_ID.search(answer):
        shown = b'"id":"@ORDER@","hash":"@ORDER@' + found[1][6:] + b'"'
        answer = answer.replace(found[0], shown, 1).replace(found[1], b"@ORDER@" + found[1][6:])
    return answer
