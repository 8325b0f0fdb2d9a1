"""What people do: write, edit, tap, start, block."""

from __future__ import annotations

import asyncio
import re
import time
from typing import Any

from bot.sandbox.telegram.callbacks import Answer
from bot.sandbox.telegram.chats import Chat, bot_view
from bot.sandbox.telegram.detection import detect
from bot.sandbox.telegram.errors import PersonError
from bot.sandbox.telegram.files import plain_picture
from bot.sandbox.telegram.html import utf16_length
from bot.sandbox.telegram.inline import InlineAnswer
from bot.sandbox.telegram.media import media_of
from bot.sandbox.telegram.people import Json, Person
from bot.sandbox.telegram.text import LONGEST_CAPTION, LONGEST_TEXT, message_text
from bot.sandbox.telegram.world import World

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")
TAP_SECONDS = 15.0


def chat_of(world: World, person: Person, chat_id: int) -> Chat:
    chat = world.chats.get(chat_id)
    if chat is None or person.id not in chat.members:
        raise PersonError("There is no such chat.", 404)
    return chat


def send(world: World, person: Person, chat: Chat, wanted: Json) -> Json:
    if chat.person is not None and person.blocked:
        raise PersonError("You have blocked this bot; unblock it to write.")
    chat.open = True
    placed = {**_thread(chat, wanted.get("thread")), **_reply(chat, wanted.get("reply_to"))}
    message = world.add_message(chat, person.user(), {**placed, **_content(world, wanted)})
    if _bot_reads(world, chat, message):
        world.tell_bot("message", _in_topic(chat, message))
    return message


def edit(world: World, person: Person, chat: Chat, message_id: int, text: str) -> Json:
    message = chat.messages.get(message_id)
    if message is None or message["from"]["id"] != person.id or "text" not in message:
        raise PersonError("You can only edit your own text messages.")
    kept = {key: value for key, value in message.items() if key != "entities"}
    changed = {**kept, **_text(text), "edit_date": int(time.time())}
    world.change_message(chat, changed)
    if _bot_reads(world, chat, changed):
        world.tell_bot("edited_message", _in_topic(chat, changed))
    return changed


def delete(world: World, person: Person, chat: Chat, message_id: int) -> None:
    """For everybody; bots aren't told."""
    message = chat.messages.get(message_id)
    if message is None or (chat.type != "private" and message["from"]["id"] != person.id):
        raise PersonError("You can only delete your own messages here.")
    world.drop_messages(chat, [message_id])


async def tap(world: World, person: Person, chat: Chat, message_id: int, data: str) -> Answer | None:
    """Taps a callback button and waits for the bot's answer; None when it does not come."""
    message = chat.messages.get(message_id)
    if message is None or message["from"]["id"] != world.bot.id:
        raise PersonError("Only buttons under the bot's messages can be tapped.")
    query = world.callbacks.ask(person.id, chat.id, message_id)
    told: Json = {
        "id": query.id,
        "from": person.user(),
        "message": bot_view(message),
        "chat_instance": str(chat.id),
        "data": data,
    }
    world.updates.put("callback_query", told)
    try:
        return await asyncio.wait_for(asyncio.shield(query.answer), TAP_SECONDS)
    except TimeoutError:
        return None


async def ask_inline(world: World, person: Person, query: str, offset: str) -> InlineAnswer | None:
    """Types `@bot query`; the bot's results, or None when they do not come."""
    asked = world.inline.ask(person.id)
    told = {"id": asked.id, "from": person.user(), "query": query, "offset": offset, "chat_type": "sender"}
    world.updates.put("inline_query", told)
    try:
        return await asyncio.wait_for(asyncio.shield(asked.answer), TAP_SECONDS)
    except TimeoutError:
        return None


def send_result(world: World, person: Person, chat: Chat, result_id: str) -> Json:
    """Chooses one of the results shown last: the person sends it, via the bot."""
    result = world.inline.result(person.id, result_id)
    if result is None:
        raise PersonError("There is no such result.")
    message = world.add_message(chat, person.user(), {"via_bot": world.bot.user(), **result["message"]})
    if chat.type == "private":
        world.tell_bot("message", message)
    return message


def start(world: World, person: Person, payload: str) -> Json:
    if not PAYLOAD.fullmatch(payload):
        raise PersonError("A start payload is at most 64 of A-Z, a-z, 0-9, _ and -.")
    set_blocked(world, person, False)
    text = f"/start {payload}" if payload else "/start"
    return send(world, person, world.chats[person.id], {"text": text})


