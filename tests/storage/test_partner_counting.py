"""Orders by a partner's link: counted and told once each, whatever happens twice or at once."""

import asyncio
from dataclasses import replace
from decimal import Decimal

import pytest

from bot.exchanger.models import ApiActions
from bot.exchanger.models import Bid as SiteBid
from bot.services.operators import Operators
from bot.services.partner_counting import PartnerCounting
from bot.services.partner_orders import PartnerOrder
from bot.services.recording import News, record, record_made
from bot.services.referrals import Referrals
from bot.services.statuses import GROUPS
from bot.services.switchboard import Switchboard
from bot.storage.bids import Bid
from bot.storage.database import Database
from bot.storage.ids import DAY_MS, now_ms
from bot.storage.referrals import Outcome
from bot.wake import Wake
from tests.rows import rows
from tests.storage.partner_rows import AT_ONCE, PARTNER, PERSON, brought_bid, counts, join, totals
from tests.storage.rows import stored_bid

SITE = SiteBid(
    url="",
    id=501,
    hash="h",
    status="new",
    status_title="",
    psys_give="Tether",
    psys_get="Sber",
    currency_code_give="USDT",
    currency_code_get="RUB",
    amount_give=Decimal("100.10"),
    amount_get=Decimal(9000),
    course_give=Decimal(1),
    course_get=Decimal(90),
    actions=ApiActions("finished", "disabled", "disabled", "", None, "", ""),
)


async def test_an_order_is_counted_once_as_made_and_once_as_paid(database: Database) -> None:
    bid = await brought_bid(database)
    for status in ("new", "success"):
        await said(database, bid, status)
        await asyncio.gather(*(counted(database) for _ in range(AT_ONCE)))
    for kind, name in (("all", ""), ("label", "youtube"), ("direction", "12")):
        found = await totals(database, kind=kind, name=name)  # type: ignore[arg-type]  # a kind each
        assert found is not None
        assert (found.orders, found.paid, found.turnover) == (1, 1, {"USDT": Decimal("100.10")})


async def said(database: Database, bid: Bid, *statuses: str, site: SiteBid = SITE) -> None:
    """By the site, one after another."""
    operators = Operators((), 0, Switchboard(database))
    for status in statuses:
        news = News(replace(site, status=status), [(status, "")])
        async with database.transaction() as tx:
            row = await tx.bids.hold(bid.id)
            assert row is not None
            if row.site_id is None:
                assert await record_made(tx, row, news, None, operators)
            else:
                await record(tx, row, news, None, operators)


async def counted(database: Database) -> None:
    """What has been noted so far."""
    counting = PartnerCounting(database, Wake())
    for each in await counting.due(99):
        await counting.count(each.bid_id)


async def test_orders_of_one_partner_at_once_are_added_exactly(database: Database) -> None:
    bids = [await brought_bid(database, label=f"l{number % 3}") for number in range(AT_ONCE)]
    satoshi = replace(SITE, currency_code_give="BTC", amount_give=Decimal("0.00000001"))
    await said(database, await brought_bid(database, label=""), "success", site=satoshi)
    for bid in bids:
        await said(database, bid, "success")
    await asyncio.gather(*(counted(database) for _ in range(AT_ONCE)))
    found = await totals(database)
    assert found is not None
    assert found.turnover == {"USDT": Decimal("1501.50"), "BTC": Decimal("0.00000001")}
    assert found.paid == AT_ONCE + 1


async def test_an_order_that_nobodys_link_brought_counts_for_nobody(database: Database) -> None:
    await said(database, await stored_bid(database), "new", "success")
    await counted(database)
    assert await totals(database) is None


async def test_an_order_that_is_done_when_it_is_found_counts_as_made_and_paid(database: Database) -> None:
    bid = await brought_bid(database)
    await said(database, bid, "success")
    await counted(database)
    assert await counts(database) == (0, 0, 1, 1)


async def test_a_status_counts_when_the_order_comes_to_it(database: Database) -> None:
    """Cancelled and revived, done, taken back and done again: an order is paid out once."""
    bid = await brought_bid(database)
    await said(database, bid, "new")
    for status in ("cancel", "payed", "success", "success", "payouterror", "success"):
        await said(database, bid, status)
        await counted(database)
        assert await counts(database) == (0, 0, 1, int(status in {"success", "payouterror"}))


async def test_the_partner_hears_of_an_order_and_is_looked_after_when_it_is_paid(database: Database) -> None:
    await join(database, user_id=8)
    bid = await brought_bid(database)
    async with database.transaction() as tx:
        assert await tx.partners.set_look(PARTNER, now_ms() + DAY_MS, was=1)
    await said(database, bid, "new")
    await counted(database)
    async with database.reading() as tx:
        assert await tx.partners.accrued(PARTNER, SITE.id) == 0
        assert await tx.partners.due(now_ms(), 9) == []
    assert await told(database) == [8]
    await said(database, bid, "success")
    await counted(database)
    async with database.reading() as tx:
        assert [each.id for each in await tx.partners.due(now_ms(), 9)] == [PARTNER]


async def test_sums_that_can_not_be_added_to_keep_no_order_from_being_recorded(
    database: Database, database_url: str
) -> None:
    """They get it, once, when they are as they should be again."""
    await join(database, user_id=8)
    await Referrals(database, "first", 90, Switchboard(database)).come(PERSON, PARTNER, "", update_id=1)
    rows(database_url, "UPDATE partner_days SET turnover = '{' WHERE kind = 'all'")
    bid = await brought_bid(database)
    await said(database, bid, "success")
    with pytest.raises(ValueError):
        await counted(database)
    assert await told(database) == []
    rows(database_url, "UPDATE partner_days SET turnover = '{}'")
    for _ in range(2):
        await counted(database)
    assert await counts(database) == (1, 1, 1, 1)
    assert await told(database) == [8]


async def told(database: Database) -> list[int]:
    """Which partners' chats."""
    async with database.reading() as tx:
        return [each.chat_id for each in await tx.outbox.due(now_ms(), 9) if each.bid_id is None]


async def test_the_database_and_the_bot_agree_on_what_an_order_came_to(database: Database) -> None:
    for status in (*GROUPS, "made-up"):
        await said(database, await brought_bid(database), status)
    found = {outcome: await orders(database, outcome) for outcome in Outcome}
    everything = found.pop(Outcome.ALL)
    assert len(everything) == len(GROUPS) + 1
    for outcome, listed in found.items():
        assert listed == [each for each in everything if each.outcome is outcome]


async def orders(database: Database, outcome: Outcome) -> list[PartnerOrder]:
    async with database.reading() as tx:
        found = await tx.referrals.page(PARTNER, 0, outcome, 99, limit=99, offset=0)
        assert await tx.referrals.count(PARTNER, 0, outcome, 99) == (len(GROUPS) + 1, len(found))
    return [PartnerOrder.of_bot(row, label) for row, label in found]
