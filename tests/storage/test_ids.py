from bot.storage.database import Database
from bot.storage.ids import IdMaker, now_ms


def test_ids_increase_and_fit_the_exchangers_api_id() -> None:
    maker = IdMaker()
    made = [maker.new_id() for _ in range(50_000)]
    assert made == sorted(set(made))
    assert all(0 < id < 10**18 for id in made)


def test_an_id_tells_when_it_was_made() -> None:
    before = now_ms()
    id = IdMaker().new_id()
    assert before <= id >> 18 <= now_ms()


def test_bots_with_one_key_make_different_ids_in_the_same_moment() -> None:
    made = {IdMaker().new_id() for _ in range(200)}
    assert len(made) >= 195  # a pair may be equal by chance, five pairs are not


def test_a_clock_set_back_does_not_make_ids_smaller() -> None:
    maker = IdMaker()
    maker._last = (now_ms() + 60_000) << 18
    ahead = maker._last
    assert ahead < maker.new_id() < maker.new_id()


async def test_the_database_and_its_transactions_share_one_order(database: Database) -> None:
    async with database.transaction() as tx:
        assert database.new_id() < tx.new_id() < database.new_id()
