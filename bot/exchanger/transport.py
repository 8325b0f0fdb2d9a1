"""HTTP to the exchanger: one pooled client, a limit on every call, and what may be sent twice.

Reads are retried; a write goes out once, whatever happens. A write counts as never sent only when no
connection was made: aiohttp's ClientConnectorError (refused, no such host, a certificate not trusted), or no
free slot to make one in. The layer between httpx and aiohttp calls it a ConnectTimeout also when the server
closed AFTER reading the request, and lets some of aiohttp's own errors through; so the cause is looked at,
and every other failure of a write is unknown.

httpx is imported here only.
"""

from __future__ import annotations

import asyncio
import copy
import random
import ssl
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Self

import aiohttp
import httpx
from httpx_aiohttp import AiohttpTransport

from bot.exchanger.endpoint import credential, language, site_address
from bot.exchanger.errors import NeverSent, OutcomeUnknown, Unreachable
from bot.exchanger.forms import encode

_API_PATH = "/api/userapi/v1/"
_LONGEST_BODY = 8 * 1024 * 1024
_KEEP_ALIVE = (
    4.0  # seconds: below the 5 after which Apache closes, so a write seldom meets a closing connection
)
_CONNECT_LIMIT = 10.0
_RETRIES = 2
_FIRST_PAUSE = 0.25
_AGAIN = frozenset({408, 425, 429, *range(500, 600)})


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds a call may take in all. A write waits `queue` at most to be sent, and then has its whole limit;
    the two stay under 250 s together, after which an order that isn't there is taken for never made."""

    read: float = 15.0
    write: float = 60.0
    create_bid: float = 240.0
    queue: float = 8.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `body` is decompressed; `retry_after` in seconds."""

    status: int
    body: bytes = field(repr=False)
    retry_after: float | None = None


@dataclass(frozen=True, slots=True)
class _Failure:
    """Why there is no answer, in words without anything that was sent."""

    what: str
    never_sent: bool = False
    retry_after: float | None = None


class _TooLongError(Exception):
    """The body went over the cap."""


class Transport:
    """Calls the methods of one site with one key. At most `concurrency` calls at once, and half of them
    writes: a handful of orders that each wait minutes for a payment provider must not keep the readers
    out. Nor must reads with other keys, a partner's lists of many pages: they are a quarter."""

    def __init__(self, url: str, login: str, key: str, *, concurrency: int, limits: Limits) -> None:
        self._base = site_address(url) + _API_PATH
        self._headers = _key_headers(login, key)
        if concurrency < 1:
            raise ValueError("at least one call at a time")
        self._limits = limits
        self._slots = asyncio.Semaphore(concurrency)
        self._read_slots = asyncio.Semaphore(concurrency)
        self._other_keys_read_slots = asyncio.Semaphore(max(1, concurrency // 4))
        self._write_slots = asyncio.Semaphore(max(1, concurrency // 2))
        self._client = _pooled_client(concurrency, _trust(self._base))

    def with_key(self, login: str, key: str) -> Self:
        """The same pool and slots with another key; its reads are among those of all other keys."""
        other = copy.copy(self)
        other._read_slots = self._other_keys_read_slots
        other._headers = _key_headers(login, key)
        return other

    async def aclose(self) -> None:
        """Close the pool."""
        await self._client.aclose()

    async def read(self, method: str, form: Mapping[str, str], lang: str) -> Answer:
        """The site's answer, asked for up to three times. Unreachable when there is none within the limit."""
        request = self._request(method, form, lang)
        why = "no answer in time"
        try:
            async with asyncio.timeout(self._limits.read) as limit:
                for attempt in range(_RETRIES + 1):
                    async with self._read_slots, self._slots:
                        outcome = await self._send(request)
                    if isinstance(outcome, Answer) and outcome.status not in _AGAIN:
                        return outcome
                    why = _trouble(outcome)
                    pause = _pause(attempt, outcome.retry_after)
                    if attempt == _RETRIES or not _is_time_for(pause, limit):
                        break
                    await asyncio.sleep(pause)
        except TimeoutError:
            pass
        raise Unreachable(method, why)

    async def write(self, method: str, form: Mapping[str, str], lang: str) -> Answer:
        """The site's answer to what is sent ONCE. NeverSent or OutcomeUnknown when there is none within the
        limit."""
        request = self._request(method, form, lang)
        async with AsyncExitStack() as stack:
            await self._take_write_slot(stack, method)
            outcome = await self._send_within(request, self._limit_of(method))
        if isinstance(outcome, Answer):
            return outcome
        raise (NeverSent if outcome.never_sent else OutcomeUnknown)(method, outcome.what)

    async def _take_write_slot(self, stack: AsyncExitStack, method: str) -> None:
        """A write that would be sent late could still be at work when its caller takes it for lost."""
        try:
            async with asyncio.timeout(self._limits.queue):
                await stack.enter_async_context(self._write_slots)
                await stack.enter_async_context(self._slots)
        except TimeoutError:
            raise NeverSent(method, "too many calls at once, not sent") from None

    async def _send_within(self, request: httpx.Request, seconds: float) -> Answer | _Failure:
        try:
            async with asyncio.timeout(seconds):
                return await self._send(request)
        except TimeoutError:
            return _Failure("no answer in time")

    async def _send(self, request: httpx.Request) -> Answer | _Failure:
        """One exchange of a request for an answer. Errors end here as words: the libraries' hold the
        headers."""
        try:
            response = await self._client.send(request, stream=True)
            try:
                body = await _body(response)
            finally:
                await response.aclose()
        except _TooLongError:
            return _Failure(f"answered with more than {_LONGEST_BODY} bytes")
        except Exception as error:
            # Two libraries' families, and whatever else they let through: the request may have gone out.
            return _Failure(_name(error), never_sent=_is_without_connection(error))
        return Answer(response.status_code, body, _retry_after(response.headers.get("retry-after", "")))

    def _request(self, method: str, form: Mapping[str, str], lang: str) -> httpx.Request:
        headers = {
            **self._headers,
            "Content-Type": "application/x-www-form-urlencoded",
            "Accept": "application/json",
        }
        if lang:
            headers["API-LANG"] = language(lang)
        return self._client.build_request("POST", self._base + method, content=encode(form), headers=headers)

    def _limit_of(self, method: str) -> float:
        return self._limits.create_bid if method == "create_bid" else self._limits.write


def _key_headers(login: str, key: str) -> dict[str, str]:
    return {"API-LOGIN": credential(login, "login"), "API-KEY": credential(key, "key")}


def _pooled_client(concurrency: int, trust: ssl.SSLContext) -> httpx.AsyncClient:
    """Certificates are checked, redirects are not followed, cookies are not kept, proxies of the environment
    unused."""

    def session() -> aiohttp.ClientSession:
        connector = aiohttp.TCPConnector(limit=concurrency, keepalive_timeout=_KEEP_ALIVE, ssl=trust)
        return aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())

    return httpx.AsyncClient(
        transport=AiohttpTransport(verify=trust, client=session),
        timeout=httpx.Timeout(None, connect=_CONNECT_LIMIT),
        headers={"User-Agent": "premium-exchanger-bot"},
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
        follow_redirects=False,
        trust_env=False,
    )


def _trust(url: str) -> ssl.SSLContext:
    """The public authorities, or those SSL_CERT_FILE names; none for plain http: loading them takes long."""
    if url.lower().startswith("https:"):
        return httpx.create_ssl_context()
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


async def _body(response: httpx.Response) -> bytes:
    body = bytearray()
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > _LONGEST_BODY:
            raise _TooLongError
    return bytes(body)


def _is_without_connection(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, aiohttp.ClientConnectorError):
            return True
        error = error.__cause__
    return False


def _name(error: BaseException) -> str:
    """The kind of the innermost error: its words may repeat what was sent."""
    while error.__cause__ is not None:
        error = error.__cause__
    return type(error).__name__


def _trouble(outcome: Answer | _Failure) -> str:
    return outcome.what if isinstance(outcome, _Failure) else f"HTTP {outcome.status}"


def _pause(attempt: int, retry_after: float | None) -> float:
    """Seconds before the next attempt: twice as long each time, spread so that callers don't come back
    together."""
    spread = random.uniform(0.5, 1.5)  # noqa: S311 - spreads load, hides nothing
    return max(_FIRST_PAUSE * (2.0**attempt) * spread, retry_after or 0.0)


def _is_time_for(pause: float, limit: asyncio.Timeout) -> bool:
    deadline = limit.when()
    return deadline is None or asyncio.get_running_loop().time() + pause < deadline


def _retry_after(value: str) -> float | None:
    """Seconds, from either of the header's two forms; None for anything else."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
