"""The endpoint of the user API: credentials, parameters, faults and the envelope around a method's answer."""

import asyncio
import json
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from aiohttp import web

from bot.sandbox.exchanger import broken
from bot.sandbox.exchanger.envelope import Answer, Call
from bot.sandbox.exchanger.events import Events
from bot.sandbox.exchanger.faults import Fault, Faults
from bot.sandbox.exchanger.keys import Key
from bot.sandbox.exchanger.methods import METHODS
from bot.sandbox.exchanger.site import Site
from bot.sandbox.exchanger.texts import LOCALES

PREFIX = "/api/userapi/v1/"
KEPT_REQUESTS = 20_000
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
SECRET_HEADERS = ("API-LOGIN", "API-KEY")

DISABLED = Answer(error=1, error_text="Api disabled", as_text=False, bare=True)
BLOCKED = Answer(error=2, error_text="IP blocked", as_text=False, bare=True)
NOT_SUPPORTED = Answer(error=3, error_text="Method not supported", as_text=False, bare=True)


@dataclass(frozen=True)
class Request:
    """A call as it came in, without its secrets."""

    method: str
    params: Mapping[str, str]
    headers: Mapping[str, str]
    time: float = field(default_factory=time.time)


class Api:
    """bad_key: what wrong credentials are answered with; sites do either."""

    def __init__(self, site: Site, faults: Faults, events: Events) -> None:
        self.requests: deque[Request] = deque(maxlen=KEPT_REQUESTS)
        self.bad_key: Literal["text", "empty"] = "text"
        self.began: list[Callable[[Request], None]] = []  # told of each call as it comes in
        self.ended: list[Callable[[Request, Sequence[Fault]], None]] = []  # and when its answer is out
        self._site, self._faults, self._events = site, faults, events

    def add_routes(self, app: web.Application) -> None:
        app.router.add_route("*", PREFIX + "{method}", self._endpoint)
        app.router.add_route("*", PREFIX + "{method}/", self._endpoint)

    async def _endpoint(self, request: web.Request) -> web.StreamResponse:
        began = time.monotonic()
        method = request.match_info["method"]
        params = await _params(request)
        asked = Request(method, params, _harmless(request.headers))
        self.requests.append(asked)
        for listener in self.began:
            listener(asked)
        hit = self._faults.hitting(method)
        response, error = await self._answered(request, method, params, hit)
        for ender in self.ended:
            ender(asked, hit)
        spent = round((time.monotonic() - began) * 1000)
        told = {"method": method, "error": error, "ms": spent, "faults": [fault.kind for fault in hit]}
        self._events.publish("call", lambda _lang: told)
        return response

    async def _answered(
        self, request: web.Request, method: str, params: Mapping[str, str], hit: list[Fault]
    ) -> tuple[web.StreamResponse, str]:
        await asyncio.sleep(self._site.life.pace.real(self._site.life.pace.answer))
        for fault in hit:
            if fault.stage == "before":
                instead = await self._instead(request, fault)
                if instead is not None:
                    return instead, fault.kind
        answer = await self._do(request, method, params)
        response = await self._sent(request, answer, [fault for fault in hit if fault.stage == "after"])
        return response, str(answer.error)

    async def _instead(self, request: web.Request, fault: Fault) -> web.StreamResponse | None:
        """What a fault answers in the place of the site; None when it only takes time."""
        if fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
            return None
        if fault.kind in ("lose_request", "lose_answer"):
            return broken.hang_up(request)
        return broken.page_of(fault)

    async def _do(self, request: web.Request, method: str, params: Mapping[str, str]) -> Answer:
        key = self._site.keys.find(request.headers.get("API-LOGIN", ""), request.headers.get("API-KEY", ""))
        if key is None:
            return DISABLED
        if key.ips is not None and request.remote not in key.ips:
            return BLOCKED
        if method not in METHODS or (key.methods is not None and method not in key.methods):
            return NOT_SUPPORTED
        return await METHODS[method](self._site, self._call(request, method, params, key))

    def _call(self, request: web.Request, method: str, params: Mapping[str, str], key: Key) -> Call:
        locale = request.headers.get("API-LANG", "")
        if locale not in LOCALES:
            locale = self._site.locale
        return Call(method, params, key, request.remote or "", locale, LOCALES[locale])

    async def _sent(self, request: web.Request, answer: Answer, hit: list[Fault]) -> web.StreamResponse:
        if answer is DISABLED and self.bad_key == "empty":
            return web.Response(text="", content_type="text/html")
        body: dict[str, Any] = answer.body(self._site.wire)
        for fault in hit:
            if fault.kind == "wrong_types":
                body["data"] = broken.turned(body.get("data"))
            elif fault.kind == "wrong_shape":
                body["data"] = None
            elif fault.kind == "cut_body":
                return await broken.cut(request, _json(body))
            elif fault.kind == "drip":
                return await broken.drip(request, _json(body), fault.seconds)
            else:
                instead = await self._instead(request, fault)
                if instead is not None:
                    return instead
        if answer.noted is not None:
            answer.noted.delivered = True
        return web.Response(body=_json(body), content_type=self._content_type(), charset="utf-8")

    def _content_type(self) -> str:
        """A PHP script that sets no type sends this one."""
        return "text/html" if self._site.wire.quirks else "application/json"


def _json(body: Mapping[str, Any]) -> bytes:
    return json.dumps(body, separators=(",", ":")).encode()


async def _params(request: web.Request) -> dict[str, str]:
    """The form's fields; a GET, a JSON body or a file has none. Of a name sent twice the last counts."""
    if request.method != "POST" or request.content_type not in FORMS:
        return {}
    return {name: value for name, value in (await request.post()).items() if isinstance(value, str)}


def _harmless(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name.upper() not in SECRET_HEADERS}
