"""Choosing what to give and what to get: by a button, or by typing a part of the name."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from bot.errors import DirectionGone, DirectionOff
from bot.handlers.current_step import Steps
from bot.handlers.flow import Flow
from bot.handlers.fresh import Fresh
from bot.services.draft import Draft, Step
from bot.ui.callbacks import Act, OpenDirection, StepButton
from bot.ui.states import Exchange

QUERY_LENGTH = 64


async def turn_page(
    query: CallbackQuery, callback_data: StepButton, flow: Flow, draft: Draft, steps: Steps
) -> None:
    await steps.show(flow, draft.change(page=int(callback_data.value)))


async def show_all(query: CallbackQuery, flow: Flow, draft: Draft, steps: Steps) -> None:
    await steps.show(flow, draft.change(page=0, query=""))


async def pick(
    query: CallbackQuery, callback_data: StepButton, flow: Flow, draft: Draft, steps: Steps
) -> None:
    await _picked(flow, draft, int(callback_data.value), steps)


async def search(message: Message, flow: Flow, steps: Steps) -> None:
    draft = flow.draft or steps.exchange.new_draft()
    text = (message.text or "").strip()
    if not any(char.isalnum() for char in text):
        await steps.show(flow, draft.change(), flow.t("pick-type-words"))
        return
    found = await steps.exchange.choices(flow.lang, draft.change(query=text[:QUERY_LENGTH]), flow.user_id)
    if len(found) == 1:
        await _picked(flow, draft, found[0].id, steps)
    else:
        await steps.show(flow, draft.change(query=text[:QUERY_LENGTH], page=0))


async def _picked(flow: Flow, draft: Draft, currency_id: int, steps: Steps) -> None:
    try:
        picked = await steps.exchange.pick(flow.lang, draft, currency_id)
    except DirectionGone as gone:
        again = draft.change(step=Step.GET, page=0, query="") if draft.give_id else draft
        await steps.show(flow, again, flow.t("pick-off" if isinstance(gone, DirectionOff) else "pick-gone"))
        return
    await steps.show(flow, picked)


async def open_direction(
    query: CallbackQuery, callback_data: OpenDirection, flow: Flow, steps: Steps
) -> None:
    direction = await steps.exchange.find(flow.lang, callback_data.direction, None)
    if direction is None:
        raise DirectionGone
    await steps.show(flow, steps.exchange.direct(steps.exchange.new_draft(), direction))


def add_to(router: Router) -> None:
    router.callback_query.register(open_direction, OpenDirection.filter())
    router.callback_query.register(turn_page, StepButton.filter(), Fresh(Act.PAGE))
    router.callback_query.register(show_all, StepButton.filter(), Fresh(Act.ALL))
    router.callback_query.register(pick, StepButton.filter(), Fresh(Act.PICK))
    router.message.register(search, StateFilter(Exchange.give))
    router.message.register(search, StateFilter(Exchange.get))
