import asyncio
from dataclasses import replace

from bot.storage.bids import Bid
from bot.storage.database import Database
from tests.storage.rows import add_bid, open_bid, stored_bid


async def test_a_new_bid_is_being_created(database: Database) -> None:
    bid = await stored_bid(database, look_at=9, callback_token="token-of-one")
    assert bid == Bid(
        id=bid.id,
        user_id=7,
        chat_id=7,
        draft_id=bid.draft_id,
        lang="en",
        direction_id=12,
        request='{"amount":"0.10"}',
        stage="creating",
        site_id=None,
        hash=None,
        status=None,
        snapshot=None,
        snapshot_at=None,
        card_message_id=None,
        trouble=None,
        created_at=1_000,
        updated_at=1_000,
        look_at=9,
        callback_token="token-of-one",
        called_at=None,
        feed_from=None,
        erased_at=None,
        replaced_by=None,
    )
    async with database.reading() as tx:
        assert await tx.bids.get(bid.id) == bid
        assert await tx.bids.by_draft(bid.draft_id) == bid
        assert await tx.bids.get(bid.id + 1) is None
        assert await tx.bids.by_draft(bid.draft_id + 1) is None


async def test_fifty_confirmations_of_one_draft_make_one_bid(database: Database) -> None:
    draft_id = database.new_id()

    async def confirm() -> Bid | None:
        async with database.transaction() as tx:
            return await tx.bids.add(
                id=tx.new_id(),
                user_id=7,
                chat_id=7,
                draft_id=draft_id,
                lang="en",
                direction_id=12,
                request="{}",
                at=1_000,
                callback_token=None,
            )

    made = [bid for bid in await asyncio.gather(*(confirm() for _ in range(50))) if bid is not None]
    assert len(made) == 1
    async with database.reading() as tx:
        assert await tx.bids.by_draft(draft_id) == made[0]
        assert await tx.bids.count(7) == 1


async def test_made_only_once(database: Database) -> None:
    bid = await stored_bid(database)

    async def make(site_id: int) -> Bid | None:
        async with database.transaction() as tx:
            return await tx.bids.made(
                bid.id,
                site_id=site_id,
                hash="h",
                status="new",
                snapshot="{}",
                at=2_000,
                stage="open",
                look_at=3_000,
            )

    made = [got for got in await asyncio.gather(*(make(site_id) for site_id in range(15))) if got]
    assert len(made) == 1
    won = made[0]
    assert (won.stage, won.hash, won.status, won.snapshot_at, won.look_at) == (
        "open",
        "h",
        "new",
        2_000,
        3_000,
    )
    async with database.reading() as tx:
        assert await tx.bids.get(bid.id) == won


async def test_made_after_checking_forgets_the_trouble(database: Database) -> None:
    bid = await stored_bid(database)
    async with database.transaction() as tx:
        checking = await tx.bids.set_stage(bid.id, "creating", "checking", '{"why":"timeout"}', 1_500)
        assert checking == replace(bid, stage="checking", trouble='{"why":"timeout"}', updated_at=1_500)
        made = await tx.bids.made(
            bid.id, site_id=1, hash=None, status=None, snapshot=None, at=2_000, stage="open", look_at=None
        )
    assert made is not None
    assert (made.stage, made.trouble) == ("open", None)


async def test_what_was_said_not_to_be_made_and_is_there_is_made_once(database: Database) -> None:
    bid = await stored_bid(database)
    async with database.transaction() as tx:
        assert await tx.bids.set_stage(bid.id, "creating", "refused", "{}", 1_500) is not None
        first, second = [
            await tx.bids.made(
                bid.id, site_id=1, hash="h", status="new", snapshot="{}", at=2, stage="open", look_at=None
            )
            for _ in range(2)
        ]
    assert first and (first.stage, first.trouble, second) == ("open", None, None)


async def test_one_of_fifteen_moves_the_stage(database: Database) -> None:
    bid = await stored_bid(database)

    async def move(number: int) -> Bid | None:
        async with database.transaction() as tx:
            return await tx.bids.set_stage(bid.id, "creating", "checking", f"{number}", 1_500)

    moved = [got for got in await asyncio.gather(*(move(number) for number in range(15))) if got]
    assert len(moved) == 1
    async with database.reading() as tx:
        assert await tx.bids.get(bid.id) == moved[0]


async def test_an_older_answer_does_not_replace_a_newer_one(database: Database) -> None:
    bid = await open_bid(database)
    async with database.transaction() as tx:
        newer = await tx.bids.set_snapshot(
            bid.id, status="success", snapshot='{"n":2}', at=5_000, stage="closed", look_at=None
        )
        older = await tx.bids.set_snapshot(
            bid.id, status="payed", snapshot='{"n":1}', at=4_999, stage="open", look_at=9_000
        )
        assert older is None
        assert await tx.bids.get(bid.id) == newer
    assert newer == replace(
        bid,
        status="success",
        snapshot='{"n":2}',
        snapshot_at=5_000,
        stage="closed",
        updated_at=5_000,
        look_at=None,
    )


async def test_a_bid_not_made_has_no_snapshot(database: Database) -> None:
    bid = await stored_bid(database)
    async with database.transaction() as tx:
        got = await tx.bids.set_snapshot(
            bid.id, status="new", snapshot="{}", at=5_000, stage="open", look_at=None
        )
        assert got is None
        assert await tx.bids.get(bid.id) == bid


