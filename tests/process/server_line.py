"""The line between one process and PostgreSQL: it can fall silent, as when a network is cut."""

import asyncio
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, urlencode, urlsplit


class ServerLine:
    """Passes bytes on to the server's socket. While it is silent connections stay open, and nothing gets
    through; also those that are made meanwhile."""

    def __init__(self, server_url: str) -> None:
        parts = urlsplit(server_url)
        options = dict(parse_qsl(parts.query))
        self._socket = f"{options.pop('host')}/.s.PGSQL.5432"
        self._rest = f"{parts.path}?{urlencode(options)}"
        self._who = parts.username or ""
        self._speaks = asyncio.Event()
        self._speaks.set()
        self._work: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        return f"postgresql://{self._who}@127.0.0.1:{self._port}{self._rest}"

    def fall_silent(self) -> None:
        self._speaks.clear()

    def speak(self) -> None:
        self._speaks.set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self._port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        for task in self._work:
            task.cancel()
        await asyncio.gather(*self._work, return_exceptions=True)
        await self._server.wait_closed()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server_reader, server_writer = await asyncio.open_unix_connection(self._socket)
        for task in (
            asyncio.create_task(self._pass_on(reader, server_writer)),
            asyncio.create_task(self._pass_on(server_reader, writer)),
        ):
            self._work.add(task)
            task.add_done_callback(self._work.discard)

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while data := await reader.read(2**16):
                await self._speaks.wait()
                writer.write(data)
                await writer.drain()
            await self._speaks.wait()  # nor does the end of one get through
        except OSError:
            pass  # one side is gone, which is what the line is for
        finally:
            writer.close()
