"""A SQLite file of the bot's that holds what is hard to carry, in every table."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.rows import rows

ODD = "Zoë 漢字 😀 O'Neil \\ \" % ; \n\t\u200f\u0301 ä ß ﬀ " + "x" * 70_000
HUGE = 2**63 - 1
FILLED: dict[str, list[tuple[Any, ...]]] = {
    "users": [(-HUGE - 1, None, None, 0, 0, None), (HUGE, "ru", ODD, HUGE, -1, HUGE), (0, "", "", 1, 2, 3)],
    "fsm": [(key, None, ODD, 1) for key in ("ä", "z", "Z", "a", "é", "_", "A1", "a-1", "", "😀", "漢")],
    "cursors": [("feed", HUGE), ("a", -1)],
    "blocks": [(HUGE, ODD, -1, 5, None), (7, "", 1, HUGE, 0)],
}
BIDS = """
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
    INSERT INTO bids (id, user_id, chat_id, draft_id, lang, direction_id, request, stage, site_id, created_at,
        updated_at, stuck_told)
    SELECT i << 40, i, -i, i, 'ru', 7, ?, 'open', CASE WHEN i % 2 THEN i END, i, i, i FROM n"""
OF_BIDS = (
    "INSERT INTO statuses (bid_id, seq, status, title, at) SELECT id, 1, 'new', 'Новая', 5 FROM bids",
    "INSERT INTO jobs (id, kind, bid_id, state, attempts, run_at, payload, created_at)"
    " SELECT id, 'pay_bid', id, 'running', 1, 0, '{}', 0 FROM bids",
    "INSERT INTO outbox (id, chat_id, kind, bid_id, payload, state, attempts, run_at, created_at)"
    " SELECT id, 1, 'push', id, '{\"a\": \"é\"}', 'queued', 0, 0, 0 FROM bids",
)


def fill(file: Path, bids: int = 3) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        for table, values in FILLED.items():
            marks = ", ".join("?" * len(values[0]))
            known = [column[1] for column in database.execute(f"PRAGMA table_info({table})")]
            names = ", ".join(known[: len(values[0])])  # later ones may be empty
            database.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)  # noqa: S608 - our own
        database.execute(BIDS, [bids, ODD[:100]])
        for statement in OF_BIDS:
            database.execute(statement)


def content(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    tables = [*FILLED, "bids", "statuses", "jobs", "outbox"]
    return {table: sorted(rows(url, f"SELECT * FROM {table}"), key=repr) for table in tables}  # noqa: S608 - likewise
