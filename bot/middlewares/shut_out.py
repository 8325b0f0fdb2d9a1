"""Who is blocked by operators: served no more, told so once a day, and silence otherwise.

What is under way is theirs all the same: the list of their orders, an order's card with how to pay it, paying
and cancelling, a payout's card; and support, while an order is under way or has just come to nothing, and
when an operator has written to them.
An operator is never shut out.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message, TelegramObject, Update

from bot.handlers.flow import Flow
from bot.handlers.passed_on import button_under
from bot.handlers.unknown_command import is_command
from bot.services.blocking import Blocking
from bot.ui.callbacks import BidAct, BidButton, Go, PayoutAct, PayoutButton, Place
from bot.ui.shut_out import shut_out
from bot.ui.states import SupportStates
from bot.ui.support_buttons import AskAct, AskSupport

ORDERS, SUPPORT = "/orders", "/support"


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
        if _is_theirs(event) or await self._is_let_through(event, flow):
            return await handler(event, data)
        await self._tell(event, flow)
        return None

    async def _is_let_through(self, update: Update, flow: Flow) -> bool:
        if _is_for_support(update, flow) and await self._blocking.may_write_to_support(flow.user_id):
            return True
        if _is_asked_by_nobody(update, flow) and await self._blocking.was_just_written_to(flow.user_id):
            return True
        return await self._blocking.is_operator(flow.user_id)

    async def _tell(self, update: Update, flow: Flow) -> None:
        """A group is not told who is blocked."""
        if update.callback_query is not None:
            flow.tell(flow.t.plain("shut-out-toast"))
        if flow.chat_id == flow.user_id and await self._blocking.is_to_be_told(flow.user_id):
            await flow.say(shut_out(flow.t, self._support_url))


def _is_theirs(update: Update) -> bool:
    if update.message is not None:
        return _command(update.message) == ORDERS
    match _button(update):
        case BidButton(act=act):
            return act is not BidAct.FIX  # it begins a new order
        case Go(place=place):
            return place is Place.ORDERS
        case PayoutButton(act=act):
            return act in {PayoutAct.OPEN, PayoutAct.REFRESH}
    return False


def _is_for_support(update: Update, flow: Flow) -> bool:
    message = update.message or update.edited_message
    if message is None:
        return isinstance(_button(update), AskSupport)
    if is_command(message):
        return _command(message) == SUPPORT
    replied = button_under(message.reply_to_message, AskSupport)
    return flow.step == SupportStates.writing.state or any(each.act is AskAct.ANSWER for each in replied)


def _is_asked_by_nobody(update: Update, flow: Flow) -> bool:
    """What goes to support when it has just written: see handlers/fallback.py."""
    return update.message is not None and not is_command(update.message) and flow.step is None


def _command(message: Message) -> str:
    return (message.text or "").partition(" ")[0].partition("@")[0]


def _button(update: Update) -> CallbackData | None:
    data = (update.callback_query.data or "") if update.callback_query else ""
    for kind in (BidButton, Go, PayoutButton, AskSupport):
        if data.startswith(f"{kind.__prefix__}:"):
            try:
                return kind.unpack(data)
            except (TypeError, ValueError):  # a modified client's
                return None
    return None
