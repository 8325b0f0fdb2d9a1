"""Whose link a person came by, and what it brought: counted once whatever happens twice or at once."""

import asyncio
from dataclasses import replace
from decimal import Decimal

import pytest

from bot.exchanger.models import ApiActions
from bot.exchanger.models import Bid as SiteBid
from bot.services.partner_counting import PartnerCounting
from bot.services.partner_orders import PartnerOrder
from bot.services.recording import News, record, record_made
from bot.services.referrals import Referrals
from bot.services.statuses import GROUPS
from bot.storage.bids import Bid
from bot.storage.database import Database
from bot.storage.ids import now_ms
from bot.storage.partner_days import ALL_TIME, DAY_MS, LABELS, DayTotals, Kind, day_of
from bot.storage.referrals import Outcome, PartnerBid, Referral
from bot.wake import Wake
from tests.rows import rows
from tests.storage.rows import add_bid, stored_bid

PERSON, PARTNER, OTHER = 7, 42, 43
AT_ONCE = 15
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


def first_wins(database: Database) -> Referrals:
    return Referrals(database, "first", 90)


async def totals(
    database: Database, partner_id: int = PARTNER, kind: Kind = "all", name: str = "", day: int = ALL_TIME
) -> DayTotals | None:
    async with database.reading() as tx:
        found = await tx.partner_days.days(partner_id, kind, name, day, day)
    return found[0] if found else None


async def counts(
    database: Database, partner_id: int = PARTNER, kind: Kind = "all", name: str = ""
) -> tuple[int, int, int, int]:
    """Clicks, people, orders, paid."""
    found = await totals(database, partner_id, kind, name)
    return (found.clicks, found.people, found.orders, found.paid) if found else (0, 0, 0, 0)


async def referral(database: Database, user_id: int = PERSON) -> Referral | None:
    async with database.reading() as tx:
        return await tx.referrals.get(user_id)


async def age(database: Database, days: int) -> None:
    """As if the person had come so much earlier."""
    async with database.transaction() as tx:
        found = await tx.referrals.get(PERSON)
        assert found is not None
        await tx.referrals.put(replace(found, came_at=found.came_at - days * DAY_MS - 1, opened_at=0))


async def attributed(database: Database, referrals: Referrals) -> PartnerBid | None:
    async with database.transaction() as tx:
        bid = replace(await add_bid(tx), created_at=now_ms())
        await referrals.attribute(tx, bid)
        return await tx.referrals.bid(bid.id)


async def brought_bid(database: Database, label: str = "youtube") -> Bid:
    """An order by the partner's link, not made yet."""
    async with database.transaction() as tx:
        bid = await add_bid(tx)
        await tx.referrals.add_bid(bid.id, PARTNER, label)
    return bid


async def join(database: Database, partner_id: int = PARTNER, user_id: int = PERSON) -> None:
    async with database.transaction() as tx:
        await tx.partners.join(partner_id, user_id, "sealed", at=1)


# --- coming by a link


async def test_a_link_counts_a_click_and_a_person_in_all_and_by_label(database: Database) -> None:
    await first_wins(database).come(PERSON, PARTNER, "youtube", update_id=1)
    assert await counts(database) == (1, 1, 0, 0)
    assert await counts(database, kind="label", name="youtube") == (1, 1, 0, 0)
    assert await counts(database, kind="label") == (0, 0, 0, 0)
    today = await totals(database, day=day_of(now_ms()))
    assert today is not None
    assert today.clicks == 1


async def test_an_update_delivered_twice_counts_once(database: Database) -> None:
    referrals = first_wins(database)
    for update_id in (1, 1, 2, 2):
        await referrals.come(PERSON, PARTNER, str(update_id), update_id)
    assert await counts(database) == (2, 1, 0, 0)


async def test_a_link_opened_again_at_once_is_one_click(database: Database) -> None:
    referrals = first_wins(database)
    for update_id in range(5):
        await referrals.come(PERSON, PARTNER, "a", update_id)
    assert await counts(database) == (1, 1, 0, 0)
    await referrals.come(PERSON, PARTNER, "b", 6)
    assert await counts(database) == (2, 1, 0, 0)


async def test_labels_that_anybody_makes_up_are_not_all_counted_apart(database: Database) -> None:
    """Those that were there first go on being, and so does what came without one."""
    referrals = first_wins(database)
    for number in range(LABELS + 5):
        await referrals.come(number, PARTNER, f"l{number}", update_id=1)
    for person, label in enumerate(("l1", ""), LABELS + 5):
        await referrals.come(person, PARTNER, label, update_id=1)
    assert await counts(database) == (LABELS + 7, LABELS + 7, 0, 0)
    assert await counts(database, kind="label", name="l1") == (2, 2, 0, 0)
    assert await counts(database, kind="label") == (1, 1, 0, 0)
    async with database.reading() as tx:
        assert await tx.partner_days.count_names(PARTNER, "label", ALL_TIME, ALL_TIME) == LABELS + 1


