"""The orders that are stuck, as operators see them."""

from collections.abc import Sequence

from bot.i18n import Texts, join
from bot.services.bid_view import BidView
from bot.services.operator_orders import OrderPage
from bot.services.statuses import group_of
from bot.storage.ids import now_ms
from bot.ui.card import status_title
from bot.ui.keyboards import Button, button, keyboard, page_of, pager
from bot.ui.operator_admin_buttons import to_admin
from bot.ui.operator_orders_buttons import (
    STUCK,
    OperatorOrderAct,
    OperatorOrderButton,
    StuckButton,
)
from bot.ui.screen import Screen

HOUR, DAY = 60, 1440


def stuck_orders(t: Texts, found: OrderPage, minutes: int) -> Screen:
    page, pages = page_of(found.count, found.page)
    title = t("stuck-title", count=found.count) if found.count else t("stuck-none")
    now = now_ms()
    rows: list[Sequence[Button]] = [[_line(t, view, page, now)] for view in found.orders]
    refresh = button(t.plain("card-refresh"), StuckButton(page=page))
    rows += [pager(t, page, pages, lambda each: StuckButton(page=each)), [refresh, to_admin(t)]]
    text = join([title, t("stuck-explained", time=how_long(t, minutes))], "\n\n")
    return Screen("operator-stuck", text, keyboard(rows))


def how_long(t: Texts, minutes: int) -> str:
    """In the two largest units, without those that there are none of."""
    days, hours, left = minutes // DAY, minutes % DAY // HOUR, minutes % HOUR
    parts = [
        t.plain("stuck-days", days=str(days)) if days else "",
        t.plain("stuck-hours", hours=str(hours)) if hours else "",
        t.plain("stuck-minutes", minutes=str(left)) if left and not days else "",
    ]
    return " ".join(filter(None, parts)) or t.plain("stuck-minutes", minutes="0")


def _line(t: Texts, view: BidView, page: int, now: int) -> Button:
    status = view.row.status or ""
    label = t.plain(
        "stuck-line",
        icon=t.plain(f"icon-{group_of(status)}"),
        number=view.number,
        time=how_long(t, max(now - view.row.updated_at, 0) // 60_000),
        title=status_title(t, status, view.site.status_title if view.site else ""),
    )
    data = OperatorOrderButton(act=OperatorOrderAct.OPEN, bid=view.row.id, page=page, of=STUCK)
    return button(label, data)
