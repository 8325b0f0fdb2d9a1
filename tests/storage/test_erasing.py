"""Erasing a person: nothing in any table leads to them afterwards but that they are blocked, and the log."""

import json
import re
from pathlib import Path

import pytest

from bot.exchanger.models import CalcAction
from bot.services import recording
from bot.services.bid_view import SITE_ANSWER, BidRequest
from bot.services.erasing import Erasing, Obstacles
from bot.services.operators import Operators
from bot.services.recording import News
from bot.services.roles import Roles
from bot.services.switchboard import Switchboard
from bot.storage.bids import Stage
from bot.storage.database import Database
from tests.rows import Rows, rows
from tests.storage.person_rows import BROADCAST, KEY, OF_PERSON, PERSON, THEIRS

OTHER, OWNER = 515_151_000_888, 1
MIGRATIONS = Path("bot/migrations")
SITE = {
    "id": 501,
    "url": f"https://site.example/{THEIRS}",
    "hash": THEIRS,
    "status": "success",
    "status_title": "Done",
    "psys_give": "Bank",
    "psys_get": "Bitcoin",
    "currency_code_give": "RUB",
    "currency_code_get": "BTC",
    "amount_give": "5000.00",
    "amount_get": "0.1",
    "course_give": "1",
    "course_get": "1",
    "actions": {
        "type": "finished",
        "cancel": "disabled",
        "pay": "disabled",
        "instruction": THEIRS,
        "address": THEIRS,
        "dest_tag": THEIRS,
        "pay_amount": "5000",
    },
}
OF_OPERATORS = {"operators", "audit"}
"""Of what operators are and did."""


@pytest.fixture
def erasing(database: Database) -> Erasing:
    return Erasing(database, Roles(database, [OWNER]))


async def add_order(database: Database, stage: Stage, user_id: int = PERSON) -> int:
    request = BidRequest(12, "Bank", "Bitcoin", "5000", CalcAction.GIVE, {"account2": THEIRS}, 1, 2, {})
    async with database.transaction() as tx:
        bid = await tx.bids.add(
            id=tx.new_id(),
            user_id=user_id,
            chat_id=user_id,
            draft_id=tx.new_id(),
            lang="ru",
            direction_id=12,
            request=request.to_json(),
            at=1,
            callback_token=f"{THEIRS}{user_id}{stage}",
        )
        assert bid is not None
        site = SITE_ANSWER.validate_python(SITE)
        await tx.bids.made(
            bid.id,
            site_id=501,
            hash=THEIRS,
            status="success",
            snapshot=recording.to_json(site),
            at=2,
            stage=stage,
            look_at=None,
        )
        await tx.bids.set_card(bid.id, 12)
    return bid.id


def insert(url: str, table: str, values: dict[str, object]) -> None:
    places = ", ".join(f":{name}" for name in values)
    rows(url, f"INSERT INTO {table} ({', '.join(values)}) VALUES ({places})", **values)  # noqa: S608 - our own


def fill(url: str) -> None:
    insert(url, "broadcasts", BROADCAST)
    for table, values in OF_PERSON.items():
        insert(url, table, values)


def everything(url: str) -> dict[str, Rows]:
    text = "".join(file.read_text(encoding="utf-8") for file in sorted(MIGRATIONS.glob("*.sql")))
    return {table: rows(url, f"SELECT * FROM {table}") for table in re.findall(r"CREATE TABLE (\w+)", text)}  # noqa: S608 - our own


def test_every_table_that_knows_people_is_filled_here() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in sorted(MIGRATIONS.glob("*.sql")))
    known = {
        table
        for table, columns in re.findall(r"CREATE TABLE (\w+) \((.*?)\n\);", text, re.DOTALL)
        if re.search(r"^\s+(user_id|chat_id)\b", columns, re.MULTILINE)
    }
    assert known - OF_OPERATORS - {"bids"} <= OF_PERSON.keys()


