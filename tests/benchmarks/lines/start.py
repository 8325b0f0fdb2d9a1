"""From the start of the process to its first answer, against `import aiogram` and one `getMe`.

Ours answers a /start that has been waiting; its database is there already, as at any start but the first.
"""

import asyncio
import time
from collections.abc import Sequence

from tests.benchmarks.orders_site import OrdersSite
from tests.benchmarks.paced_telegram import PacedTelegram
from tests.benchmarks.process import TESTS, settings_between, started
from tests.benchmarks.results import Result, compared
from tests.benchmarks.rounds import Options, in_turns

OURS, PLAIN = "ours", "import aiogram, getMe"
WAITS = 77
"""Who has written /start before the bot is there."""


async def measure(options: Options) -> Sequence[Result]:
    async with OrdersSite() as site:

        async def first_call(name: str) -> float:
            async with PacedTelegram() as telegram:
                return await (_ours if name == OURS else _plain)(options, site, telegram)

        sides = {name: name for name in (OURS, PLAIN)}
        for name in sides:  # once for the disk's cache and the compiled files
            await first_call(name)
        took = await in_turns(sides, first_call, options.rounds)
    return [
        compared(
            "from start to the first answer",
            "s",
            took[OURS],
            took[PLAIN],
            PLAIN,
            target="at most 1.3",
            ours_first=True,
        )
    ]


async def _ours(options: Options, site: OrdersSite, telegram: PacedTelegram) -> float:
    telegram.says(WAITS, "/start")
    settings = settings_between(telegram.url, site.url, options.folder)
    began = time.monotonic()
    async with started("bot", log=options.folder / "bot.log", **settings):
        return await _until(telegram.answered, began)


async def _plain(options: Options, _: OrdersSite, telegram: PacedTelegram) -> float:
    began = time.monotonic()
    # by its own name: what loads a module of `tests` has a quicker aiogram than who loads it as it comes
    log = options.folder / "get_me.log"
    async with started("benchmarks.get_me", telegram.url, log=log, PYTHONPATH=str(TESTS)):
        return await _until(telegram.asked_who, began)


async def _until(event: asyncio.Event, began: float) -> float:
    async with asyncio.timeout(60):
        await event.wait()
    return time.monotonic() - began