async def test_due_gives_the_longest_waiting_first(database: Database) -> None:
    late, soon, never = [await open_bid(database) for _ in range(3)]
    async with database.transaction() as tx:
        for bid, at in ((late, 300), (soon, 200), (never, None)):
            await tx.bids.set_look(bid.id, at)
        assert [bid.id for bid in await tx.bids.due(300, 10)] == [soon.id, late.id]
        assert [bid.id for bid in await tx.bids.due(300, 1)] == [soon.id]
        assert [bid.id for bid in await tx.bids.due(299, 10)] == [soon.id]
        await tx.bids.set_look(never.id, 100)
        await tx.bids.set_look(soon.id, None)
        assert [bid.id for bid in await tx.bids.due(300, 10)] == [never.id, late.id]


async def test_a_page_shows_what_goes_on_first(database: Database) -> None:
    old, middle, new = [await stored_bid(database) for _ in range(3)]
    closed = await open_bid(database)
    await stored_bid(database, user_id=8)
    async with database.transaction() as tx:
        await tx.bids.set_snapshot(
            closed.id, status="success", snapshot="{}", at=9_000, stage="closed", look_at=None
        )
        await tx.bids.set_stage(middle.id, "creating", "failed", "{}", 9_000)
    async with database.reading() as tx:
        whole = [bid.id for bid in await tx.bids.page(7, 0, 10)]
        assert whole == [new.id, old.id, closed.id, middle.id]
        assert [bid.id for bid in await tx.bids.page(7, 1, 2)] == whole[1:3]
        assert await tx.bids.page(7, 4, 10) == []
        assert (await tx.bids.count(7), await tx.bids.count_open(7)) == (4, 2)
        assert (await tx.bids.count(9), await tx.bids.count_open(9)) == (0, 0)


async def test_what_was_confirmed_lately_is_told_newest_first_whatever_came_of_it(database: Database) -> None:
    async with database.transaction() as tx:
        first, second, third = [await add_bid(tx, request=f'{{"n": {number}}}') for number in (1, 2, 3)]
        await tx.bids.set_stage(third.id, "creating", "refused", "{}", 9_000)
        assert await tx.bids.requests(7, 2) == [third.request, second.request]
        await tx.bids.set_stage(second.id, "creating", "failed", "{}", 9_000)
        await tx.bids.replace(second.id, user_id=7, by=third.id)
        assert await tx.bids.requests(7, 2) == [third.request, first.request]
        assert await tx.bids.requests(8, 2) == []


async def test_a_page_shows_what_was_not_made_last_and_only_for_a_while(database: Database) -> None:
    closed = await open_bid(database)
    failed, refused = [await stored_bid(database) for _ in range(2)]
    async with database.transaction() as tx:
        await tx.bids.set_snapshot(
            closed.id, status="success", snapshot="{}", at=9_000, stage="closed", look_at=None
        )
        await tx.bids.set_stage(failed.id, "creating", "failed", "{}", 9_000)
        await tx.bids.set_stage(refused.id, "creating", "refused", "{}", 9_001)
    async with database.reading() as tx:
        assert [bid.id for bid in await tx.bids.page(7, 0, 10)] == [closed.id, refused.id, failed.id]
        assert [bid.id for bid in await tx.bids.page(7, 0, 10, tried_since=9_001)] == [closed.id, refused.id]
        assert [bid.id for bid in await tx.bids.page(7, 0, 10, tried_since=9_002)] == [closed.id]
        assert await tx.bids.count(7, tried_since=9_001) == 2


async def test_the_card_is_remembered(database: Database) -> None:
    bid = await stored_bid(database)
    async with database.transaction() as tx:
        await tx.bids.set_card(bid.id, 88)
        assert await tx.bids.get(bid.id) == replace(bid, card_message_id=88)


async def test_text_from_outside_is_kept_as_far_as_a_database_can(database: Database) -> None:
    async with database.transaction() as tx:
        bid = await add_bid(tx)
        row = await tx.statuses.add(bid.id, "new", "a\0b \ud800 'c' 💰", 1)
    assert row.title == "ab ? 'c' 💰"


async def test_a_call_is_begun_by_one_alone(database: Database) -> None:
    bid = await stored_bid(database)
    async with database.transaction() as tx:
        begun = await tx.bids.set_call(bid.id, called_at=100, feed_from=7, was=None)
        assert begun is not None
        assert (begun.called_at, begun.feed_from) == (100, 7)
        assert await tx.bids.set_call(bid.id, called_at=101, feed_from=8, was=None) is None
        undone = await tx.bids.set_call(bid.id, called_at=None, feed_from=None, was=100)
    assert undone is not None
    assert undone.called_at is None


async def test_who_comes_back_is_shown_what_went_on_and_what_went_untold(database: Database) -> None:
    going_on, untold, told = [await open_bid(database) for _ in range(3)]
    await open_bid(database, user_id=8)
    async with database.transaction() as tx:
        for bid, at in ((untold, 4_000), (told, 4_000)):
            await tx.bids.set_snapshot(
                bid.id, status="success", snapshot="{}", at=at, stage="closed", look_at=None
            )
        await tx.outbox.sent(await tx.outbox.add(7, "card", told.id, "{}", 4_000), 4_500)
        await tx.outbox.add(7, "card", untold.id, "{}", 4_000)
        await tx.outbox.drop_chat(7, 5_000)
        assert [bid.id for bid in await tx.bids.to_show_again(7, 5_000)] == [going_on.id, untold.id]
