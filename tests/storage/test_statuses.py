import asyncio

from bot.storage.database import Database
from bot.storage.statuses import StatusRow
from tests.storage.rows import stored_bid


async def test_statuses_keep_their_order(database: Database) -> None:
    bid, other = await stored_bid(database), await stored_bid(database)
    async with database.transaction() as tx:
        first = await tx.statuses.add(bid.id, "new", "New", 300)
        second = await tx.statuses.add(bid.id, "payed", "Paid", 100)
        await tx.statuses.add(other.id, "new", "New", 200)
    assert first == StatusRow(bid.id, 1, "new", "New", 300)
    async with database.reading() as tx:
        assert await tx.statuses.list(bid.id) == [first, second]
        assert [row.seq for row in await tx.statuses.list(other.id)] == [1]
        assert await tx.statuses.list(1) == []


async def test_fifteen_at_once_are_numbered_without_gaps(database: Database) -> None:
    bid = await stored_bid(database)

    async def add(number: int) -> None:
        async with database.transaction() as tx:
            await tx.statuses.add(bid.id, f"s{number}", "S", number)

    await asyncio.gather(*(add(number) for number in range(15)))
    async with database.reading() as tx:
        rows = await tx.statuses.list(bid.id)
    assert [row.seq for row in rows] == list(range(1, 16))
    assert {row.status for row in rows} == {f"s{number}" for number in range(15)}
