"""The table of exported orders: no accounts and nothing else that was entered."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, TextIO

from bot.i18n import Texts
from bot.services.bid_view import SITE_ANSWER, BidRequest
from bot.storage.bids import Bid
from bot.storage.operator_orders import Brought
from bot.ui.card import status_title
from bot.ui.csv_cells import BOM, amount_cell, cell, csv_writer, utc

COLUMNS = (
    "api-id",
    "number",
    "created",
    "give-title",
    "get-title",
    "give",
    "give-code",
    "get",
    "get-code",
    "status",
    "status-code",
    "updated",
    "customer",
    "partner",
    "label",
)


def table(t: Texts) -> Callable[[TextIO], Any]:
    """Begins the file."""

    def open_table(out: TextIO) -> Any:
        out.write(BOM)
        writer = csv_writer(t, out)
        writer.writerow([t.plain(f"export-csv-{name}") for name in COLUMNS])
        return writer

    return open_table


def cells(t: Texts) -> Callable[[Brought], Sequence[str]]:
    def to_cells(found: Brought) -> Sequence[str]:
        bid = found.bid
        asked = BidRequest.from_json(bid.request)
        return [
            str(bid.id),
            "" if bid.site_id is None else str(bid.site_id),
            _time(bid.created_at),
            cell(asked.give_title),
            cell(asked.get_title),
            *_sums(t, bid, asked),
            *_status(t, bid),
            _time(bid.updated_at),
            "" if bid.is_nobodys else str(bid.user_id),
            "" if found.partner_id is None else str(found.partner_id),
            cell(found.label),
        ]

    return to_cells


def _sums(t: Texts, bid: Bid, asked: BidRequest) -> list[str]:
    """Those at the site; of an order that isn't there those that were confirmed."""
    if bid.snapshot is None:
        give, get = asked.agreed_give, asked.agreed_get
        codes = (asked.agreed.get("give_code", ""), asked.agreed.get("get_code", ""))
        return _both(t, give, get, codes)
    site = SITE_ANSWER.validate_json(bid.snapshot)
    return _both(t, site.amount_give, site.amount_get, (site.currency_code_give, site.currency_code_get))


def _both(t: Texts, give: Decimal | None, get: Decimal | None, codes: tuple[str, str]) -> list[str]:
    return [amount_cell(t, give), cell(codes[0]), amount_cell(t, get), cell(codes[1])]


def _status(t: Texts, bid: Bid) -> list[str]:
    if bid.status is None:
        return [t.plain(f"export-stage-{bid.stage}"), bid.stage]
    return [cell(status_title(t, bid.status, "")), cell(bid.status)]


def _time(at: int) -> str:
    return f"{utc(at):%Y-%m-%dT%H:%M:%SZ}"
