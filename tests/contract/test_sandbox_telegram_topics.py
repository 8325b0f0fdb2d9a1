"""A forum's topics, and what people send: as strict as Telegram."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.contract.sandbox_telegram_talk import Talk, refusal, talking


@pytest.fixture
async def talk() -> AsyncIterator[Talk]:
    async with talking() as talk:
        yield talk


async def test_people_close_reopen_and_delete_topics(talk: Talk) -> None:
    forum, operator = talk.telegram.groups["forum"], talk.telegram.people["operator"]
    topic = (await talk.bot.create_forum_topic(forum, "Ann")).message_thread_id
    path = f"/person/{operator}/chats/{forum}/topic"
    await talk.people.post(path, thread=topic, act="close")
    closed = (await talk.update()).message
    assert closed is not None
    assert closed.forum_topic_closed is not None
    assert closed.message_thread_id == topic
    assert await talk.bot.send_message(forum, "an administrator still may", message_thread_id=topic)
    assert await talk.bot.reopen_forum_topic(forum, topic)
    assert await refusal(talk, "reopenForumTopic", chat_id=forum, message_thread_id=topic) == (
        "TOPIC_NOT_MODIFIED"
    )
    await talk.people.post(path, thread=topic, act="delete")
    sent = {"chat_id": forum, "message_thread_id": topic, "text": "?"}
    assert await refusal(talk, "sendMessage", **sent) == "message thread not found"
    assert not [one for one in await talk.people.messages(operator, forum) if "text" in one]
    await talk.people.post(path, status=400, thread=topic, act="delete")
    made = (await talk.bot.create_forum_topic(forum, "Bob")).message_thread_id
    assert await talk.bot.delete_forum_topic(forum, made)


async def test_what_is_said_in_a_topic_replies_to_its_beginning(talk: Talk) -> None:
    forum, operator = talk.telegram.groups["forum"], talk.telegram.people["operator"]
    topic = (await talk.bot.create_forum_topic(forum, "Ann")).message_thread_id
    said = await talk.people.say(operator, "hello", forum, thread=topic)
    first = (await talk.update()).message
    assert first is not None
    assert first.reply_to_message is not None
    assert first.reply_to_message.forum_topic_created is not None
    await talk.people.say(operator, "again", forum, thread=topic, reply_to=said["message_id"])
    second = (await talk.update()).message
    assert second is not None
    assert second.reply_to_message is not None
    assert second.reply_to_message.text == "hello"


async def test_an_administrator_without_the_right_manages_no_topics(talk: Talk) -> None:
    forum = talk.telegram.groups["forum"]
    talk.telegram.world.chats[forum].bot_manages_topics = False
    refused = await refusal(talk, "createForumTopic", chat_id=forum, name="Ann")
    assert refused == "not enough rights to manage topics"
    member = await talk.bot.get_chat_member(forum, talk.bot.id)
    assert getattr(member, "can_manage_topics", None) is False


@pytest.mark.parametrize(
    ("wanted", "kind"),
    [
        ({"photo": True, "caption": "see", "album": 7}, "photo"),
        ({"document": "proof.pdf"}, "document"),
        ({"voice": True}, "voice"),
        ({"video": True}, "video"),
    ],
)
async def test_what_people_send_is_copied(talk: Talk, wanted: dict[str, Any], kind: str) -> None:
    path = f"/person/{talk.customer}/chats/{talk.customer}/send"
    said = (await talk.people.post(path, **wanted))["message"]
    told = (await talk.update()).message
    assert told is not None
    assert told.content_type == kind
    assert told.media_group_id == ("7" if "album" in wanted else None)
    copied = await talk.bot.copy_message(talk.customer, talk.customer, said["message_id"])
    shown = (await talk.people.messages(talk.customer))[-1]
    assert shown["message_id"] == copied.message_id
    assert (kind in shown, shown.get("caption")) == (True, wanted.get("caption"))
    assert "media_group_id" not in shown


async def test_what_is_gone_or_is_no_content_is_not_copied(talk: Talk) -> None:
    forum = talk.telegram.groups["forum"]
    said = await talk.people.say(talk.customer, "oh no")
    await talk.people.post(
        f"/person/{talk.customer}/chats/{talk.customer}/delete", message_id=said["message_id"]
    )
    gone = {"from_chat_id": talk.customer, "message_id": said["message_id"]}
    assert await refusal(talk, "copyMessage", **gone) == "message to copy not found"
    topic = (await talk.bot.create_forum_topic(forum, "Ann")).message_thread_id
    service = {"from_chat_id": forum, "message_id": topic}
    assert await refusal(talk, "copyMessage", **service) == "message can't be copied"
