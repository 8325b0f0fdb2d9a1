"""Two bots of one token on one Telegram, as replicas have it: each hears only what the test gives to it."""

import asyncio
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Any, Self

import aiohttp
from aiohttp import web

from bot.sandbox.telegram import SandboxTelegram
from bot.sandbox.telegram.errors import BotApiError
from bot.sandbox.telegram.updates import UpdateQueue

LONG_POLL = 5.0
MESSAGES = {"sendmessage", "editmessagetext"}


class Crossing:
    """Stands before the sandbox. It alone fetches updates there, and hands each to one door."""

    def __init__(self, telegram: SandboxTelegram, doors: Sequence[str]) -> None:
        self._telegram = telegram
        self._doors = {name: UpdateQueue() for name in doors}
        self._open = list(doors)
        self.given = dict.fromkeys(doors, 0)
        """How many updates went through each door."""
        self.refusals = 0
        """So many messages to come are refused as Telegram refuses, their text repeated in the refusal."""
        self.calls: list[tuple[str, str]] = []
        """Each call but those for updates: the door it came through, and its method."""
        self.most_at_once = 0
        """Messages on their way to Telegram together."""
        self._sending = 0
        self._port = 0
        self._work: list[asyncio.Task[None]] = []

    def url(self, door: str) -> str:
        return f"http://127.0.0.1:{self._port}/{door}"

    def lead_to(self, *doors: str) -> None:
        """From now on updates go to these, in turn."""
        self._open = list(doors)

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession()
        app = web.Application()
        app.add_routes([web.post("/{door}/bot{token}/{method}", self._call)])
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self._port = self._runner.addresses[0][1]
        self._work.append(asyncio.create_task(self._hand_out()))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for task in self._work:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        for queue in self._doors.values():
            queue.end_poll("the crossing is closing")
        await self._runner.cleanup()
        await self._session.close()

    async def _hand_out(self) -> None:
        offset = 0
        while True:
            for update in await self._telegram.world.updates.poll(offset, 100, LONG_POLL):
                offset = update["update_id"] + 1
                door, *others = self._open
                self._open = [*others, door]
                self.given[door] += 1
                self._doors[door].pending.append(update)
                self._doors[door].wake()

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        if method.lower() == "getupdates":
            return await self._updates(request)
        self.calls.append((request.match_info["door"], method.lower()))
        if method.lower() in MESSAGES and self.refusals:
            self.refusals -= 1
            return _refusal((await request.post())["text"])
        with self._counted(method.lower() in MESSAGES):
            return await self._pass_on(request, method)

    @contextmanager
    def _counted(self, counts: bool) -> Iterator[None]:
        self._sending += counts
        self.most_at_once = max(self.most_at_once, self._sending)
        try:
            yield
        finally:
            self._sending -= counts

    async def _pass_on(self, request: web.Request, method: str) -> web.Response:
        target = f"{self._telegram.url}/bot{request.match_info['token']}/{method}"
        headers = {"Content-Type": request.headers.get("Content-Type", "")}
        async with self._session.post(target, data=await request.read(), headers=headers) as answer:
            return web.Response(
                body=await answer.read(), status=answer.status, content_type="application/json"
            )

    async def _updates(self, request: web.Request) -> web.Response:
        form = await request.post()
        queue = self._doors[request.match_info["door"]]
        try:
            found = await queue.poll(_number(form, "offset"), 100, _number(form, "timeout"))
        except BotApiError as refused:
            answer = refused.answer()
            return web.Response(text=json.dumps(answer), status=answer["error_code"])
        return web.json_response({"ok": True, "result": found})


def _refusal(text: object) -> web.Response:
    description = f'Bad Request: can\'t parse entities: Unsupported start tag "{text}" at byte offset 0'
    return web.json_response({"ok": False, "error_code": 400, "description": description}, status=400)


def _number(form: Any, name: str) -> int:
    return int(form.get(name) or 0)
