"""What operators are told of an error: its kind and its place, and nothing that it happened with."""

import logging
import re
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.logs import trace
from bot.services.error_notices import Mistake, listening_for_errors
from bot.services.operators import Operators
from bot.services.switchboard import Switchboard
from bot.storage.database import open_database
from tests.rows import SQLITE, rows

SECRET = "4276 1234 5678 9010"  # noqa: S105 - an account, as an error may quote it
EMPTY: dict[str, object] = {}
TOLD = "SELECT about FROM notices ORDER BY id"


def failed(read: Callable[[str], object] = EMPTY.__getitem__) -> Exception:
    """As it is caught: with where it came from."""
    try:
        read(SECRET)
    except (KeyError, ValueError) as error:
        return error
    raise AssertionError


def record(message: str, *args: object, name: str = "bot.workers.jobs") -> logging.LogRecord:
    return logging.LogRecord(name, logging.ERROR, __file__, 1, message, args, None)


@pytest.mark.parametrize(
    ("said", "error", "place", "number"),
    [
        (record("error %s: %s", "0a1b2c3d", trace(failed())), "KeyError", r"\.py:\d+ failed", "0a1b2c3d"),
        (
            record("order %s was not looked at: %s", SECRET, trace(failed(int))),
            "ValueError",
            r"\.py:\d+ failed",
            "",
        ),
        (record("message %s was dropped: %s", 5, SECRET), "message … was dropped: …", "bot.workers.jobs", ""),
        (record("%s", SECRET), "…", "bot.workers.jobs", ""),
    ],
)
def test_what_is_told_of_it(said: logging.LogRecord, error: str, place: str, number: str) -> None:
    mistake = Mistake.of(said)
    assert (mistake.error, mistake.number) == (error, number)
    assert re.search(place, mistake.place)
    assert "/" not in mistake.place.partition("bot/")[0], "nothing of where the program is"
    assert SECRET not in repr(mistake)


def test_kinds_are_told_apart_by_error_and_place() -> None:
    one, other = record("a: %s", trace(failed())), record("b: %s", trace(failed(int)))
    again = record("error %s: a: %s", "0a1b2c3d", trace(failed()))
    assert Mistake.of(one).kind == Mistake.of(again).kind != Mistake.of(other).kind


async def test_each_kind_is_told_once_also_at_the_end_and_from_a_thread(tmp_path: Path) -> None:
    url = f"{SQLITE}{tmp_path}/bot.db"
    database = await open_database(url)
    logger = logging.getLogger("bot.workers.jobs")
    try:
        operators = Operators((1,), 0, Switchboard(database))
        async with listening_for_errors(database, operators) as notices:
            for id in range(20):
                logger.error("order %s was not looked at", id)
            logger.warning("this is none")
            logging.getLogger("bot.sandbox.exchanger").error("this is not the bot's")
            await notices.tell()
            assert len(rows(url, TOLD)) == 1
            thread = threading.Thread(target=lambda: logger.error("a picture of %s was not drawn", SECRET))
            thread.start()
            thread.join()
            logger.error("order %s was not looked at", 21)
        logger.error("order %s is after the end", 22)
        told = [about for (about,) in rows(url, TOLD)]
        assert len(told) == 2
        assert "picture of … was not drawn" in told[1]
        assert SECRET not in str(told)
    finally:
        await database.close()


async def test_what_can_not_be_told_yet_waits_and_makes_no_more_of_itself(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Its table is gone for a while, as the database may be."""
    url = f"{SQLITE}{tmp_path}/bot.db"
    database = await open_database(url)
    try:
        async with listening_for_errors(database, Operators((1,), 0, Switchboard(database))) as notices:
            rows(url, "ALTER TABLE cursors RENAME TO elsewhere")
            logging.getLogger("bot.workers.jobs").error("order %s was not looked at", 1)
            for _ in range(3):
                await notices.tell()
            errors = [each for each in caplog.records if each.levelno >= logging.ERROR]
            assert len(errors) == 1
            assert not rows(url, TOLD)
            rows(url, "ALTER TABLE elsewhere RENAME TO cursors")
            await notices.tell()
        assert len(rows(url, TOLD)) == 1
    finally:
        await database.close()
