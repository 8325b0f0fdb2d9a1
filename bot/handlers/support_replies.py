"""A reply to what came from the other side goes there, whatever else the writer is asked for."""

from aiogram import Router
from aiogram.types import Message

from bot.handlers.allowed import May
from bot.handlers.flow import Flow
from bot.handlers.operator_support import answer
from bot.handlers.partner_join import NoCommand
from bot.handlers.passed_on import RepliesToCustomer, RepliesToSupport, is_carried, said_in, writer_of
from bot.handlers.support_messages import pass_on
from bot.services.roles import Right
from bot.services.support import Support
from bot.services.support_said import Asked
from bot.ui import operator_support as screens
from bot.ui.menu import support as only_link
from bot.ui.operator_support_buttons import SupportButton
from bot.ui.screen import Screen
from bot.ui.states import SupportStates
from bot.ui.support_buttons import AskSupport


async def to_support(
    message: Message, flow: Flow, answered: AskSupport, support: Support, support_link: str
) -> None:
    """Whatever else goes on stays as it is."""
    if flow.step == SupportStates.writing.state:
        await pass_on(message, flow, support, support_link)
        return
    if not is_carried(message):
        await flow.say(Screen("support-uncarried", flow.t("support-uncarried")))
        return
    taken = await support.ask(writer_of(message), said_in(message))
    if taken is Asked.NOBODY:
        await flow.say(only_link(flow.t, support_link))
    elif taken is Asked.FIRST:
        await flow.say(Screen("support-reply-sent", flow.t("support-reply-sent")))


async def to_customer(message: Message, flow: Flow, answered: SupportButton, support: Support) -> None:
    talk = await answer(message, flow, answered.user, 0, support)
    if talk is not None:
        await flow.say(Screen("support-answered", screens.answered(flow.t, talk, flow.user_id)))


def add_to(router: Router) -> None:
    router.message.register(to_support, RepliesToSupport(), NoCommand())
    router.message.register(to_customer, RepliesToCustomer(), NoCommand(), May(Right.FIND))
