"""Looks at the site's list of a partner's orders that cross each other, or what is being done here."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace

import pytest

from bot.app import open_exchanger
from bot.sandbox.exchanger import Bid
from bot.services.partner_feed import PartnerFeed
from bot.services.partners import Partners
from bot.storage.bids import Bid as BidRow
from bot.storage.database import Database, open_database
from bot.storage.ids import now_ms
from bot.storage.partners import Partner
from bot.vault import Vault
from bot.wake import Wake
from tests.conftest import Product
from tests.dialogue.orders import until
from tests.dialogue.partner_lists import (
    ORDER,
    REWARD,
    joined,
    looked,
    made_on_the_site,
    reward_of_all_time,
    told,
    until_all_is_sent,
    watched_closely,
)
from tests.dialogue.partners import PARTNER_ID, SECRET, start_with_secret
from tests.engines import on_both_engines
from tests.storage.rows import add_bid

DAY = 86_400


@pytest.fixture
async def watched(product: Product, monkeypatch: pytest.MonkeyPatch) -> Product:
    return await watched_closely(product, monkeypatch)


@on_both_engines
async def test_of_two_looks_at_once_one_tells(watched: Product) -> None:
    """And one by what was known before, as of a process that was frozen meanwhile, tells nothing again."""
    partner = await joined(watched)
    await watched.stop_bot()
    bid = made_on_the_site(watched)
    await watched.exchanger.set_status(bid.id, "success")
    async with looking(watched) as (database, feed):
        known = await row_of_partner(database)
        await asyncio.gather(*(feed.look(known) for _ in range(3)))
        now = await row_of_partner(database)
        await feed.look(replace(known, look_at=now.look_at))
    await start_with_secret(watched)
    await until(lambda: told(partner, REWARD, bid) == 1)
    await until_all_is_sent(watched)
    assert (told(partner, REWARD), reward_of_all_time(watched)) == (1, bid.reward)


@on_both_engines
async def test_what_was_read_by_a_key_that_is_gone_is_left_alone(watched: Product) -> None:
    """The partner has sent another key while the list was being read."""
    partner = await joined(watched)
    await watched.stop_bot()
    bid = made_on_the_site(watched)
    async with looking(watched) as (database, feed):
        known = await row_of_partner(database)
        before = Vault(SECRET).seal(f"{partner.key.login}\n{partner.key.secret}")
        await feed.look(replace(known, secret=before))
        async with database.reading() as tx:
            assert await tx.partners.accrued(PARTNER_ID, bid.id) is None
            assert await tx.outbox.next_run_at() is None
    await start_with_secret(watched)
    await looked(watched)
    await until(lambda: told(partner, ORDER, bid) == 1)


@on_both_engines
async def test_only_while_an_order_is_being_made_here_unknown_ones_are_held_back(watched: Product) -> None:
    """Then they are read again, however far the list has gone on meanwhile."""
    known = made_on_the_site(watched)
    await joined(watched)
    await watched.stop_bot()
    async with looking(watched) as (database, feed):
        ours = await being_made(database)
        held = made_on_the_site(watched)
        watched.exchanger.clock.shift += 3 * DAY
        await watched.exchanger.set_status(known.id, "payed")
        await feed.look(await row_of_partner(database))
        assert await noted(database, held) is None
        async with database.transaction() as tx:
            await tx.bids.set_stage(ours.id, "creating", "refused", None, now_ms())
        await feed.look(await row_of_partner(database))
        assert await noted(database, held) == 0


@on_both_engines
async def test_the_first_look_leaves_an_order_alone_that_is_being_made_here(watched: Product) -> None:
    await joined(watched)
    await watched.stop_bot()
    await watched.change("UPDATE partners SET read_until = NULL")
    async with looking(watched) as (database, feed):
        ours, past = await being_made(database), made_on_the_site(watched)
        bid = made_on_the_site(watched)
        await feed.look(await row_of_partner(database))
        assert (await row_of_partner(database)).read_until is None
        async with database.transaction() as tx:
            at = now_ms()
            await tx.bids.made(
                ours.id,
                site_id=bid.id,
                hash=None,
                status="new",
                snapshot=None,
                at=at,
                stage="open",
                look_at=None,
            )
            await tx.referrals.made(ours.id, at)
        await feed.look(await row_of_partner(database))
        assert [await noted(database, each) for each in (past, bid)] == [0, 0]
        async with database.reading() as tx:
            (message,) = await tx.outbox.due(now_ms(), 9)
    assert f'"number": {bid.id}' in message.payload and '"label": "blog"' in message.payload


async def being_made(database: Database) -> BidRow:
    """An order by the partner's link, of which the site may have heard already."""
    async with database.transaction() as tx:
        bid = await add_bid(tx)
        await tx.referrals.add_bid(bid.id, PARTNER_ID, "blog")
    return bid


async def noted(database: Database, bid: Bid) -> int | None:
    async with database.reading() as tx:
        return await tx.partners.accrued(PARTNER_ID, bid.id)


@asynccontextmanager
async def looking(product: Product) -> AsyncIterator[tuple[Database, PartnerFeed]]:
    """Without a bot."""
    async with AsyncExitStack() as stack:
        database = await open_database(product.database_url)
        stack.push_async_callback(database.close)
        exchanger = await stack.enter_async_context(open_exchanger(product.settings()))
        yield database, PartnerFeed(database, Partners(database, exchanger, Vault(SECRET)), Wake())


async def row_of_partner(database: Database) -> Partner:
    async with database.reading() as tx:
        row = await tx.partners.get(PARTNER_ID)
    assert row is not None
    return row
