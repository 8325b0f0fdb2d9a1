"""A site that answers what a test tells it to, over a raw socket: so that it can also break off, drip, lie.

`Site` reads whole HTTP requests, keeps each as a `Call`, and answers with the next of its replies; the last
one is used from then on. A reply writes what it likes and says whether the connection stays open.
"""

from __future__ import annotations

import asyncio
import json
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from bot.exchanger.client import Exchanger
from bot.exchanger.transport import Limits

LOGIN = "l0gin" * 6 + "zz"
KEY = "s3cret" * 5 + "zz"
Reply = Callable[[asyncio.StreamWriter], Awaitable[bool]]


@dataclass(frozen=True)
class Call:
    """A request as it came in; header names in lower case."""

    line: str
    headers: Mapping[str, str]
    body: str

    @property
    def method(self) -> str:
        return self.line.split()[1].rpartition("/")[2]


@dataclass
class Site:
    """The server; `open` and `most_open` count the requests being answered at a time."""

    replies: list[Reply]
    calls: list[Call] = field(default_factory=list)
    connections: list[asyncio.StreamWriter] = field(default_factory=list)
    url: str = ""
    open: int = 0
    most_open: int = 0
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    async def until_open(self, count: int) -> None:
        """Wait until this many requests are being answered."""
        while self.open < count:
            self.changed.clear()
            await self.changed.wait()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections.append(writer)
        try:
            while call := await _request(reader):
                self.calls.append(call)
                if not await self._answer(writer):
                    break
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the client went away
        except asyncio.CancelledError:
            pass  # the test is over; a server's task that ends cancelled would be logged as an error
        finally:
            writer.close()

    async def _answer(self, writer: asyncio.StreamWriter) -> bool:
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        self.open += 1
        self.changed.set()
        self.most_open = max(self.most_open, self.open)
        try:
            return await reply(writer)
        finally:
            self.open -= 1


@asynccontextmanager
async def scripted(
    *replies: Reply,
    limits: Limits | None = None,
    concurrency: int = 16,
    secure: ssl.SSLContext | None = None,
) -> AsyncIterator[tuple[Site, Exchanger]]:
    """A site with these replies, and a client of it."""
    site = Site(list(replies))
    tasks: set[asyncio.Task[None]] = set()

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        await site.serve(reader, writer)

    server = await asyncio.start_server(accept, "127.0.0.1", 0, ssl=secure)
    site.url = f"{'https' if secure else 'http'}://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        async with Exchanger(site.url, LOGIN, KEY, concurrency=concurrency, limits=limits) as exchanger:
            yield site, exchanger
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def http(status: int, body: str | bytes, **headers: str) -> Reply:
    """An HTTP answer, complete."""
    sent = body.encode() if isinstance(body, str) else body
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    head = "\r\n".join([f"HTTP/1.1 {status} Status", f"Content-Length: {len(sent)}", *lines])

    async def reply(writer: asyncio.StreamWriter) -> bool:
        writer.write(head.encode() + b"\r\n\r\n" + sent)
        await writer.drain()
        return True

    return reply


def says(answer: object) -> Reply:
    """Status 200 with this as JSON."""
    return http(200, json.dumps(answer))


def done(data: object) -> Reply:
    """Success with this data."""
    return says({"error": "0", "error_text": "", "data": data})


def refused(error: int | str, text: str, fields: Any = None) -> Reply:
    """A refusal as the site words it."""
    return says({"error": error, "error_text": text, "data": "", "error_fields": fields or []})


def raw(sent: bytes) -> Reply:
    """These bytes, and the connection is closed."""

    async def reply(writer: asyncio.StreamWriter) -> bool:
        writer.write(sent)
        await writer.drain()
        return False

    return reply


def reset() -> Reply:
    """The connection is reset."""

    async def reply(writer: asyncio.StreamWriter) -> bool:
        writer.transport.abort()
        return False

    return reply


def hang() -> Reply:
    """No answer, ever."""

    async def reply(_: asyncio.StreamWriter) -> bool:
        await asyncio.Event().wait()
        return False

    return reply


def drip(pause: float) -> Reply:
    """A byte of an endless answer every `pause` seconds."""

    async def reply(writer: asyncio.StreamWriter) -> bool:
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:
            writer.write(b"1\r\n \r\n")
            await writer.drain()
            await asyncio.sleep(pause)

    return reply


def after(event: asyncio.Event, reply: Reply) -> Reply:
    """This reply, once the test lets it go."""

    async def waited(writer: asyncio.StreamWriter) -> bool:
        await event.wait()
        return await reply(writer)

    return waited


async def _request(reader: asyncio.StreamReader) -> Call | None:
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
    except asyncio.IncompleteReadError:
        return None
    line, *rest = head.strip().split("\r\n")
    headers = {name.lower(): value for name, value in (header.split(": ", 1) for header in rest)}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Call(line, headers, body.decode())
