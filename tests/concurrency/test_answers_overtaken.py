"""Two processes ask the site about one order, and the older answer arrives last."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from decimal import Decimal

import pytest

from bot.exchanger.client import Exchanger
from bot.exchanger.models import CalcAction
from bot.sandbox.exchanger import SHOWCASE, Pace, SandboxExchanger
from bot.sandbox.exchanger.methods import USUAL_METHODS
from bot.services.bid_view import BidRequest, BidView
from bot.services.bids import Bids
from bot.services.feed import Feed
from bot.services.operators import Operators
from bot.services.order_limits import OrderLimits
from bot.services.referrals import Referrals
from bot.services.switchboard import Switchboard
from bot.storage.database import Tx, open_database
from bot.wake import Wakes
from tests.conftest import loaded_texts
from tests.engines import on_both_engines

PERSON = 7
DIRECTION = SHOWCASE["ordinary"]
AMOUNT = Decimal(100)


async def end_nothing(_: Tx) -> None:
    """No job has led to it."""


@dataclass
class TwoProcesses:
    site: SandboxExchanger
    exchanger: Exchanger
    first: Bids
    second: Bids

    async def order(self) -> BidView:
        """One that the site has made, and that its customer was told of."""
        fields = self.site.valid_form(DIRECTION)
        request = BidRequest(DIRECTION, "A", "B", str(AMOUNT), CalcAction.GIVE, fields, None, None, {})
        row = (await self.first.confirm(PERSON, PERSON, "en", 1, request, None)).row
        made = await self.exchanger.create_bid(DIRECTION, AMOUNT, CalcAction.GIVE, fields, api_id=str(row.id))
        await self.first.made(row.id, made, end_nothing)
        view = await self.first.view(row.id)
        assert view is not None
        return view

    async def told(self, order: BidView) -> list[str]:
        async with self.first.database.reading() as tx:
            return [each.status for each in await tx.statuses.list(order.row.id)]

    async def kept(self, order: BidView) -> BidView:
        view = await self.first.view(order.row.id)
        assert view is not None
        return view


@pytest.fixture
async def two(database_url: str) -> AsyncIterator[TwoProcesses]:
    async with AsyncExitStack() as stack:
        site = SandboxExchanger(pace=Pace(answer=0, create=0), seed=1)
        site.life.auto = False
        await stack.enter_async_context(site)
        exchanger = await stack.enter_async_context(Exchanger(site.url, site.login, site.key))
        processes = []
        for _ in range(2):
            database = await open_database(database_url)
            stack.push_async_callback(database.close)
            limits = OrderLimits(9, 9)
            feed = Feed(exchanger)
            referrals = Referrals(database, "first", 90, Switchboard(database))
            operators = Operators((), 0, Switchboard(database))
            processes.append(
                Bids(database, exchanger, feed, loaded_texts(), 15, Wakes(), limits, referrals, operators)
            )
        yield TwoProcesses(site, exchanger, *processes)


@on_both_engines
@pytest.mark.parametrize("with_list", [True, False], ids=["with the list", "without the list"])
async def test_an_older_answer_is_not_kept_after_a_newer_one(two: TwoProcesses, with_list: bool) -> None:
    order = await two.order()
    if not with_list:
        two.site.limit_methods(USUAL_METHODS - {"get_exchanges"})
    await two.site.set_status(order.row.site_id or 0, "payed")
    older = await two.first.ask_site(order.row)
    await two.site.set_status(order.row.site_id or 0, "realpay")
    await two.second.look(order.row.id)
    told = await two.told(order)
    await two.first.record(order.row, older)
    kept = await two.kept(order)
    assert kept.row.status == "realpay"
    assert kept.site is not None
    assert kept.site.status == "realpay"
    assert await two.told(order) == told
    assert kept.row.look_at is not None, "what else the older answer told of is looked at"


@on_both_engines
async def test_the_job_ends_with_an_answer_that_is_overtaken(two: TwoProcesses) -> None:
    order = await two.order()
    older = await two.first.ask_site(order.row)
    await two.site.set_status(order.row.site_id or 0, "realpay")
    await two.second.look(order.row.id)
    ended = []

    async def ends(tx: Tx) -> None:
        ended.append(tx)

    await two.first.record(order.row, older, ends=ends)
    assert len(ended) == 1
