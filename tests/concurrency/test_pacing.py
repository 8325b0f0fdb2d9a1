"""Within Telegram's limits, which the sandbox holds the bot to: no call is ever refused with 429."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.app import running
from bot.middlewares.limits import Limit, Limits
from bot.middlewares.pacing import LastInLine, Pacing, by_itself, last_in_line
from bot.sandbox.demo import bot_settings
from bot.sandbox.exchanger import Pace, SandboxExchanger
from bot.sandbox.telegram import SandboxTelegram
from tests.conftest import Product
from tests.dialogue.orders import sees_gist, until
from tests.dialogue.talk import Talk
from tests.rows import SQLITE

CUSTOMERS = 30


@pytest.fixture
async def limited(tmp_path: Path) -> AsyncIterator[Product]:
    """The product with the limits on, at both ends."""
    async with AsyncExitStack() as stack:
        exchanger = await stack.enter_async_context(SandboxExchanger(pace=Pace(answer=0, create=0), seed=1))
        telegram = await stack.enter_async_context(SandboxTelegram())
        await stack.enter_async_context(running(bot_settings(exchanger, telegram, tmp_path)))
        yield Product(exchanger, telegram, tmp_path, stack, stack, f"{SQLITE}{tmp_path}/bot.db")


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


@asynccontextmanager
async def paced_by(limits: Limits) -> AsyncIterator[tuple[SandboxTelegram, Bot]]:
    """A bot, and a Telegram that takes any number."""
    async with SandboxTelegram(limits=False) as telegram:
        session = AiohttpSession(api=TelegramAPIServer.from_base(telegram.url))
        session.middleware(Pacing(limits))
        async with Bot(telegram.token, session=session) as bot:
            yield telegram, bot


@pytest.fixture
async def paced() -> AsyncIterator[tuple[SandboxTelegram, Bot]]:
    """It may send ten messages a second."""
    async with paced_by(Limits(everything=Limit(10, 1), chat=Limit(1, 2))) as both:
        yield both


def known(telegram: SandboxTelegram, count: int) -> list[int]:
    """So many people who have written to the bot."""
    people = [telegram.add_person("Alex", "en") for _ in range(count)]
    for person in people:
        telegram.world.chats[person].open = True
    return people


async def send(bot: Bot, chat: int, text: str, *, alone: bool = False) -> None:
    by_itself.set(alone)
    await bot.send_message(chat, text)


def sent(telegram: SandboxTelegram) -> list[str]:
    return [call.params["text"] for call in telegram.log.of("sendMessage") if call.ok]


async def test_an_answer_goes_before_what_comes_by_itself(paced: tuple[SandboxTelegram, Bot]) -> None:
    telegram, bot = paced
    people = known(telegram, 12)
    news = [asyncio.create_task(send(bot, person, "news", alone=True)) for person in people[1:]]
    await until(lambda: len(sent(telegram)) >= 1)
    await send(bot, people[0], "answer")
    assert sent(telegram).index("answer") <= 3
    await asyncio.gather(*news)


async def broadcast(bot: Bot, chat: int, place: LastInLine) -> None:
    last_in_line.set(place)
    await bot.send_message(chat, "broadcast")


async def test_a_broadcast_goes_after_all_else(paced: tuple[SandboxTelegram, Bot]) -> None:
    """Whose turn hasn't come can be called back, and surely was not sent."""
    telegram, bot = paced
    people = known(telegram, 12)
    places = [LastInLine() for _ in people[4:]]
    last = [asyncio.create_task(broadcast(bot, *each)) for each in zip(people[4:], places, strict=True)]
    await until(lambda: len(sent(telegram)) >= 1)
    await asyncio.gather(*(send(bot, person, "news", alone=True) for person in people[:2]))
    await asyncio.gather(*(send(bot, person, "answer") for person in people[2:4]))
    assert sent(telegram).count("broadcast") <= 4
    for task, place in zip(last, places, strict=True):
        if not place.has_come:
            task.cancel()
    ended = await asyncio.gather(*last, return_exceptions=True)
    assert sum(each is None for each in ended) == sent(telegram).count("broadcast")
    assert [each is None for each in ended] == [place.has_come for place in places]


async def test_what_comes_by_itself_leaves_room_for_answers() -> None:
    """However many such messages wait, an answer need not: of five at once they take but two."""
    limits = Limits(everything=Limit(0.01, 5), left_for_people=3)
    async with paced_by(limits) as (telegram, bot):
        people = known(telegram, 12)
        news = [asyncio.create_task(send(bot, person, "news", alone=True)) for person in people[3:]]
        await until(lambda: len(sent(telegram)) >= 2)
        await asyncio.gather(*(send(bot, person, "answer") for person in people[:3]))
        assert sent(telegram) == ["news"] * 2 + ["answer"] * 3
        for each in news:
            each.cancel()
        await asyncio.gather(*news, return_exceptions=True)


async def test_what_comes_by_itself_goes_on_among_many_answers(paced: tuple[SandboxTelegram, Bot]) -> None:
    """The person it is for can't be answered before it has gone."""
    telegram, bot = paced
    people = known(telegram, 16)
    answers = [asyncio.create_task(send(bot, person, "answer")) for person in people[1:]]
    await until(lambda: len(sent(telegram)) >= 1)
    await send(bot, people[0], "news", alone=True)
    assert len(sent(telegram)) < len(people) - 4
    await asyncio.gather(*answers)


async def test_the_limit_of_one_chat_holds_up_no_other(paced: tuple[SandboxTelegram, Bot]) -> None:
    telegram, bot = paced
    busy, other = known(telegram, 2)
    await send(bot, busy, "first")
    telegram.faults.add("flood", "sendMessage", next=1, seconds=2)
    second = asyncio.create_task(send(bot, busy, "second"))
    await until(lambda: any(call.error_code == 429 for call in telegram.log.calls))
    await send(bot, other, "other")
    await second
    assert sent(telegram) == ["first", "other", "second"]


async def test_the_limit_of_all_holds_up_everybody(paced: tuple[SandboxTelegram, Bot]) -> None:
    """In a chat where all was quiet it can't be the chat's own."""
    telegram, bot = paced
    quiet, other = known(telegram, 2)
    telegram.faults.add("flood", "sendMessage", next=1, seconds=2)
    first = asyncio.create_task(send(bot, quiet, "first"))
    await until(lambda: any(call.error_code == 429 for call in telegram.log.calls))
    told = asyncio.get_running_loop().time()
    await send(bot, other, "other")
    assert asyncio.get_running_loop().time() - told > 1
    await first
