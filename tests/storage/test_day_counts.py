"""Sums by day: nothing is lost or counted twice, by however many processes at once."""

import asyncio
from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest

from bot.services.day_counts import DayCounts
from bot.services.operators import Operators
from bot.services.recording import News, record, record_made
from bot.services.switchboard import Switchboard
from bot.storage.database import Database, open_database
from bot.storage.day_counts import FUNNEL, Counted
from bot.storage.ids import DAY_MS, now_ms
from bot.storage.partner_days import day_of
from tests.rows import rows
from tests.storage.rows import stored_bid
from tests.storage.test_partner_counting import SITE

TODAY = day_of(now_ms())
PROCESSES = 4


async def counts(database: Database) -> Counter[str]:
    """Of today; a test that runs over midnight has yesterday's too."""
    async with database.reading() as tx:
        days = await tx.day_counts.counts(TODAY, TODAY + 1)
    return sum(days.values(), Counter())


async def turnover(database: Database) -> dict[str, Decimal]:
    async with database.reading() as tx:
        return await tx.day_counts.turnover(TODAY, TODAY + 1)


async def say(database: Database, bid_id: int, *statuses: str, amount: str = "100.10") -> None:
    """The site says them of the order, in one answer."""
    operators = Operators((), 0, Switchboard(database))
    site = replace(SITE, status=statuses[-1], amount_give=Decimal(amount))
    news = News(site, [(status, "") for status in statuses])
    async with database.transaction() as tx:
        row = await tx.bids.hold(bid_id)
        assert row is not None
        if row.site_id is None:
            await record_made(tx, row, news, None, operators)
        else:
            await record(tx, row, news, None, operators)


async def test_processes_add_to_the_same_sums(database: Database, database_url: str) -> None:
    others = [await open_database(database_url) for _ in range(PROCESSES)]
    try:
        counting = [DayCounts(each) for each in others]
        for _ in range(5):
            for each in counting:
                each.came(None)
                each.came(now_ms() - 2 * DAY_MS)
                each.reached(0, 3)
            await asyncio.gather(*(each.flush() for each in counting))
            await asyncio.gather(*(each.flush() for each in counting))
    finally:
        for other in others:
            await other.close()
    sums = dict.fromkeys(FUNNEL[:3], 5 * PROCESSES)
    assert await counts(database) == sums | {Counted.PEOPLE: 5 * PROCESSES, Counted.VISITORS: 10 * PROCESSES}


async def test_a_visitor_counts_once_a_day(database: Database) -> None:
    counting = DayCounts(database)
    for last_seen in (None, now_ms(), now_ms(), day_of(now_ms()) * DAY_MS - 1):
        counting.came(last_seen)
    await counting.flush()
    assert await counts(database) == {Counted.PEOPLE: 1, Counted.VISITORS: 2}


async def test_what_could_not_be_added_is_added_later(database: Database, database_url: str) -> None:
    counting = DayCounts(database)
    counting.reached(0, 2)
    await asyncio.to_thread(rows, database_url, "ALTER TABLE day_counts RENAME TO away")
    with pytest.raises(Exception, match="day_counts"):
        await counting.flush()
    counting.reached(1, 2)
    await asyncio.to_thread(rows, database_url, "ALTER TABLE away RENAME TO day_counts")
    await counting.flush()
    await counting.end()
    assert await counts(database) == {Counted.BEGUN: 1, Counted.DIRECTION: 2}


async def test_an_order_counts_once_whatever_becomes_of_it(database: Database) -> None:
    bid = await stored_bid(database)
    await say(database, bid.id, "new")
    assert await counts(database) == {Counted.MADE: 1}
    await say(database, bid.id, "payed")
    await say(database, bid.id, "new")
    await say(database, bid.id, "payed", "realpay")
    assert await counts(database) == {Counted.MADE: 1, Counted.PAID: 1}
    await say(database, bid.id, "success")
    await say(database, bid.id, "payouterror")
    await say(database, bid.id, "success", amount="7")
    assert await counts(database) == {Counted.MADE: 1, Counted.PAID: 1, Counted.DONE: 1}
    assert await turnover(database) == {"USDT": Decimal("100.10")}


async def test_orders_that_are_done_at_once_are_all_counted(database: Database) -> None:
    """Found when all was over: made, paid and done in one record; several of them at the same moment."""
    bids = [await stored_bid(database) for _ in range(8)]
    await asyncio.gather(*(say(database, bid.id, "new", "payed", "success", amount="0.1") for bid in bids))
    assert await counts(database) == {Counted.MADE: 8, Counted.PAID: 8, Counted.DONE: 8}
    assert await turnover(database) == {"USDT": Decimal("0.8")}, "no float"
