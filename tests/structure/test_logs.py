"""A log line holds no words that may be somebody's."""

import logging
import sys

import pytest
from aiogram.exceptions import TelegramBadRequest, TelegramNetworkError
from aiogram.methods import GetMe

from bot.errors import SettingsError
from bot.exchanger.errors import Refused
from bot.logs import LineFormatter

SECRET = "4111 of a customer"  # noqa: S105  (a made-up account)


def line(message: str, *args: object, name: str = "bot", error: BaseException | None = None) -> str:
    raised = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord(name, logging.ERROR, __file__, 1, message, args, raised)
    written = LineFormatter().format(record)
    assert record.getMessage() == message % args, "others read the same record"
    return written.partition(f"Z ERROR {name} ")[2]


@pytest.mark.parametrize(
    ("error", "written"),
    [
        (ValueError(SECRET), "ValueError"),
        (KeyError(SECRET), "KeyError"),
        (Refused("create_bid", "1", SECRET), "create_bid: refused with error 1"),
        (SettingsError("HTTP_PORT: taken"), "HTTP_PORT: taken"),
        (
            TelegramBadRequest(
                GetMe(), f'Bad Request: can\'t parse entities: Unsupported tag "{SECRET}" at 0'
            ),
            "TelegramBadRequest: Bad Request: can't parse entities: Unsupported tag …",
        ),
        (
            TelegramBadRequest(GetMe(), f"Bad Request: inline keyboard button URL '{SECRET}' is invalid"),
            "TelegramBadRequest: Bad Request: inline keyboard button URL …",
        ),
    ],
)
def test_an_error_among_the_arguments(error: Exception, written: str) -> None:
    assert line("it was %s", error) == f"it was {written}"


def test_a_trace_says_where_and_not_what() -> None:
    try:
        int(SECRET)
    except ValueError as error:
        written = line("Cause exception\n%s: %s", type(error).__name__, error, error=error)
    assert "test_a_trace_says_where_and_not_what" in written
    assert "ValueError: ValueError\nValueError\n" in written
    assert SECRET not in written


def test_a_task_of_asyncio_is_not_quoted() -> None:
    message = (
        f"Task exception was never retrieved\nfuture: <Task coro=<f()> exception=ValueError('{SECRET}')>"
    )
    assert line(message, name="asyncio") == "Task exception was never retrieved"
    assert line(f"Exception in callback f('{SECRET}')", name="asyncio") == "Exception in callback f"


def test_a_token_within_an_address_is_hidden() -> None:
    error = TelegramNetworkError(
        GetMe(), "ClientError: 302, url=http://127.0.0.1/bot42:AAE-token_of-the-bot/getMe"
    )
    assert line("%s", error) == "TelegramNetworkError: ClientError: 302, url=http://127.0.0.1/bot…/getMe"


def test_other_arguments_stay() -> None:
    assert line("order %s: %d of %s", 12, 3, "create_bid") == "order 12: 3 of create_bid"


def test_a_record_without_a_trace_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    logger = logging.getLogger("of-a-test")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(LineFormatter())
    logger.addHandler(handler)
    try:
        logger.error("nothing is raised", exc_info=True)
    finally:
        logger.removeHandler(handler)
    assert "nothing is raised" in capsys.readouterr().err
