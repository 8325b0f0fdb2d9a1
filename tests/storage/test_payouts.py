"""Requests for payouts: one a draft, one under way a partner, one call at a time, whoever comes second."""

import asyncio

from bot.storage.database import Database
from bot.storage.ids import now_ms
from bot.storage.payouts import Payout

PARTNER, ANOTHER = 42, 43
AT_ONCE = 15


async def add(database: Database, draft_id: int, partner_id: int = PARTNER) -> Payout | None:
    async with database.transaction() as tx:
        return await tx.payouts.add(
            id=tx.new_id(),
            draft_id=draft_id,
            partner_id=partner_id,
            user_id=partner_id,
            lang="en",
            method_id=3,
            method_title="USDT",
            account="sealed",
            amount="146.88",
            card_message_id=None,
            at=now_ms(),
        )


async def added(database: Database, draft_id: int, partner_id: int = PARTNER) -> Payout:
    row = await add(database, draft_id, partner_id)
    assert row is not None
    return row


async def call(database: Database, row: Payout) -> Payout | None:
    async with database.transaction() as tx:
        return await tx.payouts.call(row.id, None, "148.37", now_ms())


async def test_of_many_confirmations_one_is_kept(database: Database) -> None:
    rows = await asyncio.gather(*(add(database, 1) for _ in range(AT_ONCE)))
    assert len([row for row in rows if row is not None]) == 1
    rows = await asyncio.gather(*(add(database, 10 + each) for each in range(AT_ONCE)))
    assert rows == [None] * AT_ONCE, "one of the partner's is under way"
    assert await add(database, 2, ANOTHER)


async def test_of_many_callers_one_calls(database: Database) -> None:
    row = await added(database, 1)
    called = [each for each in await asyncio.gather(*(call(database, row) for _ in range(AT_ONCE))) if each]
    assert [(each.stage, each.attempts, each.balance_before) for each in called] == [
        ("checking", 1, "148.37")
    ]
    async with database.transaction() as tx:
        assert await tx.payouts.not_sent(row.id, (called[0].called_at or 0) - 1, 0) is None, "another's call"
        assert await tx.payouts.not_sent(row.id, called[0].called_at or 0, 0)
    assert await call(database, row)


async def test_what_has_ended_stays_so(database: Database) -> None:
    row = await added(database, 1)
    assert await call(database, row)
    async with database.transaction() as tx:
        assert await tx.payouts.end(row.id, "failed", "{}", now_ms())
        assert await tx.payouts.end(row.id, "refused", "{}", now_ms()) is None
        made = await tx.payouts.made(
            row.id, site_id=7, status=0, pay_amount=None, stage="waiting", trouble=None, at=1, act_at=1
        )
        assert made is None
        await tx.payouts.set_act(row.id, 1)
        assert await tx.payouts.to_ask(now_ms(), 9) == await tx.payouts.to_watch(now_ms(), 9) == []
    assert await add(database, 2), "the next one may come"


async def test_a_status_and_a_sum_are_news_once(database: Database) -> None:
    row = await added(database, 1)
    async with database.transaction() as tx:
        assert await tx.payouts.made(
            row.id, site_id=7, status=0, pay_amount=None, stage="waiting", trouble=None, at=1, act_at=1
        )
        assert [each.id for each in await tx.payouts.to_watch(1, 9)] == [row.id]
        assert await tx.payouts.note(row.id, "{}", 2)
        assert await tx.payouts.note(row.id, "{}", 2) is None
        said: list[tuple[int, str | None]] = [(0, None), (0, "7"), (0, "7"), (0, None), (1, None), (1, "7")]
        news = [
            await tx.payouts.set_status(
                row.id, status=status, pay_amount=sum, stage="waiting", at=1, act_at=1
            )
            for status, sum in said
        ]
    told = [(each.status, each.pay_amount) if each else None for each in news]
    assert told == [None, (0, "7"), None, None, (1, "7"), None]


async def test_what_nothing_is_heard_of_is_closed_once(database: Database) -> None:
    row, fresh = await added(database, 1), await added(database, 2, ANOTHER)
    async with database.transaction() as tx:
        for id, at in ((row.id, 5), (fresh.id, 6)):
            await tx.payouts.made(
                id, site_id=id, status=0, pay_amount=None, stage="waiting", trouble=None, at=at, act_at=1
            )
        assert await tx.payouts.close_old(5, 9) == []
        (closed,) = await tx.payouts.close_old(6, 9)
        assert await tx.payouts.close_old(6, 9) == []
        assert (closed.id, closed.stage, closed.act_at, closed.updated_at) == (row.id, "closed", None, 5)
        assert await tx.payouts.erase_old(6, 9) == 1


async def test_accounts_of_what_ended_long_ago_are_erased(database: Database) -> None:
    open_one, ended = await added(database, 1), await added(database, 2, ANOTHER)
    async with database.transaction() as tx:
        await tx.payouts.end(ended.id, "refused", "{}", at=5)
        assert await tx.payouts.erase_old(5, 9) == 0
        assert await tx.payouts.erase_old(6, 9) == 1
        assert await tx.payouts.erase_old(6, 9) == 0
        erased, kept = await tx.payouts.get(ended.id), await tx.payouts.get(open_one.id)
    assert erased is not None and (erased.account, erased.trouble) == (None, None)
    assert kept is not None and kept.account == "sealed"
