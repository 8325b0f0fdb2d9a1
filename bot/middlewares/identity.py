"""Who it is: the person's language and place in the conversation, for the handlers as `flow`."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject, Update

from bot.handlers.flows import Flows


class Identity(BaseMiddleware):
    """On updates, inside Turns."""

    def __init__(self, flows: Flows) -> None:
        self._flows = flows

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        if isinstance(event, Update) and event.my_chat_member is None:  # blocking the bot is no talk
            user, chat, state = data.get("event_from_user"), data.get("event_chat"), data.get("state")
            if user is not None and chat is not None and state is not None:
                flow = await self._flows.for_update(user.id, chat.id, user.language_code, state, event)
                data["flow"], data["raw_state"] = flow, flow.step  # aiogram's StateFilter looks at it
        return await handler(event, data)
