"""A partner's days as a picture: which bars it has, and its words, for `chart_png.py` to draw."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from bot.i18n import Texts
from bot.services.partner_stats import Period, Totals, date_of
from bot.storage.ids import now_ms
from bot.storage.partner_days import DayTotals, day_of
from bot.ui.callbacks import PartnerStatsButton, StatsAct
from bot.ui.keyboards import button, keyboard
from bot.ui.partner_stats import day_words, funnel
from bot.ui.screen import Screen

MOST_BARS = 45
SHORTEST = 7
"""Days: fewer are no picture."""


@dataclass(frozen=True, slots=True)
class Chart:
    """All that is drawn. `group` stands between thousands."""

    title: str
    clicks_title: str
    orders_title: str
    orders_name: str
    paid_name: str
    group: str
    labels: Sequence[str]
    clicks: Sequence[int]
    orders: Sequence[int]
    paid: Sequence[int]

    def to_json(self) -> str:
        return json.dumps(asdict(self))


def chart(t: Texts, days: Sequence[DayTotals], period: Period) -> Chart:
    """Each day a bar, and those without anything too; of a long time each week, or each month."""
    today = day_of(now_ms())
    first = period.first_day if period.first_day is not None else min(each.day for each in days)
    first = min(first, today - SHORTEST + 1)
    begins, step, label = _bars(today - first + 1)
    ends = {"first": label(t, date_of(first)), "last": label(t, date_of(today))}
    bars: dict[date, list[DayTotals]] = {begins(date_of(day)): [] for day in range(first, today + 1)}
    for each in days:
        if each.day >= first:
            bars[begins(date_of(each.day))].append(each)
    sums = [Totals.of(found) for found in bars.values()]
    return Chart(
        title=t.plain("chart-title", **ends),
        clicks_title=t.plain(f"chart-clicks-{step}"),
        orders_title=t.plain(f"chart-orders-{step}"),
        orders_name=t.plain("chart-orders"),
        paid_name=t.plain("chart-paid"),
        group=t.plain("chart-group"),
        labels=[label(t, begin) for begin in bars],
        clicks=[each.clicks for each in sums],
        orders=[each.orders for each in sums],
        paid=[each.paid for each in sums],
    )


def _bars(days: int) -> tuple[Callable[[date], date], str, Callable[[Texts, date], str]]:
    """Where the bar of a day begins, what a bar is, and what stands under it."""
    if days <= MOST_BARS:
        return (lambda day: day), "day", day_words
    if days <= MOST_BARS * 7:
        return (lambda day: day - timedelta(days=day.weekday())), "week", day_words
    return (lambda day: day.replace(day=1)), "month", _month_label


def _month_label(t: Texts, day: date) -> str:
    return t.plain("chart-month", month=f"{day:%m}", year=str(day.year))


def picture(t: Texts, png: bytes, drawn: Chart, totals: Totals) -> Screen:
    """With Close; its words are for who can't see it, and the sums of what is drawn."""
    text = t("chart-caption", title=drawn.title, figures=funnel(t, totals))
    close = button(t.plain("button-close"), PartnerStatsButton(act=StatsAct.CLOSE))
    return Screen("partner-chart", text, keyboard([[close]]), photo=png, file_name="days.png")
