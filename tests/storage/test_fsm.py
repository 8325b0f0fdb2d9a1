import asyncio
import itertools

import pytest
from aiogram.exceptions import DataNotDictLikeError
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import StorageKey

from bot.storage.database import Database
from bot.storage.fsm import DatabaseStorage, row_key
from bot.storage.fsm_rows import FsmRow

KEY = StorageKey(bot_id=1, chat_id=2, user_id=3)


class Steps(StatesGroup):
    amount = State()


async def stored(database: Database, key: StorageKey = KEY) -> FsmRow | None:
    async with database.reading() as tx:
        return await tx.fsm.get(row_key(key))


@pytest.fixture
def storage(database: Database) -> DatabaseStorage:
    return DatabaseStorage(database)


async def test_nothing_is_known_at_first(storage: DatabaseStorage) -> None:
    assert await storage.get_state(KEY) is None
    assert await storage.get_data(KEY) == {}
    assert await storage.get_value(KEY, "a", "else") == "else"


async def test_state_and_data_do_not_lose_each_other(storage: DatabaseStorage) -> None:
    await storage.set_state(KEY, Steps.amount)
    await storage.set_data(KEY, {"draft": "12", "fields": ["é", {"n": None}]})
    assert await storage.get_state(KEY) == "Steps:amount"
    await storage.set_state(KEY, "other")
    assert await storage.get_data(KEY) == {"draft": "12", "fields": ["é", {"n": None}]}
    assert await storage.get_value(KEY, "draft") == "12"
    await storage.set_data(KEY, {"draft": "13"})
    assert await storage.get_state(KEY) == "other"


async def test_what_is_empty_leaves_no_row(storage: DatabaseStorage, database: Database) -> None:
    context = FSMContext(storage, KEY)
    await context.set_state(Steps.amount)
    await context.update_data(draft="12")
    assert await stored(database) is not None
    await context.clear()
    assert await stored(database) is None
    await context.clear()
    assert await stored(database) is None


async def test_it_outlives_the_storage(storage: DatabaseStorage, database: Database) -> None:
    await storage.set_state(KEY, "s")
    await storage.close()
    assert await DatabaseStorage(database).get_state(KEY) == "s"


async def test_fifteen_updates_at_once_are_all_kept(storage: DatabaseStorage) -> None:
    await asyncio.gather(
        *(storage.update_data(KEY, {f"k{number}": number}) for number in range(15)),
        *(storage.set_state(KEY, f"s{number}") for number in range(5)),
    )
    assert await storage.get_data(KEY) == {f"k{number}": number for number in range(15)}
    assert await storage.get_state(KEY) in {f"s{number}" for number in range(5)}


async def test_an_update_answers_the_whole(storage: DatabaseStorage) -> None:
    await storage.set_data(KEY, {"a": 1, "b": 1})
    assert await storage.update_data(KEY, {"b": 2, "c": 3}) == {"a": 1, "b": 2, "c": 3}


def test_keys_never_meet() -> None:
    keys = [
        StorageKey(bot_id, chat_id, user_id, thread_id, business, destiny)
        for bot_id, chat_id, user_id in itertools.product((1, 11), (-1, 1), (1, 11))
        for thread_id, business, destiny in itertools.product(
            (None, 1, 11), (None, "1", "b"), ("default", "1:")
        )
    ]
    assert len({row_key(key) for key in keys}) == len(keys)


async def test_what_json_can_not_hold_is_refused(storage: DatabaseStorage, database: Database) -> None:
    with pytest.raises(TypeError):
        await storage.set_data(KEY, {"a": object()})
    with pytest.raises(DataNotDictLikeError):
        await storage.set_data(KEY, [("a", 1)])  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        await storage.update_data(KEY, {"a": object()})
    assert await stored(database) is None


async def test_any_text_comes_back(storage: DatabaseStorage) -> None:
    text = "a\0b \ud800 💰 'quoted' :name"
    await storage.set_data(KEY, {"text": text})
    assert await storage.get_data(KEY) == {"text": text}


async def test_state_and_data_are_put_together(storage: DatabaseStorage, database: Database) -> None:
    await storage.put(KEY, Steps.amount, {"draft": "12"})
    row = await stored(database)
    assert row is not None
    assert (row.state, row.data) == ("Steps:amount", '{"draft":"12"}')
    with pytest.raises(TypeError):
        await storage.put(KEY, None, {"a": object()})
    assert await stored(database) == row
    await storage.put(KEY, None, {})
    assert await stored(database) is None
