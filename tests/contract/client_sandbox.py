"""The sandbox exchanger and the client of it, as the tests of both together open them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from decimal import Decimal

import pytest

from bot.exchanger.client import Exchanger
from bot.exchanger.models import Bid, CalcAction
from bot.exchanger.transport import Limits
from bot.sandbox.exchanger import Pace, SandboxExchanger

AT_ONCE = Pace(speed=1.0, answer=0.0, create=0.0)

quirky_and_not = pytest.mark.parametrize("quirks", [True, False], ids=["deployed", "as documented"])


@asynccontextmanager
async def opened(
    quirks: bool = True, limits: Limits | None = None
) -> AsyncIterator[tuple[SandboxExchanger, Exchanger]]:
    """A site whose orders stand still, and a client with its main key."""
    async with SandboxExchanger(pace=AT_ONCE, quirks=quirks, clock_shift=0, seed=7) as site:
        site.life.auto = False
        async with Exchanger(site.url, site.login, site.key, limits=limits) as exchanger:
            yield site, exchanger


@asynccontextmanager
async def partner(site: SandboxExchanger) -> AsyncIterator[Exchanger]:
    key = site.partner_key
    async with Exchanger(site.url, key.login, key.secret) as exchanger:
        yield exchanger


async def order(site: SandboxExchanger, exchanger: Exchanger, direction_id: int, api_id: str = "1") -> Bid:
    amount = (site.direction(direction_id).min_give or Decimal(1000)) * 2
    fields = site.valid_form(direction_id)
    return await exchanger.create_bid(direction_id, amount, CalcAction.GIVE, fields, api_id=api_id)
