"""Whose link a person came by: counted once whatever happens twice or at once."""

import asyncio
from dataclasses import replace

import pytest

from bot.services.referrals import Referrals
from bot.services.switchboard import Switchboard
from bot.storage.database import Database
from bot.storage.ids import DAY_MS, now_ms
from bot.storage.partner_days import ALL_TIME, LABELS, day_of
from bot.storage.referrals import PartnerBid, Referral
from tests.storage.partner_rows import AT_ONCE, OTHER, PARTNER, PERSON, brought_bid, counts, join, totals
from tests.storage.rows import add_bid


def first_wins(database: Database) -> Referrals:
    return Referrals(database, "first", 90, Switchboard(database))


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
    referrals = Referrals(database, "first" if wins == "first" else "last", 90, Switchboard(database))
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
