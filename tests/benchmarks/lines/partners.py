"""A partner's statistics: the screens of one who brought 60 000 people beside those of one who brought 10.

1 000 partners with 100 000 people between them, put straight into the bot's file: the largest with 30 labels
and 100 directions in a year, all of them busy on each day. CPU of the bot's process for a tap on a button,
all of its update. The lists by direction and by label show eight lines of the largest, one of the smallest:
they are measured for their own sake.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from bot.sandbox.exchanger import Pace, SandboxExchanger
from bot.services.partner_stats import Period
from bot.storage.database import open_database
from bot.storage.ids import now_ms
from bot.storage.partner_days import ALL_TIME, day_of
from bot.ui.callbacks import PartnerStatsButton, StatsAct
from tests.benchmarks.paced_telegram import PacedTelegram
from tests.benchmarks.process import Child, settings_between, started
from tests.benchmarks.results import Result, compared
from tests.benchmarks.rounds import Options, in_turns

PARTNERS = 1000
LARGEST, SMALLEST = 1, 2
PEOPLE = {LARGEST: 60_000, SMALLEST: 10}
OTHERS = (100_000 - sum(PEOPLE.values())) // (PARTNERS - len(PEOPLE))
YEAR = 365
LABELS, DIRECTIONS = 30, 100
TAPS_A_SECOND = 15
"""Of a turn's length: the clock of a process's CPU is coarse."""
FIRST_USER = 10_000
HELD = "at most 3"
SCREENS = {
    "statistics, 30 days": (StatsAct.SHOW, Period.MONTH, HELD),
    "statistics, all time": (StatsAct.SHOW, Period.ALL, HELD),
    "by direction, 30 days": (StatsAct.DIRECTIONS, Period.MONTH, ""),
    "by direction, all time": (StatsAct.DIRECTIONS, Period.ALL, ""),
    "by label, all time": (StatsAct.LABELS, Period.ALL, ""),
}
DayRow = tuple[int, str, str, int, int, int, int, int, str, str]


async def measure(options: Options) -> Sequence[Result]:
    await _seed(options.folder)
    found: list[Result] = []
    async with (
        PacedTelegram(limits=False) as telegram,
        SandboxExchanger(pace=Pace(answer=0, create=0), seed=1) as exchanger,
    ):
        settings = {
            **settings_between(telegram.url, exchanger.url, options.folder),
            "EXCHANGER_LOGIN": exchanger.login,
            "EXCHANGER_KEY": exchanger.key,
        }
        async with started("tests.benchmarks.our_bot", log=options.folder / "bot.log", **settings) as bot:
            await bot.line()
            for name, (act, period, target) in SCREENS.items():
                data = PartnerStatsButton(act=act, period=period).pack()
                found.append(await _compared(name, bot, telegram, data, target, options))
    return found


async def _compared(
    name: str, bot: Child, telegram: PacedTelegram, data: str, target: str, options: Options
) -> Result:
    taps = max(int(TAPS_A_SECOND * options.seconds), 10)
    turn = partial(_turn, bot, telegram, data, taps)
    sides: Mapping[str, int] = {"largest": LARGEST, "smallest": SMALLEST}
    await in_turns(sides, partial(_turn, bot, telegram, data, 3), 1)
    cpu = await in_turns(sides, turn, options.rounds)
    return compared(
        f"{name}: CPU, {PEOPLE[LARGEST]:,} people and {PEOPLE[SMALLEST]}",
        "ms",
        cpu["largest"],
        cpu["smallest"],
        "smallest",
        ours_first=True,
        target=target,
    )


async def _turn(bot: Child, telegram: PacedTelegram, data: str, taps: int, partner: int) -> float:
    """Milliseconds for a tap."""
    before = bot.cpu()
    for _ in range(taps):
        telegram.answered.clear()
        telegram.taps(FIRST_USER + partner, data, message_id=7)
        await telegram.answered.wait()
    return (bot.cpu() - before) / taps * 1000


# --- what is there


async def _seed(folder: Path) -> None:
    await (await open_database(f"sqlite:///{folder / 'bot.db'}")).close()
    at, today = now_ms(), day_of(now_ms())
    with sqlite3.connect(folder / "bot.db") as database:
        database.executemany(
            """INSERT INTO partners (id, user_id, created_at, tell_orders, tell_rewards, tell_payouts)
            VALUES (?, ?, ?, 1, 1, 1)""",
            [(partner, FIRST_USER + partner, at) for partner in range(1, PARTNERS + 1)],
        )
        database.executemany(
            "INSERT INTO referrals (user_id, partner_id, label, came_at) VALUES (?, ?, 'l1', ?)",
            ((1_000_000 + number, partner, at) for number, partner in enumerate(_whose())),
        )
        database.executemany(
            f"INSERT INTO partner_days VALUES ({', '.join('?' * 10)})",  # noqa: S608 - only marks
            (row for partner in range(1, PARTNERS + 1) for row in _rows(partner, today)),
        )
    database.close()


def _whose() -> Iterator[int]:
    for partner in range(1, PARTNERS + 1):
        yield from (partner for _ in range(PEOPLE.get(partner, OTHERS)))


def _rows(partner: int, today: int) -> Iterator[DayRow]:
    is_largest = partner == LARGEST
    days, labels, directions = (YEAR, LABELS, DIRECTIONS) if is_largest else (10, 1, 1)
    people = PEOPLE.get(partner, OTHERS)
    for kind, names in (
        ("all", [""]),
        ("label", [f"l{number}" for number in range(1, labels + 1)]),
        ("direction", [str(number) for number in range(1, directions + 1)]),
    ):
        for name in names:
            share = max(people // len(names), 1)
            yield _row(partner, kind, name, ALL_TIME, share)
            for day in range(today - days + 1, today + 1):
                yield _row(partner, kind, name, day, max(share // days, 1))


def _row(partner: int, kind: str, name: str, day: int, people: int) -> DayRow:
    turnover = json.dumps({"USDT": str(people * 100), "BTC": "0.5"})
    return partner, kind, name, day, people * 2, people, people, people, turnover, "0"
