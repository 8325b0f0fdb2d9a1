"""What was not made and was corrected: it stands for nothing once there is another order in its place."""

from bot.storage.bids import Bid
from bot.storage.database import Database, Tx
from tests.storage.rows import add_bid


async def not_made(tx: Tx) -> Bid:
    bid = await add_bid(tx)
    refused = await tx.bids.set_stage(bid.id, "creating", "refused", "{}", 1_500)
    assert refused is not None
    return refused


async def listed(tx: Tx) -> list[int]:
    found = [bid.id for bid in await tx.bids.page(7, 0, 10)]
    assert await tx.bids.count(7) == len(found)
    return found


async def test_what_was_replaced_is_not_listed(database: Database) -> None:
    async with database.transaction() as tx:
        refused, other = await not_made(tx), await not_made(tx)
        newer = await add_bid(tx)
        await tx.bids.replace(refused.id, user_id=7, by=newer.id)
        assert await listed(tx) == [newer.id, other.id]
        kept = await tx.bids.get(refused.id)
    assert kept is not None
    assert kept.replaced_by == newer.id


async def test_only_ones_own_that_was_not_made_is_replaced(database: Database) -> None:
    async with database.transaction() as tx:
        going_on, refused = await add_bid(tx), await not_made(tx)
        newer = await add_bid(tx)
        await tx.bids.replace(going_on.id, user_id=7, by=newer.id)
        await tx.bids.replace(refused.id, user_id=8, by=newer.id)
        assert await listed(tx) == [newer.id, going_on.id, refused.id]


async def test_what_is_at_the_site_all_the_same_is_listed_again(database: Database) -> None:
    async with database.transaction() as tx:
        refused, newer = await not_made(tx), await add_bid(tx)
        await tx.bids.replace(refused.id, user_id=7, by=newer.id)
        made = await tx.bids.made(
            refused.id, site_id=1, hash="h", status="new", snapshot="{}", at=2, stage="open", look_at=None
        )
        assert made is not None
        assert made.replaced_by is None
        assert await listed(tx) == [newer.id, refused.id]
