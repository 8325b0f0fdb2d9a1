"""Sending: texts, photos, files, copies and chat actions."""

from __future__ import annotations

from typing import Any

from aiogram.enums import ChatAction
from aiogram.methods import (
    CopyMessage,
    ForwardMessage,
    SendChatAction,
    SendDocument,
    SendMessage,
    SendPhoto,
)
from aiogram.types import BufferedInputFile, InputFile, ReplyParameters

from bot.sandbox.telegram.bot_api.call import Call
from bot.sandbox.telegram.chats import Chat, bot_view
from bot.sandbox.telegram.errors import bad_request, forbidden
from bot.sandbox.telegram.files import LARGEST_UPLOAD, StoredFile, photo_sizes
from bot.sandbox.telegram.people import Json
from bot.sandbox.telegram.text import message_caption, message_text
from bot.sandbox.telegram.world import World

CONTENT = (
    *("text", "entities", "photo", "document", "sticker", "voice", "video"),
    *("caption", "caption_entities"),
)
ACTIONS = frozenset(action.value for action in ChatAction)


async def send_message(call: Call[SendMessage]) -> Json:
    chat = writable_chat(call.world, call.method.chat_id)
    content = message_text(call.method.text, call.parse_mode, dumped(call.method.entities))
    return post(call, chat, content)


async def send_photo(call: Call[SendPhoto]) -> Json:
    chat = writable_chat(call.world, call.method.chat_id)
    stored = stored_file(call.world, call.method.photo, "photo.png")
    content: Json = {"photo": photo_sizes(stored), **_caption(call)}
    return post(call, chat, content)


async def send_document(call: Call[SendDocument]) -> Json:
    chat = writable_chat(call.world, call.method.chat_id)
    stored = stored_file(call.world, call.method.document, "file")
    document = {**stored.about(), "file_name": stored.name, "mime_type": stored.content_type}
    return post(call, chat, {"document": document, **_caption(call)})


async def copy_message(call: Call[CopyMessage]) -> Json:
    """A copy has no link to the original; it may get another caption and its own keyboard."""
    chat = writable_chat(call.world, call.method.chat_id)
    source = _source(call.world, call.method.from_chat_id, call.method.message_id, "copy")
    content = _content(source)
    if not content:
        raise bad_request("message can't be copied")
    if call.method.caption is not None and "text" not in content:
        content = {key: content[key] for key in content if not key.startswith("caption")} | _caption(call)
    return {"message_id": post(call, chat, content)["message_id"]}


async def forward_message(call: Call[ForwardMessage]) -> Json:
    chat = writable_chat(call.world, call.method.chat_id)
    source = _source(call.world, call.method.from_chat_id, call.method.message_id, "forward")
    origin = source.get("forward_origin") or {
        "type": "user",
        "date": source["date"],
        "sender_user": source["from"],
    }
    return post(call, chat, {"forward_origin": origin, **_content(source)})


async def send_chat_action(call: Call[SendChatAction]) -> bool:
    chat = writable_chat(call.world, call.method.chat_id)
    if call.method.action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    call.world.events.publish(chat.members, "action", chat.id, action=call.method.action)
    return True


def known_chat(world: World, chat_id: int | str) -> Chat:
    """The chat, if the bot may know it: people are unknown until they write."""
    try:
        chat = world.chats.get(int(chat_id))
    except ValueError:
        chat = None  # @username of a channel or group: the sandbox has none
    if chat is None or not chat.open:
        raise bad_request("chat not found")
    return chat


def writable_chat(world: World, chat_id: int | str) -> Chat:
    chat = known_chat(world, chat_id)
    if chat.person is not None and chat.person.gone:
        raise forbidden("user is deactivated")
    if chat.person is not None and chat.person.blocked:
        raise forbidden("bot was blocked by the user")
    return chat


def dumped(models: list[Any] | None) -> list[Json] | None:
    return [model.model_dump(mode="json", exclude_none=True) for model in models] if models else None


def post(call: Call[Any], chat: Chat, content: Json) -> Json:
    """Puts a message of the bot into a chat, in its thread and as a reply when asked."""
    world, method = call.world, call.method
    placed = {**_thread(chat, getattr(method, "message_thread_id", None)), **_reply(chat, method)}
    if method.protect_content is True:
        placed["has_protected_content"] = True
    if call.markup is not None:
        content = {**content, "reply_markup": call.markup}
    world.limits.spend(chat.id, is_group=chat.type != "private")
    return bot_view(world.add_message(chat, world.bot.user(), {**placed, **content}))


def _thread(chat: Chat, thread_id: int | None) -> Json:
    if not thread_id:
        return {}
    if thread_id not in chat.topics:
        raise bad_request("message thread not found")
    if chat.topics[thread_id].closed and not chat.bot_is_admin:
        raise bad_request("TOPIC_CLOSED")
    return {"message_thread_id": thread_id, "is_topic_message": True}


def _reply(chat: Chat, method: Any) -> Json:
    wanted: ReplyParameters | None = getattr(method, "reply_parameters", None)
    reply_to = wanted.message_id if wanted else getattr(method, "reply_to_message_id", None)
    if not reply_to:
        return {}
    if reply_to in chat.messages:
        return {"reply_to_message": without_reply(chat.messages[reply_to])}
    may_go_without = wanted.allow_sending_without_reply if wanted else method.allow_sending_without_reply
    if may_go_without is True:
        return {}
    raise bad_request("message to be replied not found")


def without_reply(message: Json) -> Json:
    """A message as it stands inside a reply to it: it has no replied-to message of its own."""
    return {key: value for key, value in message.items() if key != "reply_to_message"}


def stored_file(world: World, given: str | InputFile, name: str) -> StoredFile:
    """The file uploaded, or sent before and named by its id."""
    if isinstance(given, BufferedInputFile):
        if not given.data:
            raise bad_request("file must be non-empty")
        if len(given.data) > LARGEST_UPLOAD:
            raise bad_request("file is too big")
        return world.files.keep(given.filename or name, given.data)
    if isinstance(given, str) and given.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")  # the sandbox fetches nothing
    stored = world.files.get(str(given))
    if stored is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return stored


def _caption(call: Call[Any]) -> Json:
    method = call.method
    return message_caption(method.caption, call.parse_mode, dumped(method.caption_entities))


def _source(world: World, chat_id: int | str, message_id: int, what: str) -> Json:
    message = known_chat(world, chat_id).messages.get(message_id)
    if message is None:
        raise bad_request(f"message to {what} not found")
    return message


def _content(message: Json) -> Json:
    return {key: message[key] for key in CONTENT if key in message}
