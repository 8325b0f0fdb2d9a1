"""Keeps within Telegram's limits, in the session, so that nothing can send past it.

30 messages a second in all, one a second in a chat, 20 a minute in a group, each with a small burst. Who is
waiting for an answer goes first.
"""

import asyncio
import heapq
import itertools
from contextvars import ContextVar
from dataclasses import dataclass, field

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

from bot.middlewares.limits import Bucket, Latest, Limits

by_itself: ContextVar[bool] = ContextVar("by_itself", default=False)
"""Set where messages come by themselves (the outbox): answers to people go before them."""

COUNTED = {
    "sendMessage",
    "sendPhoto",
    "sendDocument",
    "editMessageText",
    "editMessageReplyMarkup",
    "editMessageCaption",
}
RETRIES = 5
LONGEST_WAIT = 30


@dataclass(order=True)
class _Waiting:
    priority: bool
    number: int
    turn: asyncio.Future[None] = field(compare=False)


class Pacing(BaseRequestMiddleware):
    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._everything = Bucket(limits.everything)
        self._chats = Latest(self._new_bucket)
        self._waiting: list[_Waiting] = []
        self._numbers = itertools.count()
        self._timer: asyncio.TimerHandle | None = None

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        chat = getattr(method, "chat_id", None)
        if method.__api_method__ not in COUNTED or chat is None:
            return await make_request(bot, method)
        for _ in range(RETRIES):
            await self._turn(chat)
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as error:
                self._chats[chat].hold(asyncio.get_running_loop().time() + error.retry_after)
                if error.retry_after > LONGEST_WAIT or by_itself.get():
                    raise  # the outbox puts it off, and holds nobody up meanwhile
        await self._turn(chat)
        return await make_request(bot, method)

    async def _turn(self, chat: int | str) -> None:
        """First the chat's limit, its messages in their order; then everybody's, people first."""
        now = asyncio.get_running_loop().time()
        bucket = self._chats[chat]
        pause = bucket.wait(now)
        bucket.take(now)
        if pause:
            await asyncio.sleep(pause)
        await self._turn_among_all()

    async def _turn_among_all(self) -> None:
        loop = asyncio.get_running_loop()
        if not self._waiting and not self._everything.wait(loop.time()):
            self._everything.take(loop.time())
            return
        waiting = _Waiting(by_itself.get(), next(self._numbers), loop.create_future())
        heapq.heappush(self._waiting, waiting)
        self._set_timer(loop)
        await waiting.turn

    def _set_timer(self, loop: asyncio.AbstractEventLoop) -> None:
        if self._timer is None:
            self._timer = loop.call_later(self._everything.wait(loop.time()), self._let_go, loop)

    def _let_go(self, loop: asyncio.AbstractEventLoop) -> None:
        self._timer = None
        while self._waiting and not self._everything.wait(loop.time()):
            waiting = heapq.heappop(self._waiting)
            if not waiting.turn.done():
                self._everything.take(loop.time())
                waiting.turn.set_result(None)
        if self._waiting:
            self._set_timer(loop)

    def _new_bucket(self, chat: int | str) -> Bucket:
        in_group = isinstance(chat, str) or chat < 0
        return Bucket(self._limits.group if in_group else self._limits.chat)