@pytest.mark.parametrize(("wins", "winner", "label"), [("first", PARTNER, "a"), ("last", OTHER, "b")])
async def test_the_first_or_the_last_link_wins(
    database: Database, wins: str, winner: int, label: str
) -> None:
    referrals = Referrals(database, "first" if wins == "first" else "last", 90)
    await referrals.come(PERSON, PARTNER, "a", 1)
    await referrals.come(PERSON, OTHER, "b", 2)
    order = await attributed(database, referrals)
    assert order is not None
    assert (order.partner_id, order.label) == (winner, label)
    assert await counts(database, PARTNER) == (1, 1, 0, 0)
    assert await counts(database, OTHER) == (1, int(winner == OTHER), 0, 0)


async def test_a_link_counts_for_its_days_and_then_the_next_one_does(database: Database) -> None:
    referrals = first_wins(database)
    await referrals.come(PERSON, PARTNER, "", 1)
    await age(database, 89)
    assert await attributed(database, referrals) is not None
    await age(database, 1)
    assert await attributed(database, referrals) is None
    await referrals.come(PERSON, OTHER, "", 2)
    order = await attributed(database, referrals)
    assert order is not None
    assert order.partner_id == OTHER


async def test_who_comes_again_by_the_same_link_is_no_new_person(database: Database) -> None:
    referrals = first_wins(database)
    await referrals.come(PERSON, PARTNER, "", 1)
    await age(database, 91)
    await referrals.come(PERSON, PARTNER, "", 2)
    assert await counts(database) == (2, 1, 0, 0)
    assert await attributed(database, referrals) is not None


async def test_ones_own_link_counts_for_nothing(database: Database) -> None:
    referrals = first_wins(database)
    await join(database)
    await referrals.come(PERSON, PARTNER, "", 1)
    assert await referral(database) is None
    assert await counts(database) == (0, 0, 0, 0)


async def test_who_becomes_the_partner_they_came_by_earns_nothing_from_themselves(database: Database) -> None:
    referrals = first_wins(database)
    await referrals.come(PERSON, PARTNER, "", 1)
    await join(database)
    assert await attributed(database, referrals) is None


async def test_fifteen_links_at_once_make_one_person_one_partners(database: Database) -> None:
    referrals = first_wins(database)
    partners = range(100, 100 + AT_ONCE)
    await asyncio.gather(*(referrals.come(PERSON, each, "x", each) for each in partners))
    found = [await counts(database, each) for each in partners]
    assert sum(clicks for clicks, *_ in found) == AT_ONCE
    assert sum(people for _, people, *_ in found) == 1


async def test_fifteen_people_at_once_are_all_counted(database: Database) -> None:
    referrals = first_wins(database)
    await asyncio.gather(*(referrals.come(each, PARTNER, "x", each) for each in range(AT_ONCE)))
    assert await counts(database) == (AT_ONCE, AT_ONCE, 0, 0)
    assert await counts(database, kind="label", name="x") == (AT_ONCE, AT_ONCE, 0, 0)


# --- the orders


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
    for status in statuses:
        news = News(replace(site, status=status), [(status, "")])
        async with database.transaction() as tx:
            row = await tx.bids.hold(bid.id)
            assert row is not None
            if row.site_id is None:
                assert await record_made(tx, row, news, None)
            else:
                await record(tx, row, news, None)


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
    await first_wins(database).come(PERSON, PARTNER, "", update_id=1)
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
        assert await tx.referrals.count(PARTNER, 0, outcome, 99) == len(found)
    return [PartnerOrder.of_bot(row, label) for row, label in found]


# --- the rows


async def test_an_orders_partner_is_kept_as_it_was(database: Database) -> None:
    bid = await brought_bid(database)
    async with database.transaction() as tx:
        kept = PartnerBid(bid.id, PARTNER, "youtube", None, None, None, 0, None)
        assert await tx.referrals.bid(bid.id) == kept
        assert await tx.referrals.bid(bid.id + 1) is None
        assert await tx.referrals.made(bid.id, 5) == replace(kept, made_at=5, count_at=5)
        assert await tx.referrals.made(bid.id, 6) is None
        assert await tx.referrals.paid(bid.id, 7) == replace(kept, made_at=5, paid_at=7, count_at=7)
        assert await tx.referrals.paid(bid.id, 8) is None


async def test_the_busiest_names_come_first(database: Database) -> None:
    referrals = first_wins(database)
    for number, label in enumerate(("b", "a", "b", "c")):
        await referrals.come(number, PARTNER, label, number)
    async with database.reading() as tx:
        names = await tx.partner_days.names(PARTNER, "label", ALL_TIME, ALL_TIME, limit=2, offset=0)
        rest = await tx.partner_days.names(PARTNER, "label", ALL_TIME, ALL_TIME, limit=2, offset=2)
        assert await tx.partner_days.count_names(PARTNER, "label", ALL_TIME, ALL_TIME) == 3
    assert [*names, *rest] == ["b", "a", "c"]
