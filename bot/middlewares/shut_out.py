"""Who is blocked by operators: served no more, told so once a day, and silence otherwise.

What is under way is theirs all the same: the list of their orders, an order's card with how to pay it, paying
and cancelling, a payout's card, and support, which may be written to. An operator is never shut out.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Message, TelegramObject, Update

from bot.handlers.flow import Flow
from bot.handlers.unknown_command import is_command
from bot.services.blocking import Blocking
from bot.ui.callbacks import BidAct, BidButton, Go, PayoutAct, PayoutButton, Place
from bot.ui.shut_out import shut_out
from bot.ui.states import SupportStates
from bot.ui.support_buttons import AskSupport

COMMANDS = frozenset({"/orders", "/support"})


class ShutOut(BaseMiddleware):
    """On updates, inside Errors. It costs others nothing: the mark is in the person's row, which has been
    read."""

    def __init__(self, blocking: Blocking, support_url: str) -> None:
        self._blocking = blocking
        self._support_url = support_url

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        flow: Flow | None = data.get("flow")
        if flow is None or flow.user.shut_out_at is None or not isinstance(event, Update):
            return await handler(event, data)
        if _is_open_to_them(event, flow) or await self._blocking.is_operator(flow.user_id):
            return await handler(event, data)
        await self._tell(event, flow)
        return None

    async def _tell(self, update: Update, flow: Flow) -> None:
        """A group is not told who is blocked."""
        if update.callback_query is not None:
            flow.tell(flow.t.plain("shut-out-toast"))
        if flow.chat_id == flow.user_id and await self._blocking.is_to_be_told(flow.user_id):
            await flow.say(shut_out(flow.t, self._support_url))


def _is_open_to_them(update: Update, flow: Flow) -> bool:
    if update.callback_query is not None:
        return _leads_to_what_is_theirs(update.callback_query)
    message = update.message or update.edited_message
    return message is not None and _is_about_what_is_theirs(message, flow)


def _is_about_what_is_theirs(message: Message, flow: Flow) -> bool:
    """A command that leads there, or what is written to support."""
    if is_command(message):
        return (message.text or "").partition(" ")[0].partition("@")[0] in COMMANDS
    return flow.step == SupportStates.writing.state


def _leads_to_what_is_theirs(query: CallbackQuery) -> bool:
    match _button(query.data or ""):
        case BidButton(act=act):
            return act is not BidAct.FIX  # it begins a new order
        case Go(place=place):
            return place is Place.ORDERS
        case PayoutButton(act=act):
            return act in {PayoutAct.OPEN, PayoutAct.REFRESH}
        case AskSupport():
            return True
    return False


def _button(data: str) -> CallbackData | None:
    for kind in (BidButton, Go, PayoutButton, AskSupport):
        if data.startswith(f"{kind.__prefix__}:"):
            try:
                return kind.unpack(data)
            except (TypeError, ValueError):  # a modified client's
                return None
    return None
