"""Orders put straight into the bot's database: so many can't be made by asking."""

import json
import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path

from bot.exchanger.bid_models import read_bid
from bot.exchanger.wire import Node
from bot.services.bid_view import BidRequest
from bot.services.recording import to_json
from bot.storage.database import open_database
from bot.storage.ids import RANDOM_BITS, now_ms
from tests.benchmarks.orders_site import OrdersSite, bid_of, hash_of

FIRST_PERSON = 10_000
OLD_MESSAGE = 500
"""The message in which an order's card stands."""
HOUR_MS = 3_600_000


def people(count: int) -> list[int]:
    return [FIRST_PERSON + each for each in range(count)]


async def seed(folder: Path, site: OrdersSite, owners: Sequence[int], orders: int) -> None:
    """Open orders of these people by turns, made an hour ago: half to be paid, half marked as paid."""
    await (await open_database(f"sqlite:///{folder / 'bot.db'}")).close()
    began = now_ms() - HOUR_MS
    for number in range(orders):
        api_id = (began << RANDOM_BITS) + number * 1000
        statuses = ("new", "payed") if number % 2 else ("new",)
        site.add(api_id, int(time.time()) - HOUR_MS // 1000, *statuses)
    with sqlite3.connect(folder / "bot.db") as database:
        _write(database, site, owners, began)
    database.close()


def _write(database: sqlite3.Connection, site: OrdersSite, owners: Sequence[int], at: int) -> None:
    request = BidRequest(1, "Bitcoin", "Sberbank", "0.015", 1, {}, 1, 2, {}).to_json()
    database.executemany(
        "INSERT INTO users (id, language_code, created_at, seen_at) VALUES (?, 'en', ?, ?)",
        [(owner, at, at) for owner in owners],
    )
    rows = []
    for number, order in enumerate(site.orders.values()):
        owner = owners[number % len(owners)]
        answer = to_json(read_bid(Node(json.loads(json.dumps(bid_of(order, site.url))), "data")))
        rows.append(
            (
                *(order.api_id, owner, owner, order.api_id, request, order.id, hash_of(order.id)),
                *(order.status, answer, at, OLD_MESSAGE + number, at, at),
            )
        )
    database.executemany(
        """INSERT INTO bids (id, user_id, chat_id, draft_id, lang, direction_id, request, stage, site_id,
            hash, status, snapshot, snapshot_at, card_message_id, created_at, updated_at)
        VALUES (?, ?, ?, ?, 'en', 1, ?, 'open', ?, ?, ?, ?, ?, ?, ?, ?)""",
        rows,
    )
    database.executemany(
        "INSERT INTO statuses (bid_id, seq, status, title, at) VALUES (?, ?, ?, ?, ?)",
        [
            (order.api_id, seq, status, f"Status {status}", at)
            for order in site.orders.values()
            for seq, (_, status) in enumerate(order.changes, 1)
        ],
    )
