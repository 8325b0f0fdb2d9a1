"""The bot of a run: one process on a file, or several on PostgreSQL and Redis behind a balancer."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from random import Random

from pydantic import SecretStr

from bot.sandbox.bot_process import as_environment
from bot.settings import Settings
from bot.workers.election import ELECTED
from tests.chaos.balancer import Balancer
from tests.chaos.bot_process import BotProcess
from tests.process.program import unused_port
from tests.servers import Postgresql, Redis, server_folder

SECRET = "chaos"  # noqa: S105 - of a Telegram in this process
ELECTED_STRUCK = 0.6
"""How often a kill is meant for the process that makes orders and sends; else for any."""


class Fleet:
    """A kill strikes one of the processes; a start brings back who is missing."""

    def __init__(self, bots: Sequence[BotProcess], database_url: str, seed: str) -> None:
        self.database_url = database_url
        self._bots = bots
        self._struck: BotProcess | None = None
        self._chance = Random(seed)  # noqa: S311  (chance, not secrets)

    @property
    def is_up(self) -> bool:
        return all(bot.is_up for bot in self._bots)

    async def start(self) -> None:
        await asyncio.gather(*(bot.start() for bot in self._bots if bot is self._struck or not bot.is_up))

    def kill(self) -> bool:
        """SIGKILL to one; False when there is nobody to kill."""
        elected = [bot for bot in self._bots if _is_elected(bot)]
        meant = elected if elected and self._chance.random() < ELECTED_STRUCK else self._bots
        self._struck = self._chance.choice(meant)
        return self._struck.kill()

    @property
    def log(self) -> str:
        return "\n".join(bot.log for bot in self._bots)


def _is_elected(bot: BotProcess) -> bool:
    said = [line for line in bot.log.splitlines() if " bot.workers.election " in line]
    return bool(said) and ELECTED in said[-1]


@asynccontextmanager
async def on_a_file(settings: Settings, folder: Path, seed: str) -> AsyncIterator[Fleet]:
    port = unused_port()
    changes = {"http_port": port, "webhook_url": f"http://127.0.0.1:{port}"}
    async with BotProcess(folder, as_environment(settings.model_copy(update=changes))) as bot:
        yield Fleet([bot], settings.database_url, seed)


@asynccontextmanager
async def behind_a_balancer(count: int, settings: Settings, folder: Path, seed: str) -> AsyncIterator[Fleet]:
    ports = [unused_port() for _ in range(count)]
    async with AsyncExitStack() as stack:
        servers = stack.enter_context(server_folder())
        postgresql, redis = Postgresql(servers), Redis(servers)
        database_url, redis_url = postgresql.start(), redis.start()
        stack.callback(postgresql.stop)
        stack.callback(redis.stop)
        balancer = await stack.enter_async_context(Balancer(ports))
        changes = {
            "database_url": database_url,
            "redis_url": SecretStr(redis_url),
            "webhook_url": balancer.url,
            "webhook_secret": SecretStr(SECRET),
        }
        bots = []
        for port in ports:
            own = folder / str(port)
            own.mkdir()
            each = settings.model_copy(update={**changes, "http_port": port})
            bots.append(await stack.enter_async_context(BotProcess(own, as_environment(each))))
        yield Fleet(bots, database_url, seed)
