"""The sandbox Telegram: one HTTP server that speaks the Bot API to a bot and the person API to people.

async with SandboxTelegram() as telegram:
    bot = Bot(telegram.token, session=AiohttpSession(api=TelegramAPIServer.from_base(telegram.url)))
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from aiohttp import web

from bot.sandbox.page_files import page_file
from bot.sandbox.telegram.bot_api.call import read_params
from bot.sandbox.telegram.bot_api.methods import method_name, run_method
from bot.sandbox.telegram.control import Control
from bot.sandbox.telegram.delivery import WebhookDelivery
from bot.sandbox.telegram.errors import BotApiError, PersonError
from bot.sandbox.telegram.faults import Fault, Faults
from bot.sandbox.telegram.files import LARGEST_UPLOAD
from bot.sandbox.telegram.log import CallLog
from bot.sandbox.telegram.people import BotAccount, Json
from bot.sandbox.telegram.person_api import PersonApi
from bot.sandbox.telegram.world import FORUM, GROUP, World

PAGE = Path(__file__).parent / "page"
TOKEN = "42:sandbox-telegram-token"  # noqa: S105  opens nothing but the sandbox
JUNK = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"


class SandboxTelegram:
    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        token: str = TOKEN,
        bot_username: str = "premium_exchanger_bot",
        limits: bool = True,
    ) -> None:
        self.host, self.port, self.token = host, port, token
        bot = BotAccount(int(token.split(":", maxsplit=1)[0]), bot_username)
        self.world = World(bot, limits=limits)
        self.groups = {"group": GROUP, "forum": FORUM}
        self._runner: web.AppRunner | None = None
        self._delivery: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    @property
    def people(self) -> dict[str, int]:
        return self.world.roles

    @property
    def faults(self) -> Faults:
        return self.world.faults

    @property
    def log(self) -> CallLog:
        return self.world.log

    def add_person(self, first_name: str, language_code: str, username: str | None = None) -> int:
        return self.world.add_person(first_name, language_code, username)

    # what tests arrange

    def backdate(self, chat_id: int, message_id: int, seconds: float) -> None:
        """Makes a message look that much older, in updates not delivered yet too."""
        self.world.chats[chat_id].messages[message_id]["date"] -= int(seconds)

    def deliver_again(self, update_id: int | None = None) -> Json:
        """Delivers an update once more: the last one, or the one named."""
        return self.world.updates.put_again(update_id)

    def hold_updates(self) -> None:
        """Keeps updates from the bot until `release_updates`."""
        self.world.updates.hold(True)

    def release_updates(self) -> None:
        self.world.updates.hold(False)

    def expire_callbacks(self) -> None:
        """Makes every tap not answered yet too old to answer."""
        self.world.callbacks.expire()

    def delete_account(self, person_id: int) -> None:
        """The person leaves Telegram: writing to them is forbidden from now on."""
        self.world.people[person_id].gone = True

    async def __aenter__(self) -> Self:
        self._runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, self.host, self.port).start()
        self.port = self._runner.addresses[0][1]
        self._delivery = asyncio.create_task(WebhookDelivery(self.world).run())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.world.events.close()
        self.world.updates.end_poll("the sandbox is closing")
        if self._delivery is not None:
            self._delivery.cancel()
            await asyncio.gather(self._delivery, return_exceptions=True)
        if self._runner is not None:
            await self._runner.cleanup()

    def _app(self) -> web.Application:
        app = web.Application(client_max_size=LARGEST_UPLOAD + 1024 * 1024, middlewares=[_plain_errors])
        app.add_routes(
            [
                web.route("*", "/bot{token}/{method}", self._bot_call),
                web.get("/file/bot{token}/{path:.+}", self._bot_file),
                *PersonApi(self.world).routes(),
                *Control(self.world).routes(),
                web.get("/", self._page),
                web.get("/page/{name}", self._page),
            ]
        )
        return app

    async def _page(self, request: web.Request) -> web.Response:
        return page_file(PAGE, request.match_info.get("name", "index.html"))

    async def _bot_call(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.token:
            return _json(BotApiError(401, "Unauthorized").answer())
        name = request.match_info["method"]
        try:
            params = await read_params(request)
        except BotApiError as refused:
            return _json(refused.answer())
        fault = self.world.faults.strike(name.lower())
        if fault is None:
            return _json(await run_method(self.world, name, params))
        return await self._troubled_call(request, fault, name, params)

    async def _troubled_call(
        self, request: web.Request, fault: Fault, name: str, params: Json
    ) -> web.StreamResponse:
        if (instead := fault.answer()) is not None:
            self.world.log.add(method_name(name), params, instead)
        match fault.kind:
            case "flood" | "server_error" | "refused":
                return _json(instead or {})
            case "junk":
                return web.Response(text=JUNK, status=502, content_type="text/html")
            case "reset_before":
                return _cut(request)
        answer = await run_method(self.world, name, params)
        if fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
        return _cut(request) if fault.kind == "reset_after" else _json(answer)

    async def _bot_file(self, request: web.Request) -> web.Response:
        stored = self.world.files.by_path(request.match_info["path"])
        if request.match_info["token"] != self.token or stored is None:
            return _json(BotApiError(404, "Not Found").answer())
        return web.Response(body=stored.data, content_type=stored.content_type)


def _json(answer: Json) -> web.Response:
    return web.Response(
        text=json.dumps(answer, ensure_ascii=False),
        status=answer.get("error_code", 200),
        content_type="application/json",
    )


def _cut(request: web.Request) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


@web.middleware
async def _plain_errors(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    try:
        return await handler(request)
    except PersonError as error:
        return web.json_response({"error": str(error)}, status=error.status)
