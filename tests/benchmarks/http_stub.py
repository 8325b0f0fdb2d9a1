"""An HTTP server that costs next to nothing, so that it is not what is measured."""

import asyncio
from collections.abc import Callable

Reply = Callable[[bytes], None]
Handle = Callable[[str, bytes, Reply], None]
"""Path, body, and what sends the answer: at once or later."""

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"


class HttpStub(asyncio.Protocol):
    """One connection; its client waits for an answer before it asks again."""

    def __init__(self, handle: Handle) -> None:
        self._handle = handle
        self._unread = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if isinstance(transport, asyncio.Transport):
            self._transport = transport

    def connection_lost(self, error: Exception | None) -> None:  # noqa: ARG002 - the protocol's signature
        self._transport = None

    def data_received(self, data: bytes) -> None:
        self._unread += data
        end = self._unread.find(b"\r\n\r\n")
        if end < 0:
            return
        head, rest = self._unread[:end], self._unread[end + 4 :]
        body = _body(head.lower(), rest)
        if body is not None:
            self._unread = b""
            self._handle(head.split(b" ", 2)[1].decode(), body, self._reply)

    def _reply(self, answer: bytes) -> None:
        if self._transport is not None:
            self._transport.write(HEAD % len(answer) + answer)


def _body(head: bytes, rest: bytes) -> bytes | None:
    """None while some of it is still to come."""
    if b"transfer-encoding: chunked" in head:
        return _joined(rest) if rest.endswith(b"0\r\n\r\n") else None
    _, found, length = head.partition(b"content-length:")
    wanted = int(length.split(b"\r\n", 1)[0]) if found else 0
    return rest[:wanted] if len(rest) >= wanted else None


def _joined(chunks: bytes) -> bytes:
    body = b""
    while chunks:
        size, _, chunks = chunks.partition(b"\r\n")
        body, chunks = body + chunks[: int(size, 16)], chunks[int(size, 16) + 2 :]
    return body


async def listen(handle: Handle) -> tuple[asyncio.Server, int]:
    """The server and its port, on this machine only."""
    server = await asyncio.get_running_loop().create_server(lambda: HttpStub(handle), "127.0.0.1", 0)
    port: int = server.sockets[0].getsockname()[1]
    return server, port
