"""Who is to get a role: a message of theirs forwarded, or their Telegram id."""

from aiogram import Bot, Router
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.filters import StateFilter
from aiogram.types import Message, MessageOriginHiddenUser, MessageOriginUser

from bot.handlers.allowed import May
from bot.handlers.flow import Flow
from bot.services.role_giving import RoleGiving
from bot.services.roles import Right
from bot.ui import operator_roles as screens
from bot.ui.rich import cut
from bot.ui.states import RoleStates

MOST_DIGITS = 15
"""Telegram's ids have at most 52 bits."""
NAME_UNITS = 64


async def typed(message: Message, flow: Flow, role_giving: RoleGiving, bot: Bot) -> None:
    origin, text = message.forward_origin, (message.text or "").strip()
    if isinstance(origin, MessageOriginUser) and not origin.sender_user.is_bot:
        sender = origin.sender_user
        await _choose(flow, role_giving, sender.id, sender.full_name)
    elif isinstance(origin, MessageOriginHiddenUser):
        await flow.answer(screens.ask_who(flow.t, flow.t("roles-hidden")))
    elif origin is None and text.isascii() and text.isdecimal() and 0 < int(text[:99]) < 10**MOST_DIGITS:
        await _choose(flow, role_giving, int(text), await _name(bot, int(text)))
    else:
        await flow.answer(screens.ask_who(flow.t, flow.t("roles-bad-id")))


async def _choose(flow: Flow, role_giving: RoleGiving, user_id: int, name: str) -> None:
    if user_id in role_giving.owners:
        await flow.answer(screens.ask_who(flow.t, flow.t("roles-is-owner", person=str(user_id))))
    elif user_id == flow.user_id:
        await flow.answer(screens.ask_who(flow.t, flow.t("roles-not-oneself")))
    else:
        name = cut(name, NAME_UNITS)
        await flow.ask(RoleStates.person, user=user_id, name=name)
        await flow.answer(screens.ask_role(flow.t, user_id, name))


async def _name(bot: Bot, user_id: int) -> str:
    """Telegram tells it of who has written to the bot."""
    try:
        return (await bot.get_chat(user_id)).full_name
    except (TelegramBadRequest, TelegramForbiddenError):
        return ""


def add_to(router: Router) -> None:
    router.message.register(typed, StateFilter(RoleStates.person), May(Right.ROLES))
