"""The orders that a partner's links brought, as a file that spreadsheets open: in the reader's language, with
the mark between cells and the decimal mark that spreadsheets in it expect."""

import csv
import io
import re
from datetime import UTC, datetime
from decimal import Decimal

from bot.i18n import Texts
from bot.money import plain_amount
from bot.services.partner_orders import PartnerOrder
from bot.services.partner_stats import OrdersPage
from bot.ui.card import status_title
from bot.ui.rich import plain

CELL_UNITS = 200
BOM = "\ufeff"
"""Without it spreadsheets take the file for one of the machine's own old encoding."""
DATE = re.compile("[0-9][0-9: .-]{,30}")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = ("give", "give-code", "give-title", "get", "get-code", "get-title", "status")


def orders_csv(t: Texts, found: OrdersPage) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=t.plain("stats-csv-separator"))
    mark = t.plain("stats-csv-decimal-mark")
    more = ("reward", "accrued") if found.from_site else ("label",)
    time = "time-site" if found.from_site else "time-utc"
    writer.writerow([t.plain(f"stats-csv-{name}") for name in ("number", time, *COLUMNS, *more)])
    for order in found.rows:
        last = (
            [
                _amount(order.reward, mark),
                t.plain("stats-csv-yes") if order.accrued else t.plain("stats-csv-no"),
            ]
            if found.from_site
            else [_cell(order.label)]
        )
        writer.writerow([*_common(t, order, mark), *last])
    return (BOM + out.getvalue()).encode()


def _common(t: Texts, order: PartnerOrder, mark: str) -> list[str]:
    return [
        order.number,
        _site_date(order.date) if order.at is None else _utc(order.at),
        _amount(order.give, mark),
        _cell(order.code_give),
        _cell(order.psys_give),
        _amount(order.get, mark),
        _cell(order.code_get),
        _cell(order.psys_get),
        _cell(status_title(t, order.status, "")),
    ]


def _cell(text: str) -> str:
    """Somebody else's words are no formula, whatever they begin with."""
    words = plain(text, CELL_UNITS)
    return f"'{words}" if words.startswith(FORMULA) else words


def _amount(amount: Decimal | None, mark: str) -> str:
    """A number to a spreadsheet in that language: to a Russian one 12.05 is the twelfth of May."""
    return "" if amount is None else plain_amount(amount).replace(".", mark)


def _site_date(text: str) -> str:
    return text if DATE.fullmatch(text) else _cell(text)


def _utc(at: int) -> str:
    return f"{datetime.fromtimestamp(at / 1000, UTC):%Y-%m-%d %H:%M:%S}"
