"""Putting a broadcast together: the message, its buttons, whom it is for, and a look at it."""

from dataclasses import dataclass
from typing import Any

from aiogram import Bot, Router
from aiogram.enums import ContentType
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message

from bot.handlers.allowed import May
from bot.handlers.flow import Flow
from bot.handlers.operator_broadcast import ask_for_message
from bot.handlers.tapped import Does
from bot.i18n import Html, Translator
from bot.services.broadcast_audience import Readers
from bot.services.broadcasts import Broadcasts, Label, buttons_of
from bot.services.roles import Right
from bot.storage.broadcasts import Broadcast
from bot.ui import operator_broadcast as screens
from bot.ui.operator_broadcast_buttons import AudienceButton, BroadcastAct, BroadcastButton
from bot.ui.operator_broadcast_typed import ButtonsError, parse_buttons
from bot.ui.rich import cut
from bot.ui.states import BroadcastStates

BROADCAST, CHANGING = "broadcast", "changing"
TITLE_UNITS = 60
COPIED = {
    ContentType.TEXT,
    ContentType.PHOTO,
    ContentType.VIDEO,
    ContentType.ANIMATION,
    ContentType.DOCUMENT,
    ContentType.AUDIO,
    ContentType.VOICE,
    ContentType.VIDEO_NOTE,
    ContentType.STICKER,
}


@dataclass(frozen=True, slots=True)
class BroadcastMaker:
    """What the steps of making one share."""

    bot: Bot
    broadcasts: Broadcasts
    readers: Readers
    translator: Translator

    async def people(self, draft: Broadcast) -> int:
        return (await self.readers.audiences()).count(draft.audience, draft.locale)

    def to(self, flow: Flow, draft: Broadcast) -> str:
        return screens.audience_words(flow.t, draft.audience, draft.locale, self.translator)

    async def show_copy(self, flow: Flow, draft: Broadcast) -> bool:
        """As everybody is to get it. False when Telegram doesn't take it: a new message is asked for."""
        try:
            await self.bot.copy_message(
                flow.chat_id,
                draft.made_by,
                draft.message_id,
                reply_markup=screens.copy_keyboard(flow.t, buttons_of(draft)),
            )
        except TelegramBadRequest:
            await ask_for_message(flow, self.broadcasts, flow.t("broadcast-cant-copy"))
            return False
        return True

    async def show_preview(self, flow: Flow, draft: Broadcast, note: Html | None = None) -> None:
        await flow.ask_no_more()
        people = await self.people(draft)
        await flow.answer(screens.preview(flow.t, draft, people, self.to(flow, draft), note))

    async def show_both(self, flow: Flow, draft: Broadcast, note: Html | None = None) -> None:
        """The copy, and what to do with it below."""
        if await self.show_copy(flow, draft):
            flow.tapped = None
            await self.show_preview(flow, draft, note)

    async def ask_audience(self, flow: Flow, id: int) -> None:
        await flow.ask_no_more()
        found = await self.readers.audiences()
        await flow.answer(screens.ask_audience(flow.t, id, found, self.translator))


class OwnDraft(Filter):
    """The button is of a broadcast that its maker has not confirmed yet; hands it on."""

    async def __call__(
        self, query: CallbackQuery, callback_data: BroadcastButton, flow: Flow, broadcasts: Broadcasts
    ) -> bool | dict[str, Any]:
        draft = await broadcasts.draft_of(callback_data.broadcast, flow.user_id)
        return {"draft": draft} if draft else False


# --- the message and its buttons


async def take_message(message: Message, flow: Flow, broadcasts: Broadcasts) -> None:
    if message.content_type not in COPIED:
        await ask_for_message(flow, broadcasts, flow.t("broadcast-cant-copy"))
    elif message.media_group_id is not None:
        await ask_for_message(flow, broadcasts, flow.t("broadcast-album"))
    else:
        words = " ".join((message.text or message.caption or "").split())
        draft = await broadcasts.draft(flow.user_id, message.message_id, cut(words, TITLE_UNITS))
        await flow.ask(BroadcastStates.buttons, broadcast=draft.id)
        await flow.answer(screens.ask_buttons(flow.t, draft.id))


