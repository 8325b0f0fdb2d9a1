"""Every tap is answered, whatever its handler did."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.exceptions import AiogramError
from aiogram.types import CallbackQuery, TelegramObject, Update

from bot.handlers.flow import Flow
from bot.ui.rich import cut

logger = logging.getLogger(__name__)

TOAST_UNITS = 200


class Answers(BaseMiddleware):
    """On updates, inside Identity."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        try:
            return await handler(event, data)
        finally:
            if isinstance(event, Update) and event.callback_query:
                await self._answer(event.callback_query, data.get("flow"))

    async def _answer(self, query: CallbackQuery, flow: Flow | None) -> None:
        text = cut(flow.toast.text, TOAST_UNITS) if flow else ""
        try:
            await query.answer(text or None, show_alert=bool(flow and flow.toast.alert))
        except AiogramError as error:
            # the tap is dealt with; only its spinner could not be stopped
            logger.info("a tap was not answered: %s", type(error).__name__)
