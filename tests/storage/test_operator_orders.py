"""Orders as operators find them: each way by an index, and a stuck one told of once for each status."""

import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.storage.bids import Bid
from bot.storage.database import Database
from bot.storage.ids import ids_since, lowest_id
from bot.storage.tx import load_queries
from tests.rows import SQLITE, rows
from tests.storage.rows import open_bid, stored_bid

WAITING = "UPDATE bids SET status = :status, updated_at = :at WHERE id = :id"
INDEXES = {
    "by_site_id": "bids_by_site",
    "by_hash": "bids_by_hash",
    "of_customer": "bids_by_user",
    "count_of_customer": "bids_by_user",
    "in_status": "bids_by_status",
    "count_in_status": "bids_by_status",
    "next_status": "bids_by_status",
    "jobs": "jobs_by_bid",
    "messages": "outbox_by_bid",
    "sent_again_since": "outbox_by_bid",
    "stuck": "bids_waiting",
    "count_stuck": "bids_waiting",
    "stuck_untold": "bids_to_tell_stuck",
}


async def waiting(database: Database, url: str, status: str, at: int) -> Bid:
    bid = await open_bid(database)
    rows(url, WAITING, status=status, at=at, id=bid.id)
    return replace(bid, status=status, updated_at=at)


def ids(found: list[Bid]) -> list[int]:
    return [bid.id for bid in found]


async def test_an_order_is_found_by_each_of_its_names(database: Database) -> None:
    bid = await open_bid(database)
    await stored_bid(database)
    async with database.reading() as tx:
        found = tx.operator_orders
        assert ids(await found.by_site_id(501)) == [bid.id]
        assert await found.by_site_id(502) == []
        by_hash = await found.by_hash("h")
        assert by_hash is not None
        assert by_hash.id == bid.id
        assert await found.by_hash("") is None


async def test_lists_have_the_newest_first_page_by_page(database: Database) -> None:
    made = [(await open_bid(database)).id for _ in range(5)]
    await open_bid(database, user_id=8)
    async with database.reading() as tx:
        found = tx.operator_orders
        assert ids(await found.of_customer(7, 0, 3)) == made[:-4:-1]
        assert ids(await found.of_customer(7, 3, 3)) == made[1::-1]
        assert await found.count_of_customer(7) == 5
        assert await found.count_in_status("new") == 6
        assert ids(await found.in_status("new", 1, 2)) == made[:-3:-1]


async def test_each_status_is_named_once(database: Database, database_url: str) -> None:
    for status in ("verify", "my1", "verify", "new"):
        await waiting(database, database_url, status, 5)
    await stored_bid(database)
    found, status = [], ""
    async with database.reading() as tx:
        while (status := await tx.operator_orders.next_status(status) or "") != "":
            found.append(status)
    assert found == ["my1", "new", "verify"]


async def test_what_waits_for_the_site_is_stuck_the_longest_first(
    database: Database, database_url: str
) -> None:
    later = await waiting(database, database_url, "my1", 200)
    first = await waiting(database, database_url, "payed", 100)
    await waiting(database, database_url, "verify", 301)
    for status in ("new", "techpay"):
        await waiting(database, database_url, status, 50)
    async with database.reading() as tx:
        assert ids(await tx.operator_orders.stuck(300, 0, 8)) == [first.id, later.id]
        assert ids(await tx.operator_orders.stuck(300, 1, 8)) == [later.id]
        assert await tx.operator_orders.count_stuck(300) == 2


async def test_it_is_told_of_once_for_each_status(database: Database, database_url: str) -> None:
    bid = await waiting(database, database_url, "payed", 100)
    async with database.transaction() as tx:
        assert await tx.operator_orders.stuck_untold(300, 8) == [bid]
        assert await tx.operator_orders.tell_stuck(bid) is not None
        assert await tx.operator_orders.tell_stuck(bid) is None, "another process was first"
        assert await tx.operator_orders.stuck_untold(300, 8) == []
    rows(database_url, WAITING, status="verify", at=200, id=bid.id)
    async with database.transaction() as tx:
        assert await tx.operator_orders.tell_stuck(bid) is None, "it has gone on meanwhile"
        [again] = await tx.operator_orders.stuck_untold(300, 8)
        assert await tx.operator_orders.tell_stuck(again) is not None
    rows(database_url, WAITING, status="new", at=250, id=bid.id)
    async with database.transaction() as tx:
        assert await tx.operator_orders.tell_stuck(replace(again, updated_at=250)) is None


async def test_orders_are_exported_in_pages_with_their_partners(database: Database) -> None:
    first, second = await stored_bid(database), await stored_bid(database)
    async with database.transaction() as tx:
        await tx.referrals.add_bid(second.id, 42, "youtube")
    async with database.reading() as tx:
        found = tx.operator_orders
        [one] = await found.made_between(ids_since(0), lowest_id(2**44), 1)
        [two] = await found.made_between(one.bid.id, lowest_id(2**44), 8)
        assert (one.bid.id, one.partner_id, one.label) == (first.id, None, "")
        assert (two.bid.id, two.partner_id, two.label) == (second.id, 42, "youtube")
        assert await found.made_between(two.bid.id, lowest_id(2**44), 8) == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_each_way_has_its_index(database: Database, database_url: str) -> None:
    await database.ping()
    queries = load_queries("operator_orders")
    with closing(sqlite3.connect(Path(database_url.removeprefix(SQLITE)))) as connection:
        for name, index in INDEXES.items():
            sql = getattr(queries, name).sql
            values = dict.fromkeys(re.findall(r":(\w+)", sql), 1)
            plan = " ".join(step[3] for step in connection.execute(f"EXPLAIN QUERY PLAN {sql}", values))
            assert index in plan, name
            assert "TEMP B-TREE" not in plan, name
