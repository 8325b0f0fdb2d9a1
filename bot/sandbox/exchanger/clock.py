"""The site's own clock: whole seconds, and perhaps shifted from ours."""

import time
from collections.abc import Callable
from datetime import UTC, datetime


class Clock:
    """`shift`: seconds the site's `time` values run ahead of UTC (sites put their time zone into them)."""

    def __init__(self, now: Callable[[], float] = time.time, shift: int = 0) -> None:
        self.now = now
        self.shift = shift

    def time(self) -> int:
        return int(self.now()) + self.shift

    def utc(self, site_time: int) -> int:
        return site_time - self.shift

    @staticmethod
    def date(site_time: int) -> str:
        """The `date` that goes with a `time`: both are shifted alike, so no zone is applied here."""
        return datetime.fromtimestamp(site_time, UTC).strftime("%Y-%m-%d %H:%M:%S")
