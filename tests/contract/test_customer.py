"""The scripted customer, against the sandbox Telegram and a small bot that does one thing of each kind."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import aiohttp
import pytest
from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ContentType
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import (
    BotCommand,
    CallbackQuery,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
)

from bot.sandbox.customer import Customer, NotSeenError
from bot.sandbox.person_client import RefusedError
from bot.sandbox.telegram.server import SandboxTelegram


def keys(*rows: list[InlineKeyboardButton]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=list(rows))


def key(text: str, data: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=text, callback_data=data)


async def welcome(message: Message, bot: Bot, command: CommandObject) -> None:
    rows = [
        [key("Buy", "buy"), key("Buy more", "more")],
        [InlineKeyboardButton(text="Site", url="https://example.org/rules")],
        [InlineKeyboardButton(text="Copy", copy_text=CopyTextButton(text="0.00012300"))],
    ]
    await bot.send_message(
        message.chat.id, f"Welcome {command.args or 'by yourself'}", reply_markup=keys(*rows)
    )


async def bought(query: CallbackQuery, bot: Bot) -> None:
    assert isinstance(query.message, Message)
    await bot.answer_callback_query(query.id)
    for step in ("being made", "to be paid", "paid", "done"):
        await bot.edit_message_text(
            f"Order is {step}",
            chat_id=query.message.chat.id,
            message_id=query.message.message_id,
            reply_markup=keys([key("Cancel", "cancel")]),
        )


async def alerted(query: CallbackQuery, bot: Bot) -> None:
    await bot.answer_callback_query(query.id, f"You sent {query.data}", show_alert=True)


async def pay(message: Message, bot: Bot) -> None:
    await bot.send_message(
        message.chat.id,
        'Send <code>1.5</code> 🙂 to <code>Txyz</code>, <a href="https://example.org/pay">here</a>',
    )


async def later(message: Message, bot: Bot) -> None:
    await asyncio.sleep(0.2)
    await bot.send_message(message.chat.id, "At last", reply_markup=keys([key("Late", "late")]))


async def keyboard(message: Message, bot: Bot) -> None:
    rows = [[KeyboardButton(text="Share"), KeyboardButton(text="Skip it")]]
    await bot.send_message(message.chat.id, "Press below", reply_markup=ReplyKeyboardMarkup(keyboard=rows))


async def gone(message: Message, bot: Bot) -> None:
    passing = await bot.send_message(message.chat.id, "For a moment")
    await bot.delete_message(message.chat.id, passing.message_id)
    await bot.send_message(message.chat.id, "Here to stay")


async def told(message: Message, bot: Bot) -> None:
    kind = "forwarded" if message.forward_origin else ContentType(message.content_type).value
    await bot.send_message(message.chat.id, f"Got {kind}: {message.text or message.caption or ''}".strip())


async def corrected(message: Message, bot: Bot) -> None:
    await bot.send_message(message.chat.id, f"Corrected to {message.text}")


def routes() -> Router:
    router = Router()
    router.message.register(welcome, CommandStart())
    router.message.register(pay, Command("pay"))
    router.message.register(later, Command("later"))
    router.message.register(keyboard, Command("keyboard"))
    router.message.register(gone, Command("gone"))
    router.message.register(told)
    router.edited_message.register(corrected)
    router.callback_query.register(bought, F.data == "buy")
    router.callback_query.register(alerted)
    return router


@pytest.fixture
async def telegram() -> AsyncIterator[SandboxTelegram]:
    async with SandboxTelegram(limits=False) as telegram:
        yield telegram


@pytest.fixture
async def bot(telegram: SandboxTelegram) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(telegram.url))
    async with Bot(telegram.token, session, default=DefaultBotProperties(parse_mode="HTML")) as bot:
        dispatcher = Dispatcher()
        dispatcher.include_router(routes())
        polling = asyncio.create_task(
            dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False)
        )
        yield bot
        while not polling.done():  # it can't be stopped before it has begun
            with suppress(RuntimeError):
                await dispatcher.stop_polling()
            await asyncio.sleep(0)
        await polling


@pytest.fixture
async def emma(telegram: SandboxTelegram, bot: Bot) -> AsyncIterator[Customer]:  # noqa: ARG001 - it answers
    async with Customer(telegram.url, telegram.people["customer"]) as customer:
        yield customer


async def test_reads_the_answer_and_its_buttons(emma: Customer) -> None:
    await emma.start("d12")
    welcome = await emma.sees("Welcome d12")
    assert emma.screen == welcome
    assert emma.buttons() == [["Buy", "Buy more"], ["Site"], ["Copy"]]
    assert emma.urls() == ["https://example.org/rules"]
    assert [message.text for message in emma.messages] == ["/start d12", "Welcome d12"]


async def test_every_version_is_kept_in_order(emma: Customer) -> None:
    await emma.start()
    answer = await emma.tap("Buy")
    assert answer.answered
    last = await emma.sees("done")
    steps = ["Order is being made", "Order is to be paid", "Order is paid", "Order is done"]
    assert emma.told == ["Welcome by yourself", *steps]
    assert last.version == 4
    assert [message.text for message in emma.messages if message.by_bot] == ["Order is done"]
    assert (await emma.sees("being made")).version == 1
    assert emma.buttons() == [["Cancel"]]


async def test_taps_the_button_that_fits_best(emma: Customer) -> None:
    await emma.start()
    assert (await emma.tap("Buy more")).text == "You sent more"
    assert (await emma.tap("more")).text == "You sent more"
    assert (await emma.tap(re.compile("^Buy m"))).text == "You sent more"
    assert (await emma.tap("Site")).url == "https://example.org/rules"
    assert (await emma.tap("Copy")).text == "0.00012300"
    assert [answer.show_alert for answer in emma.answers] == [True, True, True, False, False]


async def test_waits_for_a_button(emma: Customer) -> None:
    await emma.say("/later")
    assert (await emma.tap("Late")).text == "You sent late"


async def test_taps_the_newest_message_that_has_it(emma: Customer) -> None:
    await emma.say("/later")
    old = await emma.sees("At last")
    await emma.say("/later")
    new = await emma.sees("At last")
    assert new.id > old.id
    await emma.tap("Late")
    assert f"on #{new.id}" in emma.transcript()


async def test_an_old_button_can_be_tapped(emma: Customer) -> None:
    await emma.start()
    old = await emma.sees("Welcome")
    await emma.tap("Buy")
    await emma.sees("done")
    assert (await emma.tap("Buy more", old)).text == "You sent more"
    with pytest.raises(NotSeenError, match="No button 'Buy more'"):
        await emma.tap("Buy more", timeout=0.05)


async def test_any_data_can_be_sent(emma: Customer) -> None:
    await emma.start()
    message = await emma.sees("Welcome")
    assert (await emma.forge("drop table", message)).text == "You sent drop table"


async def test_a_missing_button_names_those_there_are(emma: Customer) -> None:
    await emma.start()
    await emma.sees("Welcome")
    with pytest.raises(NotSeenError, match=r"(?s)No button 'Sell'.*Buy more.*Welcome by yourself") as raised:
        await emma.tap("Sell", timeout=0.05)
    assert isinstance(raised.value, AssertionError)


async def test_what_never_comes_shows_the_conversation(emma: Customer) -> None:
    await emma.start()
    await emma.sees("Welcome")
    with pytest.raises(NotSeenError, match=r"(?s)Not seen in 0\.05 s: 'never'.*/start.*Welcome by yourself"):
        await emma.sees("never", timeout=0.05)


async def test_what_was_shown_before_the_last_act_is_not_seen_again(emma: Customer) -> None:
    await emma.say("first")
    await emma.sees("Got text: first")
    await emma.say("second")
    await emma.sees(re.compile("second$"))
    with pytest.raises(NotSeenError):
        await emma.sees("first", timeout=0.05)
    assert (await emma.sees(lambda message: message.text.endswith("second"))).by_bot


async def test_reads_code_spans_and_links(emma: Customer) -> None:
    await emma.say("/pay")
    message = await emma.sees("Send")
    assert message.code == ["1.5", "Txyz"]
    assert message.urls == ["https://example.org/pay"]


async def test_sends_all_a_person_sends(emma: Customer) -> None:
    await emma.send_sticker()
    await emma.sees("Got sticker")
    await emma.send_photo("my receipt")
    await emma.sees("Got photo: my receipt")
    await emma.forward("look")
    await emma.sees("Got forwarded: look")
    mine = await emma.say("typo")
    await emma.edit(mine.id, "fixed")
    await emma.sees("Corrected to fixed")
    assert [message.text for message in emma.history if message.id == mine.id] == ["typo", "fixed"]


async def test_a_reply_keyboard_sends_its_label(emma: Customer) -> None:
    await emma.say("/keyboard")
    await emma.tap("Skip")
    await emma.sees("Got text: Skip it")


async def test_a_deleted_message_is_remembered_but_gone(emma: Customer) -> None:
    await emma.say("/gone")
    await emma.sees("Here to stay")
    assert emma.told == ["For a moment", "Here to stay"]
    assert [message.text for message in emma.messages] == ["/gone", "Here to stay"]
    assert "is deleted" in emma.transcript()


async def test_blocking_and_coming_back(emma: Customer) -> None:
    await emma.start()
    await emma.sees("Welcome")
    await emma.block()
    with pytest.raises(RefusedError, match="blocked"):
        await emma.say("hello?")
    await emma.unblock()
    await emma.say("hello")
    await emma.sees("Got text: hello")


async def test_reads_the_command_menu(emma: Customer, bot: Bot) -> None:
    await bot.set_my_commands([BotCommand(command="pay", description="Pay an order")])
    assert await emma.commands() == {"pay": "Pay an order"}


async def test_comes_into_a_chat_that_has_a_past(telegram: SandboxTelegram, emma: Customer) -> None:
    await emma.say("/keyboard")
    await emma.sees("Press below")
    async with aiohttp.ClientSession() as session:
        async with Customer(telegram.url, emma.id, session) as again:
            assert [message.text for message in again.messages] == ["/keyboard", "Press below"]
            with pytest.raises(NotSeenError):
                await again.sees("Press below", timeout=0.05)
            await again.tap("Share")
            await again.sees("Share")
        assert not session.closed


async def test_a_person_who_is_not_there(telegram: SandboxTelegram) -> None:
    with pytest.raises(RefusedError):
        async with Customer(telegram.url, 7):
            pass


class Line:
    """A way to the server that can be cut."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.writers: list[asyncio.StreamWriter] = []

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server_reader, server_writer = await asyncio.open_connection("127.0.0.1", self.port)
        self.writers += [writer, server_writer]
        with suppress(ConnectionError):
            await asyncio.gather(_pass(reader, server_writer), _pass(server_reader, writer))

    def cut(self) -> None:
        for writer in self.writers:
            writer.transport.abort()
        self.writers.clear()


async def _pass(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()
    writer.close()


@asynccontextmanager
async def line_to(telegram: SandboxTelegram) -> AsyncIterator[tuple[Line, str]]:
    line = Line(telegram.port)
    server = await asyncio.start_server(line.carry, "127.0.0.1", 0)
    try:
        yield line, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        line.cut()
        await server.wait_closed()


async def test_a_cut_connection_loses_and_doubles_nothing(telegram: SandboxTelegram, bot: Bot) -> None:
    person = telegram.people["customer"]
    async with line_to(telegram) as (line, url), Customer(url, person) as customer:
        await customer.say("hello")
        await customer.sees("Got text: hello")
        for number in range(30):
            if number % 10 == 5:
                line.cut()
            await bot.send_message(person, f"News {number}")
        await customer.sees("News 29")
        assert customer.told == ["Got text: hello", *(f"News {number}" for number in range(30))]
