"""Erasing all that is kept of a person, on their request, for owners. To anybody else it isn't there."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.handlers.allowed import May
from bot.handlers.flow import Flow
from bot.handlers.operator_block import person_id
from bot.handlers.tapped import Does
from bot.handlers.telling import Telling
from bot.services.customers import Customers
from bot.services.erasing import Erasing
from bot.services.roles import Right
from bot.storage.fsm import row_key
from bot.ui import operator_erase as screens
from bot.ui.operator_customers import nobody
from bot.ui.operator_customers_buttons import OperatorCustomerAct, OperatorCustomerButton


async def command(
    message: Message, command: CommandObject, flow: Flow, erasing: Erasing, customers: Customers
) -> None:
    """`/erase 123` asks whether to."""
    await flow.ask_no_more()
    user_id = person_id(command.args or "")
    if user_id is None:
        await flow.answer(screens.how_to_erase(flow.t))
    else:
        await _ask(flow, user_id, erasing, customers)


async def ask(
    query: CallbackQuery,
    callback_data: OperatorCustomerButton,
    flow: Flow,
    erasing: Erasing,
    customers: Customers,
) -> None:
    await _ask(flow, callback_data.user, erasing, customers)


async def erase(
    query: CallbackQuery,
    callback_data: OperatorCustomerButton,
    flow: Flow,
    erasing: Erasing,
    telling: Telling,
) -> None:
    """In the person's turn: what an update of theirs keeps at this moment is erased too."""
    user_id = callback_data.user
    if not await flow.in_time():
        await flow.answer(screens.ask_to_erase(flow.t, user_id, flow.t("late-tap")))
        return
    if await erasing.is_operator(user_id):  # whose turn may be the one that is on
        await flow.answer(screens.refused(flow.t, user_id, await erasing.obstacles(user_id)))
        return
    async with telling.turn(user_id) as state:
        obstacles = await erasing.erase(user_id, row_key(state.key), flow.user_id)
    if obstacles:
        await flow.answer(screens.refused(flow.t, user_id, obstacles))
    else:
        await flow.answer(screens.has_erased(flow.t, user_id))


async def _ask(flow: Flow, user_id: int, erasing: Erasing, customers: Customers) -> None:
    if not await customers.is_known(user_id):
        await flow.answer(nobody(flow.t, user_id))
    elif obstacles := await erasing.obstacles(user_id):
        await flow.answer(screens.refused(flow.t, user_id, obstacles))
    else:
        await flow.answer(screens.ask_to_erase(flow.t, user_id))


def add_to(router: Router) -> None:
    allowed = May(Right.ERASE)
    router.message.register(command, Command("erase"), allowed)
    for act, handler in ((OperatorCustomerAct.ERASE, ask), (OperatorCustomerAct.ERASED, erase)):
        router.callback_query.register(handler, OperatorCustomerButton.filter(), Does(act), allowed)
