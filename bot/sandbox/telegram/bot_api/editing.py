"""Changing what was sent: edits, deletions, pins."""

from __future__ import annotations

import time
from typing import Any

from aiogram.methods import (
    DeleteMessage,
    DeleteMessages,
    EditMessageCaption,
    EditMessageReplyMarkup,
    EditMessageText,
    PinChatMessage,
    SetMessageReaction,
    UnpinChatMessage,
)

from bot.sandbox.telegram.bot_api.call import Call
from bot.sandbox.telegram.bot_api.sending import dumped, writable_chat
from bot.sandbox.telegram.chats import Chat, bot_view
from bot.sandbox.telegram.errors import bad_request
from bot.sandbox.telegram.people import Json
from bot.sandbox.telegram.text import message_caption, message_text

DELETABLE_SECONDS = 48 * 3600
MISSING_IDS = "message identifiers are not specified"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


async def edit_message_text(call: Call[EditMessageText]) -> Json:
    content = message_text(call.method.text, call.parse_mode, dumped(call.method.entities))
    chat, message = _editable(call)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    return _replace(call, chat, message, ("text", "entities"), content)


async def edit_message_caption(call: Call[EditMessageCaption]) -> Json:
    method = call.method
    content = message_caption(method.caption, call.parse_mode, dumped(method.caption_entities))
    chat, message = _editable(call)
    if "text" in message:
        raise bad_request("there is no caption in the message to edit")
    return _replace(call, chat, message, ("caption", "caption_entities"), content)


async def edit_message_reply_markup(call: Call[EditMessageReplyMarkup]) -> Json:
    chat, message = _editable(call)
    return _replace(call, chat, message, (), {})


async def delete_message(call: Call[DeleteMessage]) -> bool:
    chat = writable_chat(call.world, call.method.chat_id)
    message = chat.messages.get(call.method.message_id)
    if message is None:
        raise bad_request("message to delete not found")
    _check_deletable(call, chat, message)
    call.world.drop_messages(chat, [message["message_id"]])
    return True


async def delete_messages(call: Call[DeleteMessages]) -> bool:
    """Messages that are not there are passed over."""
    chat = writable_chat(call.world, call.method.chat_id)
    wanted = call.method.message_ids
    if not 1 <= len(wanted) <= 100:
        raise bad_request("too many message identifiers specified" if wanted else MISSING_IDS)
    found = [chat.messages[message_id] for message_id in dict.fromkeys(wanted) if message_id in chat.messages]
    for message in found:
        _check_deletable(call, chat, message)
    if found:
        call.world.drop_messages(chat, [message["message_id"] for message in found])
    return True


async def pin_chat_message(call: Call[PinChatMessage]) -> bool:
    chat = writable_chat(call.world, call.method.chat_id)
    if call.method.message_id not in chat.messages:
        raise bad_request("message to pin not found")
    if chat.type != "private" and not chat.bot_is_admin:
        raise bad_request("not enough rights to manage pinned messages in the chat")
    chat.pinned.append(call.method.message_id)
    call.world.events.publish(chat.members, "chat", chat.id)
    return True


async def unpin_chat_message(call: Call[UnpinChatMessage]) -> bool:
    chat = writable_chat(call.world, call.method.chat_id)
    wanted = call.method.message_id or (chat.pinned[-1] if chat.pinned else None)
    if wanted not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(wanted)
    call.world.events.publish(chat.members, "chat", chat.id)
    return True


async def set_message_reaction(call: Call[SetMessageReaction]) -> bool:
    chat = writable_chat(call.world, call.method.chat_id)
    if call.method.message_id not in chat.messages:
        raise bad_request("message to react not found")
    return True


def _editable(call: Call[Any]) -> tuple[Chat, Json]:
    """The message to edit: the bot's own, with an inline keyboard or none. Its age does not matter."""
    method = call.method
    if method.inline_message_id is not None:
        raise bad_request("MESSAGE_ID_INVALID")  # the sandbox gives no inline message ids
    if method.chat_id is None:
        raise bad_request("chat_id is empty")
    if not method.message_id:
        raise bad_request("message identifier is not specified")
    chat = writable_chat(call.world, method.chat_id)
    message = chat.messages.get(method.message_id)
    if message is None:
        raise bad_request("message to edit not found")
    markup = message.get("reply_markup", {"inline_keyboard": []})
    if message["from"]["id"] != call.world.bot.id or "inline_keyboard" not in markup:
        raise bad_request("message can't be edited")
    return chat, message


def _replace(call: Call[Any], chat: Chat, message: Json, parts: tuple[str, ...], content: Json) -> Json:
    """The message with these parts and its keyboard replaced; without a keyboard it loses the old one."""
    if call.markup is not None and "inline_keyboard" not in call.markup:
        raise bad_request("inline keyboard expected")
    kept = {key: value for key, value in message.items() if key not in (*parts, "reply_markup")}
    changed = {**kept, **content}
    if call.markup is not None:
        changed["reply_markup"] = call.markup
    if changed == message:
        raise bad_request(NOT_MODIFIED)
    call.world.limits.spend(chat.id, is_group=chat.type != "private")
    changed["edit_date"] = int(time.time())
    return bot_view(call.world.change_message(chat, changed))


def _check_deletable(call: Call[Any], chat: Chat, message: Json) -> None:
    own = message["from"]["id"] == call.world.bot.id
    if not own and chat.type != "private" and not chat.bot_is_admin:
        raise bad_request("message can't be deleted")
    if time.time() - message["date"] > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
