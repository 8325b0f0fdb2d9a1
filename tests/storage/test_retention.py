"""What is too old is erased, down to the bytes of the file, and nothing else is."""

import asyncio
import logging
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import aiosqlite
import pytest

from bot.exchanger.models import ApiActions, CalcAction
from bot.exchanger.models import Bid as SiteAnswer
from bot.services.bid_view import SITE_ANSWER, BidRequest, Trouble, load_view
from bot.services.messages import BidMessage, MessageKind
from bot.services.retention import BATCH, PAGE, Retention
from bot.storage.bids import Bid, Stage
from bot.storage.database import Database
from bot.storage.ids import DAY_MS, lowest_id, now_ms

KEEP_DAYS = 90
OLD = now_ms() - (KEEP_DAYS + 1) * DAY_MS
FRESH = now_ms() - (KEEP_DAYS - 1) * DAY_MS
ACCOUNT = "4111-of-a-customer"
SECRETS = (
    ACCOUNT,
    "bc1-pay-here",
    "memo-77",
    "hash-of-order",
    "their own words",
    "token-of-site",
    "Pay by hand",
    "Street",
)
REQUEST = BidRequest(
    direction_id=12,
    give_title="Bitcoin",
    get_title="Card",
    amount="0.10",
    action=CalcAction.GIVE,
    fields={"account2": ACCOUNT},
    give_id=1,
    get_id=2,
    agreed={"give": "0.10", "get": "500"},
    cd={"cf5": "Street of a customer"},
)
ANSWER = SiteAnswer(
    url="https://exchange.example/hst_hash-of-order/",
    id=501,
    hash="hash-of-order",
    status="success",
    status_title="Done",
    psys_give="Bitcoin",
    psys_get="Card",
    currency_code_give="BTC",
    currency_code_get="RUB",
    amount_give=Decimal("0.10"),
    amount_get=Decimal(500),
    course_give=Decimal(1),
    course_get=Decimal(5000),
    actions=ApiActions(
        type="address",
        cancel="https://exchange.example/cancel/hash-of-order",
        pay="api",
        instruction="Pay by hand",
        pay_amount=Decimal("0.10"),
        address="bc1-pay-here",
        dest_tag="memo-77",
    ),
)


async def order(database: Database, at: int, stage: Stage = "closed", snapshot: str | None = "") -> Bid:
    """One whose last change was then, with all that an order may hold."""
    async with database.transaction() as tx:
        bid = await tx.bids.add(
            id=lowest_id(at) + tx.new_id() % 2**18,
            user_id=7,
            chat_id=7,
            draft_id=tx.new_id(),
            lang="en",
            direction_id=12,
            request=REQUEST.to_json(),
            at=at,
            callback_token=f"token-of-site-{tx.new_id()}",
        )
        assert bid is not None
        if stage in {"open", "closed"}:
            made = await tx.bids.made(
                bid.id,
                site_id=ANSWER.id,
                hash=ANSWER.hash,
                status=ANSWER.status,
                snapshot=SITE_ANSWER.dump_json(ANSWER).decode() if snapshot == "" else snapshot,
                at=at,
                stage=stage,
                look_at=None,
            )
            await tx.statuses.add(bid.id, "success", "Done", at)
        else:
            trouble = Trouble("no", {"account2": f"{ACCOUNT}: their own words"}).to_json()
            made = await tx.bids.set_stage(bid.id, "creating", stage, trouble, at)
        assert made is not None
        return made


async def stored(database: Database, id: int) -> Bid:
    async with database.reading() as tx:
        bid = await tx.bids.get(id)
    assert bid is not None
    return bid


async def forget_old(database: Database) -> None:
    await Retention(database, KEEP_DAYS).forget_old()


def test_old_is_what_the_days_say() -> None:
    assert OLD < now_ms() - KEEP_DAYS * DAY_MS < FRESH


async def test_a_finished_order_keeps_what_the_list_shows(database: Database) -> None:
    before = await order(database, OLD)
    await forget_old(database)
    after = await stored(database, before.id)
    assert after.erased_at is not None
    assert (after.hash, after.callback_token) == (None, None)
    assert not [secret for secret in SECRETS if secret in repr(after)]
    kept = ("id", "user_id", "site_id", "status", "stage", "created_at", "updated_at", "snapshot_at")
    assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]
    async with database.reading() as tx:
        view = await load_view(tx, after)
    assert view.request == replace(REQUEST, fields={}, cd={})
    assert view.site is not None
    assert (view.site.amount_give, view.site.psys_get) == (ANSWER.amount_give, ANSWER.psys_get)
    assert not (view.can_pay or view.can_cancel)
    assert [each.status for each in view.history] == ["success"]


@pytest.mark.parametrize("stage", ["refused", "failed"])
async def test_an_order_that_was_not_made_is_erased_too(database: Database, stage: Stage) -> None:
    bid = await order(database, OLD, stage)
    await forget_old(database)
    after = await stored(database, bid.id)
    assert after.erased_at is not None
    assert not [secret for secret in SECRETS if secret in repr(after)]


@pytest.mark.parametrize(
    ("stage", "old"), [("closed", False), ("refused", False), ("open", True), ("checking", True)]
)
async def test_what_is_recent_or_going_on_stays(database: Database, stage: Stage, old: bool) -> None:
    bid = await order(database, OLD if old else FRESH, stage)
    await forget_old(database)
    assert await stored(database, bid.id) == bid


