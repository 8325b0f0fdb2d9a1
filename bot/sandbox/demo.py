"""The whole product on this machine: sandbox exchanger, sandbox Telegram, and the real bot between them."""

import asyncio
import socket
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography.fernet import Fernet
from pydantic import SecretStr

from bot.app import running
from bot.errors import SettingsError
from bot.sandbox.bot_process import BotProcess, bot_process
from bot.sandbox.exchanger import SandboxExchanger
from bot.sandbox.telegram import SandboxTelegram
from bot.settings import Settings

PORTS_TRIED = 100
LAST_PORT = 65535
WATCH_INTERVAL = 0.7
DRAIN_SECONDS = 2.0
"""Nobody waits long for a demo to end."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The two servers that the bot stands between."""

    exchanger: SandboxExchanger
    telegram: SandboxTelegram


async def demo(port: int) -> int:
    """Until it is ended: one address, from which everything is reached."""
    async with staged(port) as stage:
        print(f"\n  Open {stage.telegram.url}\n\n  Ctrl-C ends the demo.\n", flush=True)
        await asyncio.Event().wait()
    return 0


@asynccontextmanager
async def staged(port: int = 0) -> AsyncIterator[Stage]:
    """The sandbox and the bot at work; the database is a new one that goes with them."""
    async with (
        _servers(port) as (stage, settings),
        running(settings, drain_seconds=DRAIN_SECONDS),
    ):
        yield stage


@asynccontextmanager
async def staged_apart() -> AsyncIterator[tuple[Stage, BotProcess]]:
    """Likewise, with the bot in a process of its own, which can be ended and started again."""
    async with _servers(0) as (stage, settings), bot_process(settings) as bot:
        yield stage, bot


@asynccontextmanager
async def _servers(port: int) -> AsyncIterator[tuple[Stage, Settings]]:
    """Both, and what the bot is set to between them."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="exchanger-bot-")))
        exchanger = await stack.enter_async_context(SandboxExchanger())
        telegram = SandboxTelegram(port=free_port(port) if port else 0)
        telegram.world.links.append({"title": "Exchanger", "url": f"{exchanger.url}/operator"})
        telegram.world.links.append({"title": "Partner’s account", "url": f"{exchanger.url}/account/"})
        await stack.enter_async_context(telegram)
        settings = bot_settings(exchanger, telegram, folder, stack.enter_context(kept_port()))
        more = {
            "secret_key": SecretStr(Fernet.generate_key().decode()),
            "admin_ids": frozenset({telegram.people["operator"]}),
        }
        yield Stage(exchanger, telegram), settings.model_copy(update=more)


def bot_settings(
    exchanger: SandboxExchanger, telegram: SandboxTelegram, folder: Path, http_port: int = 0
) -> Settings:
    """What an operator would set, pointing at the sandbox. With a port, the site is told to call there."""
    return Settings(
        _env_file=None,
        bot_token=SecretStr(telegram.token),
        telegram_api_url=telegram.url,
        exchanger_url=exchanger.url,
        exchanger_login=SecretStr(exchanger.login),
        exchanger_key=SecretStr(exchanger.key),
        database_url=f"sqlite:///{folder / 'bot.db'}",
        support_url=f"{exchanger.url}/rules/",
        watch_interval=WATCH_INTERVAL,
        webhook_url=f"http://127.0.0.1:{http_port}" if http_port else "",
        http_port=http_port,
    )


@contextmanager
def kept_port() -> Iterator[int]:
    """A free port that nobody else is given meanwhile; who asked for it can listen on it."""
    with socket.socket() as keeper:
        keeper.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        keeper.bind(("127.0.0.1", 0))
        port: int = keeper.getsockname()[1]
        yield port


def free_port(first: int) -> int:
    """The first port from here on that nobody listens on."""
    last = min(first + PORTS_TRIED, LAST_PORT + 1) - 1
    for port in range(first, last + 1):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise SettingsError(f"--port: there is no free port from {first} to {last}")
