"""Memory at rest and after 10 000 chats, and what an order and a chat take in the database.

Each of the chats says /start and opens an exchange, 50 of them at a time, with Telegram's limits off. The
database's figures are of rows as real orders leave them: their statuses, the job that made them, the messages
that told of them.
"""

import asyncio
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from bot.storage.database import open_database
from bot.storage.ids import now_ms
from tests.benchmarks.exchanger_stub import recorded_answers
from tests.benchmarks.lines.outbox import queue
from tests.benchmarks.orders_site import OrdersSite
from tests.benchmarks.process import our_side
from tests.benchmarks.results import Result, held
from tests.benchmarks.rounds import Options
from tests.benchmarks.seeding import people, seed

CHATS = 10_000
UPDATES = 2
"""Of each chat."""
AT_ONCE = 50
CROWD = 100
SETTLING = 3.0
ORDERS = 10_000
MESSAGES_OF_AN_ORDER = 5


async def measure(options: Options) -> Sequence[Result]:
    folder = options.folder / "ours"
    async with our_side("ours", folder, await recorded_answers()) as side:
        await asyncio.sleep(SETTLING)
        rest = side.bot.memory()
        await side.stubs.do("visit", chats=CROWD, updates=UPDATES, at_once=AT_ONCE)
        few, before = side.bot.memory(), _size(folder)
        await side.stubs.do("visit", chats=CHATS, updates=UPDATES, at_once=AT_ONCE)
        await asyncio.sleep(SETTLING)
        many = side.bot.memory()
    chat = (_size(folder) - before) / (CHATS - CROWD)
    return (
        held("memory at rest", "MB", rest, ""),
        held(f"memory after {CROWD} chats, above rest", "MB", few - rest, ""),
        held(f"memory after {CHATS:,} chats, above rest", "MB", many - rest, "at most 30"),
        held("database, a chat", "bytes", chat, ""),
        held("database, an order", "bytes", await _order(options.folder / "orders"), ""),
    )


async def _order(folder: Path) -> float:
    folder.mkdir()  # noqa: ASYNC240 - nothing is served yet
    await (await open_database(f"sqlite:///{folder / 'bot.db'}")).close()
    empty = _size(folder)
    async with OrdersSite() as site:
        await seed(folder, site, people(100), ORDERS)
    queue(folder, MESSAGES_OF_AN_ORDER)
    _add_jobs(folder)
    return (_size(folder) - empty) / ORDERS


def _add_jobs(folder: Path) -> None:
    with sqlite3.connect(folder / "bot.db") as database:
        database.execute(
            """INSERT INTO jobs (id, kind, bid_id, state, attempts, run_at, payload, created_at, done_at)
            SELECT id, 'create_bid', id, 'done', 1, created_at, '{}', created_at, ? FROM bids""",
            (now_ms(),),
        )
    database.close()


def _size(folder: Path) -> int:
    """Without what only the log of changes holds."""
    database = sqlite3.connect(folder / "bot.db", timeout=10)
    (pages,), (page,) = (database.execute(f"PRAGMA page_{name}").fetchone() for name in ("count", "size"))
    database.close()
    return int(pages) * int(page)
