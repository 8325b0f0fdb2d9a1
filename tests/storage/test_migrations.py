import asyncio
import sqlite3
import sys
from pathlib import Path

import pytest

from bot.storage.database import _open_engine, look_at_database, open_database
from bot.storage.migrate import FOLDER, NewerDatabaseError, Schema, look, migrate, migration_files
from bot.storage.sqlite import split_script
from tests.engines import ENGINES
from tests.rows import SQLITE

ROOT = Path(__file__).parents[2]
OPEN_IT = """
import asyncio, sys
from bot.storage.database import open_database

async def main():
    print("ready", flush=True)
    sys.stdin.readline()
    await (await open_database(sys.argv[1])).close()

asyncio.run(main())
"""


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database of its own, without tables."""
    if request.param == "sqlite":
        return f"{SQLITE}{tmp_path}/bot.db"
    url: str = request.getfixturevalue("postgresql_url")
    return url


async def versions(url: str) -> list[tuple[int, str]]:
    engine = await _open_engine(url)
    try:
        async with engine.reading() as connection:
            rows = await connection.fetch("SELECT version, name FROM schema_versions ORDER BY version", {})
            return [(row[0], row[1]) for row in rows]
    finally:
        await engine.close()


def steps(folder: Path, *texts: str) -> Path:
    folder.mkdir()
    for number, text in enumerate(texts, start=1):
        (folder / f"{number:04}_step.sql").write_text(text)
    return folder


async def test_an_empty_database_is_brought_up_and_stays(database_url: str) -> None:
    expected = [(number, file.stem) for number, file in enumerate(migration_files(), start=1)]
    for _ in range(2):
        await (await open_database(database_url)).close()
        assert await versions(database_url) == expected


async def test_only_what_is_new_is_applied(database_url: str, tmp_path: Path) -> None:
    first = steps(tmp_path / "first", "CREATE TABLE a (x BIGINT);\nINSERT INTO a VALUES (1);")
    then = steps(
        tmp_path / "then",
        "SELECT broken, as it must not run again;",
        "-- why; with a semicolon\nCREATE TABLE b (x TEXT);\nINSERT INTO b VALUES ('p;q');\n-- the end",
    )
    engine = await _open_engine(database_url)
    try:
        await migrate(engine, first)
        await migrate(engine, then)
        async with engine.reading() as connection:
            assert (await connection.fetch("SELECT x FROM a", {}))[0][0] == 1
            assert (await connection.fetch("SELECT x FROM b", {}))[0][0] == "p;q"
    finally:
        await engine.close()


async def test_a_step_that_fails_leaves_nothing(database_url: str, tmp_path: Path) -> None:
    broken = steps(tmp_path / "broken", "CREATE TABLE a (x BIGINT);\nINSERT INTO missing VALUES (1);")
    mended = steps(tmp_path / "mended", "CREATE TABLE a (x BIGINT);")
    engine = await _open_engine(database_url)
    try:
        with pytest.raises(Exception, match="missing"):
            await migrate(engine, broken)
        await migrate(engine, mended)
    finally:
        await engine.close()
    assert await versions(database_url) == [(1, "0001_step")]


async def test_a_look_finds_what_a_start_would_and_leaves_nothing(database_url: str) -> None:
    newest = len(migration_files())
    engine = await _open_engine(database_url)
    try:
        for _ in range(2):
            assert await look(engine) == Schema(0, newest)
        with pytest.raises(Exception, match="schema_versions"):  # there is no such table
            await versions(database_url)
        await migrate(engine)
        assert await look(engine) == Schema(newest, newest)
    finally:
        await engine.close()
    assert len(await versions(database_url)) == newest


async def test_a_newer_database_is_refused(database_url: str) -> None:
    await (await open_database(database_url)).close()
    engine = await _open_engine(database_url)
    async with engine.transaction() as connection:
        await connection.fetch("INSERT INTO schema_versions VALUES (9999, '9999_later', 1)", {})
    await engine.close()
    for opens in (open_database, look_at_database):
        with pytest.raises(NewerDatabaseError, match="9999"):
            await opens(database_url)


def test_a_gap_in_the_numbers_is_an_error(tmp_path: Path) -> None:
    folder = steps(tmp_path / "steps", "SELECT 1;", "SELECT 2;")
    (folder / "0001_step.sql").unlink()
    with pytest.raises(ValueError, match="0002_step"):
        migration_files(folder)


def test_every_migration_is_found_and_split_to_statements() -> None:
    assert [file.parent for file in migration_files()] == [FOLDER] * len(list(FOLDER.glob("*.sql")))
    statements = list(split_script(migration_files()[0].read_text(encoding="utf-8")))
    assert all(statement.count("CREATE ") == 1 for statement in statements)


async def test_a_start_waits_for_a_process_that_is_writing(tmp_path: Path) -> None:
    """Also before the file is in WAL mode, where SQLite itself would not wait."""
    file = tmp_path / "bot.db"
    writing = sqlite3.connect(file, isolation_level=None)
    try:
        writing.execute("CREATE TABLE other (x BIGINT)")
        writing.execute("BEGIN IMMEDIATE")
        opening = asyncio.create_task(open_database(f"sqlite:///{file}"))
        await asyncio.wait({opening}, timeout=0.3)
        assert not opening.done()
        writing.execute("COMMIT")
        await (await opening).close()
    finally:
        writing.close()


@pytest.mark.parametrize("attempt", range(3))
async def test_four_processes_starting_at_once(database_url: str, attempt: int) -> None:
    children = [
        await asyncio.create_subprocess_exec(
            sys.executable,
            "-W",
            "error",
            "-c",
            OPEN_IT,
            database_url,
            cwd=ROOT,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        for _ in range(4)
    ]
    for child in children:
        assert child.stdout is not None
        assert await child.stdout.readline() == b"ready\n"
    ends = await asyncio.gather(*(child.communicate(b"go\n") for child in children))
    assert [child.returncode for child in children] == [0] * 4, [error.decode() for _, error in ends]
    assert len(await versions(database_url)) == len(migration_files()), attempt
