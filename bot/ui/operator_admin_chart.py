"""The dashboard's pictures: what is in them, for `chart_png.py` to draw, and the messages they come in."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from bot.i18n import Html, Texts, join
from bot.services.dashboard import Days
from bot.services.partner_stats import date_of
from bot.storage.day_counts import FUNNEL, Counted
from bot.ui.keyboards import button, keyboard
from bot.ui.operator_admin_buttons import AdminPlace, GoAdmin
from bot.ui.partner_chart import Chart
from bot.ui.partner_stats import day_words, whole
from bot.ui.screen import Screen


@dataclass(frozen=True, slots=True)
class FunnelChart:
    """A bar for each step; `parts`: how many of the step before went on, in words. `group` stands between
    thousands."""

    title: str
    group: str
    names: Sequence[str]
    counts: Sequence[int]
    parts: Sequence[str]
    kind: str = "funnel"

    def to_json(self) -> str:
        return json.dumps(asdict(self))


def days_chart(t: Texts, days: Days) -> Chart:
    labels = [_day(t, days.first + place) for place in range(len(days.counts))]
    return Chart(
        title=t.plain("admin-chart-title", first=labels[0], last=labels[-1]),
        clicks_title=t.plain("admin-chart-visitors"),
        orders_title=t.plain("admin-chart-orders"),
        orders_name=t.plain("admin-chart-made"),
        paid_name=t.plain("admin-chart-done"),
        group=t.plain("chart-group"),
        labels=labels,
        clicks=[each[Counted.VISITORS] for each in days.counts],
        orders=[each[Counted.MADE] for each in days.counts],
        paid=[each[Counted.DONE] for each in days.counts],
    )


def funnel_chart(t: Texts, days: Days) -> FunnelChart:
    total = days.total
    first, last = _day(t, days.first), _day(t, days.first + len(days.counts) - 1)
    kept = [None, *(_kept(total, step) for step in range(1, len(FUNNEL)))]
    return FunnelChart(
        title=t.plain("admin-left-title", first=first, last=last),
        group=t.plain("chart-group"),
        names=[t.plain(f"admin-step-{step}") for step in FUNNEL],
        counts=[total[step] for step in FUNNEL],
        parts=["" if part is None else t.plain("admin-left-percent", percent=part) for part in kept],
    )


def _day(t: Texts, day: int) -> str:
    return day_words(t, date_of(day))


def _kept(total: Counter[str], step: int) -> int | None:
    """Of the step before, in percent; None where it is no part of it."""
    before, count = total[FUNNEL[step - 1]], total[FUNNEL[step]]
    return round(100 * count / before) if before and count <= before else None


# --- the messages


def days_picture(t: Texts, png: bytes, drawn: Chart, days: Days) -> Screen:
    """Its words are for who can't see it, and the sums of what is drawn."""
    total = days.total
    text = t(
        "admin-chart-caption",
        title=drawn.title,
        visitors=whole(total[Counted.VISITORS]),
        people=whole(total[Counted.PEOPLE]),
        orders=whole(total[Counted.MADE]),
        done=whole(total[Counted.DONE]),
    )
    return _picture(t, "days", text, png)


def funnel_picture(t: Texts, png: bytes, drawn: FunnelChart, days: Days) -> Screen:
    lines = [
        _line(t, name, count, part)
        for name, count, part in zip(drawn.names, drawn.counts, drawn.parts, strict=True)
    ]
    title = t("admin-left-caption", title=drawn.title)
    return _picture(t, "left", join([title, *lines, _most_left(t, drawn, days.total)]), png)


def _line(t: Texts, name: str, count: int, part: str) -> Html:
    shown = {"name": name, "count": whole(count)}
    return t("admin-left-step", **shown, part=part) if part else t("admin-step", **shown)


def _most_left(t: Texts, drawn: FunnelChart, total: Counter[str]) -> Html:
    """After which step the most don't go on."""
    left = [total[FUNNEL[step - 1]] - total[FUNNEL[step]] for step in range(1, len(FUNNEL))]
    most = left.index(max(left))
    kept = _kept(total, most + 1)
    if kept is None or left[most] <= 0:
        return Html("")
    return t("admin-left-most", name=drawn.names[most], percent=100 - kept)


def _picture(t: Texts, name: str, text: Html, png: bytes) -> Screen:
    close = button(t.plain("button-close"), GoAdmin(place=AdminPlace.CLOSE))
    return Screen(f"dashboard-{name}", text, keyboard([[close]]), photo=png, file_name=f"{name}.png")
