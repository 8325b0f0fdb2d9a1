"""The person API: what people do, what the bot is told of it, and what they are shown."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

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
from aiohttp import ClientResponse

from bot.sandbox.telegram.files import plain_picture
from tests.contract.sandbox_telegram_talk import Talk, button, buttons, talking


@pytest.fixture
async def talk() -> AsyncIterator[Talk]:
    async with talking() as talk:
        yield talk


@pytest.fixture
async def fresh() -> AsyncIterator[Talk]:
    async with talking(started=False) as talk:
        yield talk


async def events(stream: ClientResponse, count: int) -> list[dict[str, Any]]:
    """The next events of a person's stream."""
    found: list[dict[str, Any]] = []
    while len(found) < count:
        line = (await asyncio.wait_for(stream.content.readline(), 10)).decode()
        if line.startswith("data: "):
            found.append(json.loads(line.removeprefix("data: ")))
    return found


async def test_who_is_there(fresh: Talk) -> None:
    shown = await fresh.people.get("/person")
    about = {person["id"]: (person["about"], person["language_code"]) for person in shown["people"]}
    assert {role: about[person] for role, person in fresh.telegram.people.items()} == {
        "customer": ("customer", "en"),
        "customer_ru": ("customer", "ru"),
        "partner": ("partner", "en"),
        "operator": ("operator", "ru"),
    }
    me = await fresh.bot.get_me()
    assert shown["bot"] == {"id": me.id, "first_name": me.first_name, "username": me.username}
    added = fresh.telegram.add_person("Load", "en")
    assert (await fresh.people.get(f"/person/{added}/chats"))["chats"][0]["chat"]["id"] == added


async def test_the_private_chat_is_there_before_the_first_message(fresh: Talk) -> None:
    chats = (await fresh.people.get(f"/person/{fresh.customer}/chats"))["chats"]
    assert chats[0]["chat"]["type"] == "private"
    assert (chats[0]["last"], chats[0]["blocked"]) == (None, False)
    assert await fresh.people.messages(fresh.customer) == []


async def test_following_a_link(fresh: Talk) -> None:
    await fresh.people.post(f"/person/{fresh.customer}/start", payload="c1-2_lblog")
    update = await fresh.update()
    assert update.message is not None
    assert update.message.text == "/start c1-2_lblog"
    assert update.message.entities is not None
    assert [(one.type, one.length) for one in update.message.entities] == [("bot_command", 6)]
    assert update.message.from_user is not None
    assert update.message.from_user.language_code == "en"


@pytest.mark.parametrize("payload", ["x" * 65, "a b", "a.b", "ж"])
async def test_links_telegram_would_not_open(fresh: Talk, payload: str) -> None:
    refused = await fresh.people.post(f"/person/{fresh.customer}/start", status=400, payload=payload)
    assert "payload" in refused["error"]
    assert await fresh.updates() == []


async def test_a_tap_waits_for_the_answer(talk: Talk) -> None:
    markup = buttons(button(callback_data="go"))
    sent = await talk.bot.send_message(talk.customer, "x", reply_markup=markup)
    tapping = asyncio.create_task(tap(talk, sent.message_id, "go"))
    update = await talk.update()
    query = update.callback_query
    assert query is not None
    assert query.message is not None
    assert (query.data, query.message.message_id) == ("go", sent.message_id)
    await talk.bot.answer_callback_query(query.id, text="Done", show_alert=True)
    assert await tapping == {"answered": True, "text": "Done", "show_alert": True, "url": None}


async def tap(talk: Talk, message_id: int, data: str, status: int = 200) -> Any:
    path = f"/person/{talk.customer}/chats/{talk.customer}/tap"
    return await talk.people.post(path, status=status, message_id=message_id, data=data)


async def test_any_data_can_be_tapped_but_only_under_the_bots_messages(talk: Talk) -> None:
    sent = await talk.bot.send_message(talk.customer, "no buttons")
    tapping = asyncio.create_task(tap(talk, sent.message_id, "forged:" + "x" * 100))
    query = (await talk.update()).callback_query
    assert query is not None
    assert query.data == "forged:" + "x" * 100
    await query.as_(talk.bot).answer()
    assert (await tapping)["answered"]
    assert "tapped" in (await tap(talk, 1, "go", status=400))["error"]
    assert "tapped" in (await tap(talk, 999, "go", status=400))["error"]


async def test_an_answer_too_late_is_refused(talk: Talk) -> None:
    sent = await talk.bot.send_message(talk.customer, "x", reply_markup=buttons(button(callback_data="go")))
    tapping = asyncio.create_task(tap(talk, sent.message_id, "go"))
    query = (await talk.update()).callback_query
    assert query is not None
    talk.telegram.expire_callbacks()
    with pytest.raises(Exception, match="query is too old"):
        await talk.bot.answer_callback_query(query.id)
    tapping.cancel()
    await asyncio.gather(tapping, return_exceptions=True)


