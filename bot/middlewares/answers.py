"""Every tap is answered, whatever its handler did."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject, Update

from bot.handlers.flow import Flow
from bot.handlers.toast import Toast


class Answers(BaseMiddleware):
    """On updates, inside Identity."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        flow: Flow | None = data.get("flow")
        update = event if isinstance(event, Update) else None
        try:
            return await handler(event, data)
        finally:
            await (flow.toast if flow else Toast(update)).give()
