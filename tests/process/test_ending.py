"""How the bot ends, as a process: what is under way then is not lost, and but for a few not doubled."""

import asyncio
import signal
from collections import Counter

from bot.sandbox.exchanger import SHOWCASE
from bot.sandbox.exchanger import Bid as Order
from bot.workers.outbox import AT_ONCE
from tests.conftest import Product
from tests.dialogue.orders import sees_gist, titled, until
from tests.dialogue.talk import Talk
from tests.process.program import PATIENCE, Bot

CUSTOMERS = AT_ONCE + 4
SEND = "sendMessage"


def told(talk: Talk, status: str) -> int:
    """How many messages of their own tell of the status."""
    opens, title = talk.t.plain("push-open"), titled(talk, status)
    shown = [message for message in talk.customer.messages if message.by_bot and title in message.text]
    return sum(opens in talk.labels(message) for message in shown)


async def until_told(talk: Talk, status: str) -> None:
    await until(lambda: told(talk, status), PATIENCE)


async def until_slow(sides: Product, count: int) -> None:
    """So many sends are under way: Telegram is slow with each."""
    (fault,) = sides.telegram.faults.on
    await until(lambda: fault.next is not None and 1000 - fault.next >= count, PATIENCE)


async def test_a_kill_doubles_only_what_is_in_flight(sides: Product, bot: Bot) -> None:
    talks = [await Talk.begin(sides) for _ in range(CUSTOMERS)]
    async with bot() as running:
        orders = await asyncio.gather(*(talk.ordered(SHOWCASE["no_fields"], "100") for talk in talks))
        sides.telegram.faults.add("slow", SEND, next=1000, seconds=3)
        for order in orders:
            await sides.exchanger.set_status(order.id, "coldpay")
        await until_slow(sides, AT_ONCE)
        await running.end(signal.SIGKILL)
        sides.telegram.faults.clear()
    async with bot():
        for talk in talks:
            await until_told(talk, "coldpay")
        for talk, order in zip(talks, orders, strict=True):
            await sides.exchanger.set_status(order.id, "success")
            await until_told(talk, "success")
    again = Counter(told(talk, "coldpay") for talk in talks)
    most = max(talks, key=lambda talk: told(talk, "coldpay"))
    assert set(again) <= {1, 2}, most.customer.transcript()
    assert again[2] <= AT_ONCE
    assert {told(talk, "success") for talk in talks} == {1}


async def test_what_is_being_sent_and_answered_gets_time_to_end(sides: Product, bot: Bot) -> None:
    owner, asker = await Talk.begin(sides), await Talk.begin(sides)
    async with bot() as running:
        order: Order = await owner.ordered(SHOWCASE["no_fields"], "100")
        await asker.customer.start()
        await sees_gist(asker, "menu-greeting")
        sides.telegram.faults.add("slow", SEND, next=1000, seconds=2)
        await sides.exchanger.set_status(order.id, "coldpay")
        await asker.customer.say("/help")
        await until_slow(sides, 2)
        assert await running.end(signal.SIGTERM) == 0
        await sees_gist(asker, "help")
        assert told(owner, "coldpay") == 1
    for noise in ("Traceback", "Task was destroyed", "never retrieved", "Warning"):
        assert noise not in running.errors
    sides.telegram.faults.clear()
    async with bot():
        await sides.exchanger.set_status(order.id, "success")
        await until_told(owner, "success")
    assert told(owner, "coldpay") == 1
