from bot.storage.database import Database
from bot.storage.users import User


async def test_a_person_is_remembered_once_and_touched_after(database: Database) -> None:
    async with database.transaction() as tx:
        first = await tx.users.seen(5, "ru", 100)
        assert first == User(5, None, "ru", created_at=100, seen_at=100)
        await tx.users.seen(5, "en", 200)
        await tx.users.set_locale(5, "de")
    async with database.reading() as tx:
        assert await tx.users.get(5) == User(5, "de", "en", created_at=100, seen_at=200)
        assert await tx.users.get(6) is None


async def test_an_update_without_a_language_keeps_the_last_one(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.users.seen(5, "ru", 100)
        assert (await tx.users.seen(5, None, 200)).language_code == "ru"
        assert (await tx.users.seen(6, None, 200)).language_code is None


async def test_a_choice_is_taken_back_by_none(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.users.seen(5, "ru", 100)
        await tx.users.set_locale(5, "de")
        await tx.users.set_locale(5, None)
        person = await tx.users.get(5)
    assert person is not None
    assert person.locale is None


async def test_ids_beyond_32_bits_are_exact(database: Database) -> None:
    id = 2**52 - 1  # Telegram promises no more than 52 bits
    async with database.transaction() as tx:
        await tx.users.seen(id, "en", 1)
    async with database.reading() as tx:
        assert (await tx.users.get(id)) is not None


async def test_who_is_lost_is_so_since_the_first_time(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.users.seen(5, "ru", 100)
        await tx.users.lost(5, 200)
        await tx.users.lost(5, 300)
        await tx.users.lost(6, 300)  # never wrote
    async with database.transaction() as tx:
        lost = await tx.users.get(5)
        never = await tx.users.get(6)
        assert (lost and lost.unreachable_at, never and never.unreachable_at) == (200, 300)
        assert await tx.users.found(5, 100) is None
        found = await tx.users.found(5, 200)
        assert found is not None
        assert found.unreachable_at is None
        assert await tx.users.found(5, 200) is None