async def test_more_than_a_batch_is_erased(database: Database) -> None:
    bids = [await order(database, OLD + number) for number in range(BATCH + 3)]
    await forget_old(database)
    assert not [bid.id for bid in bids if (await stored(database, bid.id)).erased_at is None]


async def test_an_order_that_changes_meanwhile_keeps_its_details(database: Database) -> None:
    bid = await order(database, OLD)
    async with database.transaction() as tx:
        (found,) = await tx.retention.bids_to_erase(now_ms() - KEEP_DAYS * DAY_MS, 10)
    changed = await revive(database, bid)
    async with database.transaction() as tx:
        assert await tx.retention.erase_bid(found, "{}", None, now_ms()) is None
    assert await stored(database, bid.id) == changed


async def revive(database: Database, bid: Bid) -> Bid:
    async with database.transaction() as tx:
        changed = await tx.bids.set_snapshot(
            bid.id,
            status="new",
            snapshot=SITE_ANSWER.dump_json(replace(ANSWER, status="new")).decode(),
            at=now_ms(),
            stage="open",
            look_at=now_ms(),
        )
    assert changed is not None
    return changed


async def test_an_order_revived_has_details_again(database: Database) -> None:
    bid = await order(database, OLD)
    await forget_old(database)
    revived = await revive(database, bid)
    assert revived.erased_at is None
    await forget_old(database)
    assert await stored(database, bid.id) == revived


async def test_what_cant_be_read_is_erased_whole_and_keeps_no_other(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    broken = await order(database, OLD, snapshot=f'{{"{ACCOUNT}": 1}}')
    bid = await order(database, OLD + 1)
    with caplog.at_level(logging.ERROR):
        await forget_old(database)
    assert (await stored(database, broken.id)).snapshot is None
    assert (await stored(database, bid.id)).erased_at is not None
    assert str(broken.id) in caplog.text
    assert ACCOUNT not in caplog.text


async def test_messages_and_jobs_that_are_done_go(database: Database) -> None:
    bid = await order(database, FRESH)
    words = BidMessage(words="their own words").to_json()
    async with database.transaction() as tx:
        sent, dropped, waiting = [
            await tx.outbox.add(7, MessageKind.NOT_PAID, bid.id, words, FRESH) for _ in range(3)
        ]
        done = await tx.jobs.add("pay_bid", bid.id, "{}", FRESH)
        queued = await tx.jobs.add("cancel_bid", bid.id, "{}", FRESH)
        assert done is not None
        assert queued is not None
        await tx.outbox.sent(sent, FRESH)
        await tx.outbox.dropped(dropped, FRESH, "why")
        await tx.jobs.start(done.id, FRESH)
        await tx.jobs.finish(done.id, "done", FRESH)
    async with database.transaction() as tx:
        assert await tx.retention.forget_messages(OLD, 10) == 0
        assert await tx.retention.forget_jobs(OLD, 10) == 0
        late = now_ms() + 1_000
        assert await tx.retention.forget_messages(late, 1) == 1
        assert await tx.retention.forget_messages(late, 10) == 1
        assert await tx.retention.forget_jobs(late, 10) == 1
        assert [row.id for row in await tx.outbox.due(late, 10)] == [waiting]
        assert [job.id for job in await tx.jobs.active(bid.id)] == [queued.id]


async def test_conversations_left_long_ago_are_forgotten(database: Database) -> None:
    async with database.transaction() as tx:
        for number in range(PAGE + 2):
            await tx.fsm.put(f"old:{number}", "Exchange:field", f'{{"draft": "{ACCOUNT}"}}', OLD)
        await tx.fsm.put("recent", "Exchange:field", "{}", FRESH)
    await forget_old(database)
    async with database.reading() as tx:
        assert [each.key for each in await tx.retention.conversations("", 10)] == ["recent"]


async def test_a_person_who_wrote_just_now_keeps_the_conversation(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.fsm.put("key", "Exchange:field", "{}", FRESH)
        await tx.retention.forget_conversation("key", FRESH)
        assert await tx.fsm.get("key") is not None


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_no_byte_of_it_stays_in_the_files(database: Database, tmp_path: Path) -> None:
    """Also of what has moved from page to page, and of long texts, which have pages of their own."""
    long = "long-answer-" * 1_000
    for number in range(100):
        bid = await order(database, OLD + number, "closed" if number % 4 else "refused")
        async with database.transaction() as tx:
            await tx.bids.set_card(bid.id, number)
            if number % 7 == 0:
                await tx.fsm.put(f"{number}", "x", f'"{long}"', OLD)
    before = raw(tmp_path)
    assert all(text.encode() in before for text in (*SECRETS, "long-answer-"))
    await forget_old(database)
    after = raw(tmp_path)
    assert not [text for text in (*SECRETS, "long-answer-") if text.encode() in after]
    assert b"Bitcoin" in after


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_who_reads_meanwhile_holds_nobody_up(database: Database, tmp_path: Path) -> None:
    """A backup that takes its time: the log stays for now, and is emptied the next time."""
    bid = await order(database, OLD)
    async with aiosqlite.connect(tmp_path / "bot.db", isolation_level=None) as backup:
        await backup.execute("BEGIN")
        await backup.execute_fetchall("SELECT COUNT(*) FROM bids")
        async with asyncio.timeout(10):
            await forget_old(database)
            async with database.transaction() as tx:
                await tx.bids.set_card(bid.id, 1)
        assert ACCOUNT.encode() in raw(tmp_path)
    await database.drop_traces()
    assert ACCOUNT.encode() not in raw(tmp_path)


def raw(folder: Path) -> bytes:
    """The database as it lies on the disk: the file, and the log beside it."""
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()))
