"""Stands before several processes of the bot, as nginx does: each request goes to the next one that is up."""

from types import TracebackType
from typing import Self

import aiohttp
from aiohttp import web

KEPT_HEADERS = ("Content-Type", "X-Telegram-Bot-Api-Secret-Token")


class Balancer:
    """`ports`: of the processes. What one was at when it was killed is not given to another: it may have been
    done, and who sent it sends it again."""

    def __init__(self, ports: list[int]) -> None:
        self._ports = list(ports)
        self._port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession()
        app = web.Application()
        app.add_routes([web.post("/{path:.*}", self._pass_on)])
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._runner.cleanup()
        await self._session.close()

    async def _pass_on(self, request: web.Request) -> web.Response:
        headers = {name: request.headers[name] for name in KEPT_HEADERS if name in request.headers}
        body = await request.read()
        for _ in self._ports:
            self._ports.append(self._ports.pop(0))
            target = f"http://127.0.0.1:{self._ports[-1]}{request.path_qs}"
            try:
                async with self._session.post(target, data=body, headers=headers) as answer:
                    return web.Response(body=await answer.read(), status=answer.status)
            except aiohttp.ClientConnectorError:
                continue
            except aiohttp.ClientError:
                break
        return web.Response(status=502)
