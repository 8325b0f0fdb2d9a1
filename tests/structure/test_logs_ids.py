"""Each line names the update and the order that it is about: of a handler, of a job, of an error."""

import asyncio
import json
import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest

from bot.logs import FORMATTERS, JsonFormatter, about_bid, about_update, new_error_id
from bot.sandbox.exchanger import SHOWCASE
from tests.conftest import Product
from tests.dialogue.orders import made, until
from tests.dialogue.talk import Talk

ORDINARY, MEMO = SHOWCASE["ordinary"], SHOWCASE["memo"]
TOKEN = "42424242:AAE-a_token_of-nobody_at-all"  # noqa: S105  (made up)
SECRET = "4111 of a customer"  # noqa: S105  (likewise)


class Lines(logging.Handler):
    """As they would be written, in both forms."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.json: list[dict[str, Any]] = []
        self.text: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.text.append(FORMATTERS["text"]().format(record))
        written = FORMATTERS["json"]().format(record)
        assert "\n" not in written
        self.json.append(json.loads(written))

    def of(self, logger: str, message: str) -> list[dict[str, Any]]:
        return [line for line in self.json if line["logger"] == logger and message in line["message"]]


@pytest.fixture
def lines() -> Iterator[Lines]:
    handler, root = Lines(), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield handler
    root.setLevel(level)
    root.removeHandler(handler)


async def test_lines_of_a_handler_and_of_a_job(product: Product, lines: Lines) -> None:
    talk = await Talk.begin(product)
    await talk.to_summary(ORDINARY, "100")
    product.exchanger.faults.set("lose_answer", methods=["create_bid"], times=1)
    await talk.tap("summary-create")
    await talk.sees("status-new")
    (bid,) = made(product)
    product.exchanger.faults.set("html_page", methods=["bid_info", "get_exchanges"])
    await talk.tap("card-refresh")
    await until(lambda: lines.of("bot.workers.watch", "was not read"))
    product.exchanger.faults.clear()
    product.exchanger.faults.set("html_page", methods=["get_direction"])
    await talk.customer.start(f"d{MEMO}")
    await until(lambda: lines.of("bot.middlewares.errors", "exchanger: get_direction"))
    (handled, *_) = lines.of("bot.middlewares.errors", "exchanger: get_direction")
    assert handled["update_id"] > 0
    assert "bid_id" not in handled
    of_the_order = [line for line in lines.json if line.get("bid_id") == int(bid.api_id)]
    assert {line["logger"] for line in of_the_order} & {"bot.services.creating", "bot.workers.jobs", "httpx"}
    assert [line for line in of_the_order if "update_id" not in line], "of a job"
    assert [line for line in of_the_order if "update_id" in line], "of the tap"
    assert any(f" bid={bid.api_id} " in line for line in lines.text)
    assert not [line for line in lines.of("bot.workers.watch", "was not read") if "update_id" in line]


async def test_an_error_has_its_number(product: Product, lines: Lines) -> None:
    product.expected_errors = "error [0-9a-f]{8}: |is started again"
    talk = await Talk.begin(product)
    await talk.customer.say("/start")
    await talk.sees("menu-question")
    await product.change("ALTER TABLE bids RENAME TO away")
    await talk.customer.say("/orders")
    await until(
        lambda: lines.of("bot.middlewares.outage", "error ") or lines.of("bot.middlewares.errors", "error ")
    )
    await product.change("ALTER TABLE away RENAME TO bids")
    line = next(line for line in lines.json if "error_id" in line and line["level"] == "ERROR")
    assert line["error_id"] in line["message"]
    assert line["update_id"] > 0
    told = await talk.customer.sees(line["error_id"])
    assert told


def written(message: str, *args: object, error: BaseException | None = None) -> dict[str, Any]:
    raised = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("bot.x", logging.WARNING, __file__, 1, message, args, raised)
    line = JsonFormatter().format(record)
    assert "\n" not in line
    found: dict[str, Any] = json.loads(line)
    return found


def test_a_line_of_json() -> None:
    async def task() -> None:
        about_update(7)
        about_bid(9)
        new_error_id()
        line = written("it was %s\nand “%s”", ValueError(SECRET), "ы")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", line.pop("time"))
        assert re.fullmatch("[0-9a-f]{8}", line.pop("error_id"))
        assert line == {
            "level": "WARNING",
            "logger": "bot.x",
            "message": "it was ValueError\nand “ы”",
            "update_id": 7,
            "bid_id": 9,
        }
        about_update(8)
        assert {*written("next")} == {"time", "level", "logger", "message", "update_id"}

    asyncio.run(task())
    assert {*written("no task's")} == {"time", "level", "logger", "message"}


def test_no_secret_is_in_a_line_of_json() -> None:
    assert written("at /bot%s/getMe", TOKEN)["message"] == "at /bot…/getMe"
    try:
        int(SECRET)
    except ValueError as error:
        line = written("no number", error=error)
    assert "test_no_secret_is_in_a_line_of_json" in line["trace"]
    assert SECRET not in str(line)
