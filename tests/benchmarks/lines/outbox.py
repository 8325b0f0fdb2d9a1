"""10 000 messages that come by themselves while customers are served: how near to Telegram's limit they go,
and what the customers notice of it.

The messages wait in the database, each for another customer, and are let go and held back by turns, so that
both are measured side by side. Telegram answers each send after 80 ms and counts as its limits do.
"""

import asyncio
import itertools
import re
import sqlite3
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.services.messages import BidMessage, MessageKind
from bot.storage.ids import now_ms
from bot.workers.outbox import TAKEN_UP
from tests.benchmarks.orders_site import OrdersSite
from tests.benchmarks.paced_telegram import PacedTelegram
from tests.benchmarks.process import settings_between, started
from tests.benchmarks.results import Result, compared, held
from tests.benchmarks.rounds import Options
from tests.benchmarks.seeding import people, seed

MESSAGES = 10_000
TELEGRAMS_LIMIT = 30.0
"""Messages a second, in all."""
ANSWERS_AFTER = 0.08
LONGER = 3
"""Than other lines' turns: with, and as long without."""
SETTLING = 3.0
"""Until what may go at once has gone, and until what is in flight is through."""
EACH = 0.125
"""Seconds between two customers who write: each once in a while, and each has a message waiting too."""
CUSTOMERS = 400
HELD_BACK = 10**15
PATIENCE = 30.0
OF_ITSELF = re.compile(r".{,3}<b>Order ")


@dataclass
class Flood:
    rates: list[float] = field(default_factory=list)
    alone: list[list[float]] = field(default_factory=list)
    meanwhile: list[list[float]] = field(default_factory=list)


async def measure(options: Options) -> Sequence[Result]:
    async with OrdersSite() as site, PacedTelegram(ANSWERS_AFTER) as telegram:
        await seed(options.folder, site, people(MESSAGES), MESSAGES)
        queue(options.folder)
        settings = settings_between(telegram.url, site.url, options.folder)
        async with started("bot", log=options.folder / "bot.log", **settings):
            await site.compared.wait()
            found = await _flooded(options, telegram)
    return (
        compared(
            f"sends a second, {MESSAGES:,} messages queued",
            "a s",
            found.rates,
            [TELEGRAMS_LIMIT] * len(found.rates),
            "Telegram's limit",
            target="at least 0.97",
            ours_first=True,
        ),
        held("answers with 429", "", telegram.refused, "at most 0"),
        _answers("p99", found, p99, "at most 1.5"),
        _answers("median", found, statistics.median, ""),
    )


def _answers(name: str, found: Flood, figure: Callable[[Sequence[float]], float], target: str) -> Result:
    return compared(
        f"first answer to who writes meanwhile, {name}",
        "ms",
        [figure(times) * 1000 for times in found.meanwhile],
        [figure(times) * 1000 for times in found.alone],
        "without the messages",
        target=target,
        ours_first=True,
    )


def p99(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=100)[-1]


def queue(folder: Path, each: int = 1) -> None:
    """So many messages about each order, held back for now."""
    payload = BidMessage("realpay", "Status realpay").to_json()
    with sqlite3.connect(folder / "bot.db") as database:
        database.executemany(
            """INSERT INTO outbox (id, chat_id, kind, bid_id, payload, state, attempts, run_at, created_at)
            SELECT id + ?, chat_id, ?, id, ?, 'queued', 0, ?, created_at FROM bids""",
            [(number, MessageKind.PUSH, payload, HELD_BACK) for number in range(each)],
        )
    database.close()


def let_go(folder: Path, at: int) -> None:
    database = sqlite3.connect(folder / "bot.db", timeout=10)
    with database:
        database.execute("UPDATE outbox SET run_at = ? WHERE state = 'queued'", (at,))
    database.close()


async def _flooded(options: Options, telegram: PacedTelegram) -> Flood:
    """The median of the rounds is of their rates; the times are of all rounds together."""
    found, customers = Flood(), itertools.cycle(people(CUSTOMERS))
    turn = options.seconds * LONGER
    await _serve(telegram, customers, SETTLING)  # warm
    for _ in range(options.rounds):
        found.alone.append(await _serve(telegram, customers, turn))
        await asyncio.to_thread(let_go, options.folder, now_ms())
        await _serve(telegram, customers, SETTLING)
        sent, began = len(telegram.sent), time.monotonic()
        found.meanwhile.append(await _serve(telegram, customers, turn))
        found.rates.append((len(telegram.sent) - sent) / (time.monotonic() - began))
        await asyncio.to_thread(let_go, options.folder, HELD_BACK)
        await _serve(telegram, customers, TAKEN_UP / TELEGRAMS_LIMIT + SETTLING)
    return found


async def _serve(telegram: PacedTelegram, customers: "itertools.cycle[int]", seconds: float) -> list[float]:
    """One customer after another asks for the help; from each question to the answer's having come."""
    began, asked = time.monotonic(), []
    for number in range(int(seconds / EACH)):
        await asyncio.sleep(max(began + number * EACH - time.monotonic(), 0))
        person = next(customers)
        asked.append((person, time.monotonic(), len(telegram.sent)))
        telegram.says(person, "/help")
    await asyncio.sleep(max(began + seconds - time.monotonic(), 0.5))
    return [await _answered(telegram, *each) for each in asked]


async def _answered(telegram: PacedTelegram, person: int, at: float, seen: int) -> float:
    """A message of its own about an order is no answer."""
    async with asyncio.timeout(PATIENCE):
        while True:
            for sent in telegram.sent[seen:]:
                if sent.chat == person and not OF_ITSELF.match(sent.text):
                    return sent.at - at + ANSWERS_AFTER
            await asyncio.sleep(0.05)
