"""The commands beside the text field: one list for each language; and a person's own, after a choice of the
language and for who has a role."""

import logging

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat

from bot.i18n import Texts, Translator
from bot.services.roles import Role, rights_of
from bot.storage.users import User
from bot.ui.menu import commands

logger = logging.getLogger(__name__)


class CommandMenu:
    def __init__(self, bot: Bot, translator: Translator) -> None:
        self._bot = bot
        self._translator = translator
        self._set: dict[int, tuple[Role, str]] = {}
        """What this process has set for operators: after a restart it is set anew, as there may be more."""

    async def set_for_everyone(self, default_locale: str) -> None:
        scope = BotCommandScopeAllPrivateChats()
        default = self._translator.texts(self._translator.match(None, default_locale))
        await self._bot.set_my_commands(commands(default), scope=scope)
        for locale in self._translator.locales:
            await self._bot.set_my_commands(
                commands(self._translator.texts(locale)), scope=scope, language_code=locale
            )

    async def set_for(self, chat_id: int, t: Texts, role: Role | None) -> None:
        """A person's own."""
        listed = commands(t) if role is None else [*operator_commands(t, role), *commands(t)]
        await self._bot.set_my_commands(listed, scope=BotCommandScopeChat(chat_id=chat_id))
        if role is None:
            self._set.pop(chat_id, None)
        else:
            self._set[chat_id] = role, t.locale

    async def keep_for(self, chat_id: int, t: Texts, role: Role) -> None:
        """As `set_for`, once; nothing depends on it."""
        if self._set.get(chat_id) == (role, t.locale):
            return
        try:
            await self.set_for(chat_id, t, role)
        except AiogramError as error:
            logger.info("an operator's commands are not shown yet: %s", error)

    async def take_back(self, user: User) -> None:
        """The customers' commands again, in the language that the person has chosen."""
        if user.locale is not None:
            await self.set_for(user.id, self._translator.texts(user.locale), None)
            return
        await self._bot.delete_my_commands(scope=BotCommandScopeChat(chat_id=user.id))
        self._set.pop(user.id, None)


def operator_commands(t: Texts, role: Role) -> list[BotCommand]:
    """What the role may do."""
    return [BotCommand(command=right, description=t.plain(f"command-{right}")) for right in rights_of(role)]
