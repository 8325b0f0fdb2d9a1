"""Sends updates to the bot's webhook.

They go over several connections at once. What one person writes is one queue and what they tap another: in
each one update is on the way at a time, in order, and queues don't wait for each other. What the bot does not
take with a 2xx is sent again: at once, then later and later, or when the answer says so (Retry-After). The
answer may carry a Bot API call, which is made.
"""

from __future__ import annotations

import asyncio
import json
import time
from contextlib import suppress

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout, MultipartReader

from bot.sandbox.telegram.bot_api.call import read_multipart
from bot.sandbox.telegram.bot_api.methods import run_method
from bot.sandbox.telegram.errors import BotApiError
from bot.sandbox.telegram.people import Json
from bot.sandbox.telegram.world import World

FIRST_RETRY, LAST_RETRY = 0.1, 1.0  # seconds; Telegram's own are longer
LONGEST_WISH = 3600.0
ANSWER_SECONDS = 60.0


class WebhookDelivery:
    def __init__(self, world: World) -> None:
        self.world = world
        self._busy: set[tuple[str, int]] = set()  # queues with an update on the way
        self._sending: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Until cancelled."""
        timeout = ClientTimeout(total=ANSWER_SECONDS)
        async with ClientSession(timeout=timeout) as session:
            try:
                while True:
                    self._start(session)
                    await self.world.updates.news()
            finally:
                for task in self._sending:
                    task.cancel()
                await asyncio.gather(*self._sending, return_exceptions=True)

    def _start(self, session: ClientSession) -> None:
        updates, webhook = self.world.updates, self.world.webhook
        if not webhook.url:
            return
        for update in updates.undelivered:
            queue = _queue_of(update)
            if queue in self._busy or len(self._sending) >= webhook.max_connections:
                continue
            self._busy.add(queue)
            updates.begin(update)
            task = asyncio.create_task(self._deliver(session, queue, update))
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)

    async def _deliver(self, session: ClientSession, queue: tuple[str, int], update: Json) -> None:
        webhook = self.world.webhook
        began, delay = webhook.times_set, 0.0
        try:
            while (wish := await self._send(session, update)) is not None:
                await self._pause(wish or delay, began)
                if webhook.times_set != began:
                    return
                delay = min(delay * 2 or FIRST_RETRY, LAST_RETRY)
        finally:
            self._busy.discard(queue)
            asyncio.get_running_loop().call_soon(self.world.updates.wake)

    async def _pause(self, seconds: float, began: int) -> None:
        """Ended by another setWebhook or deleteWebhook."""
        until = time.monotonic() + seconds
        while self.world.webhook.times_set == began and (left := until - time.monotonic()) > 0:
            with suppress(TimeoutError):
                async with asyncio.timeout(left):
                    await self.world.updates.news()

    async def _send(self, session: ClientSession, update: Json) -> float | None:
        """None when it was taken; otherwise after how many seconds the bot wants it again, 0 if it doesn't
        say."""
        webhook = self.world.webhook
        secret = webhook.secret_token
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
        try:
            async with session.post(webhook.url, json=update, headers=headers) as response:
                if response.status // 100 != 2:
                    reason = f"Wrong response from the webhook: {response.status} {response.reason}"
                    webhook.failed(reason)
                    wish = response.headers.get("Retry-After", "")
                    return min(float(wish), LONGEST_WISH) if wish.isdecimal() else 0.0
                self.world.updates.confirm_one(update)
                await self._make_call(response)
                return None
        except TimeoutError:
            webhook.failed("Read timeout expired")
        except ClientError:
            webhook.failed("Connection refused")
        return 0.0

    async def _make_call(self, response: ClientResponse) -> None:
        """Makes the Bot API call that the answer carries; what becomes of it is only logged."""
        try:
            params = await _call_in(response)
        except (ValueError, BotApiError):
            return  # Telegram does not tell a bot of an answer it can't read
        if name := params.pop("method", None):
            await run_method(self.world, str(name), params)


async def _call_in(response: ClientResponse) -> Json:
    if response.content_type.startswith("multipart/"):
        return await read_multipart(MultipartReader(response.headers, response.content))
    body = await response.read()
    found = json.loads(body) if body else {}
    return found if isinstance(found, dict) else {}


def _queue_of(update: Json) -> tuple[str, int]:
    """What is tapped doesn't wait for what is written."""
    kind, about = next((key, value) for key, value in update.items() if key != "update_id")
    if kind in {"message", "edited_message"}:
        return "chat", int(about["chat"]["id"])
    return kind, int(about["from"]["id"])
