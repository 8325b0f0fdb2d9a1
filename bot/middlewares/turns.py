"""One update of a person at a time: the next one finds the conversation as this one left it."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.fsm.middleware import FSMContextMiddleware
from aiogram.types import TelegramObject


class Turns(BaseMiddleware):
    """In the place of aiogram's own middleware, which also reads the state: Identity reads all there is of a
    person at once."""

    def __init__(self, fsm: FSMContextMiddleware) -> None:
        self._fsm = fsm

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        state = self._fsm.resolve_event_context(data["bot"], data)
        if state is None:
            return await handler(event, data)
        async with self._fsm.events_isolation.lock(key=state.key):
            data["state"] = state
            return await handler(event, data)
