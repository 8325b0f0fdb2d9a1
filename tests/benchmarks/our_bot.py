"""The whole bot as a benchmark runs it: `python -m bot`, without Telegram's limits, which the stub hasn't.

Prints its HTTP port when it is ready.
"""

if __name__ == "__main__":
    from bot.quick_models import import_aiogram

    import_aiogram()

import asyncio
import os

from bot.app import running
from bot.collector import calm_the_collector
from bot.logs import set_up_logging
from bot.middlewares.limits import Limit, Limits
from bot.settings import Settings
from tests.benchmarks.heartbeat import beating

NO_LIMIT = Limit(1e6, 1000)
UNHURRIED = Limits(NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT)
ONE_PERSON = Limits(NO_LIMIT, NO_LIMIT, NO_LIMIT, customer=NO_LIMIT, strangers=NO_LIMIT)
"""As in production for who is a stranger, so that a flood by one is held back."""


async def main() -> None:
    settings = Settings()
    set_up_logging(settings.log_level)
    limits = ONE_PERSON if os.environ.get("BENCH_LIMITS") else UNHURRIED
    async with running(settings, limits) as app, beating():
        calm_the_collector()
        print(app.http_port, flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
