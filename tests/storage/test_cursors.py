import pytest

from bot.storage.cursors import FEED
from bot.storage.database import Database


async def test_a_cursor_is_kept_by_its_name_and_goes_both_ways(database: Database) -> None:
    async with database.reading() as tx:
        assert await tx.cursors.get(FEED) is None
    for value in (1_800_000_000, 1_799_996_400):
        async with database.transaction() as tx:
            await tx.cursors.put(FEED, value)
            await tx.cursors.put("other", 1)
        async with database.reading() as tx:
            assert await tx.cursors.get(FEED) == value


async def test_a_cursor_goes_with_what_it_was_committed_with(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        async with database.transaction() as tx:
            await tx.cursors.put(FEED, 1 // 0)
    async with database.reading() as tx:
        assert await tx.cursors.get(FEED) is None
