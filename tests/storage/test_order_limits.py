"""How many orders a customer may have: counted in the transaction that adds one, on both engines."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing

import pytest

from bot.errors import TooManyLately, TooManyOpen
from bot.exchanger.client import Exchanger
from bot.services.bid_view import BidRequest
from bot.services.bids import Bids
from bot.services.feed import Feed
from bot.services.operators import Operators
from bot.services.order_limits import HOUR_MS, OrderLimits
from bot.services.referrals import Referrals
from bot.services.switchboard import Switchboard
from bot.storage.bids import Bid, Stage
from bot.storage.database import Database
from bot.wake import Wakes
from tests.conftest import loaded_texts

AT_ONCE = 15
PERSON, ANOTHER = 7, 8
REQUEST = BidRequest(12, "Bitcoin", "Sber", "100", 1, {}, None, None, {})

Confirm = Callable[..., Awaitable[Bid]]


@pytest.fixture
async def exchanger() -> AsyncIterator[Exchanger]:
    """Nobody is called in these tests."""
    async with aclosing(Exchanger("http://127.0.0.1:9", "l" * 32, "k" * 32)) as made:
        yield made


def confirming(database: Database, exchanger: Exchanger, limits: OrderLimits) -> Confirm:
    referrals = Referrals(database, "first", 90, Switchboard(database))
    operators = Operators((), 0, Switchboard(database))
    feed, wakes = Feed(exchanger), Wakes()
    bids = Bids(database, exchanger, feed, loaded_texts(), 15, wakes, limits, referrals, operators)

    async def confirm(draft_id: int | None = None, user_id: int = PERSON) -> Bid:
        """A draft of its own each time, unless one is named."""
        draft_id = database.new_id() if draft_id is None else draft_id
        return (await bids.confirm(user_id, user_id, "en", draft_id, REQUEST, None)).row

    return confirm


async def move(database: Database, bid: Bid, stage: Stage) -> None:
    async with database.transaction() as tx:
        if stage == "closed":
            moved = await tx.bids.made(
                bid.id, site_id=1, hash="h", status="success", snapshot="{}", at=1, stage=stage, look_at=None
            )
        else:
            moved = await tx.bids.set_stage(bid.id, "creating", stage, None, 1)
    assert moved is not None


async def count(database: Database, user_id: int = PERSON) -> int:
    async with database.reading() as tx:
        return await tx.bids.count(user_id)


async def test_of_many_confirmations_at_once_only_as_many_pass_as_there_is_room_for(
    database: Database, exchanger: Exchanger
) -> None:
    confirm = confirming(database, exchanger, OrderLimits(3, 100))
    outcomes = await asyncio.gather(*(confirm() for _ in range(AT_ONCE)), return_exceptions=True)
    assert sum(isinstance(each, Bid) for each in outcomes) == await count(database) == 3
    refusals = [each for each in outcomes if isinstance(each, TooManyOpen)]
    assert len(refusals) == AT_ONCE - 3
    async with database.reading() as tx:
        assert len(await tx.jobs.due_creates(2**53, AT_ONCE)) == 3, "a refused order leaves no job"


async def test_likewise_of_those_within_an_hour(database: Database, exchanger: Exchanger) -> None:
    confirm = confirming(database, exchanger, OrderLimits(100, 3))
    outcomes = await asyncio.gather(*(confirm() for _ in range(AT_ONCE)), return_exceptions=True)
    assert sum(isinstance(each, Bid) for each in outcomes) == await count(database) == 3
    assert sum(isinstance(each, TooManyLately) for each in outcomes) == AT_ONCE - 3


async def test_one_draft_confirmed_many_times_at_once_is_refused_to_nobody(
    database: Database, exchanger: Exchanger
) -> None:
    confirm = confirming(database, exchanger, OrderLimits(1, 1))
    draft_id = database.new_id()
    bids = await asyncio.gather(*(confirm(draft_id) for _ in range(AT_ONCE)))
    assert len({bid.id for bid in bids}) == await count(database) == 1


async def test_one_customers_orders_are_no_others(database: Database, exchanger: Exchanger) -> None:
    confirm = confirming(database, exchanger, OrderLimits(1, 1))
    await asyncio.gather(confirm(), confirm(user_id=ANOTHER))
    assert (await count(database), await count(database, ANOTHER)) == (1, 1)


@pytest.mark.parametrize("stage", ["closed", "refused", "failed"])
async def test_what_is_over_makes_room(database: Database, exchanger: Exchanger, stage: Stage) -> None:
    confirm = confirming(database, exchanger, OrderLimits(1, 100))
    first = await confirm()
    with pytest.raises(TooManyOpen):
        await confirm()
    await move(database, first, stage)
    await confirm()


async def test_an_order_being_checked_is_open(database: Database, exchanger: Exchanger) -> None:
    confirm = confirming(database, exchanger, OrderLimits(1, 100))
    await move(database, await confirm(), "checking")
    with pytest.raises(TooManyOpen) as refusal:
        await confirm()
    assert refusal.value.limit == 1


@pytest.mark.parametrize(("stage", "counts"), [("closed", True), ("refused", True), ("failed", False)])
async def test_an_hour_counts_what_the_site_was_asked_for(
    database: Database, exchanger: Exchanger, stage: Stage, counts: bool
) -> None:
    confirm = confirming(database, exchanger, OrderLimits(100, 1))
    await move(database, await confirm(), stage)
    if counts:
        with pytest.raises(TooManyLately):
            await confirm()
    else:
        await confirm()


async def test_an_hour_after_the_oldest_there_is_room_again(database: Database, exchanger: Exchanger) -> None:
    limits = OrderLimits(100, 2)
    confirm = confirming(database, exchanger, limits)
    oldest = await confirm()
    await confirm()
    with pytest.raises(TooManyLately) as refusal:
        await confirm()
    assert refusal.value.free_at == oldest.created_at + HOUR_MS
    async with database.transaction() as tx:
        with pytest.raises(TooManyLately):
            await limits.check(tx, PERSON, refusal.value.free_at - 1)
        await limits.check(tx, PERSON, refusal.value.free_at)
