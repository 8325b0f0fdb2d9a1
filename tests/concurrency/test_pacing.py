"""Within Telegram's limits, which the sandbox holds the bot to: no call is ever refused with 429."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.app import running
from bot.sandbox.demo import bot_settings
from bot.sandbox.exchanger import Pace, SandboxExchanger
from bot.sandbox.telegram import SandboxTelegram
from tests.conftest import Product
from tests.dialogue.orders import sees_gist
from tests.dialogue.talk import Talk

CUSTOMERS = 30


@pytest.fixture
async def limited(tmp_path: Path) -> AsyncIterator[Product]:
    """The product with the limits on, at both ends."""
    async with AsyncExitStack() as stack:
        exchanger = await stack.enter_async_context(SandboxExchanger(pace=Pace(answer=0, create=0), seed=1))
        telegram = await stack.enter_async_context(SandboxTelegram())
        await stack.enter_async_context(running(bot_settings(exchanger, telegram, tmp_path)))
        yield Product(exchanger, telegram, tmp_path, stack, stack)


async def greet(talk: Talk) -> None:
    await talk.customer.start()
    await sees_gist(talk, "menu-greeting")
    await talk.tap("button-exchange")
    await talk.sees("pick-give")


async def test_thirty_customers_at_once_are_never_too_many(limited: Product) -> None:
    talks = await asyncio.gather(*(Talk.begin(limited) for _ in range(CUSTOMERS)))
    await asyncio.gather(*(greet(talk) for talk in talks))
    calls = limited.telegram.log.of("sendMessage", "editMessageText")
    assert len(calls) >= 2 * CUSTOMERS
    assert not [call for call in limited.telegram.log.calls if call.error_code == 429]


async def test_one_who_types_fast_is_never_too_fast(limited: Product) -> None:
    talk = await Talk.begin(limited)
    for _ in range(7):
        await talk.customer.say("/help")
    await sees_gist(talk, "help")
    await talk.customer.say("/orders")
    await talk.sees("orders-none")
    assert not [call for call in limited.telegram.log.calls if call.error_code == 429]
