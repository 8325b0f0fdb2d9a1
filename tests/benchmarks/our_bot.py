"""The whole bot as a benchmark runs it: `python -m bot`, without Telegram's limits, which the stub hasn't, or
with a multiple of them. Nobody is told that the site is slow: of a thousand at once many wait for three
seconds, but for the processor.

Prints its HTTP port when it is ready.
"""

if __name__ == "__main__":
    from bot.quick_models import import_aiogram

    import_aiogram()

import asyncio
import os
from dataclasses import replace

import uvloop

from bot.app import running
from bot.collector import calm_the_collector
from bot.logs import set_up_logging
from bot.middlewares.limits import Limit, Limits
from bot.services import reads
from bot.settings import Settings
from tests.benchmarks.heartbeat import beating

NO_LIMIT = Limit(1e6, 1000)
UNHURRIED = Limits(NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT)
USUAL = Limits()
ONE_PERSON = Limits(NO_LIMIT, NO_LIMIT, NO_LIMIT, customer=NO_LIMIT, strangers=NO_LIMIT)
"""As in production for who is a stranger, so that a flood by one is held back."""


def as_fast(times: float) -> Limits:
    """What goes to Telegram, so many times as much."""
    everything, chat = USUAL.everything, USUAL.chat
    return replace(
        USUAL,
        everything=Limit(everything.per_second * times, round(everything.burst * times)),
        chat=Limit(chat.per_second * times, round(chat.burst * times)),
        left_for_people=round(USUAL.left_for_people * times),
    )


def limits() -> Limits:
    if times := os.environ.get("BENCH_TIMES"):
        return as_fast(float(times))
    return ONE_PERSON if os.environ.get("BENCH_LIMITS") else UNHURRIED


async def main() -> None:
    reads.SILENCE = 60.0
    settings = Settings()
    set_up_logging(settings.log_level)
    async with running(settings, limits()) as app, beating():
        calm_the_collector()
        print(app.http_port, flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    uvloop.run(main())
