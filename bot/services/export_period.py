"""For which days orders are exported: by a button, or as an operator types them. Days are UTC's."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Self

from bot.storage.ids import DAY_MS


class ExportSpan(StrEnum):
    """DATES: as they are typed."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    THIS_MONTH = "this"
    LAST_MONTH = "last"
    ALL = "all"
    DATES = "dates"


DAYS = {ExportSpan.TODAY: 1, ExportSpan.WEEK: 7, ExportSpan.MONTH: 30}
FIRST = date(2013, 1, 1)
"""Before Telegram there were no orders in it."""
_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})|([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_DATES = re.compile(rf"({_DATE.pattern})(?:[\s–—-]+({_DATE.pattern}))?")


class DatesError(ValueError):
    """What was typed is no day and no two days, or they are the wrong way round."""


@dataclass(frozen=True, slots=True)
class ExportPeriod:
    """`first` and `last` are both in it. `is_all`: whatever there is."""

    first: date
    last: date
    is_all: bool = False

    @classmethod
    def of(cls, span: ExportSpan, today: date) -> Self:
        if span in DAYS:
            return cls(today - timedelta(days=DAYS[span] - 1), today)
        month = today.replace(day=1)
        if span is ExportSpan.THIS_MONTH:
            return cls(month, today)
        if span is ExportSpan.LAST_MONTH:
            end = month - timedelta(days=1)
            return cls(end.replace(day=1), end)
        return cls(FIRST, today, is_all=True)

    @classmethod
    def typed(cls, text: str, today: date) -> Self:
        """`2026-11-01 2026-11-15`, `01.11.2026 – 15.11.2026`, or one day. DatesError."""
        found = _DATES.fullmatch(text.strip())
        if not found:
            raise DatesError
        days = [_day(each) for each in _DATE.finditer(text)]
        first, last = days[0], days[-1]
        if not FIRST <= first <= last or first > today:
            raise DatesError
        return cls(first, min(last, today))

    @property
    def since(self) -> int:
        """In UTC milliseconds."""
        return _midnight(self.first)

    @property
    def until(self) -> int:
        """When it is over."""
        return _midnight(self.last) + DAY_MS


def _day(found: re.Match[str]) -> date:
    parts = found.groups()
    year, month, day = parts[:3] if parts[0] else parts[5:2:-1]
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise DatesError from None


def _midnight(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)


def today_of(at: int) -> date:
    return datetime.fromtimestamp(at / 1000, UTC).date()
