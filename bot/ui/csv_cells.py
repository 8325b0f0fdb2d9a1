"""Files that spreadsheets open: in the reader's language, with the mark between cells and the decimal mark
that spreadsheets in it expect."""

import csv
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, TextIO

from bot.i18n import Texts
from bot.money import plain_amount
from bot.ui.rich import plain

CELL_UNITS = 200
BOM = "\ufeff"
"""Without it spreadsheets take the file for one of the machine's own old encoding."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_writer(t: Texts, out: TextIO) -> Any:
    """The csv module's: it has no type of its own to name."""
    return csv.writer(out, delimiter=t.plain("stats-csv-separator"))


def cell(text: str) -> str:
    """Somebody else's words are no formula, whatever they begin with."""
    words = plain(text, CELL_UNITS)
    return f"'{words}" if words.startswith(FORMULA) else words


def amount_cell(t: Texts, amount: Decimal | None) -> str:
    """A number to a spreadsheet in that language: to a Russian one 12.05 is the twelfth of May."""
    return "" if amount is None else plain_amount(amount).replace(".", t.plain("stats-csv-decimal-mark"))


def utc(at: int) -> datetime:
    return datetime.fromtimestamp(at / 1000, UTC)
