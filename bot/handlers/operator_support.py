"""Support in operators' own chats: answering by a reply or a button, taking a talk, those who wait."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from bot.handlers.allowed import May
from bot.handlers.flow import Flow
from bot.handlers.passed_on import is_carried, said_in, writer_of
from bot.handlers.support_head import SupportHead
from bot.handlers.tapped import Does
from bot.i18n import Html
from bot.services.roles import Right
from bot.services.support import Support
from bot.services.support_said import Writer
from bot.storage.support import Talk
from bot.ui import operator_support as screens
from bot.ui.keyboards import PAGE_SIZE
from bot.ui.operator_support_buttons import SupportAct, SupportButton
from bot.ui.screen import Screen
from bot.ui.states import SupportStates

USER, BID, SAID = "user", "bid", "said"
"""Kept while an operator writes: to whom, about which order, and that the first message has gone."""


async def ask_text(
    query: CallbackQuery,
    callback_data: SupportButton,
    flow: Flow,
    support: Support,
    support_head: SupportHead,
) -> None:
    """The customer's message stays, with the button."""
    if flow.tapped != flow.living:
        flow.tapped = None
    await show_asking(flow, callback_data.user, callback_data.bid, support, support_head)


async def show_asking(
    flow: Flow,
    user_id: int,
    bid_id: int,
    support: Support,
    support_head: SupportHead,
    note: Html | None = None,
) -> None:
    """`note`: what has just been done, so that this is not the beginning."""
    kept: dict[str, str | int] = {USER: user_id, BID: bid_id}
    await flow.ask(SupportStates.answering, **kept, **({SAID: 1} if note else {}))
    talk, number = await support.talk(user_id), await support_head.number(bid_id)
    await flow.answer(screens.asking(flow.t, talk, user_id, bid_id, number, note))


async def pass_on(message: Message, flow: Flow, support: Support, support_head: SupportHead) -> None:
    """That it was sent is said once."""
    asked = flow.asked
    user_id, bid_id = int(asked[USER]), int(asked.get(BID, 0))
    talk = await answer(message, flow, user_id, bid_id, support)
    if talk is not None and SAID not in asked:
        note = screens.answered(flow.t, talk, flow.user_id)
        await show_asking(flow, user_id, bid_id, support, support_head, note)


async def answer(message: Message, flow: Flow, user_id: int, bid_id: int, support: Support) -> Talk | None:
    """None when it doesn't go: that has been said then."""
    if not is_carried(message):
        await flow.say(Screen("support-uncarried", flow.t("support-uncarried")))
        return None
    talk = await support.answer(user_id, writer_of(message), said_in(message), bid_id or None)
    if talk is None:
        name = screens.name_of(await support.talk(user_id), user_id)
        await flow.say(screens.cannot_be_reached(flow.t, name))
    return talk


async def take(query: CallbackQuery, callback_data: SupportButton, flow: Flow, support: Support) -> None:
    talk = await support.take(callback_data.user, tapper(query))
    if talk is not None and talk.taken_by != flow.user_id:
        flow.tell(flow.t.plain("support-taken-already", name=talk.taken_name), alert=True)
    else:
        flow.tell(flow.t.plain("support-taken-now"))


async def leave(query: CallbackQuery, callback_data: SupportButton, flow: Flow, support: Support) -> None:
    talk = await support.leave(callback_data.user, tapper(query))
    if talk is not None and talk.taken_by is not None:
        flow.tell(flow.t.plain("support-taken-already", name=talk.taken_name), alert=True)
    else:
        flow.tell(flow.t.plain("support-left-now"))


async def show_waiting(
    query: CallbackQuery, callback_data: SupportButton, flow: Flow, support: Support
) -> None:
    await flow.ask_no_more()
    talks, count = await support.waiting(callback_data.page, PAGE_SIZE)
    await flow.answer(screens.waiting(flow.t, talks, callback_data.page, count))


def tapper(query: CallbackQuery) -> Writer:
    return Writer(query.from_user.id, query.from_user.first_name, query.from_user.username or "")


def add_to(router: Router) -> None:
    router.message.register(pass_on, StateFilter(SupportStates.answering), May(Right.FIND))
    for handler, *acts in (
        (ask_text, SupportAct.WRITE, SupportAct.ANSWER),
        (take, SupportAct.TAKE),
        (leave, SupportAct.LEAVE),
        (show_waiting, SupportAct.WAITING, SupportAct.DONE),
    ):
        router.callback_query.register(handler, SupportButton.filter(), Does(*acts), May(Right.FIND))
