"""CPU of an update by 1, 2 and 4 processes of the whole bot, on PostgreSQL and Redis, by webhook.

Each update goes to the next process, so each step of a person meets another one. An update's CPU is that of
all processes of the bot together, with what each of them does beside the updates; the servers' own is given
for itself, as they are on other machines.

Twice: with people going on as soon as answered, where the processes share this machine's cores with the
servers, the customers and the stubs; and, to tell what of it is their waiting for each other, with each
process offered as much, a tenth of what one answers at most. What only one process does beside the updates is
shared out among more of them there (idle, a process takes half a hundredth of a core).
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

import asyncpg

from tests.benchmarks.exchanger_stub import recorded_answers
from tests.benchmarks.process import Child, Stubs, cpu_with_children, started, stubs
from tests.benchmarks.results import Result, compared
from tests.benchmarks.rounds import Options, in_turns
from tests.servers import Postgresql, Redis, server_folder

CUSTOMERS = 100
COUNTS = {2: "at most 1.15", 4: ""}
"""How many processes, and what is asked of their CPU by that of one."""
OFFERED = 0.1
SECRET = "bench"  # noqa: S105 - of a Telegram on this machine


@dataclass(frozen=True, slots=True)
class Fleet:
    bots: Sequence[Child]
    stubs: Stubs


@dataclass(frozen=True, slots=True)
class Servers:
    postgresql: Postgresql
    redis: Redis


@dataclass(frozen=True, slots=True)
class Turn:
    """Milliseconds of CPU for an update."""

    bots: float
    postgresql: float
    redis: float
    rate: float
    """Updates a second."""


async def measure(options: Options) -> Sequence[Result]:
    answers = await recorded_answers()
    async with AsyncExitStack() as stack:
        servers = _servers(stack)
        fleets = {}
        for count in (1, *COUNTS):
            opened = _fleet(count, servers, options.folder / str(count), answers)
            fleets[str(count)] = await stack.enter_async_context(opened)
        for fleet in fleets.values():
            await fleet.stubs.do("run", customers=CUSTOMERS, seconds=options.seconds / 2, warm_up=True)
        highest = await in_turns(fleets, partial(_turn, options.seconds, servers, 0.0), options.rounds)
        each = OFFERED * median(turn.rate for turn in highest["1"])
        offered = await in_turns(fleets, partial(_turn, options.seconds, servers, each), options.rounds)
    return [
        *(_by_one(count, highest, "bots", "CPU of an update", target) for count, target in COUNTS.items()),
        *(_by_one(count, highest, "postgresql", "PostgreSQL's for it", "") for count in COUNTS),
        *(_by_one(count, highest, "redis", "Redis' for it", "") for count in COUNTS),
        *(_by_one(count, highest, "rate", "updates a second", "") for count in COUNTS),
        *(_by_one(count, offered, "bots", "CPU of an update, each offered as much", "") for count in COUNTS),
    ]


def _servers(stack: AsyncExitStack) -> Servers:
    folder = stack.enter_context(server_folder())
    servers = Servers(Postgresql(folder), Redis(folder))
    for server in (servers.postgresql, servers.redis):
        server.start()
        stack.callback(server.stop)
    return servers


@asynccontextmanager
async def _fleet(
    count: int, servers: Servers, folder: Path, answers: Mapping[str, str]
) -> AsyncIterator[Fleet]:
    """With a place of its own on both servers."""
    database_url = servers.postgresql.start()
    connection = await asyncpg.connect(database_url)
    await connection.execute(f"CREATE SCHEMA of_{count}")
    await connection.close()
    async with AsyncExitStack() as stack:
        world = await stack.enter_async_context(stubs(folder, answers))
        settings = {
            **world.settings(folder),
            "DATABASE_URL": f"{database_url}&search_path=of_{count}",
            "REDIS_URL": f"{servers.redis.start()}/{count}",
            "WEBHOOK_URL": world.telegram,
            "WEBHOOK_SECRET": SECRET,
        }
        bots, ports = [], []
        for number in range(count):
            bot = started("tests.benchmarks.our_bot", log=folder / f"bot-{number}.log", **settings)
            bots.append(await stack.enter_async_context(bot))
            ports.append(int(await bots[-1].line()))
        await world.do("push", ports=ports, secret=SECRET)
        yield Fleet(bots, world)


async def _turn(seconds: float, servers: Servers, each: float, fleet: Fleet) -> Turn:
    """`each`: updates a second that each process is offered; 0: as many as are answered."""
    before = _cpu(servers, fleet)
    rate = each * len(fleet.bots)
    ran = await fleet.stubs.do("run", customers=CUSTOMERS, seconds=seconds, rate=rate)
    bots, postgresql, redis = (
        (now - then) / ran["updates"] * 1000 for now, then in zip(_cpu(servers, fleet), before, strict=True)
    )
    return Turn(bots, postgresql, redis, ran["updates"] / ran["seconds"])


def _cpu(servers: Servers, fleet: Fleet) -> tuple[float, float, float]:
    bots = sum(bot.cpu() for bot in fleet.bots)
    return bots, cpu_with_children(servers.postgresql.pid), cpu_with_children(servers.redis.pid)


def _by_one(count: int, turns: Mapping[str, Sequence[Turn]], figure: str, what: str, target: str) -> Result:
    one, several = ([float(getattr(turn, figure)) for turn in turns[str(number)]] for number in (1, count))
    unit = "a s" if figure == "rate" else "ms"
    return compared(
        f"{count} processes: {what}", unit, several, one, "1 process", target=target, ours_first=True
    )
