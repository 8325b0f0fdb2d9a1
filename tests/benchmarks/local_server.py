"""A web server on this machine that answers all calls in one place."""

from abc import ABC, abstractmethod
from typing import Self

from aiohttp import web
from aiohttp.test_utils import TestServer


class LocalServer(ABC):
    """Runs for as long as it is entered; `path` is that of the calls."""

    def __init__(self, path: str) -> None:
        app = web.Application()
        app.router.add_post(path, self._call)
        self._server = TestServer(app, access_log=None)

    async def __aenter__(self) -> Self:
        await self._server.start_server()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._server.close()

    @property
    def url(self) -> str:
        return str(self._server.make_url("")).rstrip("/")

    @abstractmethod
    async def _call(self, request: web.Request) -> web.Response: ...
