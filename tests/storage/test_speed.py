"""What our layers cost: writing and reading a dialogue's state against the same by aiosqlite alone."""

import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiosqlite
import pytest
from aiogram.fsm.storage.base import StorageKey

from bot.storage.database import open_database
from bot.storage.fsm import DatabaseStorage

ROUNDS = 200
KEY = StorageKey(bot_id=1, chat_id=2, user_id=3)
PUT = "INSERT INTO fsm VALUES ('k', ?) ON CONFLICT (key) DO UPDATE SET state = excluded.state"


async def rate(step: Callable[[int], Awaitable[None]]) -> float:
    started = time.perf_counter()
    for number in range(ROUNDS):
        await step(number)
    return ROUNDS / (time.perf_counter() - started)


async def ours(folder: Path) -> float:
    database = await open_database(f"sqlite:///{folder}/ours.db")
    storage = DatabaseStorage(database)

    async def step(number: int) -> None:
        await storage.set_state(KEY, f"s{number}")
        assert await storage.get_state(KEY) == f"s{number}"

    try:
        return await rate(step)
    finally:
        await database.close()


async def plain(folder: Path) -> float:
    async with aiosqlite.connect(folder / "plain.db", isolation_level=None) as connection:
        await connection.execute_fetchall("PRAGMA journal_mode = WAL")
        await connection.execute_fetchall("PRAGMA synchronous = FULL")
        await connection.execute_fetchall("CREATE TABLE fsm (key TEXT PRIMARY KEY, state TEXT)")

        async def step(number: int) -> None:
            await connection.execute_fetchall("BEGIN IMMEDIATE")
            await connection.execute_fetchall(PUT, (f"s{number}",))
            await connection.execute_fetchall("COMMIT")
            rows = list(await connection.execute_fetchall("SELECT state FROM fsm WHERE key = 'k'"))
            assert rows[0][0] == f"s{number}"

        return await rate(step)


async def test_our_layers_cost_little(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The best of three on both sides, one after the other: the machine has other things to do."""
    pairs = []
    for turn in range(3):
        folder = tmp_path / str(turn)
        folder.mkdir()
        pairs.append((await ours(folder), await plain(folder)))
    best, baseline = max(pair[0] for pair in pairs), max(pair[1] for pair in pairs)
    with capsys.disabled():
        print(f"\nstate written and read: {best:.0f}/s, aiosqlite alone {baseline:.0f}/s")
    assert best > baseline / 4
