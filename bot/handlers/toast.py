"""The answer to a tap, which also tells whether the tap is too old to be acted upon."""

import logging
from dataclasses import dataclass
from typing import cast

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest
from aiogram.types import Update

from bot.ui.rich import cut

logger = logging.getLogger(__name__)

TOAST_UNITS = 200
TOO_OLD = "query is too old"


@dataclass
class Toast:
    """Words over the chat, given once: when the handler is through, or before it acts."""

    update: Update | None = None
    text: str = ""
    alert: bool = False
    given: bool = False

    async def give(self) -> bool:
        """Answers the tap. False when Telegram says that the tap is too old for that."""
        if self.given or self.update is None or self.update.callback_query is None:
            return True
        self.given = True
        bot = cast(Bot, self.update.bot)  # what came by no bot is not handled
        words = cut(self.text, TOAST_UNITS) or None
        try:
            await bot.answer_callback_query(self.update.callback_query.id, words, show_alert=self.alert)
        except AiogramError as error:
            logger.info("a tap was not answered: %s", type(error).__name__)
            return not (isinstance(error, TelegramBadRequest) and TOO_OLD in error.message)
        return True
