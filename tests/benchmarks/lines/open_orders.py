"""What very many open orders cost: requests to the site, processor, memory, and how soon a change is told.

1 % of the orders change in a minute, one after another: half of these changes bring a message, of the others
the card alone tells. Telegram's limits hold, and a send is answered after 80 ms. Two figures are side by
side with what asking for each order in each interval would be; the others are held to limits of their own.
"""

import asyncio
import re
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.benchmarks.orders_site import OrdersSite, SiteOrder
from tests.benchmarks.paced_telegram import PacedTelegram
from tests.benchmarks.process import Child, settings_between, started
from tests.benchmarks.results import Result, held
from tests.benchmarks.rounds import Options
from tests.benchmarks.seeding import people, seed

INTERVAL = 10
"""Seconds: WATCH_INTERVAL."""
ONE_BY_ONE = "a request for each order in each interval"
WINDOWS_LONGER = 5
"""Than other lines' turns: a window is to hold two intervals."""
ORDERS_OF_A_PERSON = 10
LAST_TOLD = 60.0
STARTED = 180.0
NUMBER = re.compile(r"\b1\d{6}\b")


@dataclass(frozen=True, slots=True)
class Watched:
    orders: int
    requests: float
    """A minute, those for changed orders left out."""
    all_requests: float
    changes: float
    """A minute."""
    core: float
    """Percent of one."""
    memory: float
    delays: Sequence[float]
    untold: int
    start: float
    """Seconds from the start until every order had been compared."""


async def measure(options: Options) -> Sequence[Result]:
    few = await watched(options.folder / "few", 10_000, options)
    many = await watched(options.folder / "many", 100_000, options)
    return [
        *_results(few, core=3, memory=0, delay=INTERVAL + 2),
        *_results(many, core=15, memory=300, delay=0),
    ]


def _results(found: Watched, *, core: float, memory: float, delay: float) -> Sequence[Result]:
    """0: without a target."""
    of = f"{found.orders:,} open orders:"
    each = found.orders * 60 / INTERVAL
    at_most = {name: f"at most {limit:g}" if limit else "" for name, limit in (("m", memory), ("d", delay))}
    return (
        held(
            f"{of} requests a minute but those for changes",
            "a min",
            found.requests,
            "at most 6" if delay else "",
            f"{found.all_requests:.0f} with {found.changes:.0f} changes; {ONE_BY_ONE}: {each:,.0f}",
        ),
        held(f"{of} of a core", "%", found.core, f"at most {core:g}"),
        held(f"{of} memory", "MB", found.memory, at_most["m"]),
        held(f"{of} from change to message, median", "s", statistics.median(found.delays), ""),
        held(f"{of} from change to message, p99", "s", _p99(found.delays), at_most["d"]),
        held(f"{of} changes untold", "", found.untold, "at most 0"),
        held(f"{of} compared at the start in", "s", found.start, ""),
    )


def _p99(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=100)[-1]


async def watched(folder: Path, orders: int, options: Options) -> Watched:
    folder.mkdir()  # noqa: ASYNC240 - nothing is served yet
    async with OrdersSite() as site, PacedTelegram(0.08) as telegram:
        await seed(folder, site, people(orders // ORDERS_OF_A_PERSON), orders)
        settings = {**settings_between(telegram.url, site.url, folder), "WATCH_INTERVAL": str(INTERVAL)}
        began = time.monotonic()
        async with started("bot", log=folder / "bot.log", **settings) as bot:
            async with asyncio.timeout(STARTED):
                await site.compared.wait()
            return await _measured(bot, site, telegram, options, time.monotonic() - began)


async def _measured(
    bot: Child, site: OrdersSite, telegram: PacedTelegram, options: Options, start: float
) -> Watched:
    changed: dict[int, float] = {}
    changing = asyncio.create_task(_change(site, changed))
    await asyncio.sleep(1.5 * INTERVAL)  # the first changes are told meanwhile
    infos = site.requests["bid_info"]
    count, began, cores = len(changed), time.monotonic(), []
    for _ in range(options.rounds):
        cpu, at = bot.cpu(), time.monotonic()
        await asyncio.sleep(options.seconds * WINDOWS_LONGER)
        cores.append((bot.cpu() - cpu) / (time.monotonic() - at))
    minutes = (time.monotonic() - began) / 60
    infos = site.requests["bid_info"] - infos
    listed = [at for at in site.listed_at if at >= began]
    lists = (len(listed) - 1) / (listed[-1] - listed[0]) * 60  # from one to another: not cut at either end
    changes = (len(changed) - count) / minutes
    changing.cancel()
    delays = await _delays(telegram, changed)
    return Watched(
        orders=len(site.orders),
        requests=round(lists, 1),
        all_requests=lists + infos / minutes,
        changes=changes,
        core=statistics.median(cores) * 100,
        memory=bot.memory(),
        delays=delays,
        untold=len(changed) - len(delays),
        start=start,
    )


async def _change(site: OrdersSite, changed: dict[int, float]) -> None:
    """At an even pace, no order twice."""
    pause, began = 60 / (len(site.orders) / 100), time.monotonic()
    for number, order in enumerate(_in_chance_order(site)):
        await asyncio.sleep(max(began + number * pause - time.monotonic(), 0))
        changed[order.id] = time.monotonic()
        site.change(order, "coldpay")


def _in_chance_order(site: OrdersSite) -> Iterator[SiteOrder]:
    orders = list(site.orders.values())
    Random(1).shuffle(orders)  # noqa: S311 - the same ones each time
    return iter(orders)


async def _delays(telegram: PacedTelegram, changed: dict[int, float]) -> list[float]:
    """From each change to what told it: its message, or the card where no message is due."""
    deadline = time.monotonic() + LAST_TOLD
    while True:
        told = _told(telegram, changed)
        if len(told) == len(changed) or time.monotonic() > deadline:
            return sorted(told.values())
        await asyncio.sleep(0.5)


def _told(telegram: PacedTelegram, changed: dict[int, float]) -> dict[int, float]:
    told: dict[int, float] = {}
    for sent in telegram.sent:
        for number in map(int, NUMBER.findall(sent.text)):
            with_message = number % 2 == 0  # to who marked it as paid the card alone tells
            if number in changed and (sent.method == "sendMessage" or not with_message):
                told.setdefault(number, sent.at - changed[number])
    return told
