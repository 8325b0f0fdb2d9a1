"""Customers, for operators: who it is. To anybody else none of it is there."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.handlers.allowed import May
from bot.handlers.flow import Flow
from bot.handlers.tapped import Does
from bot.i18n import Html
from bot.services.customers import Customers
from bot.services.roles import Right, Roles, rights_of
from bot.ui import operator_customers as screens
from bot.ui.operator_customers_buttons import OperatorCustomerAct, OperatorCustomerButton


async def open_customer(
    query: CallbackQuery,
    callback_data: OperatorCustomerButton,
    flow: Flow,
    customers: Customers,
    roles: Roles,
) -> None:
    await flow.ask_no_more()
    await show_customer(flow, callback_data.user, customers, roles)


async def show_customer(
    flow: Flow, user_id: int, customers: Customers, roles: Roles, note: Html | None = None
) -> None:
    """The card; a word when there is no such person here."""
    found, role = await customers.open(user_id, flow.user_id), await roles.of(flow.user_id)
    if found is None:
        await flow.answer(screens.nobody(flow.t, user_id, note))
    elif role is not None:
        await flow.answer(screens.customer(flow.t, found, rights_of(role), note))


def add_to(router: Router) -> None:
    router.callback_query.register(
        open_customer,
        OperatorCustomerButton.filter(),
        Does(OperatorCustomerAct.OPEN),
        May(Right.FIND),
    )
