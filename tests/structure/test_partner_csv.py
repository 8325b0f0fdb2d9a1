"""Orders as a file for spreadsheets: nothing of anybody's is a formula, numbers are numbers."""

import csv
import io
from decimal import Decimal

import pytest

from bot.services.partner_orders import PartnerOrder
from bot.services.partner_stats import OrdersPage
from bot.ui.partner_csv import orders_csv
from tests.conftest import loaded_texts


def cells(locale: str, **changed: object) -> list[str]:
    values: dict[str, object] = {
        "number": "10500",
        "status": "success",
        "psys_give": "Tether",
        "psys_get": "Bank",
        "code_give": "USDT",
        "code_get": "RUB",
        "give": Decimal("100.50"),
        "get": Decimal(9500),
        "at": 1_700_000_000_000,
    }
    order = PartnerOrder(**{**values, **changed})  # type: ignore[arg-type]  # as each test wants it
    t = loaded_texts().texts(locale)
    text = orders_csv(t, OrdersPage((order,), 1, False, None)).decode("utf-8-sig")
    _, row = csv.reader(io.StringIO(text), delimiter=t.plain("stats-csv-separator"))
    return row


def test_numbers_are_written_plainly_as_the_languages_spreadsheets_read_them() -> None:
    for locale, mark in (("en", "."), ("ru", ",")):
        row = cells(locale, give=Decimal("1E-8"), get=Decimal("1234567.80"))
        assert (row[2], row[5]) == (f"0{mark}00000001", f"1234567{mark}80")
    assert cells("en")[1] == "2023-11-14 22:13:20"
    assert cells("en", give=None)[2] == ""


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "\r@", "<b>=", "&#61;", "\u200b="])
@pytest.mark.parametrize("name", ["psys_give", "code_get", "label", "date"])
def test_no_cell_is_a_formula(name: str, start: str) -> None:
    given: dict[str, object] = {name: f"{start}cmd|'/C calc'!A1"}
    if name == "date":
        given["at"] = None
    row = cells("en", **given)
    assert any("cmd" in cell for cell in row)
    assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", " "))]


def test_marks_and_breaks_in_a_title_stay_in_their_cell() -> None:
    row = cells("ru", psys_give='Odd; "quoted"\nline', label="a;b")
    assert row[4] == 'Odd; "quoted" line'
    assert row[-1] == "a;b"
