"""A Telegram that answers each send after a while, and too many sends with 429, as the real one does.

It reads of a call only its chat and its text. What is sent is noted with its time.
"""

import asyncio
import itertools
import json
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from aiohttp import web

from bot.sandbox.telegram.errors import BotApiError
from bot.sandbox.telegram.limits import SendLimits
from tests.benchmarks.local_server import LocalServer

BOT = {"id": 1, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
COUNTED = {
    "sendMessage",
    "sendPhoto",
    "copyMessage",
    "editMessageText",
    "editMessageReplyMarkup",
    "editMessageCaption",
}


@dataclass(frozen=True, slots=True)
class Sent:
    at: float
    """When it was asked for, by the monotonic clock."""
    method: str
    chat: int
    text: str


class PacedTelegram(LocalServer):
    """`answers_after` in seconds, for what counts against the limits; anything else is answered at once.
    `times`: of Telegram's limits, as many it has."""

    def __init__(self, answers_after: float = 0.0, *, limits: bool = True, times: float = 1.0) -> None:
        super().__init__("/bot{token}/{method}")
        self.sent: list[Sent] = []
        self.refused = 0
        self.polled = asyncio.Event()
        """The bot has started and asks for updates."""
        self.asked_who = asyncio.Event()
        """It has called getMe."""
        self.answered = asyncio.Event()
        """It has written to somebody."""
        self._answers_after = answers_after
        self._limits = SendLimits(limits, times=times)
        self._updates: deque[dict[str, object]] = deque()
        self._update_ids = itertools.count(1)
        self._message_ids = itertools.count(1000)
        self._waiting = asyncio.Event()

    def says(self, person: int, text: str) -> None:
        """The person writes to the bot."""
        message: dict[str, object] = {
            "message_id": next(self._message_ids),
            "date": int(time.time()),
            "chat": {"id": person, "type": "private", "first_name": "Alex"},
            "from": _who(person),
            "text": text,
        }
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
        self._happens("message", message)

    def taps(self, person: int, data: str, message_id: int) -> None:
        """The person taps a button under a message of the bot's."""
        chat = {"id": person, "type": "private", "first_name": "Alex"}
        under: dict[str, object] = {
            "message_id": message_id,
            "date": int(time.time()),
            "chat": chat,
            "from": BOT,
            "text": "…",
        }
        tap: dict[str, object] = {
            "id": "1",
            "from": _who(person),
            "chat_instance": "1",
            "message": under,
            "data": data,
        }
        self._happens("callback_query", tap)

    def _happens(self, kind: str, what: dict[str, object]) -> None:
        self._updates.append({"update_id": next(self._update_ids), kind: what})
        self._waiting.set()

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        is_json = request.content_type == "application/json"
        form = await request.json() if is_json else await request.post()
        if method == "getUpdates":
            return _answer(await self._fetched(float(str(form.get("timeout", "0")))))
        if method == "getMe":
            self.asked_who.set()
            return _answer(BOT)
        if method not in COUNTED:
            return _answer(result=True)
        return await self._send(method, int(str(form["chat_id"])), form)

    async def _send(self, method: str, chat: int, fields: Mapping[str, object]) -> web.Response:
        try:
            self._limits.spend(chat, is_group=False)
        except BotApiError as error:
            self.refused += 1
            return web.json_response(error.answer(), status=429)
        text = str(fields.get("text", ""))
        self.answered.set()
        self.sent.append(Sent(time.monotonic(), method, chat, text))
        await asyncio.sleep(self._answers_after)
        message_id = int(str(fields.get("message_id", 0))) or next(self._message_ids)
        chat_of = {"id": chat, "type": "private", "first_name": "Alex"}
        return _answer(
            {"message_id": message_id, "date": int(time.time()), "chat": chat_of, "from": BOT, "text": text}
        )

    async def _fetched(self, seconds: float) -> list[dict[str, object]]:
        """The long poll; what is handed out is taken for heard."""
        self.polled.set()
        if not self._updates:
            self._waiting.clear()
            try:
                async with asyncio.timeout(seconds):
                    await self._waiting.wait()
            except TimeoutError:
                return []
        return [self._updates.popleft() for _ in range(min(len(self._updates), 100))]


def _who(person: int) -> dict[str, object]:
    return {"id": person, "is_bot": False, "first_name": "Alex", "language_code": "en"}


def _answer(result: object) -> web.Response:
    return web.json_response({"ok": True, "result": result}, dumps=json.dumps)
