"""What no other handler takes gets words and a way on, never silence."""

import logging

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from bot.exchanger.errors import ExchangerError
from bot.exchanger.models import Direction
from bot.handlers.current_step import Steps
from bot.handlers.flow import Flow
from bot.handlers.resume import resume
from bot.handlers.support_messages import pass_on_aside
from bot.services.support import Support
from bot.ui.menu import menu
from bot.ui.pick import found_directions
from bot.ui.screen import Screen
from bot.ui.states import Exchange

logger = logging.getLogger(__name__)

QUERY_LENGTH = 64


async def old_button(query: CallbackQuery, flow: Flow, steps: Steps, support_url: str) -> None:
    """Of an earlier screen: says so, and shows where the person is now."""
    flow.tell(flow.t.plain("old-button"))
    if flow.tapped != flow.living:
        flow.tapped = None  # an order's card, or far above: it stays as it is
    await resume(flow, steps, support_url, flow.t("late-tap") if flow.late else None)


async def edited(message: Message, flow: Flow) -> None:
    """An answer is what was sent: an edit of it would change an order behind the person's back."""
    await flow.say(Screen("edited", flow.t("edited")))


async def while_creating(message: Message, flow: Flow, support_url: str) -> None:
    await flow.answer(
        menu(flow.t, flow.house, support_url, flow.t("typed-while-creating"), going_on=flow.going_on)
    )


async def unknown(
    message: Message, flow: Flow, steps: Steps, support: Support, support_link: str, support_url: str
) -> None:
    """To support, when it has just written. Else words that name a direction lead to it; others, and what
    isn't words, to the menu."""
    if await support.has_just_answered(flow.user_id):
        await pass_on_aside(message, flow, support, support_link, is_told=True)
        return
    query = (message.text or "")[:QUERY_LENGTH]
    found = await _directions(query, flow, steps) if query and not query.startswith("/") else ()
    if found:
        await steps.check_open(flow)
        await flow.answer(found_directions(flow.t, found, query))
    else:
        words = flow.t("not-understood")
        await flow.answer(menu(flow.t, flow.house, support_url, words, going_on=flow.going_on))


async def _directions(query: str, flow: Flow, steps: Steps) -> tuple[Direction, ...]:
    try:
        return await steps.exchange.search(flow.lang, query)
    except ExchangerError as error:
        logger.info("directions were not searched: %s", error)
        return ()


def add_to(router: Router) -> None:
    router.callback_query.register(old_button)
    router.edited_message.register(edited)
    router.message.register(while_creating, StateFilter(Exchange.creating))
    router.message.register(unknown)
