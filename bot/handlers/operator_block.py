"""Blocking people, and letting them in again, for operators. To anybody else none of it is there."""

from aiogram import Router
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.types import CallbackQuery, Message, MessageOriginUser

from bot.handlers.allowed import May
from bot.handlers.current_step import Steps
from bot.handlers.fallback import old_button
from bot.handlers.flow import Flow
from bot.handlers.operator_customers import show_customer
from bot.handlers.partner_join import NoCommand
from bot.handlers.tapped import Does
from bot.i18n import Html
from bot.services.blocking import Blocked, Blocking
from bot.services.customers import Customers
from bot.services.roles import Right, Roles
from bot.ui import operator_block as screens
from bot.ui.keyboards import PAGE_SIZE, page_of
from bot.ui.operator_customers_buttons import OperatorCustomerAct, OperatorCustomerButton
from bot.ui.states import CustomerStates

LARGEST_ID = 2**52
"""Telegram's ids of people are smaller."""


def person_id(text: str) -> int | None:
    """The number of a person, as it is typed; None for what is none."""
    text = text.strip()
    is_number = text.isascii() and text.isdecimal() and 0 < int(text[:20]) < LARGEST_ID
    return int(text) if is_number else None


async def command(
    message: Message,
    command: CommandObject,
    flow: Flow,
    blocking: Blocking,
    customers: Customers,
    roles: Roles,
) -> None:
    """`/block` those who are blocked; `/block 123` that person."""
    await flow.ask_no_more()
    asked = (command.args or "").strip()
    user_id = person_id(asked)
    if user_id is not None:
        await _begin(flow, user_id, blocking, customers, roles)
    else:
        await _show_list(flow, blocking, 0, flow.t("block-bad-id") if asked else None)


async def show_page(
    query: CallbackQuery, callback_data: OperatorCustomerButton, flow: Flow, blocking: Blocking
) -> None:
    await flow.ask_no_more()
    await _show_list(flow, blocking, callback_data.page)


async def ask_whom(query: CallbackQuery, flow: Flow) -> None:
    await flow.ask(CustomerStates.block_whom)
    await flow.answer(screens.ask_whom(flow.t))


async def take_whom(
    message: Message, flow: Flow, blocking: Blocking, customers: Customers, roles: Roles
) -> None:
    """A number, or a message of theirs forwarded: Telegram tells whose it is unless they hide that."""
    origin = message.forward_origin
    if isinstance(origin, MessageOriginUser) and not origin.sender_user.is_bot:
        await _begin(flow, origin.sender_user.id, blocking, customers, roles)
    elif origin is not None:
        await flow.answer(screens.ask_whom(flow.t, flow.t("block-hidden")))
    elif (user_id := person_id(message.text or "")) is not None:
        await _begin(flow, user_id, blocking, customers, roles)
    else:
        await flow.answer(screens.ask_whom(flow.t, flow.t("block-bad-id")))


async def ask_reason(
    query: CallbackQuery,
    callback_data: OperatorCustomerButton,
    flow: Flow,
    blocking: Blocking,
    customers: Customers,
    roles: Roles,
) -> None:
    await _begin(flow, callback_data.user, blocking, customers, roles)


async def take_reason(message: Message, flow: Flow) -> None:
    """Typed again before the answer yes, it is the reason instead."""
    user_id, reason = int(flow.asked["user"]), screens.reason_of(message.text or "")
    if not reason:
        await flow.answer(screens.ask_reason(flow.t, user_id, flow.t("block-reason-words")))
        return
    await flow.ask(CustomerStates.block_reason, user=user_id, reason=reason)
    await flow.answer(screens.ask_to_block(flow.t, user_id, reason))


async def block(
    query: CallbackQuery,
    callback_data: OperatorCustomerButton,
    flow: Flow,
    blocking: Blocking,
    customers: Customers,
    roles: Roles,
    steps: Steps,
    support_url: str,
) -> None:
    asked, user_id = flow.asked, callback_data.user
    if asked.get("user") != user_id or "reason" not in asked:
        await old_button(query, flow, steps, support_url)
        return
    came_of_it = await blocking.block(user_id, str(asked["reason"]), flow.user_id)
    await flow.ask_no_more()
    await show_customer(flow, user_id, customers, roles, _words(flow, came_of_it))


async def unblock(
    query: CallbackQuery,
    callback_data: OperatorCustomerButton,
    flow: Flow,
    blocking: Blocking,
    customers: Customers,
    roles: Roles,
) -> None:
    is_free = await blocking.unblock(callback_data.user, flow.user_id)
    note = flow.t("block-freed") if is_free else flow.t("block-not-blocked")
    await show_customer(flow, callback_data.user, customers, roles, note)


async def _begin(flow: Flow, user_id: int, blocking: Blocking, customers: Customers, roles: Roles) -> None:
    """On to the reason, unless there is nothing to give one for."""
    state = await blocking.state_of(user_id)
    if state is None:
        await flow.ask(CustomerStates.block_reason, user=user_id)
        await flow.answer(screens.ask_reason(flow.t, user_id))
        return
    await flow.ask_no_more()
    await show_customer(flow, user_id, customers, roles, _words(flow, state))


def _words(flow: Flow, came_of_it: Blocked) -> Html:
    return flow.t(f"block-is-{came_of_it}")


async def _show_list(flow: Flow, blocking: Blocking, page: int, note: Html | None = None) -> None:
    count = await blocking.count()
    page, _ = page_of(count, page)
    await flow.answer(screens.blocked_people(flow.t, await blocking.page(page, PAGE_SIZE), page, count, note))


def add_to(router: Router) -> None:
    allowed = May(Right.BLOCK)
    router.message.register(command, Command("block"), allowed)
    for state, take in (
        (CustomerStates.block_whom, take_whom),
        (CustomerStates.block_reason, take_reason),
    ):
        router.message.register(take, StateFilter(state), NoCommand(), allowed)
    for act, handler in (
        (OperatorCustomerAct.LIST, show_page),
        (OperatorCustomerAct.ASK, ask_whom),
        (OperatorCustomerAct.BLOCK, ask_reason),
        (OperatorCustomerAct.BLOCKED, block),
        (OperatorCustomerAct.UNBLOCK, unblock),
    ):
        router.callback_query.register(handler, OperatorCustomerButton.filter(), Does(act), allowed)
