"""A tap that puts a broadcast together which isn't being put together any more: discarded, replaced by a
newer one, or confirmed on another screen."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.handlers.allowed import May
from bot.handlers.flow import Flow
from bot.services.roles import Right
from bot.ui import operator_broadcast as screens
from bot.ui.operator_broadcast_buttons import BroadcastButton


async def draft_gone(query: CallbackQuery, flow: Flow) -> None:
    await flow.answer(screens.gone(flow.t))


def add_to(router: Router) -> None:
    router.callback_query.register(draft_gone, BroadcastButton.filter(), May(Right.BROADCAST))
