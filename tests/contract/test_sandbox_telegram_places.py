"""Places and things: command menus, files, copies, groups, topics, inline mode."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BufferedInputFile,
    InlineQueryResultArticle,
    InputTextMessageContent,
    ReactionTypeEmoji,
)

from bot.sandbox.telegram.files import plain_picture
from tests.contract.sandbox_telegram_talk import Talk, talking


@pytest.fixture
async def talk() -> AsyncIterator[Talk]:
    async with talking() as talk:
        yield talk


async def test_commands_by_scope_and_language(talk: Talk) -> None:
    russian = talk.telegram.people["customer_ru"]
    everywhere, private = (
        [BotCommand(command="a", description="A")],
        [BotCommand(command="b", description="B")],
    )
    await talk.bot.set_my_commands(everywhere)
    assert await commands(talk, talk.customer) == ["a"]
    await talk.bot.set_my_commands(private, scope=BotCommandScopeAllPrivateChats(), language_code="ru")
    assert (await commands(talk, talk.customer), await commands(talk, russian)) == (["a"], ["b"])
    mine = [BotCommand(command="c", description="C")]
    scope = BotCommandScopeChat(chat_id=talk.customer)
    await talk.bot.set_my_commands(mine, scope=scope)
    assert await commands(talk, talk.customer) == ["c"]
    assert [one.command for one in await talk.bot.get_my_commands(scope=scope)] == ["c"]
    await talk.bot.delete_my_commands(scope=scope)
    assert await commands(talk, talk.customer) == ["a"]
    group = talk.telegram.groups["group"]
    assert await commands(talk, talk.customer, group) == ["a"]


async def commands(talk: Talk, person: int, chat: int | None = None) -> list[str]:
    found = await talk.people.get(f"/person/{person}/commands?chat={chat or person}")
    return [one["command"] for one in found["commands"]]


async def test_files_go_both_ways(talk: Talk) -> None:
    picture = plain_picture(64, 48)
    sent = await talk.bot.send_photo(
        talk.customer, BufferedInputFile(picture, "qr.png"), caption="<b>Pay</b>"
    )
    assert sent.photo is not None
    assert (sent.photo[0].width, sent.photo[0].height, sent.caption) == (64, 48, "Pay")
    async with talk.people.session.get(f"/person/files/{sent.photo[0].file_id}") as shown:
        assert (shown.content_type, await shown.read()) == ("image/png", picture)
    file = await talk.bot.get_file(sent.photo[0].file_id)
    got = await talk.bot.download(file)
    assert got is not None
    assert got.read() == picture
    again = await talk.bot.send_photo(talk.customer, sent.photo[0].file_id)
    assert again.photo is not None
    assert again.photo[0].file_id == sent.photo[0].file_id


async def test_copies_forwards_pins_and_reactions(talk: Talk) -> None:
    said = await talk.people.say(talk.customer, "a question")
    forum = talk.telegram.groups["forum"]
    copied = await talk.bot.copy_message(forum, talk.customer, said["message_id"])
    forwarded = await talk.bot.forward_message(forum, talk.customer, said["message_id"])
    assert forwarded.text == "a question"
    assert forwarded.forward_origin is not None
    operator = talk.telegram.people["operator"]
    shown = await talk.people.messages(operator, forum)
    assert [one["message_id"] for one in shown] == [copied.message_id, forwarded.message_id]
    assert await talk.bot.pin_chat_message(forum, copied.message_id)
    pinned = (await talk.bot.get_chat(forum)).pinned_message
    assert pinned is not None
    assert pinned.message_id == copied.message_id
    assert await talk.bot.set_message_reaction(
        talk.customer, said["message_id"], reaction=[ReactionTypeEmoji(emoji="👍")]
    )


async def test_a_bot_in_a_group_sees_only_what_is_meant_for_it(talk: Talk) -> None:
    group = talk.telegram.groups["group"]
    name = (await talk.bot.me()).username
    sent = await talk.bot.send_message(group, "hello all")
    await talk.people.say(talk.customer, "just talk", group)
    await talk.people.say(talk.customer, "/rates@another_bot", group)
    await talk.people.say(talk.customer, "/rates", group)
    await talk.people.say(talk.customer, f"/rates@{name}", group)
    await talk.people.say(talk.customer, f"is @{name} here?", group)
    await talk.people.say(talk.customer, "thanks", group, reply_to=sent.message_id)
    seen = [update.message.text for update in await talk.updates() if update.message]
    assert seen == ["/rates", f"/rates@{name}", f"is @{name} here?", "thanks"]
    other = talk.telegram.people["partner"]
    assert len(await talk.people.messages(other, group)) == 7


async def test_a_forum_has_topics_and_its_admin_bot_sees_all(talk: Talk) -> None:
    forum, operator = talk.telegram.groups["forum"], talk.telegram.people["operator"]
    topic = await talk.bot.create_forum_topic(forum, "Order 15")
    await talk.bot.send_message(forum, "a new question", message_thread_id=topic.message_thread_id)
    await talk.people.say(operator, "on it", forum, thread=topic.message_thread_id)
    said = (await talk.update()).message
    assert said is not None
    assert (said.text, said.message_thread_id, said.is_topic_message) == (
        "on it",
        topic.message_thread_id,
        True,
    )
    await talk.bot.edit_forum_topic(forum, topic.message_thread_id, name="Order 15, done")
    chats = (await talk.people.get(f"/person/{operator}/chats"))["chats"]
    topics = next(one["topics"] for one in chats if one["chat"]["id"] == forum)
    assert {"thread_id": topic.message_thread_id, "name": "Order 15, done"} in topics
    path = f"/person/{operator}/chats/{forum}/messages?thread={topic.message_thread_id}"
    assert [one.get("text") for one in (await talk.people.get(path))["messages"]] == [
        None,
        "a new question",
        "on it",
    ]
    assert (await talk.bot.get_chat_member(forum, talk.bot.id)).status == "administrator"
    assert (await talk.bot.get_chat_member(forum, talk.customer)).status == "left"
    await talk.people.get(f"/person/{talk.customer}/chats/{forum}/messages", status=404)


async def test_inline_mode(talk: Talk) -> None:
    asking = asyncio.create_task(talk.people.post(f"/person/{talk.customer}/inline", query="btc"))
    asked = (await talk.update()).inline_query
    assert asked is not None
    assert asked.query == "btc"
    content = InputTextMessageContent(message_text="<b>BTC</b>", parse_mode="HTML")
    article = InlineQueryResultArticle(id="1", title="BTC", input_message_content=content)
    await talk.bot.answer_inline_query(asked.id, [article])
    shown = await asking
    assert [result["title"] for result in shown["results"]] == ["BTC"]
    path = f"/person/{talk.customer}/chats/{talk.customer}/result"
    sent = (await talk.people.post(path, result_id="1"))["message"]
    assert (sent["text"], sent["via_bot"]["id"]) == ("BTC", talk.bot.id)
    await talk.people.post(path, status=400, result_id="2")
