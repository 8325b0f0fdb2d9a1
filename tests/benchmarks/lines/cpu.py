"""CPU of the bot's process for an update, and updates a second, against a bare aiogram bot.

The bare bot calls the same methods of the Bot API with the same payloads, and of the exchanger, from
constants (bare_bot.py). Its collector is calmed as ours is, or left as it comes out of the box. Ours runs on
a SQLite file, and on PostgreSQL and Redis.
"""

from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial

from tests.benchmarks.exchanger_stub import recorded_answers
from tests.benchmarks.process import Side, bare_side, our_side, recorded_walks
from tests.benchmarks.results import Result, compared
from tests.benchmarks.rounds import Options, in_turns
from tests.servers import Postgresql, Redis, server_folder

CROWDS = (100, 1000)
OURS, SERVERS, CALM, PLAIN = "ours", "ours on servers", "bare, calmed", "bare, as it comes"


@dataclass(frozen=True, slots=True)
class Turn:
    cpu: float
    """Milliseconds for an update."""
    rate: float
    """Updates a second."""


async def measure(options: Options) -> Sequence[Result]:
    answers = await recorded_answers()
    walks = await recorded_walks(options.folder / "recording", answers)
    found: list[Result] = []
    async with AsyncExitStack() as stack:
        ours = await stack.enter_async_context(our_side(OURS, options.folder / "ours", answers))
        folder = stack.enter_context(server_folder())
        urls = {}
        for name, server in (("DATABASE_URL", Postgresql(folder)), ("REDIS_URL", Redis(folder))):
            urls[name] = server.start()
            stack.callback(server.stop)
        replica = await stack.enter_async_context(
            our_side(SERVERS, options.folder / "replica", answers, **urls)
        )
        calm, plain = [
            await stack.enter_async_context(
                bare_side(name, options.folder / name, answers, walks, BENCH_COLLECTOR=collector)
            )
            for name, collector in ((CALM, "calm"), (PLAIN, ""))
        ]
        sides = {side.name: side for side in (ours, replica, calm, plain)}
        for crowd in CROWDS:
            found += await _with(crowd, sides, options)
    return found


async def _with(crowd: int, sides: Mapping[str, Side], options: Options) -> Sequence[Result]:
    for side in sides.values():
        await side.stubs.do("run", customers=crowd, seconds=options.seconds / 2, warm_up=True)
    turns = await in_turns(sides, partial(_turn, crowd, options.seconds), options.rounds)
    cpu = {name: [turn.cpu for turn in of] for name, of in turns.items()}
    rate = {name: [turn.rate for turn in of] for name, of in turns.items()}
    of = f"{crowd} customers:"
    return (
        compared(f"{of} CPU of an update, {CALM}", "ms", cpu[OURS], cpu[CALM], CALM, target="at least 0.6"),
        compared(
            f"{of} likewise on PostgreSQL and Redis",
            "ms",
            cpu[SERVERS],
            cpu[CALM],
            CALM,
            target="at least 0.45",
        ),
        compared(
            f"{of} CPU of an update, {PLAIN}",
            "ms",
            cpu[OURS],
            cpu[PLAIN],
            PLAIN,
            target="at least 1" if crowd == max(CROWDS) else "",
        ),
        compared(f"{of} updates a second, {CALM}", "a s", rate[OURS], rate[CALM], CALM),
        compared(f"{of} updates a second, {PLAIN}", "a s", rate[OURS], rate[PLAIN], PLAIN),
    )


async def _turn(crowd: int, seconds: float, side: Side) -> Turn:
    before = side.bot.cpu()
    ran = await side.stubs.do("run", customers=crowd, seconds=seconds)
    return Turn((side.bot.cpu() - before) / ran["updates"] * 1000, ran["updates"] / ran["seconds"])