async def test_blocking_and_coming_back(talk: Talk) -> None:
    await talk.people.post(f"/person/{talk.customer}/block")
    change = (await talk.update()).my_chat_member
    assert change is not None
    assert (change.old_chat_member.status, change.new_chat_member.status) == ("member", "kicked")
    assert (await talk.people.get(f"/person/{talk.customer}/chats"))["chats"][0]["blocked"]
    await talk.people.post(f"/person/{talk.customer}/chats/{talk.customer}/send", status=400, text="x")
    await talk.people.post(f"/person/{talk.customer}/start", payload="back")
    back, said = await talk.updates()
    assert back.my_chat_member is not None
    assert back.my_chat_member.new_chat_member.status == "member"
    assert said.message is not None
    assert said.message.text == "/start back"


async def test_other_things_people_send(talk: Talk) -> None:
    path = f"/person/{talk.customer}/chats/{talk.customer}/send"
    await talk.people.post(path, sticker="😀")
    await talk.people.post(path, photo=True, caption="my receipt")
    await talk.people.post(path, forward=True, text="from elsewhere")
    said = await talk.people.say(talk.customer, "hello")
    await talk.people.say(talk.customer, "about that", reply_to=said["message_id"])
    sticker, photo, forward, _, reply = [update.message for update in await talk.updates()]
    assert sticker is not None and sticker.sticker is not None
    assert sticker.sticker.emoji == "😀"
    assert photo is not None and photo.photo is not None
    assert (photo.caption, photo.photo[-1].width) == ("my receipt", 320)
    assert forward is not None and forward.forward_origin is not None
    assert reply is not None and reply.reply_to_message is not None
    assert reply.reply_to_message.message_id == said["message_id"]
    assert "empty" in (await talk.people.post(path, status=400, text="  "))["error"]
    assert "4096" in (await talk.people.post(path, status=400, text="x" * 4097))["error"]


async def test_editing_tells_the_bot(talk: Talk) -> None:
    said = await talk.people.say(talk.customer, "helo")
    path = f"/person/{talk.customer}/chats/{talk.customer}/edit"
    await talk.people.post(path, message_id=said["message_id"], text="hello")
    _, edited = await talk.updates()
    assert edited.edited_message is not None
    assert edited.edited_message.text == "hello"
    sent = await talk.bot.send_message(talk.customer, "x")
    await talk.people.post(path, status=400, message_id=sent.message_id, text="y")


async def test_events_tell_all_that_happens_and_can_be_taken_up_again(talk: Talk) -> None:
    async with talk.people.session.get(f"/person/{talk.customer}/events") as stream:
        assert stream.content_type == "text/event-stream"
        sent = await talk.bot.send_message(talk.customer, "x")
        await sent.edit_text("y")
        await talk.bot.send_chat_action(talk.customer, "typing")
        await talk.bot.set_my_commands(
            [BotCommand(command="help", description="Help")], scope=BotCommandScopeChat(chat_id=talk.customer)
        )
        await sent.delete()
        told = await events(stream, 5)
    assert [event["type"] for event in told] == ["message", "edited", "action", "commands", "deleted"]
    assert [event["seq"] for event in told] == sorted({event["seq"] for event in told})
    assert {event["chat_id"] for event in told} == {talk.customer}
    assert (told[0]["message"]["text"], told[1]["message"]["text"]) == ("x", "y")
    assert (told[2]["action"], told[4]["message_ids"]) == ("typing", [sent.message_id])
    path = f"/person/{talk.customer}/events?after={told[2]['seq']}"
    async with talk.people.session.get(path) as stream:
        assert await events(stream, 2) == told[3:]


async def test_messages_by_pages(talk: Talk) -> None:
    for number in range(5):
        await talk.people.say(talk.customer, str(number))
    path = f"/person/{talk.customer}/chats/{talk.customer}/messages"
    last = await talk.people.get(f"{path}?limit=2")
    assert [one["text"] for one in last["messages"]] == ["3", "4"]
    assert last["more"]
    first = await talk.people.get(f"{path}?limit=50&before={last['messages'][0]['message_id']}")
    assert [one["text"] for one in first["messages"]] == ["/start", "0", "1", "2"]
    assert not first["more"]


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


async def test_unknown_people_chats_and_bodies(talk: Talk) -> None:
    assert "person" in (await talk.people.get("/person/5/chats", status=404))["error"]
    assert "chat" in (await talk.people.get(f"/person/{talk.customer}/chats/5/messages", status=404))["error"]
    path = f"/person/{talk.customer}/chats/{talk.customer}/send"
    async with talk.people.session.post(path, data="not json") as response:
        assert response.status == 400
        assert "JSON" in (await response.json())["error"]


async def test_the_page_is_served_and_nothing_else(talk: Talk) -> None:
    async with talk.people.session.get("/") as page:
        assert (page.status, page.content_type) == (200, "text/html")
        assert page.headers["Cache-Control"] == "no-store"
    for path in ("/page/%2e%2e/server.py", "/page/..%2fserver.py", "/page/none.js", "/page//etc/passwd"):
        async with talk.people.session.get(path) as refused:
            assert refused.status == 404
