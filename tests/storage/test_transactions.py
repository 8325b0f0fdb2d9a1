"""What holds for a block as a whole: all or nothing, also when it is left in the middle."""

import asyncio
import sqlite3
from pathlib import Path

import asyncpg
import pytest

from bot.errors import SettingsError
from bot.storage.adapter import plain
from bot.storage.database import TROUBLES, Database, Tx, open_database
from tests.storage.rows import add_bid

ENGINE_ERRORS = (sqlite3.Error, asyncpg.PostgresError)


async def seen(database: Database, *ids: int) -> list[int]:
    async with database.reading() as tx:
        return [id for id in ids if await tx.users.get(id) is not None]


async def test_an_error_takes_everything_back(database: Database) -> None:
    with pytest.raises(ConnectionError):
        async with database.transaction() as tx:
            await tx.users.seen(1, "en", 1)
            await tx.users.seen(2, "en", 1)
            raise ConnectionError
    assert await seen(database, 1, 2) == []


async def test_nobody_reads_what_is_not_committed(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.users.seen(1, "en", 1)
        assert await seen(database, 1) == []
    assert await seen(database, 1) == [1]


async def test_reading_can_not_write(database: Database) -> None:
    with pytest.raises(ENGINE_ERRORS):
        async with database.reading() as tx:
            await tx.users.seen(1, "en", 1)
    assert await seen(database, 1) == []


async def test_a_statement_after_the_end_is_refused(database: Database) -> None:
    kept: list[Tx] = []
    async with database.transaction() as tx:
        kept.append(tx)
    async with database.reading() as tx:
        kept.append(tx)
    for ended in kept:
        with pytest.raises((RuntimeError, asyncpg.InterfaceError)):
            await ended.users.get(1)


@pytest.mark.parametrize("turns", range(25))
async def test_cancelled_anywhere_it_is_all_or_nothing(database: Database, turns: int) -> None:
    """Cancelled after so many turns of the loop: in BEGIN, in a statement, in COMMIT, or not at all."""

    async def write() -> None:
        async with database.transaction() as tx:
            for id in (1, 2, 3):
                await tx.users.seen(id, "en", 1)

    task = asyncio.create_task(write())
    for _ in range(turns):
        await asyncio.sleep(0)
    task.cancel()
    result = (await asyncio.gather(task, return_exceptions=True))[0]
    async with database.transaction() as tx:  # usable, and alone in its own transaction
        await tx.users.seen(4, "en", 1)
    found = await seen(database, 1, 2, 3, 4)
    assert found in ([4], [1, 2, 3, 4])
    if result is None:
        assert found == [1, 2, 3, 4]


async def test_cancelled_between_statements_nothing_stays(database: Database) -> None:
    written = asyncio.Event()

    async def write() -> None:
        async with database.transaction() as tx:
            await tx.users.seen(1, "en", 1)
            written.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(write())
    await written.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await seen(database, 1) == []
    async with database.transaction() as tx:
        await tx.users.seen(1, "en", 1)
    assert await seen(database, 1) == [1]


async def test_one_of_many_waiting_is_cancelled(database: Database) -> None:
    """The others keep their turn and lose nothing."""

    async def write(id: int) -> None:
        async with database.transaction() as tx:
            await tx.users.seen(id, "en", 1)

    tasks = [asyncio.create_task(write(id)) for id in range(1, 16)]
    await asyncio.sleep(0)
    for task in tasks[::3]:
        task.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    done = [id for id, result in enumerate(results, start=1) if result is None]
    assert set(done) <= set(await seen(database, *range(1, 16)))
    assert len(done) == 10


async def test_a_failed_statement_leaves_a_usable_database(database: Database) -> None:
    with pytest.raises(ENGINE_ERRORS):
        async with database.transaction() as tx:
            await tx.users.seen(1, "en", 1)
            await tx.statuses.add(404, "new", "New", 1)  # no such bid
    assert await seen(database, 1) == []
    async with database.transaction() as tx:
        bid = await add_bid(tx)
        await tx.statuses.add(bid.id, "new", "New", 1)


async def test_the_readers_do_not_wait_for_a_writer(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.users.seen(1, "en", 1)
        async with asyncio.timeout(5):
            await asyncio.gather(*(seen(database, 1) for _ in range(20)))
            await database.ping()


async def test_two_openings_of_one_database_take_turns(database: Database, database_url: str) -> None:
    other = await open_database(database_url)

    async def write(one: Database, id: int) -> None:
        async with one.transaction() as tx:
            if await tx.users.get(id) is None:  # reading first must not keep it from writing then
                await tx.users.seen(id, "en", 1)

    try:
        await asyncio.gather(*(write(one, id) for id in range(20) for one in (database, other)))
        assert await seen(other, *range(20)) == list(range(20))
    finally:
        await other.close()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_lost_connections_cost_what_is_under_way_and_no_more(database_url: str) -> None:
    """The server ends them, as when it is restarted: in the middle of a block, and while nobody uses them."""
    database = await open_database(f"{database_url}&application_name=lost")
    try:
        with pytest.raises(TROUBLES):
            async with database.transaction() as tx:
                await tx.users.seen(1, "en", 1)
                await end_connections(database_url)
                await tx.users.seen(2, "en", 1)
        assert await seen(database, 1, 2) == []
        await end_connections(database_url)
        async with database.transaction() as tx:
            await tx.users.seen(3, "en", 1)
        assert await seen(database, 1, 2, 3) == [3]
    finally:
        await database.close()


async def end_connections(url: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        ended = await connection.fetch(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'lost'"
        )
        assert ended
    finally:
        await connection.close()


async def test_closed_is_closed(database_url: str) -> None:
    database = await open_database(database_url)
    await database.ping()
    await database.close()
    with pytest.raises((ValueError, sqlite3.ProgrammingError, asyncpg.InterfaceError)):
        await database.ping()


@pytest.mark.parametrize("value", [0.1, b"x", object(), [1]])
def test_a_column_takes_only_integers_and_text(value: object) -> None:
    with pytest.raises(TypeError):
        plain(value)


@pytest.mark.parametrize(
    "url", ["", "sqlite://", "sqlite:///", "sqlite:///:memory:", "mysql://me:secret@127.0.0.1/x"]
)
async def test_another_address_is_refused_without_showing_it(url: str) -> None:
    with pytest.raises(SettingsError, match="DATABASE_URL: must be") as caught:
        await open_database(url)
    assert "secret" not in str(caught.value)


async def test_a_relative_address_makes_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    database = await open_database("sqlite:///data/deep/bot.db")
    await database.close()
    assert (tmp_path / "data" / "deep" / "bot.db").is_file()
    assert (tmp_path / "data" / "deep").stat().st_mode & 0o077 == 0


async def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "bot.db"
    file.write_text("not a database at all, but long enough to have a header" * 20)
    with pytest.raises(SettingsError, match="file is not a database"):
        await open_database(f"sqlite:///{file}")
