"""The Dispatcher: its middlewares and routers in their order, and the end of what is being handled."""

import asyncio
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.fsm.storage.base import BaseStorage
from aiogram.types import Update

from bot.handlers import (
    amount,
    card,
    errors,
    fallback,
    form,
    groups,
    language,
    pick,
    places,
    start,
    summary,
    unknown_command,
)
from bot.handlers.flow import Flows
from bot.middlewares.answers import Answers
from bot.middlewares.identity import Identity
from bot.middlewares.isolation import KeyedIsolation
from bot.middlewares.patience import Patience
from bot.services.reads import Start


class BotDispatcher(Dispatcher):
    """Knows how many updates it is handling: aiogram closes storage and sessions under them at shutdown."""

    def __init__(self, storage: BaseStorage, **data: Any) -> None:
        super().__init__(storage=storage, events_isolation=KeyedIsolation(), **data)
        self._handling = 0
        self._idle = asyncio.Event()
        self._idle.set()

    async def feed_update(self, bot: Bot, update: Update, **kwargs: Any) -> Any:
        self._handling += 1
        self._idle.clear()
        try:
            return await super().feed_update(bot, update, **kwargs)
        finally:
            self._handling -= 1
            if not self._handling:
                self._idle.set()

    async def drain(self, seconds: float) -> bool:
        """Waits for the updates being handled; False when some were still going on after so long."""
        try:
            async with asyncio.timeout(seconds):
                await self._idle.wait()
        except TimeoutError:
            return False
        return True


def add_routes(dispatcher: BotDispatcher, flows: Flows, start_task: Start) -> None:
    """Groups first: nothing of a private chat happens there. Commands come before what is typed at a step,
    the fallback last."""
    for middleware in (Identity(flows), Answers(), Patience(dispatcher, start_task)):
        dispatcher.update.outer_middleware(middleware)
    modules = (
        groups,
        start,
        places,
        language,
        card,
        unknown_command,
        pick,
        amount,
        form,
        summary,
        fallback,
        errors,
    )
    dispatcher.include_routers(*(module.build_router() for module in modules))
