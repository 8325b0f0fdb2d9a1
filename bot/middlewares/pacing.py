"""Keeps within Telegram's limits, in the session, so that nothing can send past it.

30 messages a second in all, one a second in a chat, 20 a minute in a group, each with a small burst. Who is
waiting for an answer goes first, what comes by itself after that, and a broadcast last.
"""

import asyncio
from collections import deque
from contextvars import ContextVar

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

from bot.middlewares.limits import Bucket, Latest, Limits
from bot.term import check_term

by_itself: ContextVar[bool] = ContextVar("by_itself", default=False)
"""Set where messages come by themselves (the outbox): answers to people go before them."""


class LastInLine:
    """A message of a broadcast; `has_come`: its turn, so that it is on its way."""

    def __init__(self) -> None:
        self.has_come = False


last_in_line: ContextVar[LastInLine | None] = ContextVar("last_in_line", default=None)
"""Set where a broadcast is sent: whatever else there is to send goes before it."""

COUNTED = {
    "sendMessage",
    "sendPhoto",
    "sendDocument",
    "copyMessage",
    "createForumTopic",
    "editMessageText",
    "editMessageReplyMarkup",
    "editMessageCaption",
}
RETRIES = 5
LONGEST_WAIT = 30
PEOPLE_IN_A_ROW = 5
"""Answers that go before a message that comes by itself, which else might never get its turn."""


class Pacing(BaseRequestMiddleware):
    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._everything = Bucket(limits.everything)
        self._chats = Latest(self._new_bucket)
        self._people: deque[asyncio.Future[None]] = deque()
        self._by_itself: deque[asyncio.Future[None]] = deque()
        self._last: deque[asyncio.Future[None]] = deque()
        self._in_a_row = 0
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
            quiet = self._chats[chat].is_full(asyncio.get_running_loop().time())
            await self._turn(chat)
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as error:
                self._hold(chat, error.retry_after, everything=quiet)
                if error.retry_after > LONGEST_WAIT or by_itself.get() or last_in_line.get():
                    raise  # who sends it puts it off, and holds nobody up meanwhile
        await self._turn(chat)
        return await make_request(bot, method)

    def pause(self, chat: int | str) -> float:
        """Seconds until the chat may be written to, for who has something better to do meanwhile."""
        return self._chats[chat].wait(asyncio.get_running_loop().time())

    def _hold(self, chat: int | str, seconds: float, *, everything: bool) -> None:
        """Telegram doesn't say which limit was passed; it can't be that of a chat in which all was quiet."""
        now = asyncio.get_running_loop().time()
        self._chats[chat].hold(now + seconds)
        if everything:
            self._everything.hold(now + min(seconds, LONGEST_WAIT))

    async def _turn(self, chat: int | str) -> None:
        """First the chat's limit, its messages in their order; then everybody's, people first. After it
        nothing comes before the message goes: what acts by itself must still be the elected one's."""
        now = asyncio.get_running_loop().time()
        bucket = self._chats[chat]
        pause = bucket.wait(now)
        bucket.take(now)
        if pause:
            await asyncio.sleep(pause)
        await self._turn_among_all()
        check_term()
        if last := last_in_line.get():
            last.has_come = True

    async def _turn_among_all(self) -> None:
        loop = asyncio.get_running_loop()
        turn = loop.create_future()
        self._line().append(turn)
        self._let_go(loop)
        await turn

    def _line(self) -> deque[asyncio.Future[None]]:
        if last_in_line.get():
            return self._last
        return self._by_itself if by_itself.get() else self._people

    def _let_go(self, loop: asyncio.AbstractEventLoop) -> None:
        """Who may go now; for the others it is looked at again when the first of them may."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        while self._people or self._by_itself or self._last:
            if wait := self._wait(loop.time()):
                self._timer = loop.call_later(wait, self._let_go, loop)
                return
            turn = self._next()
            if not turn.done():
                self._everything.take(loop.time())
                turn.set_result(None)

    def _wait(self, now: float) -> float:
        """Seconds until the next in line may go. A message that comes by itself leaves some room for people,
        who so need not wait for the messages before them, however many those are."""
        return self._everything.wait(now, 0 if self._people else self._limits.left_for_people)

    def _next(self) -> asyncio.Future[None]:
        """People first; but the person a message by itself is for can't be answered before it has gone."""
        if self._people and (not self._by_itself or self._in_a_row < PEOPLE_IN_A_ROW):
            self._in_a_row += 1
            return self._people.popleft()
        self._in_a_row = 0
        return (self._by_itself or self._last).popleft()

    def _new_bucket(self, chat: int | str) -> Bucket:
        in_group = isinstance(chat, str) or chat < 0
        return Bucket(self._limits.group if in_group else self._limits.chat)
