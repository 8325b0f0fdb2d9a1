"""What was read of the site for a person who waits is kept no longer, and no more of it, than is said."""

import asyncio
import gc
import weakref
from collections.abc import Coroutine
from typing import Any

from bot.services.reads import Reads


class Big:
    """A list that the site gave."""


def start(_: str, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
    return asyncio.get_running_loop().create_task(work)


async def big() -> Big:
    return Big()


async def test_the_oldest_go_when_there_are_too_many() -> None:
    reads = Reads(start, most=2)
    kept = [weakref.ref((await reads.fresh(number, 60, big)).value) for number in range(4)]
    gc.collect()
    assert [each() is not None for each in kept] == [False, False, True, True]


async def test_what_is_too_old_goes_though_nothing_else_is_asked() -> None:
    reads = Reads(start, seconds=0.05)
    kept = weakref.ref((await reads.fresh("old", 60, big)).value)
    assert reads.last("old")
    async with asyncio.timeout(10):
        while kept() is not None:  # noqa: ASYNC110 - nobody is told of it
            await asyncio.sleep(0.01)
    assert reads.last("old") is None


async def test_who_waited_gets_what_went_at_once() -> None:
    """More come at the same moment than are kept."""
    reads = Reads(start, most=1)
    answers = await asyncio.gather(*(reads.fresh(number, 60, big) for number in range(5)))
    assert len({id(answer.value) for answer in answers}) == 5
