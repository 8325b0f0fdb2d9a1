"""Writes of one statement each, many at the same moment."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.storage.database import Database, open_database
from tests.storage.rows import add_bid

MANY = 60


async def put(database: Database, key: str, data: str) -> None:
    async with database.at_once() as tx:
        await tx.fsm.put(key, "s", data, 1)


async def kept(database: Database, key: str) -> str | None:
    async with database.reading() as tx:
        found = await tx.fsm.get(key)
    return found.data if found else None


async def put_and_look(database: Database, key: str) -> str | None:
    await put(database, key, key)
    return await kept(database, key)


async def test_each_is_kept_when_its_writer_goes_on(database: Database) -> None:
    keys = [str(number) for number in range(MANY)]
    assert await asyncio.gather(*(put_and_look(database, key) for key in keys)) == keys


async def test_the_last_of_one_key_stays(database: Database) -> None:
    for number in range(MANY):
        await put(database, "one", str(number))
    assert await kept(database, "one") == str(MANY - 1)


async def test_transactions_are_not_mixed_with_them(database: Database) -> None:
    """What is written at once stays, whatever becomes of a transaction that is open meanwhile."""

    async def undone(number: int) -> None:
        with pytest.raises(ConnectionError):
            async with database.transaction() as tx:
                await tx.fsm.put(f"undone {number}", "s", "{}", 1)
                await asyncio.sleep(0)
                raise ConnectionError

    keys = [str(number) for number in range(MANY)]
    turns = [(undone(number), put_and_look(database, key)) for number, key in enumerate(keys)]
    found = await asyncio.gather(*(each for pair in turns for each in pair))
    assert found[1::2] == keys
    assert [await kept(database, f"undone {number}") for number in range(MANY)] == [None] * MANY


@pytest.mark.parametrize("turns", range(12))
async def test_one_that_is_given_up_takes_no_other_along(database: Database, turns: int) -> None:
    tasks = [asyncio.create_task(put(database, str(number), "{}")) for number in range(MANY)]
    for _ in range(turns):
        await asyncio.sleep(0)
    tasks[7].cancel()
    ended = await asyncio.gather(*tasks, return_exceptions=True)
    for number, result in enumerate(ended):
        assert number == 7 or result is None
        assert number == 7 or await kept(database, str(number)) == "{}"
    await put(database, "next", "{}")
    assert await kept(database, "next") == "{}"


async def test_different_statements_go_together(database: Database) -> None:
    async def card(bid_id: int, message_id: int) -> None:
        async with database.at_once() as tx:
            await tx.bids.set_card(bid_id, message_id)

    async with database.transaction() as tx:
        bids = [await add_bid(tx, draft_id=number) for number in range(1, 6)]
    await asyncio.gather(
        *(card(bid.id, number) for number, bid in enumerate(bids)),
        *(put(database, str(number), "{}") for number in range(MANY)),
    )
    async with database.reading() as tx:
        cards = [(await tx.bids.get(bid.id)) for bid in bids]
    assert [card and card.card_message_id for card in cards] == list(range(5))
    assert await kept(database, str(MANY - 1)) == "{}"


@pytest.fixture
async def in_file(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await open_database(f"sqlite:///{tmp_path}/bot.db")
    yield opened
    await opened.close()


@pytest.mark.parametrize("count", [1, MANY])
async def test_trouble_of_the_file_is_told_to_each_and_is_over_when_it_is(
    in_file: Database, tmp_path: Path, count: int
) -> None:
    other = sqlite3.connect(tmp_path / "bot.db", isolation_level=None)
    other.execute("ALTER TABLE fsm RENAME TO gone")
    ended = await asyncio.gather(
        *(put(in_file, str(number), "{}") for number in range(count)), return_exceptions=True
    )
    assert [type(result) for result in ended] == [sqlite3.OperationalError] * count
    other.execute("ALTER TABLE gone RENAME TO fsm")
    other.close()
    await put(in_file, "after", "{}")
    assert await kept(in_file, "after") == "{}"
