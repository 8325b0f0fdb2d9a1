"""The person API: what people do, what the bot is told of it, and what they are shown."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
)
from aiohttp import ClientResponse

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
    await talk.bot.answer_callback_query(query.id)
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
        await talk.edit(sent, "y")
        await talk.bot.send_chat_action(talk.customer, "typing")
        await talk.bot.set_my_commands(
            [BotCommand(command="help", description="Help")], scope=BotCommandScopeChat(chat_id=talk.customer)
        )
        await talk.delete(sent)
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
