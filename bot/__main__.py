"""The command line: `python -m bot`, or with `demo` (`--play`), `doctor` or `migrate-database [file]`."""

import gc
import signal
import sys

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C while all of this loads ends it without a trace
    gc.disable()  # while all of this loads: none of it is garbage, and looking through it takes long
    from bot.quick_models import import_aiogram

    import_aiogram()

import argparse
import asyncio
from collections.abc import Coroutine
from pathlib import Path

import uvloop
from pydantic import ValidationError

from bot.app import running
from bot.collector import calm_the_collector
from bot.errors import SettingsError
from bot.logs import set_up_logging
from bot.settings import Settings


def main() -> int:
    gc.enable()
    parser = argparse.ArgumentParser(prog="python -m bot", description="The Premium Exchanger bot.")
    commands = parser.add_subparsers(dest="command")
    demo = commands.add_parser("demo", help="the whole product with a sandbox exchanger and Telegram")
    demo.add_argument(
        "--play",
        choices=("exchange", "partner", "operator"),
        nargs="?",
        const="exchange",
        help="run one exchange for each payment type (or a partner, or an operator), and exit",
    )
    demo.add_argument("--port", type=_port, default=8081, help="the first port to try")
    commands.add_parser("doctor", help="check settings, database, Telegram and the exchanger")
    move = commands.add_parser(
        "migrate-database", help="move a SQLite file into the PostgreSQL database of DATABASE_URL"
    )
    move.add_argument("file", type=Path, nargs="?", default=Path("data/bot.db"), help="default: %(default)s")
    arguments = parser.parse_args()
    match arguments.command:
        case "demo":
            return _demo(play=arguments.play, port=arguments.port)
        case "doctor":
            return _doctor()
        case "migrate-database":
            return _migrate_database(arguments.file)
        case _:
            return _run()


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError("must be a number from 0 (any free port) to 65535")
    return int(text)


def _run() -> int:
    settings = _settings()
    if settings is None:
        return 2
    set_up_logging(settings.log_level, settings.log_format)
    return _until_signal(_serve(settings))


async def _serve(settings: Settings) -> int:
    async with running(settings):
        calm_the_collector()
        await asyncio.Event().wait()
    return 0


def _demo(*, play: str | None, port: int) -> int:
    # the sandbox is no part of the bot: only this command knows that there is one
    from bot.sandbox.demo import demo  # noqa: PLC0415
    from bot.sandbox.play import play_all  # noqa: PLC0415
    from bot.sandbox.play_operator import play_operator  # noqa: PLC0415
    from bot.sandbox.play_partner import play_partner  # noqa: PLC0415

    set_up_logging("WARNING")
    plays = {"exchange": play_all, "partner": play_partner, "operator": play_operator}
    return _until_signal(plays[play]() if play else demo(port))


def _doctor() -> int:
    from bot.doctor import examine  # noqa: PLC0415  (its checks are no part of a run)

    settings = _settings()
    if settings is None:
        return 2
    set_up_logging("ERROR")
    return uvloop.run(examine(settings))


def _migrate_database(file: Path) -> int:
    """0 when all is there, 1 when it was refused, 2 when it can't be done as things are set."""
    from bot.storage.move import MoveRefused, move  # noqa: PLC0415  (likewise)

    settings = _settings()
    if settings is None:
        return 2
    try:
        uvloop.run(move(file, settings.database_url))
    except (MoveRefused, SettingsError) as error:
        print(error, file=sys.stderr)
        return 1 if isinstance(error, MoveRefused) else 2
    return 0


def _settings() -> Settings | None:
    """The settings, or what is wrong with them in words, without their values."""
    try:
        return Settings()
    except ValidationError as error:
        for problem in error.errors():
            name = str(problem["loc"][0]).upper() if problem["loc"] else "settings"
            missing = problem["type"] == "missing"
            print(f"{name}: {'is not set' if missing else problem['msg']}", file=sys.stderr)
        print("Set these in the environment or in .env; .env.example explains each.", file=sys.stderr)
        return None


def _until_signal(work: Coroutine[None, None, int]) -> int:
    """Runs until it ends or SIGINT or SIGTERM ends it, cleanly either way; what keeps it from starting is
    said in words."""

    async def run() -> int:
        task = asyncio.ensure_future(work)
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, task.cancel)
        try:
            return await task
        except asyncio.CancelledError:
            return 0

    try:
        return uvloop.run(run())
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
