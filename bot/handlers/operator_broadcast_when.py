"""When a broadcast is to start, and the word that it may."""

from dataclasses import replace
from datetime import UTC, datetime

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from bot.handlers.allowed import May
from bot.handlers.flow import Flow
from bot.handlers.operator_broadcast_make import BROADCAST, BroadcastMaker, OwnDraft
from bot.handlers.tapped import Does
from bot.i18n import Html
from bot.services.roles import Right
from bot.storage.broadcasts import Broadcast
from bot.storage.ids import now_ms
from bot.ui import operator_broadcast as screens
from bot.ui.operator_broadcast_buttons import BroadcastAct, BroadcastButton
from bot.ui.operator_broadcast_card import card
from bot.ui.operator_broadcast_typed import parse_time
from bot.ui.states import BroadcastStates

LATE_SECONDS = 60
"""A planned time may have passed by so much when it is confirmed."""


async def ask_time(query: CallbackQuery, flow: Flow, draft: Broadcast) -> None:
    await _ask_time(flow, draft.id)


async def _ask_time(flow: Flow, id: int, note: Html | None = None) -> None:
    await flow.ask(BroadcastStates.time, broadcast=id)
    await flow.answer(screens.ask_time(flow.t, id, now_ms(), note))


async def take_time(message: Message, flow: Flow, broadcast_maker: BroadcastMaker) -> None:
    id = int(flow.asked.get(BROADCAST, 0))
    draft = await broadcast_maker.broadcasts.draft_of(id, flow.user_id)
    at = parse_time(message.text or "", datetime.now(UTC))
    if draft is None:
        await flow.ask_no_more()
        await flow.answer(screens.gone(flow.t))
    elif at is None:
        await _ask_time(flow, id, flow.t("broadcast-bad-time"))
    elif at <= datetime.now(UTC):
        await _ask_time(flow, id, flow.t("broadcast-time-passed"))
    else:
        await _ask_to_send(flow, draft, int(at.timestamp()), broadcast_maker)


async def ask_to_send(
    query: CallbackQuery,
    callback_data: BroadcastButton,
    flow: Flow,
    draft: Broadcast,
    broadcast_maker: BroadcastMaker,
) -> None:
    await _ask_to_send(flow, draft, callback_data.value, broadcast_maker)


async def _ask_to_send(flow: Flow, draft: Broadcast, start: int, maker: BroadcastMaker) -> None:
    await flow.ask_no_more()
    people = await maker.people(draft)
    await flow.answer(screens.ask_to_send(flow.t, draft.id, people, maker.to(flow, draft), start))


async def confirm(
    query: CallbackQuery,
    callback_data: BroadcastButton,
    flow: Flow,
    draft: Broadcast,
    broadcast_maker: BroadcastMaker,
) -> None:
    """The card is shown before it is done: after that it is edited by who sends it. An old tap, or one for a
    time that has passed by, sends nothing."""
    start, now = callback_data.value * 1000, now_ms()
    if start and start < now - LATE_SECONDS * 1000:
        await _ask_time(flow, draft.id, flow.t("broadcast-time-passed"))
        return
    if not await flow.in_time():
        await broadcast_maker.show_preview(flow, draft, flow.t("late-tap"))
        return
    people = await broadcast_maker.people(draft)
    at = max(start, now)
    shown = await flow.answer(
        card(flow.t, replace(draft, stage="waiting", start_at=at), broadcast_maker.translator)
    )
    await flow.leave(shown)
    await broadcast_maker.broadcasts.confirm(draft.id, flow.user_id, at, people, shown)


def add_to(router: Router) -> None:
    may = May(Right.BROADCAST)
    router.message.register(take_time, StateFilter(BroadcastStates.time), may)
    on_draft = (
        (BroadcastAct.NOW, ask_to_send),
        (BroadcastAct.TIME, ask_time),
        (BroadcastAct.AT, ask_to_send),
        (BroadcastAct.CONFIRM, confirm),
    )
    for act, handler in on_draft:
        router.callback_query.register(handler, BroadcastButton.filter(), Does(act), OwnDraft(), may)
