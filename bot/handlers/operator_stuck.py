"""The orders that are stuck, for operators. To anybody else none of it is there."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.handlers.allowed import May
from bot.handlers.flow import Flow
from bot.handlers.tapped import LeadsTo
from bot.services.roles import Right
from bot.services.stuck import Stuck
from bot.ui.keyboards import PAGE_SIZE
from bot.ui.operator_admin_buttons import AdminPlace, GoAdmin
from bot.ui.operator_orders_buttons import StuckButton
from bot.ui.operator_stuck import stuck_orders


async def command(message: Message, flow: Flow, stuck: Stuck) -> None:
    await _show(flow, stuck, 0)


async def open_list(query: CallbackQuery, flow: Flow, stuck: Stuck) -> None:
    await _show(flow, stuck, 0)


async def turn_page(query: CallbackQuery, callback_data: StuckButton, flow: Flow, stuck: Stuck) -> None:
    await _show(flow, stuck, callback_data.page)


async def _show(flow: Flow, stuck: Stuck, page: int) -> None:
    found = await stuck.page(page, PAGE_SIZE)
    await flow.ask_no_more()
    await flow.answer(stuck_orders(flow.t, found, stuck.minutes))


def add_to(router: Router) -> None:
    may = May(Right.STUCK)
    router.message.register(command, Command("stuck"), may)
    router.callback_query.register(open_list, GoAdmin.filter(), LeadsTo(AdminPlace.STUCK), may)
    router.callback_query.register(turn_page, StuckButton.filter(), may)
