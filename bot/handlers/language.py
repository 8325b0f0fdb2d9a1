"""Choosing a language by hand; without a choice it is Telegram's."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.handlers.flow import Flow
from bot.handlers.tapped import LeadsTo
from bot.i18n import Translator
from bot.services.roles import Roles
from bot.storage.database import Database
from bot.ui.callbacks import Go, Place, Speak
from bot.ui.command_menu import CommandMenu
from bot.ui.menu import languages, menu


async def ask(event: Message | CallbackQuery, flow: Flow, translator: Translator) -> None:
    await flow.answer(languages(flow.t, translator))


async def choose(
    query: CallbackQuery,
    callback_data: Speak,
    flow: Flow,
    translator: Translator,
    database: Database,
    command_menu: CommandMenu,
    roles: Roles,
    support_url: str,
) -> None:
    if callback_data.locale not in translator.locales:
        await flow.answer(languages(flow.t, translator))
        return
    async with database.transaction() as tx:
        await tx.users.set_locale(flow.user_id, callback_data.locale)
    flow.locale, flow.t = callback_data.locale, translator.texts(callback_data.locale)
    await command_menu.set_for(flow.chat_id, flow.t, await roles.of(flow.user_id))
    await flow.answer(
        menu(flow.t, flow.house, support_url, flow.t("language-chosen"), going_on=flow.going_on)
    )


def add_to(router: Router) -> None:
    router.message.register(ask, Command("language"))
    router.callback_query.register(ask, Go.filter(), LeadsTo(Place.LANGUAGE))
    router.callback_query.register(choose, Speak.filter())
