"""Webhook mode as a process: no update is lost when it is killed, ended, or switched to polling and back."""

import asyncio
import signal
from contextlib import AbstractAsyncContextManager

import pytest
from pydantic import SecretStr

from bot.sandbox.exchanger import SHOWCASE
from tests.conftest import Product
from tests.dialogue.orders import asked, gist, made, sees_gist, until
from tests.dialogue.talk import ASKABLE, Talk
from tests.dialogue.webhooks import SECRET, Hook
from tests.process.program import PATIENCE, Bot, Program, healthy
from tests.structure.metrics_page import until_page

ORDINARY = SHOWCASE["ordinary"]
SEND = "sendMessage"


@pytest.fixture
def bot(sides: Product, port: int) -> Bot:
    """Starts the bot by webhook or by polling; its files are kept from one start to the next."""
    hook = Hook(sides, port)

    def start(*, by_webhook: bool = True) -> AbstractAsyncContextManager[Program]:
        changes = hook.settings if by_webhook else {**hook.settings, "webhook_secret": SecretStr("")}
        return healthy(sides.folder, sides.settings(**changes))

    return start


def fields(talk: Talk) -> list[str]:
    """What the fields of the form are called."""
    asked = talk.product.exchanger.direction(ORDINARY).fields()
    return [talk.site_words(field.label or field.text or "") for field in asked if field.type in ASKABLE]


async def until_waiting(sides: Product, count: int) -> None:
    await until(lambda: len(sides.telegram.world.updates.pending) == count, PATIENCE)


async def test_what_is_killed_while_it_is_handled_comes_again(sides: Product, bot: Bot) -> None:
    """Its answer was committed, and whether the screen came the bot didn't learn: it is shown once more."""
    talk = await Talk.begin(sides)
    first, second = fields(talk)[:2]
    async with bot() as running:
        await talk.open(ORDINARY)
        await sees_gist(talk, "amount-give", "code")
        await until_waiting(sides, 0)
        slow = sides.telegram.faults.add("slow", SEND, next=1, seconds=10)
        await talk.customer.say("100")
        await until(lambda: slow.next == 0, PATIENCE)
        asks = await talk.customer.sees(first)
        await running.end(signal.SIGKILL)
        await until_waiting(sides, 1)
    async with bot():
        await until(lambda: any(first in each.text and each.id > asks.id for each in talk.customer.messages))
        await until_waiting(sides, 0)
        await talk.customer.say(sides.exchanger.valid_form(ORDINARY)["account2"])
        await talk.customer.sees(second)


async def test_what_is_killed_before_it_is_handled_comes_again(sides: Product, bot: Bot) -> None:
    """The site was being asked: nothing was committed."""
    talk = await Talk.begin(sides)
    async with bot() as running:
        await talk.customer.start()
        await sees_gist(talk, "menu-greeting")
        await until_waiting(sides, 0)
        slow = sides.exchanger.faults.set("slow", methods=["get_direction"], seconds=20)
        await talk.customer.start(f"d{ORDINARY}")
        await until(lambda: asked(sides, "get_direction"), PATIENCE)
        await running.end(signal.SIGKILL)
        await until_waiting(sides, 1)
        sides.exchanger.faults.clear(slow.id)
    async with bot():
        await sees_gist(talk, "amount-give", "code")
        await talk.customer.say("100")
        await talk.customer.sees(fields(talk)[0])


async def test_a_tap_that_was_killed_makes_one_order(sides: Product, bot: Bot) -> None:
    """The order was committed and Telegram had no answer: it is there once, whatever comes again."""
    talk = await Talk.begin(sides)
    async with bot() as running:
        await talk.to_summary(ORDINARY, "100")
        sides.telegram.faults.add("slow", "editMessageText", seconds=30)
        tap = asyncio.create_task(talk.tap("summary-create"))
        await until(lambda: made(sides), PATIENCE)
        await running.end(signal.SIGKILL)
        sides.telegram.faults.clear()
        tap.cancel()
    async with bot():
        await until_waiting(sides, 0)
        bid = made(sides)[0]
        await talk.until_told(bid, "coldpay")
    assert len(made(sides)) == 1


async def test_switching_loses_nothing(sides: Product, bot: Bot) -> None:
    """At each switch one is waiting at Telegram; the form shows which of them were handled, and how often."""
    talk = await Talk.begin(sides, "ru")
    first, second = fields(talk)[:2]
    async with bot(by_webhook=False) as running:
        await talk.open(ORDINARY)
        await sees_gist(talk, "amount-give", "code")
        await running.end()
    await talk.customer.say("100")
    async with bot() as running:
        await talk.customer.sees(first)
        assert sides.telegram.world.webhook.url
        await until_waiting(sides, 0)
        await running.end()
    await talk.customer.say(sides.exchanger.valid_form(ORDINARY)["account2"])
    async with bot(by_webhook=False) as running:
        await talk.customer.sees(second)
        assert not sides.telegram.world.webhook.url
        await running.end()
    await talk.customer.say("/help")
    async with bot():
        await talk.customer.sees(gist(talk, "help"))


async def test_what_is_being_handled_gets_time_to_end(sides: Product, bot: Bot, port: int) -> None:
    talk, other = await Talk.begin(sides), await Talk.begin(sides)
    sides.http_port = port
    async with bot() as running:
        await talk.customer.start()
        await sees_gist(talk, "menu-greeting")
        slow = sides.telegram.faults.add("slow", SEND, next=1, seconds=2)
        await talk.customer.say("/help")
        await until(lambda: slow.next == 0, PATIENCE)
        running.send(signal.SIGTERM)
        await until_page(sides, "/readyz", lambda shown: shown.status == 503)
        await other.customer.start()
        assert await running.ended() == 0
        await sees_gist(talk, "help")
        waiting = [update["message"]["from"]["id"] for update in sides.telegram.world.updates.pending]
        assert waiting == [other.customer.id]
    for noise in ("Traceback", "Task was destroyed", "never retrieved", "Warning", SECRET):
        assert noise not in running.errors
    async with bot():
        await other.customer.sees(gist(other, "menu-greeting"))
