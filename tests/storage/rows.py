"""Rows that the tests start from."""

from bot.storage.bids import Bid
from bot.storage.database import Database, Tx


async def add_bid(
    tx: Tx,
    draft_id: int | None = None,
    user_id: int = 7,
    look_at: int | None = None,
    callback_token: str | None = None,
    request: str = '{"amount":"0.10"}',
) -> Bid:
    bid = await tx.bids.add(
        id=tx.new_id(),
        user_id=user_id,
        chat_id=user_id,
        draft_id=tx.new_id() if draft_id is None else draft_id,
        lang="en",
        direction_id=12,
        request=request,
        at=1_000,
        look_at=look_at,
        callback_token=callback_token,
    )
    assert bid is not None
    return bid


async def stored_bid(
    database: Database, user_id: int = 7, look_at: int | None = None, callback_token: str | None = None
) -> Bid:
    async with database.transaction() as tx:
        return await add_bid(tx, user_id=user_id, look_at=look_at, callback_token=callback_token)


async def open_bid(database: Database, user_id: int = 7) -> Bid:
    """One that the exchanger has."""
    async with database.transaction() as tx:
        bid = await add_bid(tx, user_id=user_id)
        made = await tx.bids.made(
            bid.id,
            site_id=501,
            hash="h",
            status="new",
            snapshot='{"a":1}',
            at=2_000,
            stage="open",
            look_at=3_000,
        )
    assert made is not None
    return made
