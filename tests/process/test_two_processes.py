"""Two processes of the bot on one SQLite file: whatever they do at once, an order is made once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.sandbox.customer import Customer
from bot.sandbox.exchanger import SHOWCASE
from tests.conftest import Product
from tests.dialogue.orders import asked, cards, data_of, gist, made, the_order, until
from tests.dialogue.talk import Talk
from tests.process.crossing import Crossing
from tests.process.program import PATIENCE, Program
from tests.process.replicas import Replicas

ORDINARY = SHOWCASE["ordinary"]
TAPS = 15


@pytest.fixture
async def crossing(sides: Product) -> AsyncIterator[Crossing]:
    async with Crossing(sides.telegram, ("a", "b")) as opened:
        opened.lead_to("a")
        yield opened


@pytest.fixture
def replicas(sides: Product, crossing: Crossing) -> Replicas:
    return Replicas(sides, crossing)


@asynccontextmanager
async def second_device(talk: Talk) -> AsyncIterator[Customer]:
    async with Customer(talk.product.telegram.url, talk.customer.id) as device:
        yield device


async def tap_everywhere(talk: Talk, other: Customer, label: str, crossing: Crossing) -> None:
    """One button, tapped on both devices; the taps wait in Telegram until all are there, and then go to both
    processes in turn."""
    screen = talk.customer.screen
    data = data_of(screen, label)
    telegram = talk.product.telegram
    telegram.hold_updates()
    devices = [talk.customer if number % 2 else other for number in range(TAPS)]
    taps = [asyncio.create_task(device.forge(data, screen)) for device in devices]
    await until(lambda: len(telegram.world.updates.pending) == TAPS, PATIENCE)
    crossing.lead_to("a", "b")
    telegram.release_updates()
    answers = await asyncio.gather(*taps)
    assert all(answer.answered for answer in answers)


def assert_calm(*programs: Program) -> None:
    for each in programs:
        assert " ERROR " not in each.errors
        assert "Traceback" not in each.errors


async def test_fifteen_confirms_over_two_processes_make_one_order(
    sides: Product, crossing: Crossing, replicas: Replicas
) -> None:
    talk = await Talk.begin(sides)
    async with replicas.start("a") as one, replicas.start("b") as two, second_device(talk) as other:
        await talk.to_summary(ORDINARY, "100")
        sides.exchanger.faults.set("slow", methods=["create_bid"], seconds=0.5)
        before = dict(crossing.given)
        await tap_everywhere(talk, other, talk.t.plain("summary-create"), crossing)
        assert [crossing.given[door] - before[door] for door in "ab"] == [8, 7]
        await talk.sees("status-new")
        bid = the_order(sides)
        assert asked(sides, "create_bid") == 1
        await until(lambda: len(cards(talk, bid)) == 1)
        await talk.customer.say("/orders")  # the conversation goes on, whichever process hears it
        await talk.customer.tap(str(bid.id))
        await talk.until_told(bid, "coldpay", "success")
        assert len(cards(talk, bid)) == 1
        assert_calm(one, two)
    assert the_order(sides) is bid


async def test_fifteen_payments_over_two_processes_are_one_call(
    sides: Product, crossing: Crossing, replicas: Replicas
) -> None:
    talk = await Talk.begin(sides)
    async with replicas.start("a") as one, replicas.start("b") as two, second_device(talk) as other:
        bid = await talk.ordered(SHOWCASE["default"], "5000")
        await talk.tap("card-paid")
        await talk.customer.sees(gist(talk, "card-ask-paid", "amount"))
        sides.exchanger.faults.set("slow", methods=["pay_bid"], seconds=0.5)
        await tap_everywhere(talk, other, talk.t.plain("card-yes-paid"), crossing)
        await talk.sees("status-payed")
        assert asked(sides, "pay_bid") == 1
        await until(lambda: len(cards(talk, bid)) == 1)
        assert_calm(one, two)


@pytest.mark.parametrize("made_first", [True, False])
async def test_a_process_that_starts_takes_no_call_of_another_for_lost(
    sides: Product, replicas: Replicas, made_first: bool
) -> None:
    """The other's call is under way: the order is there already, or only comes with the answer."""
    talk = await Talk.begin(sides)
    async with replicas.start("a") as one:
        await talk.to_summary(ORDINARY, "100")
        sides.exchanger.faults.set("slow", methods=["create_bid"], seconds=8, after=made_first)
        await talk.tap("summary-create")
        await until(lambda: made(sides) if made_first else asked(sides, "create_bid"), PATIENCE)
        async with replicas.start("b") as two:
            await talk.sees("status-new")
            bid = the_order(sides)
            await one.end()
            await talk.until_told(bid, "coldpay", "success")
            assert asked(sides, "create_bid") == 1
            assert len(cards(talk, bid)) == 1
            assert_calm(one, two)
    assert the_order(sides) is bid
