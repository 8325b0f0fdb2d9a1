"""What a broadcast shows by itself: its copies' buttons, its card, and the news of it to whoever made it."""

import json
import logging

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest
from aiogram.types import InlineKeyboardMarkup

from bot.handlers.flow import Flow
from bot.handlers.flows import Flows
from bot.i18n import Translator
from bot.services.broadcasts import Broadcasts, buttons_of
from bot.storage.broadcasts import Broadcast
from bot.storage.outbox import OutboxRow
from bot.ui.operator_broadcast import copy_keyboard
from bot.ui.operator_broadcast_card import card
from bot.ui.show import GONE, NO_PREVIEW, UNCHANGED

logger = logging.getLogger(__name__)


class BroadcastTelling:
    def __init__(self, bot: Bot, flows: Flows, broadcasts: Broadcasts, translator: Translator) -> None:
        self._bot = bot
        self._flows = flows
        self._broadcasts = broadcasts
        self._translator = translator

    def keyboard(self, broadcast: Broadcast, locale: str) -> InlineKeyboardMarkup:
        """Under the copy for somebody who reads that language."""
        return copy_keyboard(self._translator.texts(locale), buttons_of(broadcast))

    async def tell(self, row: OutboxRow, flow: Flow) -> None:
        """As it is by now, in a message of its own."""
        broadcast = await self._broadcasts.get(json.loads(row.payload)["broadcast"])
        if broadcast is not None:
            await flow.say(card(flow.t, broadcast, self._translator))

    async def edit_card(self, broadcast: Broadcast, message_id: int, speed: float | None) -> bool:
        """False when it isn't there any more. What else goes wrong with it may go better the next time."""
        t = await self._flows.texts(broadcast.made_by, None)
        screen = card(t, broadcast, self._translator, speed)
        try:
            await self._bot.edit_message_text(
                screen.text,
                chat_id=broadcast.made_by,
                message_id=message_id,
                reply_markup=screen.keyboard,
                link_preview_options=NO_PREVIEW,
            )
        except TelegramBadRequest as error:
            if any(words in error.message for words in GONE):
                return False
            if UNCHANGED not in error.message:
                logger.warning("the card of broadcast %s was refused: %s", broadcast.id, error)
        except AiogramError as error:
            logger.info("the card of broadcast %s was not edited: %s", broadcast.id, type(error).__name__)
        return True
