"""How updates arrive: which of them waited for the bot to start, and how far they have come."""

import asyncio
from abc import ABC, abstractmethod
from typing import cast

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.methods import GetUpdates, Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import Update

MOST_AT_ONCE = 100
"""Updates that Telegram gives in one answer."""
KEPT_SECONDS = 60.0
"""A tap that had waited for the start is so old by then that Telegram takes no answer to it."""


class Arrivals(ABC):
    """What is known of updates, by polling or by webhook."""

    pushed = False
    """By webhook: of what one person writes Telegram gives the next only when the last was answered, and what
    comes again had no answer."""

    def __init__(self) -> None:
        self.fetched = 0
        """The newest update there is: what is shown from here on was not seen by who sent it."""

    @abstractmethod
    def was_kept(self, update_id: int) -> bool:
        """It had been sent before the bot started."""


class PolledArrivals(Arrivals, BaseRequestMiddleware):
    """In the session, as aiogram's polling shows its answers to nobody.

    What Telegram kept for the start is asked for without waiting, so that its end is seen: a long poll that
    begins with nothing in store would end with a fresh tap. And as much of it at once as Telegram gives: what
    somebody sent twice while the bot was away is known to be from before the first one's answer.
    """

    def __init__(self) -> None:
        super().__init__()
        self._kept = 0
        self._catching_up = True

    def was_kept(self, update_id: int) -> bool:
        return update_id <= self._kept

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        polls = isinstance(method, GetUpdates)
        if polls and self._catching_up:
            method = method.model_copy(update={"timeout": 0, "limit": MOST_AT_ONCE})
        answer = await make_request(bot, method)
        if polls:
            self._note(cast("list[Update]", answer))  # not the response that aiogram's hint says it is
        return answer

    def _note(self, updates: list[Update]) -> None:
        if updates:
            self.fetched = updates[-1].update_id
        if self._catching_up:
            self._kept = self.fetched
            self._catching_up = len(updates) >= MOST_AT_ONCE  # fewer are all that Telegram had


class PushedArrivals(Arrivals):
    """By webhook the first ones are those that were pending at the start, as many as Telegram says.

    In what order they come is not known, nor how many of them another replica gets. So some that are fresh
    may count as kept in the first minute: these taps are asked once more.
    """

    pushed = True

    def __init__(self) -> None:
        super().__init__()
        self._kept: set[int] = set()
        self._pending = 0
        self._until = 0.0

    def expect(self, pending: int) -> None:
        """At the start, before any is let in."""
        self._pending = pending
        self._until = asyncio.get_running_loop().time() + KEPT_SECONDS

    def note(self, update_id: int) -> None:
        self.fetched = max(self.fetched, update_id)
        if len(self._kept) < self._pending and asyncio.get_running_loop().time() < self._until:
            self._kept.add(update_id)

    def was_kept(self, update_id: int) -> bool:
        return update_id in self._kept
