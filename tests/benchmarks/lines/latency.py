"""From an update to the first answer: at the same offered rate, and while a stranger floods the bot.

The rate is 70 % of the highest at which ours answers; the exchanger takes 300 ms. The stranger sends 100
messages a second; what people who are no flood may send is as in production.
"""

from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial

from tests.benchmarks.exchanger_stub import recorded_answers
from tests.benchmarks.process import Side, bare_side, our_side, recorded_walks
from tests.benchmarks.results import Result, compared, held
from tests.benchmarks.rounds import Options, in_turns

CROWDS = (1, 100, 1000)
OURS, BARE = "ours", "bare"
OFFERED = 0.7
EXCHANGER_SECONDS = 0.3
FLOOD = 100.0
LONGEST_BLOCK_MS = 50


@dataclass(frozen=True, slots=True)
class Turn:
    """Milliseconds, but for `rate`: how many a second were really offered."""

    p50: float
    p99: float
    still: float
    busy: float
    """The loop, at most: by the clock, and by its CPU."""
    rate: float


async def measure(options: Options) -> Sequence[Result]:
    answers = await recorded_answers()
    walks = await recorded_walks(options.folder / "recording", answers)
    found: list[Result] = []
    async with AsyncExitStack() as stack:
        ours, kept, bare = [
            await stack.enter_async_context(side)
            for side in (
                our_side(OURS, options.folder / "ours", answers, BENCH_HEARTBEAT="1"),
                our_side("kept", options.folder / "kept", answers, BENCH_HEARTBEAT="1", BENCH_LIMITS="1"),
                bare_side(
                    BARE, options.folder / "bare", answers, walks, BENCH_HEARTBEAT="1", BENCH_COLLECTOR="calm"
                ),
            )
        ]
        rate = OFFERED * await _highest(ours, options.seconds)
        for side in (ours, kept, bare):
            await side.stubs.do("exchanger", delay=EXCHANGER_SECONDS)
        for crowd in CROWDS:
            found += await _with(crowd, rate, {OURS: ours, BARE: bare}, options)
        found.append(await _flooded(kept, rate, options))
    return found


async def _highest(side: Side, seconds: float) -> float:
    """Updates a second, each customer going on as soon as answered."""
    await side.stubs.do("run", customers=100, seconds=seconds, warm_up=True)
    ran = await side.stubs.do("run", customers=100, seconds=seconds)
    return float(ran["updates"] / ran["seconds"])


async def _with(crowd: int, rate: float, sides: Mapping[str, Side], options: Options) -> Sequence[Result]:
    for side in sides.values():
        await side.stubs.do("run", customers=crowd, seconds=options.seconds / 2, warm_up=True)
        await side.bot.blocked()
    turns = await in_turns(sides, partial(_turn, crowd, rate, 0.0, options.seconds), options.rounds)
    ours, bare = turns[OURS], turns[BARE]
    offered = f"{ours[-1].rate:.0f} and {bare[-1].rate:.0f} a s"
    name = f"{crowd} customers: first answer,"
    return (
        compared(
            f"{name} p50",
            "ms",
            [each.p50 for each in ours],
            [each.p50 for each in bare],
            BARE,
            ours_first=True,
            note=offered,
        ),
        compared(
            f"{name} p99",
            "ms",
            [each.p99 for each in ours],
            [each.p99 for each in bare],
            BARE,
            ours_first=True,
            target="at most 3",
            note=offered,
        ),
        held(
            f"{crowd} customers: the loop stood still at most",
            "ms",
            _stillest(ours),
            f"at most {LONGEST_BLOCK_MS}",
            note=f"of CPU {_busiest(ours):.0f} ms; bare {_stillest(bare):.0f}, {_busiest(bare):.0f} ms",
        ),
    )


async def _flooded(side: Side, rate: float, options: Options) -> Result:
    crowd = max(CROWDS)
    await side.stubs.do("run", customers=crowd, seconds=options.seconds / 2, warm_up=True)
    turns = await in_turns(
        {"without": 0.0, "with": FLOOD},
        lambda flood: _turn(crowd, rate, flood, options.seconds, side),
        options.rounds,
    )
    return compared(
        f"{crowd} customers: first answer, p99, with a flood and without",
        "ms",
        [each.p99 for each in turns["with"]],
        [each.p99 for each in turns["without"]],
        "without",
        ours_first=True,
        target="at most 1.5",
    )


async def _turn(crowd: int, rate: float, flood: float, seconds: float, side: Side) -> Turn:
    ran = await side.stubs.do("run", customers=crowd, seconds=seconds, rate=rate, flood=flood)
    still, busy = await side.bot.blocked()
    return Turn(ran["p50"] * 1000, ran["p99"] * 1000, still * 1000, busy * 1000, ran["emitted"] / seconds)


def _stillest(turns: Sequence[Turn]) -> float:
    return max(turn.still for turn in turns)


def _busiest(turns: Sequence[Turn]) -> float:
    return max(turn.busy for turn in turns)
