"""A message with a partner's key that is not handled: it isn't left lying in the chat all the same."""

import logging

from aiogram.enums import ChatType
from aiogram.exceptions import AiogramError
from aiogram.types import Message

from bot.i18n import Translator
from bot.services.partner_key import is_surely_a_key
from bot.ui.partner import delete_yourself
from bot.ui.show import Show

logger = logging.getLogger(__name__)

MOST_AT_ONCE = 50
"""Deletions under way: who floods with what looks like keys must not hold up answers."""


class LeftKeys:
    def __init__(self, show: Show, translator: Translator, default_locale: str) -> None:
        self._show = show
        self._translator = translator
        self._default_locale = default_locale
        self._under_way = 0

    async def take_away(self, message: Message) -> None:
        """If it brings one; where Telegram doesn't let us, the person is asked to, in Telegram's language."""
        if message.chat.type != ChatType.PRIVATE or not brings_key(message):
            return
        if self._under_way >= MOST_AT_ONCE:
            logger.warning("a message with a partner's key is not deleted: too many at once")
            return
        self._under_way += 1
        try:
            if not await self._show.take_away(message.chat.id, message.message_id):
                await self._ask_to_delete(message)
        finally:
            self._under_way -= 1

    async def _ask_to_delete(self, message: Message) -> None:
        language = message.from_user.language_code if message.from_user else None
        texts = self._translator.texts(self._translator.match(language, self._default_locale))
        try:
            await self._show.send(message.chat.id, delete_yourself(texts))
        except AiogramError as unsent:
            logger.warning("a person was not asked to delete a key: %s", type(unsent).__name__)


def brings_key(message: Message) -> bool:
    return is_surely_a_key(message.text or message.caption or "")
