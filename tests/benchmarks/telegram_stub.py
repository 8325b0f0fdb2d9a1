"""A Telegram that takes everything: it hands out updates, keeps message ids, and notes when answers come."""

import asyncio
import json
import time
from collections import deque
from collections.abc import Callable
from urllib.parse import parse_qsl

from tests.benchmarks.customers import Customer, Customers, bot_message
from tests.benchmarks.http_stub import Reply

MOST_AT_ONCE = 100
AWAY = 0.02
"""Seconds that updates are under way to a bot, as Telegram is never on the same machine."""
TRUE = b'{"ok":true,"result":true}'
ME = b'{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"Bot","username":"bench_bot"}}'
SHOWN = {"sendMessage", "editMessageText"}


class TelegramStub:
    """`answered` hears of each customer for whom all of an answer has come."""

    def __init__(self, customers: Customers) -> None:
        self.customers = customers
        self.latencies: list[float] = []
        self.answered: Callable[[Customer], None] = lambda _: None
        self.seen: Callable[[str, dict[str, str]], None] = lambda *_: None
        self.push: Callable[[int, str], None] | None = None
        """By webhook: sends an update of that customer's."""
        self._webhook: dict[str, object] = {"url": ""}
        self._waiting: Reply | None = None
        self._wanted = MOST_AT_ONCE
        self._is_under_way = False
        self._timer: asyncio.TimerHandle | None = None
        self._updates: deque[str] = deque()
        self._by_id: dict[str, Customer] = {}

    def add(self, customer: Customer) -> None:
        self._by_id[str(customer.id)] = customer

    def emit(self, customer: Customer, update: str) -> None:
        if self.push is not None:
            asyncio.get_running_loop().call_later(AWAY, self.push, customer.id, update)
            return
        self._updates.append(update)
        if self._waiting is not None:
            self._give_soon()

    def handle(self, path: str, body: bytes, reply: Reply) -> None:
        """`/bot<token>/<method>`."""
        method = path.rpartition("/")[2]
        form = _params(body)
        if method == "getUpdates":
            self._wanted = int(form.get("limit", MOST_AT_ONCE))
            self._poll(int(form.get("timeout", 0)), reply)
            return
        customer = self._by_id.get(_person(method, form))
        reply(self._answer(method, form, customer))
        if customer is not None:
            self._note(customer, method, form)

    def _poll(self, timeout: int, reply: Reply) -> None:
        self._waiting = reply
        if self._updates:
            self._give_soon()
        else:
            self._timer = asyncio.get_running_loop().call_later(timeout, self._give)

    def _give_soon(self) -> None:
        """What comes until then goes with it."""
        if not self._is_under_way:
            self._is_under_way = True
            if self._timer is not None:
                self._timer.cancel()
            self._timer = asyncio.get_running_loop().call_later(AWAY, self._give)

    def _give(self) -> None:
        self._is_under_way, self._timer = False, None
        reply, self._waiting = self._waiting, None
        if reply is not None:
            given = [self._updates.popleft() for _ in range(min(self._wanted, len(self._updates)))]
            reply(f'{{"ok":true,"result":[{",".join(given)}]}}'.encode())

    def _answer(self, method: str, form: dict[str, str], customer: Customer | None) -> bytes:
        if method == "getMe":
            return ME
        if method == "getWebhookInfo":
            info = {"has_custom_certificate": False, "pending_update_count": 0, **self._webhook}
            return dump({"ok": True, "result": info})
        if method == "setWebhook":
            self._webhook = {
                "url": form["url"],
                "max_connections": int(form["max_connections"]),
                "allowed_updates": json.loads(form["allowed_updates"]),
            }
        if method not in SHOWN or customer is None:
            return TRUE
        message_id = customer.new_message_id() if method == "sendMessage" else int(form["message_id"])
        text, keyboard = form["text"], form.get("reply_markup", "")
        if keyboard:
            customer.screen = (message_id, text, keyboard)
        return f'{{"ok":true,"result":{bot_message(customer, message_id, text, keyboard)}}}'.encode()

    def _note(self, customer: Customer, method: str, form: dict[str, str]) -> None:
        if customer.asked_at is not None:
            self.latencies.append(time.perf_counter() - customer.asked_at)
            customer.asked_at = None
        self.seen(method, form)
        customer.calls.append(method)
        customer.missing -= 1
        if customer.missing == 0:
            self.answered(customer)


def _params(body: bytes) -> dict[str, str]:
    """Of a form, or of a JSON object."""
    if not body.startswith(b"{"):
        return dict(parse_qsl(body.decode()))
    return {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in json.loads(body).items()
    }


def _person(method: str, form: dict[str, str]) -> str:
    """A tap's answer names the tap alone, so its id begins with the person's."""
    if method == "answerCallbackQuery":
        return form["callback_query_id"].partition("-")[0]
    return form.get("chat_id", "") if method != "sendChatAction" else ""


def dump(answer: object) -> bytes:
    return json.dumps(answer).encode()
