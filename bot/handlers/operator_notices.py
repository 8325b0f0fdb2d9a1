"""What operators are told by itself, for owners: each kind can be switched off."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.handlers.allowed import May
from bot.handlers.flow import Flow
from bot.services.audit import note
from bot.services.notices import SWITCH, NoticeKind
from bot.services.operators import Operators
from bot.services.roles import Right
from bot.services.switchboard import Switchboard
from bot.ui import operator_notices as screens
from bot.ui.operator_notices_buttons import NoticesButton


async def show(
    query: CallbackQuery,
    callback_data: NoticesButton,
    flow: Flow,
    operators: Operators,
    switchboard: Switchboard,
) -> None:
    kind, on = callback_data.kind, callback_data.on
    if kind is not None and operators.is_told(kind) is not on:
        async with switchboard.changing() as tx:
            await switchboard.put(tx, f"{SWITCH}{kind}", None if on else False, flow.user_id)
            await note(tx, flow.user_id, "notice-on" if on else "notice-off", kind)
    is_told = {each: operators.is_told(each) for each in NoticeKind}
    await flow.answer(screens.notices(flow.t, is_told, operators.chat_id, operators.topic_id))


def add_to(router: Router) -> None:
    router.callback_query.register(show, NoticesButton.filter(), May(Right.ROLES))
