"""A broadcast goes on over the end of the process, and nobody gets it twice, however that ends."""

import signal
from collections import Counter

from bot.services.roles import Role
from tests.conftest import Product
from tests.dialogue.broadcasts import COPY, block, copies, crowd, numbers, put_together, send, until_stage
from tests.dialogue.operators import OperatorTalk
from tests.dialogue.orders import until
from tests.process.program import PATIENCE, Bot, Program

PEOPLE = 200
BLOCKED = 20
SOME = 40


async def begun(sides: Product) -> list[int]:
    """The bot is sending it, and has come to some of the people; of each ten one has blocked it."""
    operator = await OperatorTalk.on_duty(sides, Role.MARKETING)
    people = await crowd(sides, PEOPLE)
    for person in people[:: PEOPLE // BLOCKED]:
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
        people = await begun(sides)
        assert await running.end() == 0
        before = got(sides, people)
        assert SOME <= before[1] < PEOPLE - BLOCKED
        assert_calm(running)
    async with bot():
        await until_stage(sides, "done", PATIENCE)
    assert got(sides, people) == {1: PEOPLE - BLOCKED, 0: BLOCKED}
    total = PEOPLE + 1
    assert numbers(sides) == ("done", total, total - BLOCKED, BLOCKED, 0, 0, 0)


async def test_nobody_gets_it_twice_after_a_kill(sides: Product, bot: Bot) -> None:
    """Telegram is slow with all: some of those in flight have got it, some not, and nobody knows who."""
    async with bot() as running:
        people = await begun(sides)
        sides.telegram.faults.add("slow", COPY, seconds=1)
        await until(lambda: got(sides, people)[1] >= SOME * 2, PATIENCE)
        await running.end(signal.SIGKILL)
    sides.telegram.faults.clear()
    async with bot():
        await until_stage(sides, "done", PATIENCE)
    stage, total, sent, blocked, failed, unknown, skipped = (str(each) for each in numbers(sides))
    assert (stage, failed, skipped) == ("done", "0", "0")
    assert int(sent) + int(blocked) + int(unknown) == int(total)
    assert 0 < int(unknown) <= PEOPLE // 2
    assert set(got(sides, people)) == {0, 1}
    calls = Counter(
        call.params["chat_id"] for call in sides.telegram.log.of(COPY) if call.params["chat_id"] in people
    )
    assert set(calls.values()) == {1}


def assert_calm(running: Program) -> None:
    for noise in ("Traceback", "Task was destroyed", "never retrieved", " ERROR "):
        assert noise not in running.errors
