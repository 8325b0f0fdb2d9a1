"""Nobody waits in silence: when the exchanger takes long, the person hears so.

The update is handled again as soon as the answer is there.

A handler reads before it changes anything, so handling its update again is as if the person had come later.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from aiogram import BaseMiddleware, Bot, Dispatcher
from aiogram.enums import ChatAction
from aiogram.exceptions import AiogramError
from aiogram.fsm.storage.base import StorageKey
from aiogram.types import TelegramObject, Update

from bot.errors import StillWaiting
from bot.handlers.flow import LIVING, Flow
from bot.services.reads import Start, Waiter, waiter
from bot.storage.database import AWAY
from bot.ui.trouble import slow

logger = logging.getLogger(__name__)

WAITED_FOR = "waited_for"


@dataclass(frozen=True, slots=True)
class Wait:
    """An update when its wait began."""

    place: tuple[Any, Any]
    """The conversation as it was: a later one makes the update an old one."""
    flow: Flow


class Patience(BaseMiddleware):
    """On updates, inside Answers."""

    def __init__(self, dispatcher: Dispatcher, start: Start) -> None:
        self._dispatcher = dispatcher
        self._start = start
        self._waiting: dict[StorageKey, int] = {}  # the last update of each conversation that waits

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        flow: Flow | None = data.get("flow")
        before: Wait | None = data.pop(WAITED_FOR, None)
        if flow is None or not isinstance(event, Update):
            return await handler(event, data)
        place = (data.get("raw_state"), dict(flow.data))
        if before is not None:
            if before.place != place:
                return None
            flow.late, flow.toast.given = before.flow.late, before.flow.toast.given
        bot: Bot = data["bot"]
        waiter.set(Waiter(time.monotonic(), partial(self._show_typing, bot, flow.chat_id)))
        try:
            return await handler(event, data)
        except StillWaiting as wait:
            self._waiting[flow.state.key] = event.update_id
            flow.tell(flow.t.plain("slow-toast"))
            notice = await flow.say(slow(flow.t))
            self._start("late answer", self._later(wait.task, bot, event, notice, Wait(place, flow)))
            return None

    def _show_typing(self, bot: Bot, chat_id: int) -> None:
        self._start("typing", _type(bot, chat_id))

    async def _later(
        self, task: asyncio.Task[Any], bot: Bot, update: Update, notice: int, wait: Wait
    ) -> None:
        flow = wait.flow
        try:
            await asyncio.shield(task)
        except Exception as error:
            logger.info("the exchanger's late answer is %s", type(error).__name__)
        await _take_away(notice, flow)
        if self._waiting.get(flow.state.key) != update.update_id:
            return  # the person has thought of something else meanwhile, which waits too
        del self._waiting[flow.state.key]
        await self._dispatcher.feed_update(bot, update, **{WAITED_FOR: wait})


async def _take_away(notice: int, flow: Flow) -> None:
    """Unless a screen was opened in it meanwhile, as a modified client can. Whatever goes wrong, the update
    that waited must still be handled."""
    try:
        _, data = await flow.storage.get(flow.state.key)
        if data.get(LIVING) != notice:
            await flow.show.remove(flow.chat_id, notice)
    except (AiogramError, *AWAY) as error:
        logger.warning("the notice of a slow exchanger stays: %s", type(error).__name__)


async def _type(bot: Bot, chat_id: int) -> None:
    """Once: Telegram shows it for 5 s, and nobody waits as long without a word."""
    try:
        await bot.send_chat_action(chat_id, ChatAction.TYPING)
    except AiogramError as error:
        logger.info("that it takes a moment was not shown: %s", error)
