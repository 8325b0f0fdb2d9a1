"""Broadcasts that have been confirmed: their list, how each is getting on, and steering it."""

from dataclasses import replace

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.handlers.allowed import May
from bot.handlers.flow import Flow
from bot.handlers.operator_broadcast_telling import BroadcastTelling
from bot.handlers.tapped import Does, LeadsTo
from bot.i18n import Html, Translator
from bot.services.broadcasts import Broadcasts
from bot.services.roles import Right
from bot.storage.broadcasts import Broadcast
from bot.storage.ids import now_ms
from bot.ui.keyboards import PAGE_SIZE, page_of
from bot.ui.operator_admin_buttons import AdminPlace, GoAdmin
from bot.ui.operator_broadcast import ask_message, gone
from bot.ui.operator_broadcast_buttons import BroadcastAct, BroadcastButton
from bot.ui.operator_broadcast_card import ask_to_stop, broadcasts, card, start_again
from bot.ui.states import BroadcastStates


async def ask(event: Message | CallbackQuery, flow: Flow, broadcasts: Broadcasts) -> None:
    await ask_for_message(flow, broadcasts)


async def ask_for_message(flow: Flow, broadcasts: Broadcasts, note: Html | None = None) -> None:
    await flow.ask(BroadcastStates.message)
    await flow.answer(ask_message(flow.t, await broadcasts.count(), note))


async def show_list(
    query: CallbackQuery, callback_data: BroadcastButton, flow: Flow, broadcasts: Broadcasts
) -> None:
    if callback_data.below:
        flow.tapped = None
    await _show_list(flow, broadcasts, callback_data.value)


async def _show_list(flow: Flow, known: Broadcasts, page: int) -> None:
    count = await known.count()
    page, _ = page_of(count, page)
    await flow.ask_no_more()
    await flow.answer(broadcasts(flow.t, await known.page(page, PAGE_SIZE), page, count))


async def open_one(
    query: CallbackQuery,
    callback_data: BroadcastButton,
    flow: Flow,
    broadcasts: Broadcasts,
    translator: Translator,
) -> None:
    found = await broadcasts.get(callback_data.broadcast)
    await flow.ask_no_more()
    await _show(flow, found, translator)


async def pause(
    query: CallbackQuery,
    callback_data: BroadcastButton,
    flow: Flow,
    broadcasts: Broadcasts,
    translator: Translator,
) -> None:
    """One that is being sent has its card edited when what was on its way is through, by who sends it."""
    before = await broadcasts.get(callback_data.broadcast)
    await broadcasts.pause(callback_data.broadcast, flow.user_id)
    flow.tell(flow.t.plain("broadcast-told-pausing"))
    if before is None or before.stage != "running" or not _is_card(flow, before):
        await _show(flow, await broadcasts.get(callback_data.broadcast), translator)


async def go_on(
    query: CallbackQuery,
    callback_data: BroadcastButton,
    flow: Flow,
    broadcasts: Broadcasts,
    translator: Translator,
) -> None:
    """Shown before it is done: after that the card is edited by who sends it. Only as the button has it: what
    was to wait for its time isn't sent at once because that has passed meanwhile."""
    found, now = await broadcasts.get(callback_data.broadcast), now_ms()
    is_as_shown = found and found.stage == "paused" and callback_data.value == start_again(found, now)
    if found is None or not is_as_shown or not await flow.in_time():
        await _show(flow, found, translator)
        return
    start_at = callback_data.value * 1000 or now
    await _show(flow, replace(found, stage="waiting", trouble=None, start_at=start_at), translator)
    await broadcasts.go_on(found.id, flow.user_id)


async def ask_whether_to_stop(
    query: CallbackQuery,
    callback_data: BroadcastButton,
    flow: Flow,
    broadcasts: Broadcasts,
    translator: Translator,
) -> None:
    """Below, as the card goes on being edited."""
    found = await broadcasts.get(callback_data.broadcast)
    if found is None or found.stage not in {"waiting", "running", "paused"}:
        await _show(flow, found, translator)
        return
    flow.tapped = None
    await flow.answer(ask_to_stop(flow.t, found))


async def stop(
    query: CallbackQuery,
    callback_data: BroadcastButton,
    flow: Flow,
    broadcasts: Broadcasts,
    translator: Translator,
    broadcast_telling: BroadcastTelling,
) -> None:
    before = await broadcasts.get(callback_data.broadcast)
    stopped = await broadcasts.stop(callback_data.broadcast, flow.user_id)
    if stopped is not None:
        stopped = await broadcasts.settled(stopped.id)
    if stopped is not None and stopped.card_message_id is not None and before and before.stage != "running":
        await broadcast_telling.edit_card(stopped, stopped.card_message_id, None)
    await _show(flow, stopped or before, translator)


async def _show(flow: Flow, broadcast: Broadcast | None, translator: Translator) -> None:
    """The card stays one, and nothing else takes its place."""
    if broadcast is None or broadcast.stage == "draft":
        await flow.answer(gone(flow.t))
        return
    is_card = _is_card(flow, broadcast)
    shown = await flow.answer(card(flow.t, broadcast, translator, is_kept=is_card))
    if is_card:
        await flow.leave(shown)


def _is_card(flow: Flow, broadcast: Broadcast) -> bool:
    return flow.chat_id == broadcast.made_by and flow.tapped == broadcast.card_message_id


def add_to(router: Router) -> None:
    may = May(Right.BROADCAST)
    router.message.register(ask, Command("broadcast"), may)
    router.callback_query.register(ask, GoAdmin.filter(), LeadsTo(AdminPlace.BROADCAST), may)
    for act, handler in (
        (BroadcastAct.NEW, ask),
        (BroadcastAct.LIST, show_list),
        (BroadcastAct.OPEN, open_one),
        (BroadcastAct.PAUSE, pause),
        (BroadcastAct.GO_ON, go_on),
        (BroadcastAct.STOP, ask_whether_to_stop),
        (BroadcastAct.STOPPED, stop),
    ):
        router.callback_query.register(handler, BroadcastButton.filter(), Does(act), may)
