"""A broadcast to 10 000 people while customers are served: how near to Telegram's limit it goes, and what the
customers notice of it.

Telegram answers each send after 80 ms and counts as its limits do, but ten times as fast, and so is the bot's
own pace: at Telegram's rates one broadcast takes six minutes. Its being sent and its not being take turns.
"""

import asyncio
import itertools
import sqlite3
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.storage.ids import now_ms
from tests.benchmarks.lines.outbox import ANSWERS_AFTER, EACH, LONGER, PATIENCE, TELEGRAMS_LIMIT, p99
from tests.benchmarks.orders_site import OrdersSite
from tests.benchmarks.paced_telegram import PacedTelegram, Sent
from tests.benchmarks.process import settings_between, started
from tests.benchmarks.results import Result, compared, held
from tests.benchmarks.rounds import Options
from tests.benchmarks.seeding import people, seed

PEOPLE = 10_000
TIMES = 10
"""As fast as Telegram."""
ORDERS = 1
SETTLING = 3.0
"""Until what may go at once has gone."""
MOST_ROUNDS = 3
OPERATOR = 77
CUSTOMERS = 400
COPY = "copyMessage"
BUTTONS = '[[["Rates", "https://example.com"]]]'


@dataclass
class Found:
    rates: list[float] = field(default_factory=list)
    alone: list[list[float]] = field(default_factory=list)
    meanwhile: list[list[float]] = field(default_factory=list)
    got: list[int] = field(default_factory=list)
    """Copies of each broadcast, less those of people who got it before."""


async def measure(options: Options) -> Sequence[Result]:
    async with OrdersSite() as site, PacedTelegram(ANSWERS_AFTER, times=TIMES) as telegram:
        await seed(options.folder, site, people(PEOPLE), ORDERS)
        settings = settings_between(telegram.url, site.url, options.folder)
        log = options.folder / "bot.log"
        async with started("tests.benchmarks.our_bot", log=log, **settings, BENCH_TIMES=str(TIMES)) as bot:
            await bot.line()
            found = await _broadcasts(options, telegram)
    limit = TELEGRAMS_LIMIT * TIMES
    note = f"{TIMES} times Telegram's {TELEGRAMS_LIMIT:.0f} a second"
    rate = compared(
        f"sends a second, a broadcast to {PEOPLE:,}",
        "a s",
        found.rates,
        [limit] * len(found.rates),
        "Telegram's limit",
        target="at least 0.97",
        ours_first=True,
        note=note,
    )
    return (
        rate,
        held("people who got it, of each 10,000 the fewest", "", min(found.got) / PEOPLE, "at least 1"),
        held("answers with 429", "", telegram.refused, "at most 0"),
        _answers("p99", [p99(times) for times in found.meanwhile], [p99(times) for times in found.alone]),
        _answers(
            "median",
            *([statistics.median(each) for each in times] for times in (found.meanwhile, found.alone)),
        ),
    )


def _answers(name: str, meanwhile: Sequence[float], alone: Sequence[float]) -> Result:
    return compared(
        f"first answer to who writes meanwhile, {name}",
        "ms",
        [each * 1000 for each in meanwhile],
        [each * 1000 for each in alone],
        "without the broadcast",
        target="at most 1.5",
        ours_first=True,
    )


async def _broadcasts(options: Options, telegram: PacedTelegram) -> Found:
    found, customers = Found(), itertools.cycle(people(CUSTOMERS))
    await _serve(telegram, customers, SETTLING)  # warm
    for number in range(min(options.rounds, MOST_ROUNDS)):
        found.alone.append(await _serve(telegram, customers, options.seconds * LONGER))
        seen = len(telegram.sent)
        await asyncio.to_thread(_begin, options.folder, number + 1)
        found.meanwhile.append(await _serve_until_done(options.folder, telegram, customers))
        sent = telegram.sent[seen:]
        found.rates.append(_rate(sent))
        found.got.append(len({each.chat for each in sent if each.method == COPY}))
    return found


def _rate(sent: Sequence[Sent]) -> float:
    """All that went meanwhile, from when what may go at once had gone to the last copy."""
    copied = [each.at for each in sent if each.method == COPY]
    first, last = copied[0] + SETTLING, copied[-1]
    return sum(first < each.at <= last for each in sent) / (last - first)


def _begin(folder: Path, id: int) -> None:
    """As if an operator had just confirmed it."""
    with sqlite3.connect(folder / "bot.db", timeout=10) as database:
        database.execute(
            """INSERT INTO broadcasts (id, made_by, message_id, title, buttons, audience, locale, stage,
                start_at, chosen_to, card_message_id, created_at)
            VALUES (?, ?, 1, 'News', ?, 'everybody', '', 'waiting', ?, 0, 5, ?)""",
            (id, OPERATOR, BUTTONS, now_ms(), now_ms()),
        )
    database.close()


def _is_done(folder: Path) -> bool:
    database = sqlite3.connect(folder / "bot.db", timeout=10)
    ((left,),) = database.execute("SELECT COUNT(*) FROM broadcasts WHERE stage <> 'done'").fetchall()
    database.close()
    return not left


async def _serve_until_done(
    folder: Path, telegram: PacedTelegram, customers: "itertools.cycle[int]"
) -> list[float]:
    """Answers' times from when it is under way at full speed until nothing is left of it."""
    await _serve(telegram, customers, SETTLING)
    answered: list[float] = []
    while not await asyncio.to_thread(_is_done, folder):
        answered += await _serve(telegram, customers, 1.0)
    return answered


async def _serve(telegram: PacedTelegram, customers: "itertools.cycle[int]", seconds: float) -> list[float]:
    """One customer after another asks for the help; from each question to the answer's having come."""
    began, asked = time.monotonic(), []
    for number in range(int(seconds / EACH)):
        await asyncio.sleep(max(began + number * EACH - time.monotonic(), 0))
        person = next(customers)
        asked.append((person, time.monotonic(), len(telegram.sent)))
        telegram.says(person, "/help")
    return [await _answered(telegram, *each) for each in asked]


async def _answered(telegram: PacedTelegram, person: int, at: float, seen: int) -> float:
    async with asyncio.timeout(PATIENCE):
        while True:
            for sent in telegram.sent[seen:]:
                if sent.chat == person and sent.method != COPY:
                    return sent.at - at + ANSWERS_AFTER
            await asyncio.sleep(0.02)
