"""The HTTP port: health, metrics, the site's callbacks, and Telegram's updates in webhook mode."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from aiohttp import web

from bot.errors import SettingsError
from bot.monitoring.door import MetricsDoor
from bot.services.health import Health
from bot.site_callbacks import LARGEST_BODY, PATH, SiteCallbacks
from bot.webhook import PATH as UPDATES
from bot.webhook import UpdatesDoor

END_SECONDS = 2.0
"""What is being answered when the bot ends gets as long."""


@asynccontextmanager
async def http_port(
    host: str,
    port: int,
    health: Health,
    metrics: MetricsDoor,
    callbacks: SiteCallbacks,
    door: UpdatesDoor | None = None,
) -> AsyncIterator[int]:
    """Serves until the block ends; the port it is on."""
    app = web.Application(client_max_size=LARGEST_BODY)
    answers = _HealthAnswers(health)
    app.router.add_get("/healthz", answers.alive)
    app.router.add_get("/readyz", answers.ready)
    app.router.add_get("/metrics", metrics.answer)
    app.router.add_post(f"{PATH}{{token}}", callbacks.answer)
    if door is not None:
        app.router.add_post(UPDATES, door.handle)
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


class _HealthAnswers:
    def __init__(self, health: Health) -> None:
        self._health = health

    async def alive(self, _request: web.Request) -> web.Response:
        """200 while the bot can serve people; else it is to be started anew."""
        return _answer(await self._health.alive())

    async def ready(self, _request: web.Request) -> web.Response:
        """200 while it may be given work."""
        return _answer(await self._health.ready())


def _answer(checks: Mapping[str, bool]) -> web.Response:
    well = all(checks.values())
    return web.json_response({"status": "ok" if well else "failing", **checks}, status=200 if well else 503)
