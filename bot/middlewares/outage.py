"""What fails before there is a Flow, as while the database is away: the person hears of it all the same."""

import logging
from collections.abc import Callable

from aiogram.enums import ChatType
from aiogram.exceptions import AiogramError
from aiogram.types import Message, Update

from bot.handlers.toast import Toast
from bot.i18n import Texts, Translator
from bot.logs import new_error_id, trace
from bot.middlewares.left_keys import LeftKeys
from bot.ui.screen import Screen
from bot.ui.show import Show
from bot.ui.trouble import bot_trouble, kept_for_later

logger = logging.getLogger(__name__)


class Outage:
    """Around the handling of an update; what fails inside is put in words by `errors.py`."""

    def __init__(
        self,
        show: Show,
        translator: Translator,
        default_locale: str,
        support_url: str,
        left_keys: LeftKeys,
    ) -> None:
        self._show = show
        self._translator = translator
        self._default_locale = default_locale
        self._support_url = support_url
        self._left_keys = left_keys

    async def tell(self, update: Update, error: Exception) -> None:
        """In Telegram's language of the person, as the one they chose can't be read."""
        error_id = self.log(update, error)
        await self._say(update, lambda texts: bot_trouble(texts, error_id, self._support_url))

    async def tell_kept(self, update: Update) -> None:
        """Telegram sends it again until it is handled: the person need not."""
        await self._say(update, kept_for_later)

    def log(self, update: Update, error: Exception, *, again: bool = False) -> str:
        """The error's id; of an update that fails again, where is known."""
        error_id = new_error_id()
        what = type(error).__name__ if again else trace(error)
        logger.error("error %s: update %s was not handled: %s", error_id, update.update_id, what)
        return error_id

    async def _say(self, update: Update, screen: Callable[[Texts], Screen]) -> None:
        written = update.message or update.edited_message
        if written is not None:
            await self._left_keys.take_away(written)
        said = update.message or update.callback_query
        if said is None or said.from_user is None:
            return
        await Toast(update).give()
        message = said if isinstance(said, Message) else said.message
        if message is None or message.chat.type != ChatType.PRIVATE:
            return
        locale = self._translator.match(said.from_user.language_code, self._default_locale)
        try:
            await self._show.send(message.chat.id, screen(self._translator.texts(locale)))
        except AiogramError as unsent:
            logger.warning("the person was not told of the error: %s", type(unsent).__name__)
