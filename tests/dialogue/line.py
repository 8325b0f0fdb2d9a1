"""The line between the bot and the site: it can be down, as when a site's port is closed."""

import asyncio
from collections.abc import Callable
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit


class Line:
    """Passes bytes on to the site. While it is down nobody listens at its port."""

    def __init__(self, site_url: str) -> None:
        target = urlsplit(site_url)
        self._host, self._site_port = target.hostname or "", target.port or 0
        self._port = 0
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self.passed: Callable[[bytes], None] = lambda _: None
        """Called with what has just been passed on, either way."""

    @property
    def url(self) -> str:
        return f"http://{self._host}:{self._port}"

    async def __aenter__(self) -> Self:
        await self.up()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.down()

    async def up(self) -> None:
        self._server = await asyncio.start_server(self._connected, self._host, self._port)
        self._port = self._server.sockets[0].getsockname()[1]

    async def down(self) -> None:
        """No new connection is taken, and those that are open are cut."""
        if self._server is None:
            return
        self._server.close()
        for writer in tuple(self._writers):
            writer.transport.abort()
        await self._server.wait_closed()
        self._server = None

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        site_reader, site_writer = await asyncio.open_connection(self._host, self._site_port)
        await asyncio.gather(self._pass_on(reader, site_writer), self._pass_on(site_reader, writer))

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        try:
            while data := await reader.read(2**16):
                writer.write(data)
                await writer.drain()
                self.passed(data)
        except OSError:
            pass  # cut, which is what the line is for
        finally:
            writer.close()
            self._writers.discard(writer)
