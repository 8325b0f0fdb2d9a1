"""`python -m bot`, from its start to its end, and what a restart keeps."""

import asyncio
import re
import signal
import socket

import pytest

from bot.errors import SettingsError
from bot.sandbox.bot_process import as_environment, until_healthy
from bot.sandbox.demo import bot_settings
from bot.sandbox.exchanger import SHOWCASE
from bot.sandbox.exchanger import Bid as Order
from bot.storage.database import open_database
from tests.conftest import Product
from tests.dialogue.talk import ASKABLE, Talk
from tests.process.program import Bot, is_listened_on, program, whole_program


async def test_answers_and_ends_cleanly(sides: Product, port: int) -> None:
    talk = await Talk.begin(sides)
    await talk.customer.start()  # what is said while the bot is away is answered when it is there
    settings = as_environment(sides.settings(http_port=port))
    async with whole_program(folder=sides.folder, **settings) as running:
        assert await until_healthy(port) == {"status": "ok", "database": True, "telegram": True}
        await talk.sees("menu-question")
        assert await running.end(signal.SIGTERM) == 0
    assert "Traceback" not in running.errors
    assert "Warning" not in running.errors
    assert not is_listened_on(port)
    for secret in (sides.telegram.token, sides.exchanger.login, sides.exchanger.key):
        assert secret not in running.errors


async def test_a_kill_loses_no_form_and_no_order(sides: Product, bot: Bot) -> None:
    anna, boris = await Talk.begin(sides), await Talk.begin(sides, "ru")
    direction = sides.exchanger.direction(SHOWCASE["ordinary"])
    first, second, *more = [field for field in direction.fields() if field.type in ASKABLE]
    answers = sides.exchanger.valid_form(direction.id)
    async with bot() as running:
        order, _ = await asyncio.gather(anna.ordered(direction.id, "100"), boris.open(direction.id, "100"))
        await boris.customer.sees(boris.site_words(first.label or ""))
        await boris.customer.say(answers[first.name])
        await boris.customer.sees(boris.site_words(second.label or ""))
        await running.end(signal.SIGKILL)
    await sides.exchanger.set_status(order.id, "coldpay")
    async with bot():
        await asyncio.gather(_reads_to_the_end(anna, order), boris.customer.say(answers[second.name]))
        for field in more:
            await boris.customer.sees(boris.site_words(field.label or ""))
            await boris.tap("field-skip")
        summary = await boris.sees("summary-question")
    assert answers[first.name] in summary.text
    assert answers[second.name] in summary.text


async def _reads_to_the_end(talk: Talk, order: Order) -> None:
    await talk.sees("status-coldpay")
    await talk.until_told(order, "realpay", "success")


async def test_ends_while_the_site_keeps_it_waiting(sides: Product, bot: Bot) -> None:
    """An order whose call is under way doesn't hold up the end, and is not made twice after it."""
    talk = await Talk.begin(sides)
    async with bot() as running:
        await talk.open(SHOWCASE["ordinary"], "100")
        await talk.answer_form(SHOWCASE["ordinary"])
        sides.exchanger.faults.set("slow", methods={"create_bid"}, seconds=300, after=True)
        before = len(list(sides.exchanger.ledger))
        await talk.tap("summary-create")
        async with asyncio.timeout(60):
            while len(list(sides.exchanger.ledger)) == before:  # noqa: ASYNC110 - the ledger tells nobody
                await asyncio.sleep(0.05)
        assert await running.end(signal.SIGTERM) == 0
    assert "Traceback" not in running.errors
    sides.exchanger.faults.clear()
    async with bot():
        await talk.sees("status-new")
    assert len(list(sides.exchanger.ledger)) == before + 1


async def test_what_keeps_it_from_starting_is_said_in_words(sides: Product) -> None:
    right = as_environment(bot_settings(sides.exchanger, sides.telegram, sides.folder))
    broken = {
        "BOT_TOKEN": "s3cr3t",
        "EXCHANGER_URL": "https://someone:s3cr3t@exchange.example",
        "EXCHANGER_LOGIN": "",
        "EXCHANGER_KEY": "s3cr3t with spaces",
        "DATABASE_URL": "mysql://someone:s3cr3t@there/bot",
        "WATCH_INTERVAL": "s3cr3t",
    }
    async with program(folder=sides.folder, **{**right, **broken}) as running:
        assert await running.ended() == 2
    told = running.errors.splitlines()
    assert {line.partition(": ")[0] for line in told[:-1]} == set(broken)
    assert "EXCHANGER_LOGIN: is not set" in told
    assert ".env.example" in told[-1]
    assert "s3cr3t" not in running.errors


async def test_a_language_without_texts_is_said_in_words(sides: Product) -> None:
    settings = bot_settings(sides.exchanger, sides.telegram, sides.folder)
    changed = as_environment(settings.model_copy(update={"default_locale": "xx"}))
    async with program(folder=sides.folder, **changed) as running:
        assert await running.ended() == 2
    assert running.errors == "DEFAULT_LOCALE: there are texts in en and ru only\n"


async def test_a_database_that_cant_be_opened_is_said_in_words(sides: Product) -> None:
    right = as_environment(bot_settings(sides.exchanger, sides.telegram, sides.folder))
    unreachable = {"DATABASE_URL": "postgresql://eve:s3c/r3t@127.0.0.1:9/bot"}
    async with program(folder=sides.folder, **{**right, **unreachable}) as running:
        assert await running.ended() == 2
    (line,) = running.errors.splitlines()
    assert line.startswith("DATABASE_URL: postgresql://127.0.0.1:9/bot can't be opened: ")
    assert "s3c" not in line
    assert "r3t" not in line


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("sqlite:////dev/null/bot.db", "sqlite:////dev/null/bot.db can't be opened: "),
        ("sqlite:////proc/version/../", "sqlite:////proc/version/../ can't be opened: "),
        ("postgresql://eve:s3cr3t@127.0.0.1:9/bot", "postgresql://127.0.0.1:9/bot can't be opened: "),
        ("postgresql://eve:s3?r3t@127.0.0.1:9/bot", "postgresql://… can't be opened: "),
    ],
)
async def test_what_is_said_of_a_database_that_cant_be_opened_holds_no_secret(url: str, told: str) -> None:
    with pytest.raises(SettingsError) as refused:
        await open_database(url)
    said = str(refused.value)
    assert said.startswith(f"DATABASE_URL: {told}")
    assert len(said) > len(f"DATABASE_URL: {told}"), "it says why"
    assert "s3c" not in said
    assert "r3t" not in said


async def test_a_taken_port_is_said_in_words(sides: Product) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        settings = bot_settings(sides.exchanger, sides.telegram, sides.folder)
        changed = as_environment(settings.model_copy(update={"http_port": taken}))
        async with program(folder=sides.folder, **changed) as running:
            assert await running.ended() == 2
    assert re.search(rf"HTTP_PORT\b.*\b{taken}\b", running.errors)
    assert "Traceback" not in running.errors
