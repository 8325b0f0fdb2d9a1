"""Partners, what their links brought, and what has been counted of it."""

from bot.storage.bids import Bid
from bot.storage.database import Database
from bot.storage.partner_days import ALL_TIME, DayTotals, Kind
from tests.storage.rows import add_bid

PERSON, PARTNER, OTHER = 7, 42, 43
AT_ONCE = 15


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


async def brought_bid(database: Database, label: str = "youtube") -> Bid:
    """An order by the partner's link, not made yet."""
    async with database.transaction() as tx:
        bid = await add_bid(tx)
        await tx.referrals.add_bid(bid.id, PARTNER, label)
    return bid


async def join(database: Database, partner_id: int = PARTNER, user_id: int = PERSON) -> None:
    async with database.transaction() as tx:
        await tx.partners.join(partner_id, user_id, "sealed", at=1)
