"""The HTTP port: health, the site's callbacks, and Telegram's updates in webhook mode."""

import math
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from bot.errors import SettingsError
from bot.site_callbacks import LARGEST_BODY, PATH, SiteCallbacks
from bot.storage.database import Database
from bot.webhook import PATH as DOOR
from bot.webhook import UpdatesDoor

STALE_POLL_SECONDS = 120.0
"""A long poll ends after 10 s or so, and a webhook is looked after each minute: this long without either
means that Telegram isn't heard."""

END_SECONDS = 2.0
"""What is being answered when the bot ends gets as long."""


class Heartbeat:
    """When Telegram was last heard; infinitely long ago until it is."""

    def __init__(self) -> None:
        self._at = -math.inf

    def beat(self) -> None:
        self._at = time.monotonic()

    @property
    def age(self) -> float:
        return time.monotonic() - self._at


@asynccontextmanager
async def http_port(
    host: str,
    port: int,
    database: Database,
    heartbeat: Heartbeat,
    callbacks: SiteCallbacks,
    door: UpdatesDoor | None = None,
) -> AsyncIterator[int]:
    """Serves until the block ends; the port it is on."""
    app = web.Application(client_max_size=LARGEST_BODY)
    app.router.add_get("/healthz", _Health(database, heartbeat).answer)
    app.router.add_post(f"{PATH}{{token}}", callbacks.answer)
    if door is not None:
        app.router.add_post(DOOR, door.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=END_SECONDS)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        try:
            await site.start()
        except OSError as error:
            raise SettingsError(f"HTTP_PORT: {host}:{port} can't be listened on: {error.strerror}") from error
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


class _Health:
    def __init__(self, database: Database, heartbeat: Heartbeat) -> None:
        self._database = database
        self._heartbeat = heartbeat

    async def answer(self, _request: web.Request) -> web.Response:
        """200 while the bot can serve people. The exchanger being away is no illness of the bot's."""
        checks = {
            "database": await self._database_answers(),
            "telegram": self._heartbeat.age < STALE_POLL_SECONDS,
        }
        healthy = all(checks.values())
        body = {"status": "ok" if healthy else "failing", **checks}
        return web.json_response(body, status=200 if healthy else 503)

    async def _database_answers(self) -> bool:
        try:
            await self._database.ping()
        except Exception:
            return False
        return True
