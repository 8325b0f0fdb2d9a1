"""The list of the orders that a partner's links brought, and what is said of the file of them."""

from collections.abc import Sequence
from datetime import UTC, datetime

from bot.i18n import Html, Texts, join
from bot.money import format_amount
from bot.services.partner_orders import NEWEST, PartnerOrder
from bot.services.partner_stats import OrdersPage, Period
from bot.services.statuses import group_of
from bot.storage.referrals import Outcome
from bot.ui.callbacks import PartnerStatsButton, StatsAct
from bot.ui.card import moment, status_title
from bot.ui.keyboards import Button, button, in_columns, keyboard, page_of, pager
from bot.ui.partner_stats import back, chosen_one, day_words, period_name, site_trouble, whole
from bot.ui.rich import plain
from bot.ui.screen import Screen
from bot.ui.step import money

TITLE_UNITS = 60
DATE_UNITS = 20
SITE_DATE = "%Y-%m-%d %H:%M:%S"


def order_list(t: Texts, found: OrdersPage, period: Period, outcome: Outcome, page: int) -> Screen:
    page, pages = page_of(found.count, page)
    parts = [
        t("stats-orders-title", period=period_name(t, period), count=whole(found.count)),
        site_trouble(t, found.site) if found.site else Html(""),
        *([_line(t, order) for order in found.rows] or [t(f"stats-orders-none-{outcome}")]),
        _explained(t, found),
    ]
    csv = button(t.plain("stats-csv"), PartnerStatsButton(act=StatsAct.CSV, period=period))
    rows: list[Sequence[Button]] = [
        *in_columns([_filter(t, period, each, outcome) for each in Outcome]),
        pager(t, page, pages, lambda each: _list(period, outcome, each)),
        [csv] if found.rows else [],
        [back(t, period)],
    ]
    return Screen("partner-orders", join(parts, "\n\n"), keyboard(rows))


def _filter(t: Texts, period: Period, outcome: Outcome, chosen: Outcome) -> Button:
    label = chosen_one(t, t.plain(f"stats-outcome-{outcome}"), is_chosen=outcome is chosen)
    return button(label, _list(period, outcome))


def _list(period: Period, outcome: Outcome, page: int = 0) -> PartnerStatsButton:
    return PartnerStatsButton(act=StatsAct.ORDERS, period=period, outcome=outcome, page=page)


def _explained(t: Texts, found: OrdersPage) -> Html:
    """Where the list comes from, and that it may not be all."""
    if found.site is None:
        source = t("stats-orders-no-key")
    else:
        source = t("stats-orders-site") if found.from_site else t("stats-orders-bot")
    return join([source, t("stats-cut", count=whole(NEWEST)) if found.is_cut else Html("")])


def _line(t: Texts, order: PartnerOrder) -> Html:
    status = t(
        "stats-order-status",
        icon=t.plain(f"icon-{group_of(order.status)}"),
        title=status_title(t, order.status, ""),
    )
    label = t("stats-order-label", label=order.label) if order.label else Html("")
    return join(
        [
            t("stats-order", number=order.number, time=_time(t, order)),
            t("stats-order-pair", give=_side(order, gives=True), get=_side(order, gives=False)),
            join([status, _reward(t, order), label], " · "),
        ]
    )


def _side(order: PartnerOrder, *, gives: bool) -> str:
    amount, code, title = (
        (order.give, order.code_give, order.psys_give)
        if gives
        else (order.get, order.code_get, order.psys_get)
    )
    name = plain(title, TITLE_UNITS)
    if amount is None:
        return name
    return f"{money(amount, code)} ({name})" if name else money(amount, code)


def _reward(t: Texts, order: PartnerOrder) -> Html:
    if order.reward is None:
        return Html("")
    if order.accrued:
        return t("stats-order-accrued", sum=format_amount(order.reward))
    if order.outcome is Outcome.FAILED:
        return Html("")
    return t("stats-order-coming", sum=format_amount(order.reward))


def _time(t: Texts, order: PartnerOrder) -> Html | str:
    """The site's local one says nothing of its zone."""
    if order.at is not None:
        return moment(order.at)
    try:
        when = datetime.strptime(order.date, SITE_DATE).replace(tzinfo=UTC)  # only to be written out again
    except ValueError:
        return plain(order.date, DATE_UNITS)
    return t.plain("stats-site-time", day=day_words(t, when), time=f"{when:%H:%M}")


def orders_file(t: Texts, csv: bytes, found: OrdersPage, period: Period, today: str) -> Screen:
    text = join(
        [
            t("stats-file-caption", period=period_name(t, period), count=whole(len(found.rows))),
            _explained(t, found),
        ]
    )
    close = button(t.plain("button-close"), PartnerStatsButton(act=StatsAct.CLOSE))
    name = f"{t.plain('stats-csv-name')}-{today}.csv"
    return Screen("partner-csv", text, keyboard([[close]]), document=csv, file_name=name)
