"""Several processes on one PostgreSQL: one runs the workers, and another as soon as that one can't."""

import signal
import time
from collections.abc import AsyncIterator

import pytest

from bot.sandbox.exchanger import SHOWCASE, Bid
from bot.storage import leader_lock
from bot.workers import election
from tests.conftest import Product
from tests.dialogue.orders import asked, cards, made, the_order, until
from tests.dialogue.talk import Talk
from tests.process.crossing import MESSAGES, Crossing
from tests.process.program import PATIENCE, Program
from tests.process.replicas import Replicas, is_elected, pushes, stands_by
from tests.process.server_line import ServerLine

ORDINARY = SHOWCASE["ordinary"]


@pytest.fixture
async def crossing(sides: Product) -> AsyncIterator[Crossing]:
    async with Crossing(sides.telegram, ("a", "b")) as opened:
        opened.lead_to("b")
        yield opened


@pytest.fixture
def replicas(sides: Product, crossing: Crossing, postgresql_url: str) -> Replicas:
    return Replicas(sides, crossing, {"database_url": postgresql_url})


async def until_elected(running: Program) -> None:
    began = time.monotonic()
    await until(lambda: is_elected(running), PATIENCE)
    print(f"elected after {time.monotonic() - began:.1f} s")


async def moved(talk: Talk, bid: Bid, *statuses: str) -> None:
    for status in statuses:
        await talk.product.exchanger.set_status(bid.id, status)
        await until(lambda: pushes(talk, status), PATIENCE)  # noqa: B023  (awaited at once)


def test_another_one_is_elected_within_ten_seconds() -> None:
    """The server's patience, and the longest that who stands by takes to ask and to be answered."""
    assert leader_lock.FREED_AFTER + election.STAND_AGAIN + leader_lock.ANSWER_SECONDS <= 10


def test_who_is_cut_off_stops_before_another_one_is_elected() -> None:
    asks_and_waits = election.ASK_EVERY + leader_lock.ANSWER_SECONDS
    assert asks_and_waits < leader_lock.SURE_FOR < leader_lock.FREED_AFTER


async def test_when_the_elected_one_is_killed_another_goes_on(sides: Product, replicas: Replicas) -> None:
    talk = await Talk.begin(sides)
    async with replicas.start("a") as one, replicas.start("b") as two:
        await until_elected(one)
        await until(lambda: stands_by(two), PATIENCE)
        bid = await talk.ordered(ORDINARY, "100")
        await moved(talk, bid, "coldpay")
        await one.end(signal.SIGKILL)
        await until_elected(two)
        await moved(talk, bid, "realpay", "success")
        assert len(cards(talk, bid)) == 1
        await two.end()
    assert asked(sides, "create_bid") == 1
    assert pushes(talk, "coldpay") <= 2, "only what was in flight is told twice"
    assert [pushes(talk, status) for status in ("realpay", "success")] == [1, 1]


async def test_who_ends_makes_room_at_once(sides: Product, replicas: Replicas) -> None:
    talk = await Talk.begin(sides)
    async with replicas.start("a") as one, replicas.start("b") as two:
        bid = await talk.ordered(ORDINARY, "100")
        assert await one.end() == 0
        await until_elected(two)
        await moved(talk, bid, "coldpay", "success")
        assert await two.end() == 0


async def test_who_is_cut_off_from_the_database_stops_acting(
    sides: Product, replicas: Replicas, crossing: Crossing, postgresql_url: str
) -> None:
    talk = await Talk.begin(sides)
    async with ServerLine(postgresql_url) as line, replicas.start("a", database_url=line.url) as one:
        await until_elected(one)
        async with replicas.start("b") as two:
            bid = await talk.ordered(ORDINARY, "100")
            line.fall_silent()
            await until_elected(two)
            assert not is_elected(one)
            since = len(crossing.calls)
            await moved(talk, bid, "coldpay", "realpay")
            line.speak()
            await until(lambda: stands_by(one), PATIENCE)
            await moved(talk, bid, "success")
            senders = {door for door, method in crossing.calls[since:] if method in MESSAGES}
            assert senders == {"b"}
            assert len(cards(talk, bid)) == 1
            await two.end()
            await until_elected(one)
        await one.end()
    assert [pushes(talk, status) for status in ("coldpay", "realpay", "success")] == [1, 1, 1]


async def test_who_was_frozen_does_nothing_twice(sides: Product, replicas: Replicas) -> None:
    talk = await Talk.begin(sides)
    async with replicas.start("a") as one, replicas.start("b") as two:
        sides.exchanger.faults.set("slow", methods=["create_bid"], seconds=3, after=True)
        await talk.to_summary(ORDINARY, "100")
        await talk.tap("summary-create")
        await until(lambda: made(sides), PATIENCE)
        one.send(signal.SIGSTOP)
        try:
            await until_elected(two)
            bid = the_order(sides)
            await talk.sees("status-new")
            await moved(talk, bid, "coldpay", "realpay")
        finally:
            one.send(signal.SIGCONT)
        await until(lambda: stands_by(one), PATIENCE)
        await moved(talk, bid, "success")
        assert asked(sides, "create_bid") == 1
        assert len(cards(talk, bid)) == 1
        assert await one.end() == 0
        assert await two.end() == 0
    assert the_order(sides) is bid
    assert [pushes(talk, status) for status in ("coldpay", "realpay", "success")] == [1, 1, 1]
