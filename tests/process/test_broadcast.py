"""A broadcast goes on over the end of the process, and nobody gets it twice, however that ends."""

import signal
from collections import Counter
from collections.abc import AsyncIterator

import pytest

from bot.services.roles import Role
from bot.workers.broadcasts import IN_FLIGHT
from tests.conftest import Product
from tests.dialogue.broadcasts import COPY, block, copies, crowd, numbers, put_together, send, until_stage
from tests.dialogue.operators import OperatorTalk
from tests.dialogue.orders import until
from tests.process.crossing import Crossing
from tests.process.program import PATIENCE, Bot, Program
from tests.process.replicas import Replicas, is_elected, stands_by

TEN = 10
SOME = 40
AT_MOST_UNKNOWN = 30
"""What is marked ahead, and what is in flight at a Telegram that answers at once."""


async def begun(sides: Product, count: int) -> list[int]:
    """The bot is sending it, and has come to some of the people; of each ten one has blocked it."""
    operator = await OperatorTalk.on_duty(sides, Role.MARKETING)
    people = await crowd(sides, count)
    for person in people[::TEN]:
        block(sides, person)
    await put_together(operator)
    await send(operator)
    await until(lambda: got(sides, people)[1] >= SOME, PATIENCE)
    return people


def got(sides: Product, people: list[int]) -> Counter[int]:
    """How many people have got it how often."""
    return Counter(len(copies(sides, person)) for person in people)


async def test_each_gets_it_once_over_a_restart(sides: Product, bot: Bot) -> None:
    async with bot() as running:
        people = await begun(sides, 200)
        assert await running.end() == 0
        before = got(sides, people)
        assert SOME <= before[1] < 180
        assert_calm(running)
    async with bot():
        await until_stage(sides, "done", PATIENCE)
    assert got(sides, people) == {1: 180, 0: 20}
    assert numbers(sides) == ("done", 201, 181, 20, 0, 0, 0), "the operator got it too"


async def test_nobody_gets_it_twice_after_a_kill(sides: Product, bot: Bot) -> None:
    """Telegram is slow with all: some of those in flight have got it, some not, and nobody knows who."""
    async with bot() as running:
        people = await begun(sides, 120)
        sides.telegram.faults.add("slow", COPY, seconds=1)
        await until(lambda: got(sides, people)[1] >= SOME * 2, PATIENCE)
        await running.end(signal.SIGKILL)
    sides.telegram.faults.clear()
    async with bot():
        await until_stage(sides, "done", PATIENCE)
    stage, total, sent, blocked, failed, unknown, skipped = (str(each) for each in numbers(sides))
    assert (stage, failed, skipped) == ("done", "0", "0")
    assert int(sent) + int(blocked) + int(unknown) == int(total)
    assert 0 < int(unknown) <= AT_MOST_UNKNOWN + IN_FLIGHT
    assert set(got(sides, people)) == {0, 1}
    calls = Counter(
        call.params["chat_id"] for call in sides.telegram.log.of(COPY) if call.params["chat_id"] in people
    )
    assert set(calls.values()) == {1}


@pytest.fixture
async def replicas(sides: Product, postgresql_url: str) -> AsyncIterator[Replicas]:
    """Two doors to Telegram; what people do goes to the second."""
    sides.database_url = postgresql_url
    async with Crossing(sides.telegram, ("a", "b")) as crossing:
        crossing.lead_to("b")
        yield Replicas(sides, crossing)


async def test_another_process_goes_on_with_it(sides: Product, replicas: Replicas) -> None:
    """Confirmed where nothing is sent, sent by the elected one, and after its kill by the other."""
    async with replicas.start("a") as one, replicas.start("b") as two:
        await until(lambda: is_elected(one), PATIENCE)
        await until(lambda: stands_by(two), PATIENCE)
        people = await begun(sides, 120)
        await one.end(signal.SIGKILL)
        await until_stage(sides, "done", PATIENCE)
        assert is_elected(two)
        await two.end()
    *_, sent, blocked, failed, unknown, skipped = (int(str(each)) for each in numbers(sides)[1:])
    assert (failed, skipped) == (0, 0)
    assert sent + blocked + unknown == len(people) + 1
    assert unknown <= AT_MOST_UNKNOWN
    assert set(got(sides, people)) == {0, 1}
    assert got(sides, people)[1] >= len(people) * (TEN - 1) // TEN - unknown


def assert_calm(running: Program) -> None:
    for noise in ("Traceback", "Task was destroyed", "never retrieved", " ERROR "):
        assert noise not in running.errors
