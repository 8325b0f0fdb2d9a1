"""What watching costs the site, counted in requests by ticks and changes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from decimal import Decimal
from pathlib import Path

from bot.exchanger.client import Exchanger
from bot.sandbox.exchanger import SHOWCASE, Bid, Pace, SandboxExchanger
from bot.sandbox.exchanger.calc import exact
from bot.services.denied import Denied
from bot.services.feed import PAGE, Feed
from bot.services.operators import Operators
from bot.services.switchboard import Switchboard
from bot.services.watching import QUIET_TICKS, Watching
from bot.storage.database import Database, open_database
from bot.wake import Wakes

INTERVAL = 10
ORDERS = PAGE + 100
TICKS = 3 * (QUIET_TICKS + 1)


@asynccontextmanager
async def watched(folder: Path) -> AsyncIterator[tuple[SandboxExchanger, list[Bid], Database, Watching]]:
    async with SandboxExchanger(pace=Pace(answer=0, create=0), seed=1) as site:
        site.life.auto = False
        database = await open_database(f"sqlite:///{folder / 'bot.db'}")
        try:
            async with Exchanger(site.url, site.login, site.key) as exchanger:
                orders = await opened(site, database)
                denied = Denied(database, Operators((), 0, Switchboard(database)))
                yield site, orders, database, Watching(database, Feed(exchanger), denied, INTERVAL, Wakes())
        finally:
            await database.close()


async def opened(site: SandboxExchanger, database: Database) -> list[Bid]:
    direction = site.direction(SHOWCASE["no_fields"])
    calc = exact(direction, Decimal(100), 1, {})
    now = site.clock.time()
    orders = [
        site.ledger.open(direction, calc, "new", at=now - 60 * (ORDERS - each)) for each in range(ORDERS)
    ]
    async with database.transaction() as tx:
        for order in orders:
            order.login, id = site.login, tx.new_id()
            order.api_id = str(id)
            await tx.bids.add(
                id=id,
                user_id=7,
                chat_id=7,
                draft_id=id,
                lang="en",
                direction_id=direction.id,
                request="{}",
                at=1,
                callback_token=None,
            )
            await tx.bids.made(
                id,
                site_id=order.id,
                hash=order.hash,
                status="new",
                snapshot="{}",
                at=1,
                stage="open",
                look_at=None,
            )
            await tx.statuses.add(id, "new", "", 1)
    return orders


async def looks(database: Database) -> list[int]:
    """The orders that are to be looked at, taken as done."""
    async with database.transaction() as tx:
        due = [bid.id for bid in await tx.bids.due(2**62, ORDERS)]
        for bid_id in due:
            await tx.bids.set_look(bid_id, None)
    return sorted(due)


async def test_a_tick_is_one_request_and_a_change_one_look(tmp_path: Path) -> None:
    async with watched(tmp_path) as (site, orders, database, watching):
        await watching.tick()
        assert len(site.requests) <= 2 + 1, "at a start every open order once, by pages"
        assert await looks(database) == []
        before = len(site.requests)
        changed = []
        for number in range(TICKS):
            if number % 3 == 0:
                order = orders[number * 7]
                site.ledger.change(order, "coldpay")
                changed.append(int(order.api_id))
            await watching.tick()
        assert len(site.requests) - before == TICKS
        assert await looks(database) == changed


async def test_a_quiet_site_costs_no_more(tmp_path: Path) -> None:
    """The search behind the cursor takes the place of a tick."""
    async with watched(tmp_path) as (site, _orders, database, watching):
        await watching.tick()
        before = len(site.requests)
        for _ in range(TICKS):
            await watching.tick()
        assert len(site.requests) - before == TICKS
        assert any("id" in request.params for request in list(site.requests)[before:])
        assert await looks(database) == []
