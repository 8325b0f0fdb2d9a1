"""Calls to the sandbox exchanger over plain HTTP, as any client makes them."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import ClientSession

from bot.sandbox.exchanger import Pace, SandboxExchanger
from bot.sandbox.exchanger.keys import Key

AT_ONCE = Pace(speed=1.0, answer=0.0, create=0.0)
PATIENCE = 5.0


class Caller:
    """`site` is the sandbox, `session` for anything besides the API's methods."""

    def __init__(self, site: SandboxExchanger, session: ClientSession) -> None:
        self.site, self.session = site, session

    def url(self, method: str) -> str:
        return f"{self.site.url}/api/userapi/v1/{method}"

    def headers(self, lang: str | None = "en_US", key: Key | None = None) -> dict[str, str]:
        key = key or self.site.main_key
        headers = {"API-LOGIN": key.login, "API-KEY": key.secret}
        return headers | ({"API-LANG": lang} if lang else {})

    async def raw(self, method: str, headers: Mapping[str, str], form: Mapping[str, str]) -> tuple[int, str]:
        async with self.session.post(self.url(method), data=form, headers=headers) as answer:
            return answer.status, await answer.text()

    async def __call__(
        self, method: str, lang: str | None = "en_US", key: Key | None = None, **params: object
    ) -> dict[str, Any]:
        """The envelope of an answer."""
        form = {name: str(value) for name, value in params.items()}
        status, text = await self.raw(method, self.headers(lang, key), form)
        assert status == 200
        answer = json.loads(text)
        assert isinstance(answer, dict)
        return answer

    def form(self, direction_id: int) -> dict[str, Any]:
        """Answers that the direction's form takes."""
        return dict(self.site.valid_form(direction_id))

    async def order(self, direction_id: int, amount: object = None, **params: object) -> dict[str, Any]:
        """The data of a new order, with the form filled in as it wants to be."""
        direction = self.site.direction(direction_id)
        amount = amount or (direction.min_give or 1000) * 2
        form: dict[str, Any] = {"direction_id": direction_id, "calc_amount": amount, "calc_action": 1}
        answer = await self("create_bid", **(form | self.form(direction_id) | params))
        assert str(answer["error"]) == "0", answer
        data = answer["data"]
        assert isinstance(data, dict)
        return data

    async def info(self, bid_id: object) -> dict[str, Any]:
        data = (await self("bid_info", id=bid_id))["data"]
        assert isinstance(data, dict)
        return data


@asynccontextmanager
async def opened(*, auto: bool = False, **settings: Any) -> AsyncIterator[Caller]:
    """A site that answers at once and whose orders stand still unless `auto`."""
    usual: dict[str, Any] = {"pace": AT_ONCE, "clock_shift": 0, "seed": 7}
    async with SandboxExchanger(**(usual | settings)) as site:
        site.life.auto = auto
        async with ClientSession() as session:
            yield Caller(site, session)


async def until(happened: Callable[[], bool]) -> None:
    """Wait for something that happens by itself."""
    async with asyncio.timeout(PATIENCE):
        while not happened():  # noqa: ASYNC110 - any condition, most of them tell nobody
            await asyncio.sleep(0.005)