async def test_nothing_leads_to_who_was_erased(
    database: Database, database_url: str, erasing: Erasing
) -> None:
    theirs, others = await add_order(database, "closed"), await add_order(database, "closed", OTHER)
    fill(database_url)
    for _ in range(2):
        assert await erasing.erase(PERSON, KEY, OWNER) == Obstacles(), "may be done again"
    found = everything(database_url)
    holding = {
        table
        for table, held in found.items()
        if any(str(PERSON) in str(value) for row in held for value in row)
    }
    assert holding == {"users", "blocks", "audit", "outbox"}
    assert rows(database_url, "SELECT kind, payload FROM outbox") == [
        ("erased", json.dumps({"language": "ru"}))
    ]
    assert rows(database_url, "SELECT locale, shut_out_at FROM users") == [(None, 77)], "they stay blocked"
    async with database.reading() as tx:
        kept, other = await tx.bids.get(theirs), await tx.bids.get(others)
    assert kept is not None
    assert other is not None
    assert kept.is_nobodys
    assert (kept.status, kept.site_id, kept.hash, kept.card_message_id) == ("success", 501, None, None)
    assert SITE_ANSWER.validate_json(kept.snapshot or "").amount_give == 5000, "the ledger stays"
    assert rows(database_url, "SELECT user_id, account FROM payouts") == [(kept.user_id, None)]
    assert (other.user_id, other.hash) == (OTHER, THEIRS)
    rows(database_url, "DELETE FROM bids WHERE user_id = :other", other=OTHER)
    assert THEIRS not in str(everything(database_url))


async def test_what_is_under_way_keeps_all_of_it(
    database: Database, database_url: str, erasing: Erasing
) -> None:
    bid_id = await add_order(database, "open")
    fill(database_url)
    before = everything(database_url)
    assert await erasing.erase(PERSON, KEY, OWNER) == Obstacles(orders=("501",))
    assert everything(database_url) == before
    rows(database_url, "UPDATE bids SET stage = 'closed'")
    async with database.transaction() as tx:
        await tx.jobs.add("cancel_bid", bid_id, "{}", run_at=1)
    assert await erasing.erase(PERSON, KEY, OWNER) == Obstacles(jobs=True)
    rows(database_url, "UPDATE jobs SET state = 'done', result = :result", result=THEIRS)
    for stage, act_at in (("asking", 1), ("waiting", None), ("failed", 1)):
        rows(database_url, "UPDATE payouts SET stage = :stage, act_at = :act_at", stage=stage, act_at=act_at)
        assert (
            await erasing.erase(PERSON, KEY, OWNER)
            == await erasing.obstacles(PERSON)
            == Obstacles(payouts=True)
        )
    rows(database_url, "UPDATE payouts SET stage = 'failed', act_at = NULL")
    rows(
        database_url,
        "INSERT INTO operators (user_id, role, given_by, given_at) VALUES (:p, 'support', 1, 1)",
        p=PERSON,
    )
    assert await erasing.erase(PERSON, KEY, OWNER) == Obstacles(role=True)
    rows(database_url, "DELETE FROM operators")
    assert await erasing.erase(PERSON, KEY, OWNER) == Obstacles()
    assert not rows(database_url, "SELECT 1 FROM jobs"), "what they came to goes too"


async def test_what_becomes_of_an_erased_order_is_kept_without_details_and_told_to_nobody(
    database: Database, database_url: str, erasing: Erasing
) -> None:
    """A site may revive an order that was cancelled."""
    bid_id = await add_order(database, "closed")
    await erasing.erase(PERSON, KEY, OWNER)
    operators = Operators([], 0, Switchboard(database))
    site = SITE_ANSWER.validate_python({**SITE, "status": "new"})
    async with database.transaction() as tx:
        row = await tx.bids.hold(bid_id)
        assert row is not None
        await recording.record(tx, row, News(site, [("new", "New")], "success"), None, operators)
    async with database.reading() as tx:
        kept = await tx.bids.get(bid_id)
    assert kept is not None
    assert (kept.status, kept.stage) == ("new", "open")
    assert THEIRS not in str(everything(database_url))
    assert not rows(database_url, "SELECT 1 FROM outbox WHERE kind <> 'erased'")
