"""What people see happen, kept for a while and streamed to their pages as Server-Sent Events."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections import deque
from collections.abc import Iterable
from typing import Any

from aiohttp import web

from bot.sandbox.telegram.people import Json

KEPT = 1000  # events a person; a page that was away longer reads the messages anew
PING_SECONDS = 15.0


class EventBook:
    """Events of all people, numbered in one sequence."""

    def __init__(self) -> None:
        self.seq = 0
        self.closed = False
        self._kept: dict[int, deque[tuple[int, str]]] = {}
        self._news: dict[int, asyncio.Event] = {}

    def publish(self, people: Iterable[int], kind: str, chat_id: int, **data: Any) -> None:
        self.seq += 1
        event: Json = {"seq": self.seq, "type": kind, "chat_id": chat_id, **data}
        line = json.dumps(event, ensure_ascii=False)  # now: what it tells of may change later
        for person in people:
            self._kept.setdefault(person, deque(maxlen=KEPT)).append((self.seq, line))
            self._wake(person)

    def after(self, person: int, seq: int) -> list[tuple[int, str]]:
        return [event for event in self._kept.get(person, ()) if event[0] > seq]

    async def wait(self, person: int) -> None:
        await self._news.setdefault(person, asyncio.Event()).wait()

    def close(self) -> None:
        """Ends every stream, so that the server can stop."""
        self.closed = True
        for person in list(self._news):
            self._wake(person)

    def _wake(self, person: int) -> None:
        if news := self._news.pop(person, None):
            news.set()


async def stream_events(
    request: web.Request, book: EventBook, person: int, after: int | None
) -> web.StreamResponse:
    seen = book.seq if after is None else after
    response = web.StreamResponse(
        headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    )
    await response.prepare(request)
    with contextlib.suppress(ConnectionResetError):  # the page was closed: there is nobody to write to
        await _write_events(response, book, person, seen)
    return response


async def _write_events(response: web.StreamResponse, book: EventBook, person: int, seen: int) -> None:
    await response.write(b": open\n\n")
    while not book.closed:
        for seq, line in book.after(person, seen):
            await response.write(f"id: {seq}\ndata: {line}\n\n".encode())
            seen = seq
        if book.after(person, seen):
            continue  # something came while that was written
        try:
            async with asyncio.timeout(PING_SECONDS):
                await book.wait(person)
        except TimeoutError:
            await response.write(b": ping\n\n")
