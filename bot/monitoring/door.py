"""Who may read `/metrics`: who has the token, or without one this machine alone."""

import ipaddress
import secrets

from aiohttp import web

from bot.monitoring.exposition import CONTENT_TYPE
from bot.monitoring.scrape import Scrape
from bot.settings import Settings

BEARER = "Bearer "
FORWARDED = ("X-Forwarded-For", "X-Real-IP", "Forwarded", "Via")
"""Whoever passes something on from elsewhere says so in one of these."""


class MetricsDoor:
    """To anybody else there is no such page. A proxy on this machine may pass on strangers' requests without
    a word about it: so where the port is reachable from outside (WEBHOOK_URL), a token is needed."""

    def __init__(self, settings: Settings, scrape: Scrape) -> None:
        self._token = settings.metrics_token.get_secret_value().encode()
        self._is_published = bool(settings.webhook_url)
        self._scrape = scrape

    async def answer(self, request: web.Request) -> web.Response:
        if not self._may(request):
            raise web.HTTPNotFound
        body = (await self._scrape.text()).encode()
        return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE})

    def _may(self, request: web.Request) -> bool:
        if self._token:
            given = request.headers.get("Authorization", "").encode("utf-8", "replace")
            return secrets.compare_digest(given, BEARER.encode() + self._token)
        if self._is_published or any(name in request.headers for name in FORWARDED):
            return False
        return _is_this_machine(request.remote)


def _is_this_machine(address: str | None) -> bool:
    try:
        return ipaddress.ip_address(address or "").is_loopback
    except ValueError:
        return False
