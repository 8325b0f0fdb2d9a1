"""Moving a SQLite file into PostgreSQL: everything arrives, or nothing does."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.storage.database import open_database
from bot.storage.leader_lock import postgresql_lock
from bot.storage.move import MoveRefused, move
from tests.rows import SQLITE, rows
from tests.storage.source_file import content, fill


@pytest.fixture
async def file(tmp_path: Path) -> Path:
    made = tmp_path / "source" / "bot.db"
    await (await open_database(f"{SQLITE}{made}")).close()
    fill(made)
    return made


def held(file: Path) -> bytes:
    return file.read_bytes()


async def test_everything_arrives_and_the_file_stays_as_it_is(
    file: Path, postgresql_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = held(file)
    await move(file, postgresql_url)
    assert held(file) == before
    assert content(postgresql_url) == content(f"{SQLITE}{file}")
    said = capsys.readouterr().out
    for table, count in {"users": 3, "fsm": 11, "cursors": 2, "bids": 3, "jobs": 3, "outbox": 3}.items():
        assert f"{table}: {count} rows are equal\n" in said
    assert f"{file} is moved." in said
    await move(file, postgresql_url)
    assert "Nothing to do" in capsys.readouterr().out


async def test_what_a_killed_bot_left_beside_its_file_arrives_too(file: Path, postgresql_url: str) -> None:
    """Its last writes are in the write-ahead log."""
    left = file.parent.parent / "left"
    with closing(sqlite3.connect(file)) as writing:
        with writing:
            writing.execute("UPDATE cursors SET value = 77 WHERE name = 'feed'")
        left.mkdir()
        for each in file.parent.iterdir():
            (left / each.name).write_bytes(held(each))
    assert held(left / "bot.db-wal")
    await move(left / "bot.db", postgresql_url)
    assert rows(postgresql_url, "SELECT value FROM cursors WHERE name = 'feed'") == [(77,)]


@pytest.mark.parametrize(
    ("change", "difference"),
    [
        ("UPDATE bids SET hash = 'secret' WHERE draft_id = 2", f"the row with id {2 << 40} differs in hash"),
        ("DELETE FROM outbox WHERE id = (SELECT MAX(id) FROM outbox)", f"id {3 << 40} is in the file only"),
        ("INSERT INTO cursors (name, value) VALUES ('b', 1)", "name b is not in the file"),
        ("UPDATE fsm SET data = '', updated_at = 7 WHERE key = 'é'", "key é differs in data, updated_at"),
        ("DELETE FROM users WHERE id = 0", "id 0 is in the file only"),
    ],
)  # fmt: skip
async def test_another_database_is_refused_and_left(
    file: Path, postgresql_url: str, change: str, difference: str
) -> None:
    await move(file, postgresql_url)
    rows(postgresql_url, change)
    there = content(postgresql_url)
    with pytest.raises(MoveRefused) as refused:
        await move(file, postgresql_url)
    assert difference in str(refused.value)
    assert "secret" not in str(refused.value)
    assert content(postgresql_url) == there


async def test_a_database_that_a_bot_is_at_work_on_is_refused(file: Path, postgresql_url: str) -> None:
    async with postgresql_lock(postgresql_url) as lock:
        assert await lock.is_had()
        with pytest.raises(MoveRefused, match="a bot is at work on the PostgreSQL database"):
            await move(file, postgresql_url)
    assert not any(content(postgresql_url).values())


async def test_what_is_written_meanwhile_is_not_lost(
    file: Path, postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bot was started on the file once it had been looked at."""

    def written(*_: object, **__: object) -> None:
        rows(f"{SQLITE}{file}", "UPDATE users SET seen_at = 99")

    monkeypatch.setattr("builtins.print", written)
    with pytest.raises(MoveRefused, match="was written to meanwhile"):
        await move(file, postgresql_url)
    assert not any(content(postgresql_url).values())


@pytest.mark.parametrize("value", ["'secret'", "x'00'", "0.5"])
async def test_what_the_columns_do_not_take_leaves_nothing(
    file: Path, postgresql_url: str, value: str
) -> None:
    """The bot writes no such thing; whoever did, its words are not repeated."""
    rows(f"{SQLITE}{file}", f"UPDATE outbox SET run_at = {value} WHERE id = (SELECT MAX(id) FROM outbox)")  # noqa: S608 - our own
    with pytest.raises(MoveRefused, match="Nothing was moved") as refused:
        await move(file, postgresql_url)
    assert "secret" not in str(refused.value)
    assert not any(content(postgresql_url).values())


def no_file(file: Path) -> None:
    file.unlink()


def not_a_database(file: Path) -> None:
    file.write_text("a" * 5000)


def broken(file: Path) -> None:
    file.write_bytes(held(file)[:100] + b"x" * 5000)


def older(file: Path) -> None:
    rows(f"{SQLITE}{file}", "DELETE FROM schema_versions")


def later(file: Path) -> None:
    rows(f"{SQLITE}{file}", "INSERT INTO schema_versions (version, name, applied_at) VALUES (999, 'x', 0)")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (no_file, "No such file"),
        (not_a_database, "is no SQLite database"),
        (broken, "can't be read: "),
        (older, "start the bot once on it"),
        (later, "use a later release"),
    ],
)
async def test_a_file_that_can_not_be_moved_is_said(
    file: Path, postgresql_url: str, spoil: Callable[[Path], None], words: str
) -> None:
    spoil(file)
    with pytest.raises(SettingsError, match=words):
        await move(file, postgresql_url)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("sqlite:///data/bot.db", "must be the postgresql://… address"),
        ("postgresql://u:pass-word@127.0.0.1:1/db", "postgresql://127.0.0.1:1/db can't be opened: "),
    ],
)
async def test_a_target_that_can_not_be_moved_to_is_said(file: Path, url: str, words: str) -> None:
    with pytest.raises(SettingsError, match=words) as refused:
        await move(file, url)
    assert "pass-word" not in str(refused.value)
