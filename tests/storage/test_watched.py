"""Which orders are looked at, and when."""

from dataclasses import replace

from bot.storage.bids import Bid
from bot.storage.database import Database
from tests.storage.rows import open_bid, stored_bid


async def test_a_status_of_the_list_leaves_the_snapshots_age(database: Database) -> None:
    bid = await open_bid(database)
    async with database.transaction() as tx:
        told = await tx.bids.set_status(
            bid.id, status="cancel", snapshot='{"a":2}', at=5_000, stage="closed", look_at=6_000
        )
    assert told == replace(
        bid, status="cancel", snapshot='{"a":2}', stage="closed", updated_at=5_000, look_at=6_000
    )


async def test_an_answer_without_a_change_leaves_the_time_of_the_last_change(database: Database) -> None:
    bid = await open_bid(database)
    async with database.transaction() as tx:
        same = await tx.bids.set_snapshot(
            bid.id, status="new", snapshot='{"a":2}', at=5_000, stage="open", look_at=None
        )
    assert same == replace(bid, snapshot='{"a":2}', snapshot_at=5_000, look_at=None)


async def test_watched_are_open_orders_and_those_that_may_be_revived(database: Database) -> None:
    old, recent, done, first, second = [await open_bid(database) for _ in range(5)]
    await stored_bid(database)
    async with database.transaction() as tx:
        for bid, status in ((old, "delete"), (recent, "cancel"), (done, "success")):
            await tx.bids.set_snapshot(
                bid.id, status=status, snapshot="{}", at=9_000, stage="closed", look_at=None
            )
        watched = [each.id for each in await tx.bids.watched(0, old.id, 10)]
        assert watched == [recent.id, first.id, second.id]
        assert [each.id for each in await tx.bids.watched(0, old.id, 2)] == watched[:2]
        assert [each.id for each in await tx.bids.watched(recent.id, old.id, 10)] == watched[1:]
        assert (await tx.bids.watched(first.id, 0, 1))[0].site_id == 501
        assert await tx.bids.count_all_open() == 2


async def test_looks_in_turn_are_spread_and_taken_back(database: Database) -> None:
    bids = [await open_bid(database) for _ in range(20)]
    due, behind, cancelled = bids[:3]
    async with database.transaction() as tx:
        for bid in bids[3:]:
            await tx.bids.set_look(bid.id, None)
        await tx.bids.set_status(
            behind.id, status="payed", snapshot="{}", at=9_000, stage="open", look_at=20_000
        )
        await tx.bids.set_snapshot(
            cancelled.id, status="cancel", snapshot="{}", at=9_000, stage="closed", look_at=None
        )
        await tx.bids.look_in_turn(10_000, 5_000)
        await tx.bids.look_for_revived(10_000, cancelled.id - 1, 5_000)
    times = {bid.id: await look_at(database, bid) for bid in bids}
    assert (times.pop(due.id), times.pop(behind.id)) == (3_000, 20_000), "who has a time keeps it"
    assert all(time is not None and 10_000 <= time < 15_000 for time in times.values())
    assert len(set(times.values())) > 10
    async with database.transaction() as tx:
        await tx.bids.stop_looking(9_999)
    left = {bid.id for bid in bids if await look_at(database, bid) is not None}
    assert left == {due.id, behind.id}, "what is due, and what is owed an answer"


async def look_at(database: Database, bid: Bid) -> int | None:
    async with database.reading() as tx:
        row = await tx.bids.get(bid.id)
    assert row is not None
    return row.look_at


async def test_a_look_asked_for_before_the_order_is_made_is_kept_until_then(database: Database) -> None:
    bid = await stored_bid(database)
    async with database.transaction() as tx:
        await tx.bids.set_look(bid.id, 50)
        assert await tx.bids.due(100, 10) == []
        await tx.bids.made(
            bid.id, site_id=1, hash="h", status="new", snapshot="{}", at=60, stage="open", look_at=None
        )
        assert [each.id for each in await tx.bids.due(100, 10)] == [bid.id]
