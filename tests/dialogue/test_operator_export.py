"""Owners get the orders of a period as a file: whole, in parts when it is large, and no formula in it."""

import csv
import io
import json
import re
from datetime import UTC, date, datetime

import pytest

from bot.sandbox.conversation import Message
from bot.sandbox.exchanger import SHOWCASE
from bot.services import export
from bot.services.export_period import DatesError, ExportPeriod, ExportSpan
from bot.services.roles import Role
from bot.storage.ids import DAY_MS, RANDOM_BITS, now_ms
from tests.conftest import Product
from tests.dialogue.operators import OperatorTalk
from tests.dialogue.orders import titled, until
from tests.dialogue.talk import Talk, in_both_languages
from tests.engines import on_both_engines

DEFAULT = SHOWCASE["default"]
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
NOTED = "SELECT action, subject, details FROM audit ORDER BY id"
MORE = (
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :many)"
    " INSERT INTO bids (id, user_id, chat_id, draft_id, lang, direction_id, request, stage, created_at,"
    " updated_at) SELECT CAST(:first AS BIGINT) + i, 5, 5, CAST(:first AS BIGINT) + i, 'en', 1, :request,"
    " 'failed', :at, :at FROM n"
)


async def add_orders(product: Product, many: int, at: int, title: str = "=1+1") -> None:
    request = {
        "direction_id": 1,
        "give_title": title,
        "get_title": "@SUM(A1)",
        "amount": "1",
        "action": 1,
        "fields": {"account2": "secret account"},
        "give_id": 1,
        "get_id": 2,
        "agreed": {"give": "1.50", "get": "2", "give_code": "+USD", "get_code": "BTC"},
    }
    values = {"many": many, "first": at << RANDOM_BITS, "at": at, "request": json.dumps(request)}
    await product.change(MORE, **values)


def is_file(message: Message) -> bool:
    return message.kind == "document"


def files(talk: Talk) -> list[Message]:
    return [each for each in talk.customer.messages if is_file(each)]


async def rows_of(talk: Talk, file: Message) -> list[list[str]]:
    data = await talk.customer.file(file)
    assert data.startswith("\ufeff".encode())
    text = data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=talk.t.plain("stats-csv-separator")))


def name_of(file: Message) -> str:
    name: str = file.raw["document"]["file_name"]
    return name


