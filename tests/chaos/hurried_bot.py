"""The bot for `make chaos`: its own `python -m bot`, with what it waits for the site made shorter.

Loaded once. Each line on standard input starts the bot in a process of its own, whose id is printed: one
that was killed is back at once, instead of after the seconds that Python takes to load it all.
"""

import os
import signal
import sys
from functools import partial
from typing import Any

from bot import __main__ as program
from bot.exchanger import call
from bot.exchanger.transport import Limits
from bot.services import acting, creating, looking
from tests.chaos import hurry


def hurry_up() -> None:
    limits = partial(
        Limits,
        read=hurry.READ_LIMIT,
        write=hurry.WRITE_LIMIT,
        create_bid=hurry.CREATE_LIMIT,
        queue=hurry.QUEUE,
    )
    _change(call, Limits=limits)
    _change(creating, SURELY_ABSENT_MS=_ms(hurry.SURELY_ABSENT), AGREED_MS=_ms(hurry.AGREED))
    _change(looking, UNCLEAR_MS=_ms(hurry.UNCLEAR), RARELY_MS=_ms(hurry.UNCLEAR))
    _change(acting, SETTLED_MS=_ms(hurry.SETTLED))


def _ms(seconds: float) -> int:
    return int(seconds * 1000)


def _change(module: object, **values: Any) -> None:
    for name, value in values.items():
        if not hasattr(module, name):
            raise AttributeError(f"{module} has no {name} any more: make chaos would run at full length")
        setattr(module, name, value)


def serve() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that are killed
    for _ in sys.stdin:
        child = os.fork()
        if not child:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            sys.argv = ["bot"]
            os._exit(program.main())
        print(child, flush=True)


if __name__ == "__main__":
    hurry_up()
    serve()
