"""Which messages can be passed on, and which are a reply to something that was."""

from typing import Any, TypeVar

from aiogram.enums import ContentType
from aiogram.filters import Filter
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Message

from bot.services.support import Support
from bot.services.support_said import Said, Writer
from bot.ui.operator_support_buttons import SupportAct, SupportButton
from bot.ui.support_buttons import AskAct, AskSupport

CARRIED = frozenset(
    {
        ContentType.TEXT,
        ContentType.PHOTO,
        ContentType.DOCUMENT,
        ContentType.VIDEO,
        ContentType.VOICE,
        ContentType.AUDIO,
        ContentType.VIDEO_NOTE,
        ContentType.ANIMATION,
        ContentType.STICKER,
        ContentType.LOCATION,
        ContentType.VENUE,
        ContentType.CONTACT,
        ContentType.POLL,
        ContentType.DICE,
    }
)
"""What Telegram copies."""

D = TypeVar("D", bound=CallbackData)


def is_carried(message: Message) -> bool:
    return message.content_type in CARRIED


def writer_of(message: Message) -> Writer:
    """Who writes for a group is known by its name alone."""
    user = message.from_user
    if message.sender_chat is not None or user is None:
        return Writer(user.id if user else 0, message.chat.title or "")
    return Writer(user.id, user.first_name, user.username or "")


def said_in(message: Message) -> Said:
    replied = message.reply_to_message
    return Said(
        message.chat.id,
        message.message_id,
        message.edit_date or 0,
        replied.message_id if replied is not None and replied.forum_topic_created is None else None,
    )


def said_by_tap(query: CallbackQuery, version: int) -> Said:
    """What is sent by a button under what shows it. `version`: when that was shown there, as other things
    are shown in its place afterwards."""
    message = query.message
    if message is None:
        return Said(query.from_user.id, 0, version)
    return Said(message.chat.id, message.message_id, version)


def button_under(message: Message | None, kind: type[D]) -> list[D]:
    """Those of the kind, under a message of the bot's. That it is one: others have no buttons that act."""
    markup = message.reply_markup if message is not None else None
    rows = markup.inline_keyboard if markup is not None else []
    data = [each.callback_data or "" for row in rows for each in row]
    return [kind.unpack(each) for each in data if each.startswith(f"{kind.__prefix__}:")]


class RepliesToSupport(Filter):
    """A reply to what support has written, known by the button under it; hands that on."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        found = button_under(message.reply_to_message, AskSupport)
        return next(({"answered": each} for each in found if each.act is AskAct.ANSWER), False)


class RepliesToCustomer(Filter):
    """Likewise an operator's, to what a customer has written."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        found = button_under(message.reply_to_message, SupportButton)
        return next(({"answered": each} for each in found if each.act is SupportAct.ANSWER), False)


class WasPassedOn(Filter):
    """A message, now edited in a private chat, that has gone to support; or to a customer, from who may
    still write to them."""

    async def __call__(self, message: Message, support: Support) -> bool:
        return await support.takes_edit(message.chat.id, message.message_id)
