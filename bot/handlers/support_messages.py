"""What customers write to support while their talk with it is open, and what they edit later."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import Message

from bot.handlers.flow import Flow
from bot.handlers.passed_on import WasPassedOn, is_carried, said_in, writer_of
from bot.handlers.support import BID, SAID, ways
from bot.services.support import Support
from bot.services.support_said import Asked
from bot.ui.menu import support as only_link
from bot.ui.screen import Screen
from bot.ui.states import SupportStates
from bot.ui.support import sent, uncarried


async def pass_on(message: Message, flow: Flow, support: Support, support_link: str) -> None:
    """That it has gone is said once."""
    asked = flow.asked
    is_first = SAID not in asked
    bid = int(asked.get(BID, 0))
    if not is_carried(message):
        await flow.answer(uncarried(flow.t, ways(flow, support_link)))
        return
    taken = await support.ask(writer_of(message), said_in(message), bid if is_first and bid else None)
    if taken is Asked.NOBODY:
        await _say_nobody(flow, support_link)
    elif is_first:
        await flow.ask(SupportStates.writing, **{BID: bid, SAID: 1})
        await flow.answer(sent(flow.t, ways(flow, support_link)))


async def pass_on_aside(
    message: Message, flow: Flow, support: Support, support_link: str, *, is_told: bool
) -> None:
    """What was written without being asked for: whatever else goes on stays as it is. `is_told`: that it has
    gone is said each time, not only when support was not waited for."""
    if not is_carried(message):
        await flow.say(Screen("support-uncarried", flow.t("support-uncarried")))
        return
    taken = await support.ask(writer_of(message), said_in(message))
    if taken is Asked.NOBODY:
        await flow.say(only_link(flow.t, support_link))
    elif is_told or taken is Asked.FIRST:
        await flow.say(Screen("support-reply-sent", flow.t("support-reply-sent")))


async def pass_on_edit(message: Message, flow: Flow, support: Support) -> None:
    """A place that moves is sent once: each of its steps would be a message."""
    if message.location is None:
        await support.edit(said_in(message), writer_of(message).name)


async def _say_nobody(flow: Flow, support_link: str) -> None:
    await flow.ask_no_more()
    await flow.answer(only_link(flow.t, support_link))


def add_to(router: Router) -> None:
    router.message.register(pass_on, StateFilter(SupportStates.writing))
    router.edited_message.register(pass_on_edit, WasPassedOn())
