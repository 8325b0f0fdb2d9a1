"""A partner's list of today costs what is of today, however many orders there were before."""

import time
from collections.abc import Awaitable, Callable

import pytest

from bot.storage.database import Database
from bot.storage.ids import DAY_MS, RANDOM_BITS, now_ms
from bot.storage.referrals import Outcome
from tests.rows import rows
from tests.storage.rows import stored_bid

BUSY, CALM = 42, 43
OLD = 50_000


async def quickest(act: Callable[[], Awaitable[object]]) -> float:
    took = []
    for _ in range(5):
        began = time.perf_counter()
        await act()
        took.append(time.perf_counter() - began)
    return min(took)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_old_orders_cost_a_list_of_today_nothing(database: Database, database_url: str) -> None:
    now = now_ms()
    for partner in (BUSY, CALM):
        bid = await stored_bid(database)
        async with database.transaction() as tx:
            await tx.referrals.add_bid(bid.id, partner, "")
            await tx.referrals.made(bid.id, now)
    rows(
        database_url,
        "WITH RECURSIVE old (at) AS (SELECT :first UNION ALL SELECT at + 1 FROM old WHERE at < :last)"
        " INSERT INTO partner_bids (bid_id, partner_id, label, made_at, counted)"
        " SELECT at << :bits, :partner, '', at, 1 FROM old",
        first=now - 30 * DAY_MS,
        last=now - 30 * DAY_MS + OLD,
        bits=RANDOM_BITS,
        partner=BUSY,
    )
    async with database.reading() as tx:
        assert await tx.referrals.count(BUSY, now - 1000, Outcome.OPEN, 2000) == (1, 1)

        async def count(partner: int) -> object:
            return await tx.referrals.count(partner, now - 1000, Outcome.OPEN, 2000)

        async def page(partner: int) -> object:
            return await tx.referrals.page(partner, now - 1000, Outcome.OPEN, 2000, limit=8, offset=0)

        for read in (count, page):
            few, many = await quickest(lambda: read(CALM)), await quickest(lambda: read(BUSY))  # noqa: B023
            assert many < 30 * few, read
