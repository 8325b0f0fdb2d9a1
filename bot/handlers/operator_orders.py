"""Finding orders, for operators: by what they type, forward, or choose. To others none of it is there."""

from aiogram import Router
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.types import CallbackQuery, Message, MessageOriginUser

from bot.handlers.allowed import May
from bot.handlers.flow import Flow
from bot.handlers.operator_order_card import OrderCards
from bot.handlers.partner_join import NoCommand
from bot.handlers.tapped import LeadsTo
from bot.i18n import Html
from bot.services.operator_orders import OperatorOrders, OrderPage
from bot.services.operator_orders_search import Found, OrderSearch, Site
from bot.services.roles import Right
from bot.ui import operator_orders as screens
from bot.ui.keyboards import PAGE_SIZE
from bot.ui.operator_admin_buttons import AdminPlace, GoAdmin
from bot.ui.operator_orders_buttons import (
    STATUS,
    OperatorOrderAct,
    OperatorOrderButton,
    OrderListButton,
)
from bot.ui.states import OperatorOrderStates

LONGEST = 300
"""Of what is typed: a link to an order's page is shorter."""


async def command(
    message: Message,
    command: CommandObject,
    flow: Flow,
    operator_orders: OperatorOrders,
    order_search: OrderSearch,
    order_cards: OrderCards,
) -> None:
    """`/find` asks; `/find 12345` looks for it."""
    asked = (command.args or "").strip()[:LONGEST]
    if asked:
        await _find(flow, asked, operator_orders, order_search, order_cards)
    else:
        await _ask(flow, operator_orders)


async def ask(query: CallbackQuery, flow: Flow, operator_orders: OperatorOrders) -> None:
    await _ask(flow, operator_orders)


async def answer(
    message: Message,
    flow: Flow,
    operator_orders: OperatorOrders,
    order_search: OrderSearch,
    order_cards: OrderCards,
) -> None:
    """What was asked for: words, or a message of the customer's."""
    if isinstance(message.forward_origin, MessageOriginUser):
        person = message.forward_origin.sender_user.id
        found = await order_search.of_person(person)
        await _show(flow, found, operator_orders, order_cards, flow.t("find-nobody"))
    elif message.forward_origin is not None:
        await _ask(flow, operator_orders, flow.t("find-hidden"))
    elif text := (message.text or "").strip()[:LONGEST]:
        await _find(flow, text, operator_orders, order_search, order_cards)
    else:
        await _ask(flow, operator_orders, flow.t("find-words"))


async def turn_page(
    query: CallbackQuery, callback_data: OrderListButton, flow: Flow, operator_orders: OperatorOrders
) -> None:
    await _show_list(flow, callback_data, operator_orders)


async def _ask(flow: Flow, orders: OperatorOrders, note: Html | None = None) -> None:
    statuses = await orders.statuses()
    await flow.ask(OperatorOrderStates.find)
    await flow.answer(screens.ask(flow.t, statuses, note))


async def _find(
    flow: Flow, text: str, orders: OperatorOrders, search: OrderSearch, cards: OrderCards
) -> None:
    """The site is asked before anything of the conversation changes: the update is handled again later."""
    if text.startswith("@"):
        await _ask(flow, orders, flow.t("find-username"))
        return
    found = await search.find(text, flow.lang)
    if found is None:
        await _find_status(flow, text, orders)
    else:
        await _show(flow, found, orders, cards, _none(flow, found))


def _none(flow: Flow, found: Found) -> Html:
    return flow.t("find-silent") if found.site is Site.SILENT else flow.t("find-none")


async def _find_status(flow: Flow, text: str, orders: OperatorOrders) -> None:
    statuses = await orders.statuses()
    meant = screens.meant_by(flow.t, text, statuses)
    if not meant:
        await _ask(flow, orders, flow.t("find-none-here"))
    elif len(meant) == 1 and STATUS.fullmatch(meant[0]):
        await _show_list(flow, OrderListButton.in_status(meant[0]), orders)
    else:
        await flow.ask(OperatorOrderStates.find)
        await flow.answer(screens.ask(flow.t, meant))


async def _show(flow: Flow, found: Found, orders: OperatorOrders, cards: OrderCards, none: Html) -> None:
    """The only one at once; several to choose from."""
    if found.at_site is not None:
        await flow.ask_no_more()
        await flow.answer(screens.at_site(flow.t, found.at_site))
    elif len(found.orders) == 1 and found.customer is None:
        await _open(flow, found.orders[0].row.id, cards)
    elif found.orders:
        await flow.ask_no_more()
        await flow.answer(screens.choice(flow.t, found))
    elif found.customer is not None:
        await _show_customers(flow, OrderListButton.of_customer(found.customer), orders, cards)
    else:
        await _ask(flow, orders, none)


async def _show_customers(flow: Flow, of: OrderListButton, orders: OperatorOrders, cards: OrderCards) -> None:
    found = await _page(of, orders)
    if found.count == 1:
        await _open(flow, found.orders[0].row.id, cards)
    else:
        await _show_list(flow, of, orders)


async def _open(flow: Flow, bid_id: int, cards: OrderCards) -> None:
    await flow.ask_no_more()
    await cards.open(flow, OperatorOrderButton(act=OperatorOrderAct.OPEN, bid=bid_id))


async def _show_list(flow: Flow, of: OrderListButton, orders: OperatorOrders) -> None:
    found = await _page(of, orders)
    await flow.ask_no_more()
    await flow.answer(screens.order_list(flow.t, found, of))


async def _page(of: OrderListButton, orders: OperatorOrders) -> OrderPage:
    if of.customer is not None:
        return await orders.of_customer(of.customer, of.page, PAGE_SIZE)
    return await orders.in_status(of.status or "", of.page, PAGE_SIZE)


def add_to(router: Router) -> None:
    find = May(Right.FIND)
    router.message.register(command, Command("find"), find)
    router.message.register(answer, StateFilter(OperatorOrderStates.find), NoCommand(), find)
    router.callback_query.register(ask, GoAdmin.filter(), LeadsTo(AdminPlace.FIND), find)
    router.callback_query.register(turn_page, OrderListButton.filter(), find)
