"""`/support`, and the buttons that lead to it: from there on what is written goes to support."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.handlers.flow import Flow
from bot.handlers.tapped import Does
from bot.services.bids import Bids
from bot.services.house_texts import TextName
from bot.services.support import Support
from bot.ui.menu import menu
from bot.ui.menu import support as only_link
from bot.ui.states import SupportStates
from bot.ui.support import Ways, ask
from bot.ui.support_buttons import AskAct, AskSupport

BID, SAID = "bid", "said"
"""Kept while somebody writes: the order it is about, and that the first message has gone."""


async def open_talk(
    event: Message | CallbackQuery,
    flow: Flow,
    support: Support,
    bids: Bids,
    support_link: str,
    callback_data: AskSupport | None = None,
) -> None:
    """An exchange stays as it is; so does the message with the button, unless it is the living one."""
    if flow.tapped != flow.living:
        flow.tapped = None
    if not await support.is_reached():
        await flow.ask_no_more()
        await flow.answer(only_link(flow.t, support_link))
        return
    bid = callback_data.bid if callback_data else 0
    view = await bids.view(bid, flow.user_id) if bid else None
    await flow.ask(SupportStates.writing, **{BID: view.row.id if view else 0})
    await flow.answer(ask(flow.t, ways(flow, support_link, view.number if view else "")))


async def end(query: CallbackQuery, flow: Flow, support_url: str) -> None:
    await flow.ask_no_more()
    await flow.answer(menu(flow.t, flow.house, support_url, flow.t("support-ended"), going_on=flow.going_on))


def ways(flow: Flow, link: str, number: str = "") -> Ways:
    return Ways(number, flow.house.html(TextName.HOURS), link, flow.going_on)


def add_to(router: Router) -> None:
    router.message.register(open_talk, Command("support"))
    router.callback_query.register(open_talk, AskSupport.filter(), Does(AskAct.ASK, AskAct.ANSWER))
    router.callback_query.register(end, AskSupport.filter(), Does(AskAct.END))