def set_blocked(world: World, person: Person, blocked: bool) -> None:
    if person.blocked == blocked:
        return
    person.blocked = blocked
    chat = world.chats[person.id]
    member: Json = {"user": world.bot.user(), "status": "member"}
    kicked: Json = {"user": world.bot.user(), "status": "kicked", "until_date": 0}
    change: Json = {
        "chat": chat.about(),
        "from": person.user(),
        "date": int(time.time()),
        "old_chat_member": member if blocked else kicked,
        "new_chat_member": kicked if blocked else member,
    }
    world.updates.put("my_chat_member", change)
    world.events.publish(chat.members, "chat", chat.id)


def _content(world: World, wanted: Json) -> Json:
    """`html`: the text is with its formatting, as a person's app would send it. `album`: its number, which
    the messages of one have in common."""
    album = {"media_group_id": str(wanted["album"])} if wanted.get("album") else {}
    if (media := media_of(world, wanted)) is not None:
        return {**media, **album, **_caption(wanted.get("caption"))}
    if isinstance(wanted.get("sticker"), str):
        return {"sticker": _sticker(world, wanted["sticker"])}
    if not isinstance(wanted.get("text"), str):
        raise PersonError("Send a text, a sticker, a photo or a file.")
    content = message_text(wanted["text"], "html", None) if wanted.get("html") else _text(wanted["text"])
    if wanted.get("forward"):
        return {"forward_origin": _origin(world, wanted["forward"]), **content}
    return content


def _origin(world: World, of: int) -> Json:
    """Whose message is forwarded; True: somebody who hides that."""
    person = None if of is True else world.people.get(of)
    if person is None:
        return {"type": "hidden_user", "date": int(time.time()), "sender_user_name": "Someone"}
    return {"type": "user", "date": int(time.time()), "sender_user": person.user()}


def _text(text: str) -> Json:
    text = text.strip()
    if not text:
        raise PersonError("A message can't be empty.")
    if utf16_length(text) > LONGEST_TEXT:
        raise PersonError(f"A message has at most {LONGEST_TEXT} characters.")
    entities = detect(text)
    return {"text": text, "entities": entities} if entities else {"text": text}


def _caption(caption: Any) -> Json:
    if not isinstance(caption, str) or not caption.strip():
        return {}
    if utf16_length(caption) > LONGEST_CAPTION:
        raise PersonError(f"A caption has at most {LONGEST_CAPTION} characters.")
    return {"caption": caption.strip()}


def _sticker(world: World, emoji: str) -> Json:
    stored = world.files.keep("sticker.png", plain_picture(64, 64))
    shape = {"type": "regular", "width": 64, "height": 64, "is_animated": False, "is_video": False}
    return {**stored.about(), **shape, "emoji": emoji}


def _in_topic(chat: Chat, message: Json) -> Json:
    """As bots are told of it: what is said in a topic is a reply to its beginning, or to something else."""
    begun = chat.messages.get(message.get("message_thread_id", 0))
    if begun is None or "reply_to_message" in message:
        return message
    return {**message, "reply_to_message": begun}


def _thread(chat: Chat, thread: Any) -> Json:
    if not thread:
        return {}
    if thread not in chat.topics:
        raise PersonError("There is no such topic.")
    return {"message_thread_id": thread, "is_topic_message": True}


def _reply(chat: Chat, reply_to: Any) -> Json:
    if not reply_to:
        return {}
    message = chat.messages.get(reply_to)
    if message is None:
        raise PersonError("The message to reply to is gone.")
    return {"reply_to_message": {key: value for key, value in message.items() if key != "reply_to_message"}}


def _bot_reads(world: World, chat: Chat, message: Json) -> bool:
    """Privacy mode: in a group where it is no administrator the bot is shown only what is meant for it."""
    if chat.type == "private" or chat.bot_is_admin:
        return True
    if message.get("reply_to_message", {}).get("from", {}).get("id") == world.bot.id:
        return True
    text = (message.get("text") or message.get("caption") or "").lower()
    name = f"@{world.bot.username.lower()}"
    command = re.match(r"/[a-z0-9_]+(@\w+)?", text)
    if command and command[1] is None:
        return True
    return re.search(rf"{re.escape(name)}\b", text) is not None
