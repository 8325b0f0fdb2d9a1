"""The orders that a partner's links brought, as a file that spreadsheets open."""

import io
import re

from bot.i18n import Texts
from bot.services.partner_orders import PartnerOrder
from bot.services.partner_stats import OrdersPage
from bot.ui.card import status_title
from bot.ui.csv_cells import BOM, amount_cell, cell, csv_writer, utc

DATE = re.compile("[0-9][0-9: .-]{,30}")
COLUMNS = ("give", "give-code", "give-title", "get", "get-code", "get-title", "status")


def orders_csv(t: Texts, found: OrdersPage) -> bytes:
    out = io.StringIO(newline="")
    writer = csv_writer(t, out)
    more = ("reward", "accrued") if found.from_site else ("label",)
    time = "time-site" if found.from_site else "time-utc"
    writer.writerow([t.plain(f"stats-csv-{name}") for name in ("number", time, *COLUMNS, *more)])
    for order in found.rows:
        last = (
            [
                amount_cell(t, order.reward),
                t.plain("stats-csv-yes") if order.accrued else t.plain("stats-csv-no"),
            ]
            if found.from_site
            else [cell(order.label)]
        )
        writer.writerow([*_common(t, order), *last])
    return (BOM + out.getvalue()).encode()


def _common(t: Texts, order: PartnerOrder) -> list[str]:
    return [
        order.number,
        _site_date(order.date) if order.at is None else _utc(order.at),
        amount_cell(t, order.give),
        cell(order.code_give),
        cell(order.psys_give),
        amount_cell(t, order.get),
        cell(order.code_get),
        cell(order.psys_get),
        cell(status_title(t, order.status, "")),
    ]


def _site_date(text: str) -> str:
    return text if DATE.fullmatch(text) else cell(text)


def _utc(at: int) -> str:
    return f"{utc(at):%Y-%m-%d %H:%M:%S}"
