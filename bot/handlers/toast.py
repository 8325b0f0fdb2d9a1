"""The answer to a tap, which also tells whether the tap is too old to be acted upon."""

import logging
from dataclasses import dataclass

from aiogram.exceptions import AiogramError, TelegramBadRequest
from aiogram.types import CallbackQuery

from bot.ui.rich import cut

logger = logging.getLogger(__name__)

TOAST_UNITS = 200
TOO_OLD = "query is too old"


@dataclass
class Toast:
    """Words over the chat, given once: when the handler is through, or before it acts."""

    query: CallbackQuery | None = None
    text: str = ""
    alert: bool = False
    given: bool = False

    async def give(self) -> bool:
        """Answers the tap. False when Telegram says that the tap is too old for that."""
        if self.query is None or self.given:
            return True
        self.given = True
        try:
            await self.query.answer(cut(self.text, TOAST_UNITS) or None, show_alert=self.alert)
        except AiogramError as error:
            logger.info("a tap was not answered: %s", type(error).__name__)
            return not (isinstance(error, TelegramBadRequest) and TOO_OLD in error.message)
        return True
