"""Who a broadcast is for, and that each of them is taken once."""

import asyncio

import pytest

from bot.i18n import Translator
from bot.services import broadcast_audience
from bot.services.broadcast_audience import Readers
from bot.services.broadcast_sending import BroadcastSending, Called, Round
from bot.storage.broadcasts import Audience, Broadcast
from bot.storage.database import Database
from bot.wake import Wake
from tests.conftest import loaded_texts

OPERATOR = 900
LANGUAGES = ("en", "ru", "ru-RU", "pt-BR", None, "RU", "e|n", "rus")
"""Of those who have chosen none here; the fourth and what follows are spoken to in English but for RU."""


@pytest.fixture(autouse=True)
def small_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broadcast_audience, "SLICE", 3)


def readers(database: Database) -> Readers:
    texts: Translator = loaded_texts()
    return Readers(database, texts, "en")


def sending(database: Database) -> BroadcastSending:
    return BroadcastSending(database, readers(database), Wake())


async def add_people(database: Database) -> None:
    """Ten who can be written to, the last two with a language that they have chosen; three who can't."""
    async with database.transaction() as tx:
        for id, code in enumerate(LANGUAGES, 1):
            await tx.users.seen(id, code, 1)
        for id, locale in ((9, "ru"), (10, "en")):
            await tx.users.seen(id, "ru" if locale == "en" else "en", 1)
            await tx.users.set_locale(id, locale)
        for id in (11, 12, 13):
            await tx.users.seen(id, "en", 1)
        await tx.users.lost(11, 1)
        await tx.users.set_no_news(12, 1)
        await tx.users.set_no_news(13, 1)
        await tx.users.set_no_news(13, None)


async def confirmed(database: Database, audience: Audience = "everybody", locale: str = "") -> Broadcast:
    async with database.transaction() as tx:
        draft = await tx.broadcasts.add(tx.new_id(), OPERATOR, 5, "News", 1)
        await tx.broadcasts.set_audience(draft.id, OPERATOR, audience, locale)
        made = await tx.broadcasts.confirm(draft.id, OPERATOR, 1)
    assert made is not None
    return made


async def taken(runner: BroadcastSending, id: int, wanted: int = 100) -> list[int]:
    return [each.user_id for each in (await runner.turn_over(id, (), wanted)).people]


@pytest.mark.parametrize(
    ("audience", "locale", "people"),
    [
        ("everybody", "", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13]),
        ("language", "ru", [2, 3, 6, 9]),
        ("language", "en", [1, 4, 5, 7, 8, 10, 13]),
        ("orders", "", []),
    ],
)
async def test_who_is_chosen_is_who_was_counted(
    database: Database, audience: Audience, locale: str, people: list[int]
) -> None:
    await add_people(database)
    runner = sending(database)
    made = await confirmed(database, audience, locale)
    counted = (await readers(database).audiences()).count(audience, locale)
    begun = await runner.next()
    assert begun is not None
    assert (begun.id, begun.stage, begun.total, counted) == (made.id, "running", len(people), len(people))
    assert await taken(runner, made.id) == people


async def test_choosing_goes_on_where_it_was_cut_off(database: Database) -> None:
    await add_people(database)
    made = await confirmed(database)
    async with database.transaction() as tx:
        begun = await tx.broadcasts.begin(made.id, 1)
        await tx.broadcasts.choose(made.id, "everybody", "|", 0, 4)
        await tx.broadcasts.choose(made.id, "everybody", "|", 2, 4)
    assert begun is not None
    found = await sending(database).next()
    assert found is not None
    assert found.total == 11


async def test_nobody_is_taken_twice(database: Database) -> None:
    """Also by two processes at the same moment."""
    await add_people(database)
    made = await confirmed(database)
    runners = [sending(database) for _ in range(4)]
    await runners[0].next()
    rounds = await asyncio.gather(*(runner.turn_over(made.id, (), 3) for runner in runners))
    people = [each.user_id for found in rounds for each in found.people]
    assert len(people) == len(set(people))
    people += await taken(runners[0], made.id)
    assert sorted(people) == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13]
    last: Round = await runners[0].turn_over(made.id, (), 3)
    assert last.nobody_left


async def test_what_was_cut_off_is_unknown_and_what_was_not_sent_is_called_again(database: Database) -> None:
    await add_people(database)
    made = await confirmed(database)
    runner = sending(database)
    await runner.next()
    assert await taken(runner, made.id, 4) == [1, 2, 3, 4]
    called = [Called(1, "sent"), Called(2, "blocked"), Called(3, None)]
    found = await runner.turn_over(made.id, called, 0)
    again = await runner.turn_over(made.id, called, 0)
    assert again.broadcast == found.broadcast, "what was noted once counts once"
    assert (found.broadcast.sent, found.broadcast.blocked, found.broadcast.left) == (1, 1, 9)
    assert await sending(database).sweep() == 1
    assert await sending(database).sweep() == 0
    await runner.turn_over(made.id, [Called(4, "sent")], 0)
    async with database.reading() as tx:
        swept = await tx.broadcasts.get(made.id)
    assert swept is not None
    assert (swept.sent, swept.unknown) == (1, 1)
    assert await taken(runner, made.id) == [3, 5, 6, 7, 8, 9, 10, 13]


async def test_who_left_meanwhile_is_passed_over(database: Database) -> None:
    await add_people(database)
    made = await confirmed(database)
    runner = sending(database)
    await runner.next()
    async with database.transaction() as tx:
        await tx.users.set_no_news(1, 5)
        await tx.users.lost(3, 5)
    assert await taken(runner, made.id, 4) == [2, 4]
    async with database.transaction() as tx:
        stopped = await tx.broadcasts.stop(made.id, 9)
    assert stopped is not None
    assert (stopped.skipped, stopped.total) == (2, 11)
    assert await taken(runner, made.id) == []


async def test_the_next_is_the_first_that_is_due(database: Database) -> None:
    runner = sending(database)
    made = [await confirmed(database) for _ in range(3)]
    async with database.transaction() as tx:
        await tx.broadcasts.pause(made[0].id, "source-gone")
    begun = await runner.next()
    assert begun is not None
    assert begun.id == made[1].id
    async with database.transaction() as tx:
        await tx.broadcasts.go_on(made[0].id, 2)
    same = await runner.next()
    assert same is not None
    assert same.id == made[1].id
    done = await runner.finish(made[1].id)
    assert done is not None
    assert await runner.finish(made[1].id) is None
    after = await runner.next()
    assert after is not None
    assert after.id == made[2].id
    async with database.reading() as tx:
        told = await tx.outbox.due(10**15, 10)
        assert await tx.broadcasts.count() == 3
    assert [(row.chat_id, row.kind) for row in told] == [(OPERATOR, "broadcast")]


async def test_who_got_it_is_forgotten_in_time_and_how_many_is_not(database: Database) -> None:
    await add_people(database)
    made = await confirmed(database)
    runner = sending(database)
    await runner.next()
    async with database.transaction() as tx:
        assert await tx.broadcasts.forget_people(10**15, 100) == 0
        await tx.broadcasts.stop(made.id, 1_000)
        assert await tx.broadcasts.forget_people(1_000, 100) == 0
        assert await tx.broadcasts.forget_people(1_001, 8) == 8
        assert await tx.broadcasts.forget_people(1_001, 8) == 3
        assert await tx.broadcasts.forget_people(1_001, 8) == 0
        kept = await tx.broadcasts.get(made.id)
    assert kept is not None
    assert kept.total == 11
