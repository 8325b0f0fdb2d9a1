"""A full page of the site's list of which a row can't be read is followed by the next one all the same."""

import pytest

from bot.services.partner_feed import PartnerFeed
from bot.services.partner_key import ApiKey
from bot.services.partner_site import PartnerSite
from bot.services.partners import Partners
from bot.services.reads import Reads
from bot.storage.database import Database
from bot.vault import Vault
from bot.wake import Wake
from bot.workers.supervisor import Supervisor
from tests.contract import client_answers as site_says
from tests.contract.client_site import done, scripted
from tests.dialogue.partners import SECRET

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

PAGE, ODD, LAST = 500, 3, 7
"""Rows on a full page, those of them that can't be read, and those on the page behind it."""


def orders(first: int, count: int, odd: int = 0) -> dict[str, object]:
    found = [
        {**site_says.EXCHANGE, "id": str(id), "accrued": "1", "partner_reward": "0.1"}
        for id in range(first, first + count)
    ]
    return {"items": [{**row, "time": "-"} if number < odd else row for number, row in enumerate(found)]}


def visits(count: int, odd: int = 0) -> dict[str, object]:
    return {"items": [{**site_says.VISIT, "time": "-" if number < odd else "1"} for number in range(count)]}


async def joined(database: Database, vault: Vault) -> None:
    async with database.transaction() as tx:
        await tx.partners.join(42, 7, vault.seal(ApiKey("l" * 32, "k" * 32).text()), at=1)


async def test_all_of_a_partners_orders_are_got_to_know(database: Database) -> None:
    vault = Vault(SECRET)
    await joined(database, vault)
    pages = (done(orders(1, PAGE, ODD)), done(orders(PAGE + 1, LAST)))
    async with scripted(*pages) as (site, exchanger):
        partners = Partners(database, exchanger, vault)
        feed = PartnerFeed(database, partners, Wake())
        partner = await partners.get(42)
        assert partner is not None
        await feed.look(partner)
        assert len(site.calls) == 2
    async with database.reading() as tx:
        known = [await tx.partners.accrued(42, id) is not None for id in range(1, PAGE + LAST + 1)]
    assert known == [False] * ODD + [True] * (PAGE - ODD + LAST)


async def test_all_of_them_and_all_visits_are_counted(database: Database) -> None:
    vault = Vault(SECRET)
    await joined(database, vault)
    pages = (
        done(orders(1, PAGE, ODD)),
        done(orders(PAGE + 1, LAST)),
        done(visits(PAGE, ODD)),
        done(visits(LAST)),
    )
    async with scripted(*pages) as (_, exchanger), Supervisor() as supervisor:
        partners = Partners(database, exchanger, vault)
        shown = PartnerSite(partners, Reads(supervisor.start), supervisor.start)
        partner = await partners.get(42)
        assert partner is not None
        found = (await shown.orders(partner, None, "en_US")).value
        came = (await shown.visits(partner, None)).value
    assert found is not None
    assert came is not None
    assert (len(found.rows), found.is_cut) == (PAGE - ODD + LAST, False)
    assert (came.count, came.is_cut) == (PAGE - ODD + LAST, False)
