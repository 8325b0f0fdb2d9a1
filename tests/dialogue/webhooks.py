"""The bot in webhook mode, for tests: where Telegram sends updates, and how to send one in its place."""

import asyncio
import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any

import aiohttp
from pydantic import SecretStr

from bot.sandbox.demo import kept_port
from tests.conftest import UNHURRIED, Product
from tests.dialogue.orders import until

SECRET = "Only-Telegram_knows"  # noqa: S105  of a sandbox
HEADER = "X-Telegram-Bot-Api-Secret-Token"

Body = bytes | str | io.BytesIO | AsyncIterator[bytes]


@dataclass
class Hook:
    """Webhook mode of a product's bot, on a port that is kept from one start to the next."""

    product: Product
    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def settings(self) -> dict[str, object]:
        return {
            "webhook_url": self.address,
            "webhook_secret": SecretStr(SECRET),
            "http_port": self.port,
        }

    async def start(self, **changes: object) -> None:
        await self.product.start_bot(UNHURRIED, **{**self.settings, **changes})
        await self.until_healthy()

    async def post(self, body: Body, secret: str | None = SECRET) -> int:
        """What the bot answers to a request like Telegram's."""
        headers = {"Content-Type": "application/json"} | ({HEADER: secret} if secret is not None else {})
        async with (
            aiohttp.ClientSession() as client,
            client.post(f"{self.address}/telegram", data=body, headers=headers) as answer,
        ):
            assert await answer.read() in {b"", b"Unauthorized"}, "an answer that makes a call"
            return answer.status

    async def post_update(self, update: dict[str, Any], secret: str | None = SECRET) -> int:
        return await self.post(json.dumps(update), secret)

    async def until_healthy(self) -> None:
        async with asyncio.timeout(20):
            while (await self.health())[0] != 200:  # noqa: ASYNC110 - nobody tells when it is
                await asyncio.sleep(0.01)

    async def health(self) -> tuple[int, dict[str, object]]:
        with suppress(aiohttp.ClientConnectionError):
            async with (
                aiohttp.ClientSession() as client,
                client.get(f"{self.address}/healthz") as answer,
            ):
                return answer.status, await answer.json()
        return 0, {}

    async def taken(self, kind: str) -> dict[str, Any]:
        """The last update of the kind, when all there are have been answered with 200."""
        await until(lambda: not self.product.telegram.world.updates.pending)
        known = reversed(self.product.telegram.world.updates.confirmed)
        return next(update for update in known if kind in update)


@asynccontextmanager
async def hooked(product: Product, **changes: object) -> AsyncIterator[Hook]:
    """The product's bot in webhook mode; updates that Telegram has at its start are there already."""
    await product.stop_bot()
    with kept_port() as port:
        hook = Hook(product, port)
        await hook.start(**changes)
        yield hook
