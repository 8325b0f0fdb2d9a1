"""Telegram's updates as they come in at the HTTP port: answered when what they led to is committed.

200 means that the update is dealt with: Telegram forgets it. After anything else it sends the update again,
until it gets a 200 or a day has passed, and meanwhile nothing more that the person writes: so a kill loses
nothing, and neither does a database that is away for an hour.
"""

import asyncio
import json
import logging
import secrets
import time

from aiogram import Bot
from aiogram.dispatcher.event.bases import CancelHandler, SkipHandler
from aiogram.types import Update
from aiogram.webhook.aiohttp_server import BaseRequestHandler
from aiohttp import web

from bot.dispatcher import BotDispatcher
from bot.middlewares.arrivals import PushedArrivals
from bot.storage.database import AWAY

logger = logging.getLogger(__name__)

PATH = "/telegram"
LARGEST_BODY = 1024 * 1024
"""An update is a few kilobytes; a message that quotes another, both with a hundred entities, some dozens."""
BODY_SECONDS = 10.0
START_SECONDS = 10.0
"""So long an update may wait for the start; then Telegram sends it again."""
AGAIN_SECONDS = 2
"""After which Telegram is to send an update again. Without a word about it, it takes longer each time."""
WARNED_EVERY = 60.0
SAID_AFTER = 3.0
"""What passes sooner is not worth a word to who waits."""
MOST_FAILING = 10_000


class UpdatesDoor(BaseRequestHandler):
    """aiogram's handler of requests, but for what it makes of a failure: it would log people's words.

    Nobody gets in before `open`, nor after `close`.
    """

    def __init__(self, dispatcher: BotDispatcher, bot: Bot, arrivals: PushedArrivals, secret: str) -> None:
        super().__init__(dispatcher, handle_in_background=False)
        self._dispatcher = dispatcher
        self._bot = bot
        self._arrivals = arrivals
        self._secret = secret.encode()
        self._opened = asyncio.Event()
        self._closed = False
        self._warned = -WARNED_EVERY
        self._failing: dict[int, float] = {}  # since when; infinite when its sender was told

    @property
    def kinds(self) -> list[str]:
        """Of updates that somebody wants."""
        return self._dispatcher.resolve_used_update_types()

    @property
    def is_open(self) -> bool:
        return self._opened.is_set()

    def open(self, pending: int) -> None:
        """So many are old ones."""
        self._arrivals.expect(pending)
        self._opened.set()

    async def close(self) -> None:
        """No more updates are taken; the bot's session belongs to who opened it."""
        self._closed = True

    async def drain(self, seconds: float) -> None:
        await self._dispatcher.under_way.drain(seconds)

    async def resolve_bot(self, request: web.Request) -> Bot:  # noqa: ARG002  (aiogram's signature)
        return self._bot

    def verify_secret(self, telegram_secret_token: str, bot: Bot) -> bool:  # noqa: ARG002  (likewise)
        """As bytes, since letters beyond ASCII can't be compared so."""
        is_telegram = secrets.compare_digest(telegram_secret_token.encode("utf-8", "replace"), self._secret)
        if not is_telegram and time.monotonic() - self._warned >= WARNED_EVERY:
            self._warned = time.monotonic()
            logger.warning("an update without the right secret was refused, and for a while others silently")
        return is_telegram

    async def _handle_request(self, bot: Bot, request: web.Request) -> web.Response:
        """Of who knows the secret. Telegram keeps what there is no room for."""
        if self._dispatcher.under_way.is_full:
            return _again()
        try:
            body = await _body(request)
        except TimeoutError:
            return web.Response(status=408)
        if body is None:
            return web.Response(status=413)
        try:
            update = Update.model_validate(json.loads(body), context={"bot": bot})
        except (ValueError, RecursionError) as error:
            logger.warning("an update can't be read: %s", type(error).__name__)
            return web.Response(status=400)
        return await self._take(update)

    async def _take(self, update: Update) -> web.Response:
        if not await self._may_enter():
            return _again()
        self._arrivals.note(update.update_id)
        try:
            await self._dispatcher.handle(self._bot, update)
        except (SkipHandler, CancelHandler):
            pass  # nobody wanted it
        except AWAY as error:
            await self._failed(update, error)
            return _again()
        except Exception as error:  # our own mistake, which trying again does not mend
            await self._dispatcher.outage.tell(update, error)
        self._failing.pop(update.update_id, None)
        return web.Response()

    async def _may_enter(self) -> bool:
        try:
            async with asyncio.timeout(START_SECONDS):
                await self._opened.wait()
        except TimeoutError:
            return False
        return not self._closed

    async def _failed(self, update: Update, error: Exception) -> None:
        """It comes again: its sender is told so when that takes long, once."""
        now = time.monotonic()
        if len(self._failing) >= MOST_FAILING:
            self._failing.pop(next(iter(self._failing)))
        self._dispatcher.outage.log(update, error, again=update.update_id in self._failing)
        since = self._failing.setdefault(update.update_id, now)
        if now - since >= SAID_AFTER:
            self._failing[update.update_id] = float("inf")
            await self._dispatcher.outage.tell_kept(update)


async def _body(request: web.Request) -> bytes | None:
    """None when it is larger than any update, without reading all of it."""
    if (request.content_length or 0) > LARGEST_BODY:
        return None
    body = bytearray()
    async with asyncio.timeout(BODY_SECONDS):
        async for chunk in request.content.iter_chunked(2**16):
            body += chunk
            if len(body) > LARGEST_BODY:
                return None
    return bytes(body)


def _again() -> web.Response:
    return web.Response(status=503, headers={"Retry-After": str(AGAIN_SECONDS)})
