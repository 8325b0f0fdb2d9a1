"""Canned answers in the support group: chosen in the customer's topic, by any of its members."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.handlers.flow import Flow
from bot.handlers.operator_support import tapper
from bot.handlers.passed_on import button_under, said_by_tap
from bot.handlers.support_group import InSupportGroup
from bot.handlers.support_head import SupportHead
from bot.handlers.tapped import Does
from bot.services.canned import CannedAnswers
from bot.services.support import Support
from bot.storage.ids import now_ms
from bot.ui import operator_canned as screens
from bot.ui.operator_canned_buttons import CannedAct, CannedButton
from bot.ui.operator_support import cannot_be_reached, name_of
from bot.ui.operator_support_buttons import SupportButton
from bot.ui.screen import Screen


async def pick(
    query: CallbackQuery,
    callback_data: CannedButton,
    flow: Flow,
    support: Support,
    support_head: SupportHead,
    canned: CannedAnswers,
) -> None:
    user_id = callback_data.user
    t, name = await support_head.texts(flow.chat_id), name_of(await support.talk(user_id), user_id)
    await _show(query, flow, screens.pick(t, canned.all(), user_id, name, callback_data.page))


async def preview(
    query: CallbackQuery,
    callback_data: CannedButton,
    flow: Flow,
    support: Support,
    support_head: SupportHead,
    canned: CannedAnswers,
) -> None:
    chosen, user_id = canned.get(callback_data.canned), callback_data.user
    if chosen is None:
        await pick(query, callback_data, flow, support, support_head, canned)
        return
    words = await support_head.canned(chosen, user_id)
    t, name = await support_head.texts(flow.chat_id), name_of(await support.talk(user_id), user_id)
    await _show(query, flow, screens.preview(t, chosen, words, user_id, name, now_ms()))


async def send(
    query: CallbackQuery,
    callback_data: CannedButton,
    flow: Flow,
    support: Support,
    support_head: SupportHead,
    canned: CannedAnswers,
) -> None:
    """A tap that comes late is not acted on: the talk has gone on."""
    chosen, user_id = canned.get(callback_data.canned), callback_data.user
    if chosen is None or not await flow.in_time():
        await pick(query, callback_data, flow, support, support_head, canned)
        return
    words = await support_head.canned(chosen, user_id)
    by = tapper(query)
    talk = await support.say(user_id, by, said_by_tap(query, callback_data.shown), words)
    t, name = await support_head.texts(flow.chat_id), name_of(talk or await support.talk(user_id), user_id)
    await _show(query, flow, cannot_be_reached(t, name) if talk is None else screens.used(t, words, by.name))


async def _show(query: CallbackQuery, flow: Flow, screen: Screen) -> None:
    """Below what says whom the talk is with, which stays; else in place."""
    message = query.message
    if not isinstance(message, Message):
        return
    if button_under(message, SupportButton):
        await flow.show.send(flow.chat_id, screen, message.message_thread_id)
    else:
        await flow.show.renew(flow.chat_id, message.message_id, screen)


def add_to(router: Router) -> None:
    for act, handler in ((CannedAct.PICK, pick), (CannedAct.PREVIEW, preview), (CannedAct.SEND, send)):
        router.callback_query.register(handler, InSupportGroup(), CannedButton.filter(), Does(act))
