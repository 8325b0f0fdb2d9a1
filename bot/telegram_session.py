"""Calls of the Bot API over aiohttp."""

from functools import cache
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.methods import Response, TelegramMethod


class TelegramSession(AiohttpSession):
    """aiogram's own, but that the types of answers are kept, and that what has no TLS closes at once."""

    def check_response(
        self, bot: Bot, method: TelegramMethod[Any], status_code: int, content: str
    ) -> Response[Any]:
        _answer_to(type(method))
        return super().check_response(bot, method, status_code, content)

    async def close(self) -> None:
        if self.api.base.startswith("https:"):
            await super().close()  # waits for TLS to end
        elif self._session is not None:
            await self._session.close()


@cache
def _answer_to(method: type[TelegramMethod[Any]]) -> type[Response[Any]]:
    """The type that aiogram reads the answer with. Pydantic forgets one that nobody holds, and would make it
    anew, with all that a message may hold: now and then the bot would stand still for that.
    """
    return Response[method.__returning__]  # type: ignore[name-defined]