async def change_buttons(query: CallbackQuery, flow: Flow, draft: Broadcast) -> None:
    await flow.ask(BroadcastStates.buttons, broadcast=draft.id, changing=1)
    await flow.answer(screens.ask_buttons(flow.t, draft.id))


async def take_buttons(message: Message, flow: Flow, broadcast_maker: BroadcastMaker) -> None:
    id = int(flow.asked.get(BROADCAST, 0))
    if not message.text:
        await flow.answer(screens.ask_buttons(flow.t, id, flow.t("entry-text-only")))
        return
    try:
        rows = parse_buttons(message.text)
    except ButtonsError as error:
        await flow.answer(screens.ask_buttons(flow.t, id, screens.buttons_words(flow.t, error)))
        return
    await _set_buttons(flow, id, rows, broadcast_maker)


async def no_buttons(
    query: CallbackQuery, flow: Flow, draft: Broadcast, broadcast_maker: BroadcastMaker
) -> None:
    await _set_buttons(flow, draft.id, [], broadcast_maker)


async def _set_buttons(flow: Flow, id: int, rows: list[list[Label]], maker: BroadcastMaker) -> None:
    draft = await maker.broadcasts.set_buttons(id, flow.user_id, rows)
    if draft is None:
        await flow.ask_no_more()
        await flow.answer(screens.gone(flow.t))
    elif flow.asked.get(CHANGING):
        await maker.show_both(flow, draft)
    else:
        await maker.ask_audience(flow, id)


# --- whom it is for, and how it looks


async def ask_audience(
    query: CallbackQuery, flow: Flow, draft: Broadcast, broadcast_maker: BroadcastMaker
) -> None:
    await broadcast_maker.ask_audience(flow, draft.id)


async def take_audience(
    query: CallbackQuery, callback_data: AudienceButton, flow: Flow, broadcast_maker: BroadcastMaker
) -> None:
    locale = callback_data.locale if callback_data.audience == "language" else ""
    draft = await broadcast_maker.broadcasts.set_audience(
        callback_data.broadcast, flow.user_id, callback_data.audience, locale
    )
    if draft is None:
        await flow.answer(screens.gone(flow.t))
    else:
        await broadcast_maker.show_both(flow, draft)


async def show_preview(
    query: CallbackQuery, flow: Flow, draft: Broadcast, broadcast_maker: BroadcastMaker
) -> None:
    await broadcast_maker.show_preview(flow, draft)


async def send_test(
    query: CallbackQuery, flow: Flow, draft: Broadcast, broadcast_maker: BroadcastMaker
) -> None:
    await broadcast_maker.show_both(flow, draft, flow.t("broadcast-tested"))


async def discard(query: CallbackQuery, flow: Flow, draft: Broadcast, broadcasts: Broadcasts) -> None:
    await broadcasts.discard(flow.user_id)
    await ask_for_message(flow, broadcasts, flow.t("broadcast-discarded"))


def add_to(router: Router) -> None:
    may, steps = May(Right.BROADCAST), BroadcastButton.filter()
    typed: tuple[tuple[State, Any], ...] = (
        (BroadcastStates.message, take_message),
        (BroadcastStates.buttons, take_buttons),
    )
    for state, handler in typed:
        router.message.register(handler, StateFilter(state), may)
    router.callback_query.register(take_audience, AudienceButton.filter(), may)
    on_draft: tuple[tuple[BroadcastAct, Any], ...] = (
        (BroadcastAct.BUTTONS, change_buttons),
        (BroadcastAct.NO_BUTTONS, no_buttons),
        (BroadcastAct.AUDIENCE, ask_audience),
        (BroadcastAct.PREVIEW, show_preview),
        (BroadcastAct.TEST, send_test),
        (BroadcastAct.DISCARD, discard),
    )
    for act, handler in on_draft:
        router.callback_query.register(handler, steps, Does(act), OwnDraft(), may)
