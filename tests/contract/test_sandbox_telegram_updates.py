"""How updates reach a bot: long polling and webhooks, confirmed, repeated, held and dropped."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiogram import Dispatcher
from aiogram.exceptions import TelegramBadRequest, TelegramConflictError
from aiogram.methods import SendMessage
from aiogram.types import Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

from tests.contract.sandbox_telegram_talk import Talk, talking, until


@pytest.fixture
async def talk() -> AsyncIterator[Talk]:
    async with talking() as talk:
        yield talk


@asynccontextmanager
async def serving(handler: Callable[[web.Request], Awaitable[web.StreamResponse]]) -> AsyncIterator[str]:
    """A web server of the bot; its address."""
    app = web.Application()
    app.router.add_post("/hook", handler)
    async with running(app) as address:
        yield address


@asynccontextmanager
async def running(app: web.Application) -> AsyncIterator[str]:
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    finally:
        await runner.cleanup()


async def test_ids_grow_and_what_is_not_confirmed_comes_again(talk: Talk) -> None:
    for text in ("one", "two", "three"):
        await talk.people.say(talk.customer, text)
    first = await talk.bot.get_updates(offset=talk.offset)
    ids = [update.update_id for update in first]
    assert ids == sorted(set(ids))
    again = await talk.bot.get_updates(offset=talk.offset, limit=2)
    assert [update.update_id for update in again] == ids[:2]
    rest = await talk.bot.get_updates(offset=ids[1] + 1)
    assert [update.message.text for update in rest if update.message] == ["three"]
    assert await talk.bot.get_updates(offset=ids[2] + 1) == []
    assert await talk.bot.get_updates() == []


async def test_a_negative_offset_keeps_the_last_ones(talk: Talk) -> None:
    for text in ("one", "two", "three"):
        await talk.people.say(talk.customer, text)
    kept = await talk.bot.get_updates(offset=-1)
    assert [update.message.text for update in kept if update.message] == ["three"]
    assert len(await talk.bot.get_updates()) == 1


async def test_a_long_poll_ends_when_something_happens(talk: Talk) -> None:
    poll = asyncio.create_task(talk.updates(seconds=50))
    await until(lambda: talk.telegram.world.updates.is_polled)
    await talk.people.say(talk.customer, "hello")
    (update,) = await poll
    assert update.message is not None
    assert update.message.text == "hello"


async def test_two_polls_at_once_conflict(talk: Talk) -> None:
    first = asyncio.create_task(talk.bot.get_updates(offset=talk.offset, timeout=50))
    await until(lambda: talk.telegram.world.updates.is_polled)
    second = asyncio.create_task(talk.bot.get_updates(offset=talk.offset, timeout=50))
    with pytest.raises(TelegramConflictError) as refused:
        await first
    assert refused.value.message == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    await talk.people.say(talk.customer, "hello")
    assert len(await second) == 1


async def test_only_kinds_asked_for_are_kept(talk: Talk) -> None:
    await talk.bot.get_updates(allowed_updates=["callback_query"])
    await talk.people.say(talk.customer, "lost")
    assert await talk.bot.get_updates() == []
    await talk.bot.get_updates(allowed_updates=["message"])
    await talk.people.say(talk.customer, "seen")
    assert len(await talk.bot.get_updates()) == 1


async def test_an_update_can_come_twice_and_late(talk: Talk) -> None:
    await talk.people.say(talk.customer, "hello")
    update = await talk.update()
    talk.telegram.deliver_again()
    assert (await talk.update()).update_id == update.update_id
    talk.telegram.hold_updates()
    await talk.people.say(talk.customer, "later")
    assert await talk.updates() == []
    talk.telegram.release_updates()
    late = await talk.update()
    assert late.message is not None
    assert late.message.text == "later"


async def test_a_message_can_be_made_old_before_it_is_delivered(talk: Talk) -> None:
    said = await talk.people.say(talk.customer, "hello")
    talk.telegram.backdate(talk.customer, said["message_id"], 3600)
    update = await talk.update()
    assert update.message is not None
    assert update.message.date.timestamp() == said["date"] - 3600


async def test_a_webhook_gets_updates_with_its_secret_until_it_takes_them(talk: Talk) -> None:
    seen: list[tuple[str | None, Any]] = []
    taken = asyncio.Event()

    async def hook(request: web.Request) -> web.Response:
        seen.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), await request.json()))
        if len(seen) < 3:
            return web.Response(status=500)
        taken.set()
        return web.Response()

    async with serving(hook) as address:
        await talk.bot.set_webhook(address, secret_token="s3cret")
        await talk.people.say(talk.customer, "hello")
        await asyncio.wait_for(taken.wait(), 10)
        assert {secret for secret, _ in seen} == {"s3cret"}
        assert {update["message"]["text"] for _, update in seen} == {"hello"}
        info = await talk.bot.get_webhook_info()
        assert info.url == address
        assert info.last_error_message == "Wrong response from the webhook: 500 Internal Server Error"
        await talk.bot.delete_webhook()
        assert await talk.bot.get_updates() == []


async def test_a_webhook_keeps_a_chats_order(talk: Talk) -> None:
    texts: list[str] = []

    async def hook(request: web.Request) -> web.Response:
        text = (await request.json())["message"]["text"]
        if text == "one" and len(texts) < 3:
            texts.append("failed")
            return web.Response(status=502)
        texts.append(text)
        return web.Response()

    async with serving(hook) as address:
        await talk.bot.set_webhook(address)
        for text in ("one", "two", "three"):
            await talk.people.say(talk.customer, text)
        await until(lambda: texts[-1:] == ["three"])
        await talk.bot.delete_webhook()
    assert texts == ["failed"] * 3 + ["one", "two", "three"]


async def test_pending_updates_are_counted_and_can_be_dropped(talk: Talk) -> None:
    for text in ("one", "two"):
        await talk.people.say(talk.customer, text)
    assert (await talk.bot.get_webhook_info()).pending_update_count == 2
    await talk.bot.delete_webhook(drop_pending_updates=True)
    assert (await talk.bot.get_webhook_info()).pending_update_count == 0


async def test_polling_and_a_webhook_exclude_each_other(talk: Talk) -> None:
    poll = asyncio.create_task(talk.bot.get_updates(offset=talk.offset, timeout=50))
    await until(lambda: talk.telegram.world.updates.is_polled)
    await talk.bot.set_webhook("http://127.0.0.1:9/hook")
    with pytest.raises(TelegramConflictError, match="terminated by setWebhook request"):
        await poll
    with pytest.raises(TelegramConflictError, match="can't use getUpdates method while webhook is active"):
        await talk.bot.get_updates()
    await talk.bot.set_webhook("")
    assert await talk.bot.get_updates() == []


@pytest.mark.parametrize("url", ["http://bot.example/hook", "https://bot.example:8080/hook", "nowhere"])
async def test_webhook_addresses(talk: Talk, url: str) -> None:
    with pytest.raises(TelegramBadRequest, match="webhook"):
        await talk.bot.set_webhook(url)
    with pytest.raises(TelegramBadRequest, match="secret token contains unallowed characters"):
        await talk.bot.set_webhook("https://bot.example/hook", secret_token="no spaces")


async def test_the_answer_to_a_webhook_may_carry_a_call(talk: Talk) -> None:
    """aiogram's own webhook server answers so when a handler returns a method."""
    dispatcher = Dispatcher()

    async def greet(message: Message) -> SendMessage:
        return SendMessage(chat_id=message.chat.id, text=f"<b>{message.text}</b> to you", parse_mode="HTML")

    dispatcher.message.register(greet)
    app = web.Application()
    SimpleRequestHandler(dispatcher, talk.bot, handle_in_background=False).register(app, path="/hook")
    setup_application(app, dispatcher, bot=talk.bot)
    async with running(app) as address:
        await talk.bot.set_webhook(address)
        await talk.people.say(talk.customer, "Hello")
        await until(lambda: bool(talk.telegram.log.of("sendMessage")))
        await talk.bot.delete_webhook()
    assert (await talk.people.messages(talk.customer))[-1]["text"] == "Hello to you"
