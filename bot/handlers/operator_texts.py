"""`/texts`: the exchanger's own texts, for operators. A new one is typed, shown as customers will see it, and
published; what it has been can be taken up again. To anybody else none of it is there."""

from aiogram import Router
from aiogram.filters import Command, Filter
from aiogram.types import CallbackQuery, Message

from bot.handlers.allowed import May
from bot.handlers.flow import Flow
from bot.handlers.tapped import Does, LeadsTo
from bot.handlers.text_desk import TextDesk
from bot.services.roles import Right
from bot.ui import operator_texts as screens
from bot.ui.operator_admin_buttons import AdminPlace, GoAdmin
from bot.ui.operator_texts_buttons import TextAct, TextButton


class InALanguage(Filter):
    """One that the bot speaks: a modified client can send anything."""

    async def __call__(self, query: CallbackQuery, callback_data: TextButton, flow: Flow) -> bool:
        return callback_data.locale in flow.house_texts.locales


async def open_list(event: Message | CallbackQuery, flow: Flow, text_desk: TextDesk) -> None:
    await text_desk.leave(flow)
    await flow.answer(screens.text_list(flow.t, flow.house_texts, text_desk.terms_version))


async def open_text(query: CallbackQuery, callback_data: TextButton, flow: Flow, text_desk: TextDesk) -> None:
    await text_desk.show(flow, callback_data.name)


async def edit(query: CallbackQuery, callback_data: TextButton, flow: Flow, text_desk: TextDesk) -> None:
    await text_desk.ask(flow, callback_data.name, callback_data.locale)


async def publish(query: CallbackQuery, callback_data: TextButton, flow: Flow, text_desk: TextDesk) -> None:
    """RENEW: as terms that everybody has to accept again."""
    await text_desk.publish(flow, callback_data, renew=callback_data.act is TextAct.RENEW)


async def show_history(
    query: CallbackQuery, callback_data: TextButton, flow: Flow, text_desk: TextDesk
) -> None:
    await text_desk.show_history(flow, callback_data.name, callback_data.locale)


async def take_up(query: CallbackQuery, callback_data: TextButton, flow: Flow, text_desk: TextDesk) -> None:
    await text_desk.take_up(flow, callback_data)


async def ask_to_remove(
    query: CallbackQuery, callback_data: TextButton, flow: Flow, text_desk: TextDesk
) -> None:
    await text_desk.ask_to_remove(flow, callback_data.name, callback_data.locale)


async def remove(query: CallbackQuery, callback_data: TextButton, flow: Flow, text_desk: TextDesk) -> None:
    await text_desk.remove(flow, callback_data.name, callback_data.locale)


def add_to(router: Router) -> None:
    router.message.register(open_list, Command("texts"), May(Right.TEXTS))
    leads_here = LeadsTo(AdminPlace.TEXTS)
    router.callback_query.register(open_list, GoAdmin.filter(), leads_here, May(Right.TEXTS))
    for act, handler in ((TextAct.LIST, open_list), (TextAct.OPEN, open_text)):
        router.callback_query.register(handler, TextButton.filter(), Does(act), May(Right.TEXTS))
    for acts, handler in (
        (Does(TextAct.EDIT), edit),
        (Does(TextAct.PUBLISH, TextAct.RENEW), publish),
        (Does(TextAct.HISTORY), show_history),
        (Does(TextAct.VERSION), take_up),
        (Does(TextAct.REMOVE), ask_to_remove),
        (Does(TextAct.REMOVED), remove),
    ):
        router.callback_query.register(handler, TextButton.filter(), acts, InALanguage(), May(Right.TEXTS))
