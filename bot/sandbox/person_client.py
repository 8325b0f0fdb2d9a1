"""The person API of the sandbox Telegram, as a client: requests, and what happens as a stream."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Self

import aiohttp

from bot.sandbox.conversation import Json

_RECONNECT_SECONDS = 0.2
_NO_LIMIT = aiohttp.ClientTimeout(total=None)


class RefusedError(Exception):
    """Telegram doesn't let a person do that; the text is its reason."""


class PersonClient:
    """One person's line to the server. A session that was given stays open."""

    def __init__(self, url: str, person_id: int, session: aiohttp.ClientSession | None) -> None:
        self._url = f"{url}/person/{person_id}"
        self._given_session = session
        self._session = session
        self._seq: int | None = None

    async def __aenter__(self) -> Self:
        self._session = self._given_session or aiohttp.ClientSession()
        return self

    async def __aexit__(self, *error: object) -> None:
        if self._given_session is None and self._session:
            await self._session.close()

    async def get(self, path: str, **query: int) -> Json:
        async with self._http.get(f"{self._url}/{path}", params=query) as response:
            return await _read(response)

    async def file(self, file_id: str) -> bytes:
        async with self._http.get(f"{self._url.rpartition('/')[0]}/files/{file_id}") as response:
            return await response.read()

    async def post(self, path: str, **body: str | int | bool) -> Json:
        async with self._http.post(f"{self._url}/{path}", json=body) as response:
            return await _read(response)

    async def events(self, opened: Callable[[], Awaitable[None]]) -> AsyncIterator[Json]:
        """What happens from now on, each once and in order, over as many connections as it takes.

        `opened` is awaited when the stream is open and it isn't known what came before: between what is read
        in it and what comes after there is no gap.
        """
        while True:
            try:
                async for event in self._stream(opened):
                    yield event
            except aiohttp.ClientError:
                pass  # the server restarts or dropped us: what was missed is asked for below
            await asyncio.sleep(_RECONNECT_SECONDS)

    async def _stream(self, opened: Callable[[], Awaitable[None]]) -> AsyncIterator[Json]:
        after = {} if self._seq is None else {"after": self._seq}
        url = f"{self._url}/events"
        async with self._http.get(url, params=after, timeout=_NO_LIMIT, read_bufsize=2**20) as stream:
            if self._seq is None:
                await opened()
            async for line in stream.content:
                if line.startswith(b"data:"):
                    event: Json = json.loads(line[5:])
                    self._seq = event["seq"]
                    yield event

    @property
    def _http(self) -> aiohttp.ClientSession:
        if self._session is None:
            raise RuntimeError("a PersonClient is used inside `async with`")
        return self._session


async def _read(response: aiohttp.ClientResponse) -> Json:
    answer: Json = await response.json()
    if response.status != 200:
        raise RefusedError(answer.get("error", f"HTTP {response.status}"))
    return answer
