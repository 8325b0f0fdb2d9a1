"""Flood limits and trouble on demand."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator

import pytest
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

from bot.sandbox.telegram.errors import BotApiError
from bot.sandbox.telegram.limits import SendLimits
from tests.contract.sandbox_telegram_talk import Talk, talking


@pytest.fixture
async def talk() -> AsyncIterator[Talk]:
    async with talking() as talk:
        yield talk


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def refused(limits: SendLimits, chat: int, *, is_group: bool = False) -> int:
    """How long the bot is told to wait; 0 when it may send."""
    try:
        limits.spend(chat, is_group=is_group)
    except BotApiError as error:
        return int(error.parameters["retry_after"])
    return 0


def test_a_chat_takes_five_at_once_and_one_a_second() -> None:
    clock = Clock()
    limits = SendLimits(True, clock)
    assert [refused(limits, 1) for _ in range(6)] == [0, 0, 0, 0, 0, 1]
    clock.now = 1
    assert [refused(limits, 1), refused(limits, 1)] == [0, 1]
    assert refused(limits, 2) == 0


def test_all_chats_take_thirty_a_second() -> None:
    clock = Clock()
    limits = SendLimits(True, clock)
    assert [refused(limits, chat) for chat in range(31)] == [0] * 30 + [1]
    clock.now = 0.5
    assert [refused(limits, 100 + chat) for chat in range(16)] == [0] * 15 + [1]


def test_a_group_takes_twenty_a_minute() -> None:
    clock = Clock()
    limits = SendLimits(True, clock)
    sent = []
    for clock.now in range(40):
        sent.append(refused(limits, -100, is_group=True) == 0)
    assert 30 < sum(sent) < 34  # twenty at once, and one more every three seconds
    clock.now = 41
    assert refused(limits, -100, is_group=True) <= 3


def test_limits_can_be_off() -> None:
    limits = SendLimits(False, Clock())
    assert not any(refused(limits, 1) for _ in range(100))


async def test_the_bot_is_told_to_wait_and_edits_count() -> None:
    clock = Clock()
    async with talking() as talk:
        talk.telegram.world.limits = SendLimits(True, clock)
        sent = [await talk.bot.send_message(talk.customer, str(number)) for number in range(4)]
        await talk.edit(sent[0], "edited")
        with pytest.raises(TelegramRetryAfter) as told:
            await talk.edit(sent[1], "edited")
        assert told.value.retry_after == 1
        with pytest.raises(TelegramRetryAfter):
            await talk.bot.send_message(talk.customer, "more")
        await talk.delete(sent[2])  # deletions, actions and answers are not counted
        await talk.bot.send_chat_action(talk.customer, "typing")
        (call, *_) = [one for one in talk.telegram.log.calls if one.error_code == 429]
        assert call.description == "Too Many Requests: retry after 1"
        clock.now = told.value.retry_after
        await talk.bot.send_message(talk.customer, "more")


async def test_a_refused_call_is_not_counted(talk: Talk) -> None:
    await talk.people.post("/control", limits=True)
    for _ in range(10):
        with pytest.raises(Exception, match="message text is empty"):
            await talk.bot.send_message(talk.customer, "")
    await talk.bot.send_message(talk.customer, "x")


async def test_flood_and_server_errors_for_so_many_calls(talk: Talk) -> None:
    talk.telegram.faults.add("flood", "sendMessage", next=1, seconds=7)
    talk.telegram.faults.add("server_error", "sendMessage", next=1)
    with pytest.raises(TelegramRetryAfter) as told:
        await talk.bot.send_message(talk.customer, "x")
    assert told.value.retry_after == 7
    with pytest.raises(TelegramServerError, match="Bad Gateway"):
        await talk.bot.send_message(talk.customer, "x")
    await talk.bot.send_message(talk.customer, "x")
    assert [call.error_code for call in talk.telegram.log.of("sendMessage")] == [429, 502, None]


async def test_junk_and_cut_connections(talk: Talk) -> None:
    talk.telegram.faults.add("junk", "sendMessage", next=1)
    with pytest.raises(ClientDecodeError):
        await talk.bot.send_message(talk.customer, "x")
    talk.telegram.faults.add("reset_before", "sendMessage", next=1)
    with pytest.raises(TelegramNetworkError):
        await talk.bot.send_message(talk.customer, "not sent")
    talk.telegram.faults.add("reset_after", "sendMessage", next=1)
    with pytest.raises(TelegramNetworkError):
        await talk.bot.send_message(talk.customer, "sent all the same")
    assert [one["text"] for one in await talk.people.messages(talk.customer)] == [
        "/start",
        "sent all the same",
    ]


async def test_slow_answers(talk: Talk) -> None:
    talk.telegram.faults.add("slow", "getMe", next=1, seconds=0.3)
    began = time.monotonic()
    await talk.bot.get_me()
    assert time.monotonic() - began >= 0.3


async def test_faults_over_http(talk: Talk) -> None:
    assert isinstance(talk.bot.session, AiohttpSession)
    shown = await talk.people.post("/control", fault={"kind": "flood", "method": "sendMessage", "next": 2})
    assert shown["faults"][0]["kind"] == "flood"
    with pytest.raises(TelegramRetryAfter):
        await talk.bot.send_message(talk.customer, "x")
    assert (await talk.people.post("/control", fault=None))["faults"] == []
    await talk.bot.send_message(talk.customer, "x")
    refusal = await talk.people.post("/control", status=400, fault={"kind": "fire"})
    assert "flood" in refusal["error"]
    calls = (await talk.people.get("/control/log?after=0"))["calls"]
    assert [call["method"] for call in calls if not call["ok"]] == ["sendMessage"]
    assert talk.telegram.token not in str(calls)
