"""`/roles`, for owners: who may do what. Who is to get a role is typed: see operator_roles_typed.py."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.handlers.allowed import May
from bot.handlers.flow import Flow
from bot.handlers.tapped import Does, LeadsTo
from bot.i18n import Html
from bot.services.role_giving import RoleGiving
from bot.services.roles import Right
from bot.ui import operator_roles as screens
from bot.ui.operator_admin_buttons import AdminPlace, GoAdmin
from bot.ui.operator_roles_buttons import RoleAct, RoleButton
from bot.ui.states import RoleStates


async def open_list(event: Message | CallbackQuery, flow: Flow, role_giving: RoleGiving) -> None:
    await _show_list(flow, role_giving)


async def show_page(
    query: CallbackQuery, callback_data: RoleButton, flow: Flow, role_giving: RoleGiving
) -> None:
    await _show_list(flow, role_giving, page=callback_data.page)


async def show(query: CallbackQuery, callback_data: RoleButton, flow: Flow, role_giving: RoleGiving) -> None:
    await _show(flow, callback_data.user, role_giving)


async def ask_who(query: CallbackQuery, flow: Flow) -> None:
    await flow.ask(RoleStates.person)
    await flow.answer(screens.ask_who(flow.t))


async def ask_role(
    query: CallbackQuery, callback_data: RoleButton, flow: Flow, role_giving: RoleGiving
) -> None:
    """Another one than they have."""
    known = await role_giving.get(callback_data.user)
    if known is None or known.user_id == flow.user_id:
        await _show(flow, callback_data.user, role_giving)
    else:
        await flow.answer(screens.ask_role(flow.t, known.user_id, known.name))


async def give(query: CallbackQuery, callback_data: RoleButton, flow: Flow, role_giving: RoleGiving) -> None:
    """Nobody changes their own: so there is an owner left, whoever gives what to whom."""
    user_id, role = callback_data.user, callback_data.role
    if role is None or not user_id or user_id == flow.user_id or user_id in role_giving.owners:
        await _show_list(flow, role_giving)
        return
    is_chosen = flow.asked.get("user") == user_id
    name = str(flow.asked.get("name", "")) if is_chosen else ""
    is_met = await role_giving.give(user_id, role, name, flow.user_id)
    await flow.ask_no_more()
    done = flow.t("roles-done" if is_met else "roles-done-unmet")
    await _show(flow, user_id, role_giving, done)


async def ask_to_take(
    query: CallbackQuery, callback_data: RoleButton, flow: Flow, role_giving: RoleGiving
) -> None:
    known = await role_giving.get(callback_data.user)
    if known is None or known.user_id == flow.user_id:
        await _show(flow, callback_data.user, role_giving)
    else:
        await flow.answer(screens.ask_to_take(flow.t, known))


async def take(query: CallbackQuery, callback_data: RoleButton, flow: Flow, role_giving: RoleGiving) -> None:
    is_own = callback_data.user == flow.user_id
    taken = not is_own and await role_giving.take(callback_data.user, flow.user_id)
    await _show_list(flow, role_giving, flow.t("roles-taken" if taken else "roles-gone"))


async def _show(flow: Flow, user_id: int, role_giving: RoleGiving, note: Html | None = None) -> None:
    known = await role_giving.get(user_id)
    if known is None:
        await _show_list(flow, role_giving, flow.t("roles-gone"))
        return
    is_oneself = user_id == flow.user_id
    await flow.answer(screens.operator(flow.t, known, is_oneself=is_oneself, note=note))


async def _show_list(flow: Flow, role_giving: RoleGiving, note: Html | None = None, *, page: int = 0) -> None:
    await flow.ask_no_more()
    given = await role_giving.given()
    await flow.answer(screens.roles(flow.t, role_giving.owners, given, page, note))


def add_to(router: Router) -> None:
    router.message.register(open_list, Command("roles"), May(Right.ROLES))
    leads_here = LeadsTo(AdminPlace.ROLES)
    router.callback_query.register(open_list, GoAdmin.filter(), leads_here, May(Right.ROLES))
    for act, handler in (
        (RoleAct.LIST, show_page),
        (RoleAct.OPEN, show),
        (RoleAct.ADD, ask_who),
        (RoleAct.CHOOSE, ask_role),
        (RoleAct.GIVE, give),
        (RoleAct.TAKE, ask_to_take),
        (RoleAct.TAKEN, take),
    ):
        router.callback_query.register(handler, RoleButton.filter(), Does(act), May(Right.ROLES))
