"""Memory while more comes than the bot can handle: three times what it carries with 100 customers.

Nobody waits for an answer before somebody else writes: 3 000 customers, so that as many updates could be
under way at once.
"""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from tests.benchmarks.exchanger_stub import recorded_answers
from tests.benchmarks.process import Side, our_side
from tests.benchmarks.results import Result, held
from tests.benchmarks.rounds import Options

CROWD = 3000
TOO_MUCH = 3.0
TURNS = 5
"""As many times the seconds of a turn it lasts."""
SETTLING = 3.0
LOOK_EVERY = 0.1


async def measure(options: Options) -> Sequence[Result]:
    async with our_side("ours", options.folder / "ours", await recorded_answers()) as side:
        await asyncio.sleep(SETTLING)
        await side.stubs.do("run", customers=100, seconds=options.seconds, warm_up=True)
        ran = await side.stubs.do("run", customers=100, seconds=options.seconds)
        rest, rate = side.bot.memory(), TOO_MUCH * ran["updates"] / ran["seconds"]
        peak, after = await _overloaded(side, rate, options.seconds * TURNS)
    offered = f"{rate:.0f} updates a s offered"
    return (
        held("memory before, with 100 customers", "MB", rest, ""),
        held("memory under the overload, above that", "MB", peak - rest, "at most 60", note=offered),
        held("memory after it, above that", "MB", after - rest, ""),
    )


async def _overloaded(side: Side, rate: float, seconds: float) -> tuple[float, float]:
    """Memory at most, and when all have been answered."""
    highest = [side.bot.memory()]

    async def look() -> None:
        while True:
            highest.append(max(highest[-1], side.bot.memory()))
            await asyncio.sleep(LOOK_EVERY)

    looking = asyncio.create_task(look())
    await side.stubs.do("run", customers=CROWD, seconds=seconds, rate=rate)
    looking.cancel()
    with suppress(asyncio.CancelledError):
        await looking
    return highest[-1], side.bot.memory()
