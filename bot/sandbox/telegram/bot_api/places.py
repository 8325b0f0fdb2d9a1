"""Chats, their members, topics, and files."""

from __future__ import annotations

from typing import Any

from aiogram.methods import (
    CloseForumTopic,
    CreateForumTopic,
    DeleteForumTopic,
    EditForumTopic,
    GetChat,
    GetChatMember,
    GetFile,
    ReopenForumTopic,
)
from aiogram.types import ChatMemberAdministrator

from bot.sandbox.telegram.bot_api.call import Call
from bot.sandbox.telegram.bot_api.sending import known_chat, writable_chat
from bot.sandbox.telegram.chats import Chat, Topic, bot_view
from bot.sandbox.telegram.errors import bad_request
from bot.sandbox.telegram.people import Json
from bot.sandbox.telegram.topics import delete_topic

ADMIN_RIGHTS = tuple(
    name
    for name, field in ChatMemberAdministrator.model_fields.items()
    if field.is_required() and field.annotation is bool
)
GRANTED = frozenset({"can_delete_messages", "can_manage_chat", "can_pin_messages"})


async def get_chat(call: Call[GetChat]) -> Json:
    chat = known_chat(call.world, call.method.chat_id)
    about: Json = {**chat.about(), "accent_color_id": 0, "max_reaction_count": 11}
    about["accepted_gift_types"] = {
        "unlimited_gifts": False,
        "limited_gifts": False,
        "unique_gifts": False,
        "premium_subscription": False,
        "gifts_from_channels": False,
    }
    if chat.pinned:
        about["pinned_message"] = bot_view(chat.messages[chat.pinned[-1]])
    return about


async def get_chat_member(call: Call[GetChatMember]) -> Json:
    chat = known_chat(call.world, call.method.chat_id)
    user_id, bot = call.method.user_id, call.world.bot
    if user_id == bot.id:
        rights = {right: right in GRANTED for right in ADMIN_RIGHTS}
        rights["can_manage_topics"] = chat.bot_manages_topics
        status = {"status": "administrator", **rights} if chat.bot_is_admin else {"status": "member"}
        return {"user": bot.user(), **status}
    if user_id not in call.world.people:
        raise bad_request("PARTICIPANT_ID_INVALID")
    status = {"status": "member" if user_id in chat.members else "left"}
    return {"user": call.world.people[user_id].user(), **status}


async def get_file(call: Call[GetFile]) -> Json:
    stored = call.world.files.get(call.method.file_id)
    if stored is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    return {**stored.about(), "file_path": stored.path}


async def create_forum_topic(call: Call[CreateForumTopic]) -> Json:
    chat = _forum(call)
    name = call.method.name.strip()
    if not 1 <= len(name) <= 128:
        raise bad_request("TOPIC_NAME_INVALID" if name else "topic name must be non-empty")
    topic = Topic(name, call.method.icon_color or Topic.icon_color)
    made = {"name": name, "icon_color": topic.icon_color}
    call.world.limits.spend(chat.id, is_group=True)
    thread_id = chat.last_id + 1  # what says that it was created is its first message
    placed = {"message_thread_id": thread_id, "is_topic_message": True}
    call.world.add_message(chat, call.world.bot.user(), {**placed, "forum_topic_created": made})
    chat.topics[thread_id] = topic
    call.world.events.publish(chat.members, "chat", chat.id)
    return {"message_thread_id": thread_id, **made}


async def edit_forum_topic(call: Call[EditForumTopic]) -> bool:
    chat, topic = _topic(call)
    if not call.method.name or call.method.name == topic.name:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.name = call.method.name
    call.world.events.publish(chat.members, "chat", chat.id)
    return True


async def close_forum_topic(call: Call[CloseForumTopic]) -> bool:
    return _set_closed(call, True)


async def reopen_forum_topic(call: Call[ReopenForumTopic]) -> bool:
    return _set_closed(call, False)


async def delete_forum_topic(call: Call[DeleteForumTopic]) -> bool:
    chat, _ = _topic(call)
    delete_topic(call.world, chat, call.method.message_thread_id)
    return True


def _set_closed(call: Call[Any], closed: bool) -> bool:
    chat, topic = _topic(call)
    if topic.closed == closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.closed = closed
    call.world.events.publish(chat.members, "chat", chat.id)
    return True


def _forum(call: Call[Any]) -> Chat:
    chat = writable_chat(call.world, call.method.chat_id)
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    if not (chat.bot_is_admin and chat.bot_manages_topics):
        raise bad_request("not enough rights to manage topics")
    return chat


def _topic(call: Call[Any]) -> tuple[Chat, Topic]:
    chat = _forum(call)
    topic = chat.topics.get(call.method.message_thread_id)
    if topic is None:
        raise bad_request("TOPIC_ID_INVALID")
    return chat, topic
