"""Sends updates to the bot's webhook.

One update of a chat is on the way at a time, in order; chats don't wait for each other. What the bot does not
take with a 2xx is sent again, later and later. The answer may carry a Bot API call, which is made.
"""

from __future__ import annotations

import asyncio
import json

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout, MultipartReader

from bot.sandbox.telegram.bot_api.call import read_multipart
from bot.sandbox.telegram.bot_api.methods import run_method
from bot.sandbox.telegram.errors import BotApiError
from bot.sandbox.telegram.people import Json
from bot.sandbox.telegram.world import World

FIRST_RETRY, LAST_RETRY = 0.1, 5.0  # seconds; Telegram's own are longer
ANSWER_SECONDS = 60.0


class WebhookDelivery:
    def __init__(self, world: World) -> None:
        self.world = world
        self._busy: set[int] = set()  # chats with an update on the way
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
        if not webhook.url or updates.held:
            return
        for update in [*updates.take_again(), *updates.pending]:
            chat = _chat_of(update)
            if chat in self._busy or len(self._sending) >= webhook.max_connections:
                continue
            self._busy.add(chat)
            task = asyncio.create_task(self._deliver(session, chat, update))
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)

    async def _deliver(self, session: ClientSession, chat: int, update: Json) -> None:
        delay = FIRST_RETRY
        try:
            while self.world.webhook.url and not await self._send(session, update):
                await asyncio.sleep(delay)
                delay = min(delay * 2, LAST_RETRY)
        finally:
            self._busy.discard(chat)
            asyncio.get_running_loop().call_soon(self.world.updates.wake)

    async def _send(self, session: ClientSession, update: Json) -> bool:
        webhook = self.world.webhook
        secret = webhook.secret_token
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
        try:
            async with session.post(webhook.url, json=update, headers=headers) as response:
                if response.status // 100 != 2:
                    reason = f"Wrong response from the webhook: {response.status} {response.reason}"
                    webhook.failed(reason)
                    return False
                self.world.updates.confirm_one(update)
                await self._make_call(response)
                return True
        except TimeoutError:
            webhook.failed("Read timeout expired")
        except ClientError:
            webhook.failed("Connection refused")
        return False

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


def _chat_of(update: Json) -> int:
    """What an update is about: its chat, or the person when there is none."""
    about: Json = next(value for key, value in update.items() if key != "update_id")
    message = about.get("message", about)
    return int((message.get("chat") or about["from"])["id"])
