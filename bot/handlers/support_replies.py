"""A reply to what came from the other side goes there, whatever else the writer is asked for."""

from aiogram import Router
from aiogram.types import Message

from bot.handlers.allowed import May
from bot.handlers.flow import Flow
from bot.handlers.operator_support import answer
from bot.handlers.partner_join import NoCommand
from bot.handlers.passed_on import RepliesToCustomer, RepliesToSupport
from bot.handlers.support_messages import pass_on, pass_on_aside
from bot.services.roles import Right
from bot.services.support import Support
from bot.ui import operator_support as screens
from bot.ui.operator_support_buttons import SupportButton
from bot.ui.screen import Screen
from bot.ui.states import SupportStates
from bot.ui.support_buttons import AskSupport


async def to_support(
    message: Message, flow: Flow, answered: AskSupport, support: Support, support_link: str
) -> None:
    if flow.step == SupportStates.writing.state:
        await pass_on(message, flow, support, support_link)
    else:
        await pass_on_aside(message, flow, support, support_link, is_told=False)


async def to_customer(message: Message, flow: Flow, answered: SupportButton, support: Support) -> None:
    talk = await answer(message, flow, answered.user, 0, support)
    if talk is not None:
        await flow.say(Screen("support-answered", screens.answered(flow.t, talk, flow.user_id)))


def add_to(router: Router) -> None:
    router.message.register(to_support, RepliesToSupport(), NoCommand())
    router.message.register(to_customer, RepliesToCustomer(), NoCommand(), May(Right.FIND))
