"""The pages behind an order's links. The buttons really move the order."""

from aiohttp import web

from bot.sandbox.exchanger.site import Site


class Pages:
    def __init__(self, site: Site) -> None:
        self._site = site

    def add_routes(self, app: web.Application) -> None:
        pass
