"""The bot's HTTP port, read as Prometheus and whoever keeps processes alive do."""

import asyncio
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import aiohttp

from tests.conftest import Product

TYPE = re.compile(r"^# TYPE (\S+) (?:counter|gauge|histogram)$", re.MULTILINE)
SAMPLE = re.compile(r'^[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? (\+Inf|[0-9.e+-]+)$')


@dataclass(frozen=True, slots=True)
class Page:
    status: int
    text: str

    def value(self, series: str) -> float | None:
        """Of the series, as `bot_jobs{kind="create_bid",state="queued"}`; None when it isn't there."""
        for line in self.text.splitlines():
            name, _, value = line.rpartition(" ")
            if name == series:
                return float(value)
        return None


async def page(product: Product, path: str = "/metrics", headers: Mapping[str, str] | None = None) -> Page:
    address = f"http://127.0.0.1:{product.http_port}{path}"
    async with aiohttp.ClientSession() as client, client.get(address, headers=headers) as answer:
        return Page(answer.status, await answer.text())


async def until_page(
    product: Product, path: str, is_so: Callable[[Page], object], headers: Mapping[str, str] | None = None
) -> Page:
    """Each look at it takes a while by itself."""
    async with asyncio.timeout(20):
        while True:
            shown = await page(product, path, headers)
            if is_so(shown):
                return shown


def names_of(text: str) -> set[str]:
    return set(TYPE.findall(text))
