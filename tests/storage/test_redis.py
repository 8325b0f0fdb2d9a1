"""What processes share in Redis, on a real one: two of everything, as two processes have it."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from functools import partial

import pytest
from aiogram.fsm.storage.base import StorageKey

from bot.middlewares import isolation as timing
from bot.middlewares.counts import Counts, OwnCounts, Verdict
from bot.middlewares.isolation import KeyedIsolation, SharedIsolation
from bot.middlewares.limits import Limit, Limits
from bot.middlewares.shared_counts import SharedCounts
from bot.storage.redis import RedisAwayError, SharedMemory, open_redis
from tests.dialogue.orders import until
from tests.servers import Redis

PERSON = StorageKey(bot_id=1, chat_id=7, user_id=7)
OTHER = StorageKey(bot_id=1, chat_id=8, user_id=8)
SLOWLY = Limit(0.001, 3)
LIMITS = Limits(stranger=SLOWLY, customer=Limit(0.001, 5), strangers=Limit(0.001, 8))


@pytest.fixture
async def processes(redis_url: str) -> AsyncIterator[list[SharedMemory]]:
    async with AsyncExitStack() as stack:
        made = [SharedMemory(open_redis(redis_url), "bot:1") for _ in range(2)]
        for each in made:
            stack.push_async_callback(each.close)
        yield made


class Handled:
    """What is handled, from begin to end."""

    def __init__(self) -> None:
        self.now = 0
        self.most = 0
        self.count = 0

    async def handle(self, isolation: KeyedIsolation, key: StorageKey) -> None:
        async with isolation.lock(key):
            self.now += 1
            self.most = max(self.most, self.now)
            await asyncio.sleep(0.01)
            self.now -= 1
            self.count += 1


async def test_a_persons_updates_are_handled_one_by_one(processes: list[SharedMemory]) -> None:
    isolations = [SharedIsolation(each) for each in processes]
    handled = Handled()
    async with asyncio.TaskGroup() as group:
        for number in range(20):
            group.create_task(handled.handle(isolations[number % 2], PERSON))
    assert (handled.most, handled.count) == (1, 20)
    assert not await processes[0].redis.keys("*"), "nothing stays"


async def test_others_dont_wait(processes: list[SharedMemory]) -> None:
    one, two = (SharedIsolation(each) for each in processes)
    async with one.lock(PERSON), two.lock(OTHER):
        assert len(await processes[0].redis.keys("*")) == 2


async def test_a_long_turn_is_kept_and_that_of_a_dead_process_ends(
    processes: list[SharedMemory], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timing, "KEPT", 1.0)
    monkeypatch.setattr(timing, "RENEW_EVERY", 0.1)
    one, two = (SharedIsolation(each) for each in processes)
    handled = Handled()
    renewing = asyncio.create_task(one.keep_held())
    async with one.lock(PERSON):
        waiting = asyncio.create_task(handled.handle(two, PERSON))
        await asyncio.sleep(1.5)
        assert not handled.count
        renewing.cancel()  # as a kill does
        await until(lambda: handled.count)
        await waiting


async def test_while_redis_is_away_everybody_is_served(
    own_redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = SharedMemory(open_redis(own_redis.start()), "bot:1")
    isolation, counts = SharedIsolation(shared), SharedCounts(shared, LIMITS)
    handled = Handled()
    async with isolation.lock(OTHER):
        own_redis.stop()
        await asyncio.gather(*(handled.handle(isolation, PERSON) for _ in range(5)))
    assert (handled.most, handled.count) == (1, 5)
    assert await ask(counts, 7, 4) == [Verdict.PASSES] * 3 + [Verdict.UNKNOWN]
    own_redis.start()
    monkeypatch.setattr(shared, "_left_alone_until", 0.0)
    await handled.handle(isolation, PERSON)
    assert await ask(counts, 7, 4) == [Verdict.PASSES] * 3 + [Verdict.UNKNOWN]
    await shared.close()


async def test_a_redis_that_falls_silent_is_given_up_and_its_late_answer_taken_for_no_other(
    own_redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = SharedMemory(open_redis(own_redis.start()), "bot:1")
    await shared.ask(partial(shared.redis.mset, {"one": "1", "two": "2"}))
    os.kill(own_redis.pid, signal.SIGSTOP)
    try:
        async with asyncio.timeout(30):
            with pytest.raises(RedisAwayError):
                await shared.ask(partial(shared.redis.get, "one"))
    finally:
        os.kill(own_redis.pid, signal.SIGCONT)
    monkeypatch.setattr(shared, "_left_alone_until", 0.0)
    assert await shared.ask(partial(shared.redis.get, "two")) == "2"
    await shared.close()


async def ask(counts: Counts, person: int, times: int, *, is_customer: bool | None = None) -> list[Verdict]:
    return [
        await counts.ask(person, can_be_told=True, is_customer=is_customer if not number else None)
        for number in range(times)
    ]


async def course_of_things(*counts: Counts) -> list[Verdict]:
    """Everything that may happen, asked of each in turn."""
    turns = [counts[number % len(counts)] for number in range(8)]
    said = []
    for each in turns[:4]:
        said += await ask(each, 7, 1)
    said += await ask(turns[4], 7, 2, is_customer=False)
    for each in turns[:4]:
        said += await ask(each, 8, 1)
    for each in turns:
        said += await ask(each, 8, 1, is_customer=True)
    for person in (9, 10):
        for each in turns[:4]:
            said += await ask(each, person, 1)
        said += await ask(turns[4], person, 1, is_customer=False)
    return said


async def test_two_processes_count_as_one_would(processes: list[SharedMemory]) -> None:
    said = await course_of_things(*(SharedCounts(each, LIMITS) for each in processes))
    assert said == await course_of_things(OwnCounts(LIMITS))
    assert set(said) == set(Verdict) - {Verdict.TOO_MANY}


async def test_numbers_that_nobody_asks_for_are_forgotten(processes: list[SharedMemory]) -> None:
    await ask(SharedCounts(processes[0], LIMITS), 7, 5, is_customer=False)
    keys = await processes[0].redis.keys("*")
    assert keys
    assert all([await processes[0].redis.ttl(key) > 0 for key in keys])
