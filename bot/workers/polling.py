"""Hears updates by long polling, from start to an orderly stop."""

import asyncio

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.methods import GetUpdates, Response, SetMyCommands, TelegramMethod
from aiogram.methods.base import TelegramType

from bot.dispatcher import BotDispatcher
from bot.services.health import Heartbeat
from bot.ui.command_menu import CommandMenu
from bot.under_way import BATCH, UnderWay

POLL_SECONDS = 10


class PollHeartbeat(BaseRequestMiddleware):
    """Notes each poll that Telegram answered, and the command menu that is set before the first."""

    def __init__(self, heartbeat: Heartbeat) -> None:
        self._heartbeat = heartbeat

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        answer = await make_request(bot, method)
        if isinstance(method, GetUpdates | SetMyCommands):
            self._heartbeat.beat()
        return answer


class RoomFirst(BaseRequestMiddleware):
    """Asks Telegram for updates only when there is room for them, and for no more."""

    def __init__(self, under_way: UnderWay) -> None:
        self._under_way = under_way

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        polls = isinstance(method, GetUpdates)
        if polls:
            await self._under_way.room()
            method = method.model_copy(update={"limit": BATCH})
        return await make_request(bot, method)


class Polling:
    name = "polling"
    door = None
    """Nothing comes in at the HTTP port."""

    def __init__(self, bot: Bot, dispatcher: BotDispatcher, menu: CommandMenu, default_locale: str) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._menu = menu
        self._default_locale = default_locale
        self._polls = self._stopping = False

    async def run(self) -> None:
        """Until it is cancelled; a failure to reach Telegram is the supervisor's to try again."""
        await self._bot.delete_webhook(drop_pending_updates=False)
        await self._menu.set_for_everyone(self._default_locale)
        if not self._stopping:
            await self._poll()
        await asyncio.Event().wait()  # stopped: the supervisor has more to end before this

    async def _poll(self) -> None:
        """Until `stop`: a cancelled `start_polling` would leave the task that polls behind."""
        self._polls = True
        try:
            await self._dispatcher.start_polling(
                self._bot, polling_timeout=POLL_SECONDS, handle_signals=False, close_bot_session=False
            )
        finally:
            self._polls = False

    async def stop(self, drain_seconds: float) -> None:
        """No more updates are taken; those being handled get some time to end."""
        self._stopping = True
        if self._polls:
            await self._dispatcher.stop_polling()
        await self._dispatcher.under_way.drain(drain_seconds)