@in_both_languages
@on_both_engines
async def test_the_orders_of_a_period_as_a_file(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.customer.start("p42_lyoutube")
    await talk.sees("menu-greeting")
    bid = await talk.ordered(DEFAULT, "5000")
    await add_orders(product, 1, now_ms() - 40 * DAY_MS)
    operator = await OperatorTalk.on_duty(product, Role.OWNER, locale)
    await operator.customer.say("/export")
    await operator.sees("export-question")
    await operator.tap("export-span-week")
    file = await operator.customer.sees(is_file)
    today = datetime.now(UTC).date().isoformat()
    assert name_of(file).endswith(f"-{today}.csv")
    header, row = await rows_of(operator, file)
    assert header[0] == operator.t.plain("export-csv-api-id")
    mark = operator.t.plain("stats-csv-decimal-mark")
    assert row[:2] == [str(bid.api_id), str(bid.id)]
    assert row[5:9] == [f"5000{mark}00", "RUB", f"0{mark}00040530", "BTC"]
    assert row[9:11] == [titled(operator, "new"), "new"]
    assert row[12:] == [str(talk.customer.id), "42", "youtube"]
    assert MOMENT.fullmatch(row[2])
    assert MOMENT.fullmatch(row[11])
    await operator.customer.say("/export")
    await operator.tap("export-span-all")
    file = await operator.customer.sees(is_file)
    _, older, newer = await rows_of(operator, file)
    assert newer == row
    assert older[3:9] == ["'=1+1", "'@SUM(A1)", f"1{mark}50", "'+USD", "2", "BTC"]
    assert older[9:11] == [operator.t.plain("export-stage-failed"), "failed"]
    assert b"secret account" not in await operator.customer.file(file)
    account = product.exchanger.valid_form(DEFAULT)["account2"]
    assert account.encode() not in await operator.customer.file(file)
    (week, _, _), (whole, _, _) = product.rows(NOTED)
    assert (week, whole) == ("orders-exported", "orders-exported-all")


@on_both_engines
async def test_a_large_one_comes_in_parts(product: Product, monkeypatch: pytest.MonkeyPatch) -> None:
    """Row by row: no order is left out or there twice, and the bot answers meanwhile."""
    monkeypatch.setattr(export, "PAGE", 50)
    monkeypatch.setattr(export, "PART_BYTES", 30_000)
    await add_orders(product, 700, now_ms() - DAY_MS)
    operator = await OperatorTalk.on_duty(product)
    await operator.customer.say("/export")
    await operator.tap("export-span-month")
    await operator.customer.sees(is_file)
    await operator.customer.say("/stuck")
    await operator.sees("stuck-none")
    await until(lambda: len(files(operator)) == 3)
    names = [name_of(file)[-6:] for file in files(operator)]
    assert names == ["-1.csv", "-2.csv", "-3.csv"]
    tables = [await rows_of(operator, file) for file in files(operator)]
    assert all(table[0] == tables[0][0] for table in tables)
    ids = [int(row[0]) for table in tables for row in table[1:]]
    assert ids == sorted(set(ids))
    assert len(ids) == 700


@in_both_languages
async def test_typed_days_and_what_is_none(product: Product, locale: str) -> None:
    operator = await OperatorTalk.on_duty(product, Role.OWNER, locale)
    await operator.customer.say("/export")
    await operator.tap("export-span-dates")
    await operator.sees("export-ask-dates")
    for said in ("tomorrow", "2026-13-01", "31.02.2026", "2026-02-02 2026-02-01", "9999-01-01", "1-1-1"):
        await operator.customer.say(said)
        await operator.sees("export-bad-dates")
    await operator.customer.say("2020-01-05 – 2020-02-01")
    await operator.sees("export-none", period="2020-01-05 – 2020-02-01")
    [(_, _, details)] = product.rows(NOTED)
    assert json.loads(details) == {"first": "2020-01-05", "last": "2020-02-01"}


@in_both_languages
async def test_to_anybody_else_there_is_no_export(product: Product, locale: str) -> None:
    for talk in (
        await Talk.begin(product, locale),
        await OperatorTalk.on_duty(product, Role.SUPPORT, locale),
        await OperatorTalk.on_duty(product, Role.MARKETING, locale),
    ):
        await talk.customer.say("/export")
        await talk.sees("unknown-command")
        for data in ("oe:all", "oe:dates", "od:export:0"):
            answer = await talk.customer.forge(data, talk.customer.screen)
            assert answer.text == talk.t.plain("old-button")
    assert not product.rows(NOTED)


def test_periods() -> None:
    today = date(2026, 3, 15)

    def of(span: ExportSpan) -> tuple[date, date]:
        period = ExportPeriod.of(span, today)
        return period.first, period.last

    assert of(ExportSpan.TODAY) == (today, today)
    assert of(ExportSpan.WEEK) == (date(2026, 3, 9), today)
    assert of(ExportSpan.THIS_MONTH) == (date(2026, 3, 1), today)
    assert of(ExportSpan.LAST_MONTH) == (date(2026, 2, 1), date(2026, 2, 28))
    typed = ExportPeriod.typed(" 1.03.2026-05.03.2026 ", today)
    assert (typed.first, typed.last) == (date(2026, 3, 1), date(2026, 3, 5))
    assert typed.until - typed.since == 5 * DAY_MS
    assert ExportPeriod.typed("2026-03-14 2026-12-31", today).last == today
    with pytest.raises(DatesError):
        ExportPeriod.typed("2026-03-16", today)
