"""Which bars the picture of a partner's days has: one for each day, week or month, the empty ones too."""

import json
import re
from decimal import Decimal

import pytest

from bot.app import ROOT
from bot.services.partner_stats import Period, date_of
from bot.storage.ids import now_ms
from bot.storage.partner_days import DayTotals, day_of
from bot.ui import chart_png
from bot.ui.partner_chart import Chart, chart
from tests.conftest import loaded_texts

ENGLISH, RUSSIAN = (loaded_texts().texts(locale) for locale in ("en", "ru"))

MONTHS = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "ru": "янв. февр. марта апр. мая июня июля авг. сент. окт. нояб. дек.",
}


def day(days_ago: int, clicks: int = 1) -> DayTotals:
    return DayTotals(day_of(now_ms()) - days_ago, clicks, 1, 2, 1, {}, Decimal(0))


@pytest.mark.parametrize(
    ("period", "days_ago", "bars", "step"),
    [
        (Period.WEEK, [0], range(7, 8), "day"),
        (Period.MONTH, [3, 29], range(30, 31), "day"),
        (Period.ALL, [0, 1], range(7, 8), "day"),
        (Period.ALL, [44], range(45, 46), "day"),
        (Period.ALL, [45, 46], range(7, 9), "week"),
        (Period.ALL, [314, 0], range(45, 47), "week"),
        (Period.ALL, [315], range(11, 13), "month"),
        (Period.ALL, [3000, 1], range(98, 101), "month"),
    ],
)
def test_each_day_has_a_bar_and_what_was_done_is_in_one(
    period: Period, days_ago: list[int], bars: range, step: str
) -> None:
    found = [day(ago, clicks=10) for ago in sorted(days_ago, reverse=True)]
    drawn = chart(ENGLISH, found, period)
    assert len(drawn.labels) == len(drawn.clicks) == len(drawn.orders) == len(drawn.paid)
    assert len(drawn.labels) in bars
    assert drawn.clicks_title == ENGLISH.plain(f"chart-clicks-{step}")
    assert (sum(drawn.clicks), sum(drawn.orders), sum(drawn.paid)) == tuple(
        each * len(found) for each in (10, 2, 1)
    )


def test_dates_and_numbers_are_those_of_the_language() -> None:
    today = date_of(day_of(now_ms()))
    for t, months, group in ((ENGLISH, MONTHS["en"], ","), (RUSSIAN, MONTHS["ru"], "\u00a0")):
        drawn = chart(t, [day(0)], Period.WEEK)
        assert drawn.labels[-1] == f"{today.day} {months.split()[today.month - 1]}"
        assert drawn.labels[-1] in drawn.title
        assert drawn.group == group


@pytest.mark.parametrize("highest", [0, 1, 999, 1_000_000])
def test_any_figures_can_be_drawn(highest: int) -> None:
    few = Chart(
        "t", "c", "o", "m", "p", ",", ["1 Nov"] * 7, [highest] * 7, [highest] * 7, [0, highest] * 3 + [1]
    )
    assert chart_png.png(json.loads(few.to_json())).startswith(b"\x89PNG")


def test_matplotlib_is_loaded_by_the_drawing_process_alone() -> None:
    """In the bot it would stay in memory from then on."""
    sources = {path.name: path.read_text() for path in (ROOT / "bot").rglob("*.py")}
    loading = [name for name, source in sources.items() if re.search("(import|from) matplotlib", source)]
    assert loading == ["chart_png.py"]
    assert not [
        name
        for name, source in sources.items()
        if re.search(r"import .*\bchart_png|chart_png import", source)
    ]
