"""How updates arrive: which of them waited for the bot to start, and how far they have been fetched."""

from typing import cast

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.methods import GetUpdates, Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import Update

MOST_AT_ONCE = 100
"""Updates that Telegram gives in one answer; fewer are all it had."""


class Arrivals(BaseRequestMiddleware):
    """In the session, as aiogram's polling shows its answers to nobody.

    What Telegram kept for the start is asked for without waiting, so that its end is seen: a long poll that
    begins with nothing in store would end with a fresh tap.
    """

    def __init__(self) -> None:
        self.fetched = 0
        """The newest update that has been fetched: what is shown from here on was not seen by who sent it."""
        self._kept = 0
        self._catching_up = True

    def was_kept(self, update_id: int) -> bool:
        """It had been sent before the bot started."""
        return update_id <= self._kept

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        polls = isinstance(method, GetUpdates)
        if polls and self._catching_up:
            method = method.model_copy(update={"timeout": 0})
        answer = await make_request(bot, method)
        if polls:
            self._note(cast("list[Update]", answer))  # not the response that aiogram's hint says it is
        return answer

    def _note(self, updates: list[Update]) -> None:
        if updates:
            self.fetched = updates[-1].update_id
        if self._catching_up:
            self._kept = self.fetched
            self._catching_up = len(updates) >= MOST_AT_ONCE
