import asyncio

import pytest

from bot.storage.database import Database
from bot.storage.ids import now_ms
from bot.storage.outbox import OutboxRow
from tests.storage.rows import stored_bid


async def due(database: Database, at: int = 1_000, limit: int = 100) -> list[OutboxRow]:
    async with database.reading() as tx:
        return await tx.outbox.due(at, limit)


async def queue(database: Database, chat_id: int, text: str, at: int = 100) -> int:
    async with database.transaction() as tx:
        return await tx.outbox.add(chat_id, "text", None, text, at)


async def test_a_message_waits_until_its_time(database: Database) -> None:
    bid = await stored_bid(database)
    async with database.transaction() as tx:
        id = await tx.outbox.add(7, "card", bid.id, '{"a":1}', 100)
    assert await due(database, at=99) == []
    assert await due(database, at=100) == [
        OutboxRow(id, 7, "card", bid.id, '{"a":1}', "queued", 0, 100, 100, None, None)
    ]


async def test_only_the_oldest_of_each_chat_is_due(database: Database) -> None:
    first = await queue(database, 1, "1a")
    await queue(database, 1, "1b")
    other = await queue(database, 2, "2a")
    assert [row.id for row in await due(database)] == [first, other]
    assert [row.id for row in await due(database, limit=1)] == [first]
    async with database.transaction() as tx:
        await tx.outbox.sent(first, 200)
    assert [row.payload for row in await due(database)] == ["1b", "2a"]


async def test_a_later_message_never_overtakes_a_delayed_one(database: Database) -> None:
    first = await queue(database, 1, "1a")
    await queue(database, 1, "1b")
    async with database.transaction() as tx:
        await tx.outbox.retry(first, 5_000)
        assert await tx.outbox.next_run_at() == 5_000  # not the time of 1b, which would be asked for in vain
    assert await due(database, at=4_999) == []
    head = (await due(database, at=5_000))[0]
    assert (head.id, head.attempts, head.run_at) == (first, 1, 5_000)


async def test_sent_and_dropped_are_final(database: Database) -> None:
    sent, dropped = await queue(database, 1, "a"), await queue(database, 2, "b")
    async with database.transaction() as tx:
        await tx.outbox.sent(sent, 200)
        await tx.outbox.dropped(dropped, 200, "blocked")
        await tx.outbox.retry(sent, 300)
        await tx.outbox.retry(dropped, 300)
        await tx.outbox.sent(dropped, 300)
        assert await tx.outbox.next_run_at() is None
    assert await due(database) == []


async def test_dropping_a_chat_leaves_the_others(database: Database) -> None:
    for chat_id, text in ((1, "1a"), (1, "1b"), (2, "2a")):
        await queue(database, chat_id, text)
    async with database.transaction() as tx:
        await tx.outbox.drop_chat(1, 200)
    assert [row.payload for row in await due(database)] == ["2a"]
    await queue(database, 1, "back again")
    assert [row.payload for row in await due(database)] == ["2a", "back again"]


async def test_a_chat_keeps_its_order_when_the_clock_goes_back(database: Database) -> None:
    async with database.transaction() as tx:
        tx._ids._last = (now_ms() + 60_000) << 18
        ahead = await tx.outbox.add(1, "text", None, "a process whose clock is a minute ahead", 100)
        tx._ids._last = 0
        assert tx.new_id() < ahead
        assert ahead < await tx.outbox.add(1, "text", None, "and one whose clock is right", 100)


async def test_fifteen_writers_lose_nothing(database: Database) -> None:
    await asyncio.gather(*(queue(database, number % 3, str(number)) for number in range(15)))
    taken: list[str] = []
    while batch := await due(database):
        assert len({row.chat_id for row in batch}) == len(batch)
        async with database.transaction() as tx:
            for row in batch:
                taken.append(row.payload)
                await tx.outbox.sent(row.id, 200)
    assert sorted(taken, key=int) == [str(number) for number in range(15)]


async def test_the_change_and_its_message_are_one(database: Database) -> None:
    bid = await stored_bid(database)
    with pytest.raises(ConnectionError):
        async with database.transaction() as tx:
            await tx.bids.set_stage(bid.id, "creating", "refused", "{}", 1_500)
            await tx.outbox.add(7, "card", bid.id, "{}", 1_500)
            raise ConnectionError
    async with database.reading() as tx:
        assert await tx.bids.get(bid.id) == bid
        assert await tx.outbox.next_run_at() is None
