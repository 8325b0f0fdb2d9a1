"""The commands beside the text field: one list for each language, and a person's own after a choice."""

from aiogram import Bot
from aiogram.types import BotCommandScopeAllPrivateChats, BotCommandScopeChat

from bot.i18n import Texts, Translator
from bot.ui.menu import commands


class CommandMenu:
    def __init__(self, bot: Bot, translator: Translator) -> None:
        self._bot = bot
        self._translator = translator

    async def set_for_everyone(self, default_locale: str) -> None:
        scope = BotCommandScopeAllPrivateChats()
        default = self._translator.texts(self._translator.match(None, default_locale))
        await self._bot.set_my_commands(commands(default), scope=scope)
        for locale in self._translator.locales:
            await self._bot.set_my_commands(
                commands(self._translator.texts(locale)), scope=scope, language_code=locale
            )

    async def set_for(self, chat_id: int, t: Texts) -> None:
        await self._bot.set_my_commands(commands(t), scope=BotCommandScopeChat(chat_id=chat_id))
