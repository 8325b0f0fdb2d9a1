"""What a partner's links came to, put where it stands: in our ledger, and at the site."""

from collections.abc import Iterable
from decimal import Decimal

from bot.sandbox.exchanger import Bid
from bot.sandbox.exchanger.bids import Change
from bot.sandbox.exchanger.calc import exact
from bot.sandbox.exchanger.partners import DAY, Visit, reward_of
from bot.storage.database import open_database
from bot.storage.ids import DAY_MS, now_ms
from bot.storage.partner_days import Deed, Kind
from tests.conftest import Product
from tests.dialogue.partners import PARTNER_ID

Counted = tuple[Kind, str, int, Deed]
"""The kind, the name, how many days ago, what was done."""


async def count(product: Product, *counted: Counted, partner_id: int = PARTNER_ID) -> None:
    database = await open_database(product.database_url)
    try:
        async with database.transaction() as tx:
            for kind, name, days_ago, deed in counted:
                await tx.partner_days.add(partner_id, kind, name, now_ms() - days_ago * DAY_MS, deed)
    finally:
        await database.close()


def visit(product: Product, days_ago: Iterable[int], partner_id: int = PARTNER_ID) -> None:
    """Visits to the web site."""
    now = product.exchanger.clock.time()
    product.exchanger.partners[partner_id].visits += [
        Visit(now - days * DAY, "Chrome", "203.0.113.77", "", "f" * 32, "") for days in days_ago
    ]


def order(
    product: Product, direction_id: int, *statuses: str, days_ago: int = 0, partner_id: int = PARTNER_ID
) -> Bid:
    """An order made on the web site; its reward is known."""
    site = product.exchanger
    direction, made = site.direction(direction_id), site.clock.time() - days_ago * DAY
    bid = site.ledger.open(direction, exact(direction, direction.min_give or Decimal(1), 1, {}), "new", made)
    bid.partner_id, bid.ip = partner_id, "203.0.113.78"
    bid.reward = reward_of(bid)
    bid.history += [Change(made, status) for status in statuses]
    bid.accrued = bid.status == "success"
    return bid
