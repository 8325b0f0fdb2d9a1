"""What an operator types for a broadcast: its buttons, and when it is to start."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.ui.rich import link

MOST_BUTTONS = 12
MOST_IN_A_ROW = 4
LONGEST_LABEL = 40
LONGEST_URL = 512
"""Telegram takes a keyboard of ten kilobytes."""

BETWEEN = re.compile(r"^(?P<label>.*\S)\s+[-–—]\s+(?P<url>\S+)$")
WITHOUT_SCHEME = re.compile(r"[\w-]+(\.[\w-]+)+([/?#:].*)?")
CLOCK = re.compile(
    r"(?:(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.?\s+)?(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})"
)
QUOTED = 60

Label = tuple[str, str]
"""A button's words, and the address that it opens."""


class ButtonsProblem(StrEnum):
    NO_ADDRESS = "no-address"
    """No ` - ` with something on both sides of it."""
    BAD_ADDRESS = "bad-address"
    LONG_LABEL = "long-label"
    LONG_ADDRESS = "long-address"
    MANY = "many"
    MANY_IN_A_ROW = "many-in-a-row"


@dataclass(frozen=True)
class ButtonsError(Exception):
    """`part`: what it is about, as typed."""

    problem: ButtonsProblem
    part: str


def parse_buttons(text: str) -> list[list[Label]]:
    """A row a line, its buttons `text - URL`, several with ` | ` between them."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    found = [[_button(part.strip()) for part in re.split(r"\s\|\s", line)] for line in lines]
    for line, buttons in zip(lines, found, strict=True):
        if len(buttons) > MOST_IN_A_ROW:
            raise ButtonsError(ButtonsProblem.MANY_IN_A_ROW, line[:QUOTED])
    if (count := sum(map(len, found))) > MOST_BUTTONS:
        raise ButtonsError(ButtonsProblem.MANY, str(count))
    return found


def _button(part: str) -> Label:
    match = BETWEEN.match(part)
    if match is None:
        raise ButtonsError(ButtonsProblem.NO_ADDRESS, part[:QUOTED])
    label, typed = match["label"], match["url"]
    if len(label) > LONGEST_LABEL:
        raise ButtonsError(ButtonsProblem.LONG_LABEL, label[:QUOTED])
    if len(typed) > LONGEST_URL:
        raise ButtonsError(ButtonsProblem.LONG_ADDRESS, typed[:QUOTED])
    url = link(f"https://{typed}" if WITHOUT_SCHEME.fullmatch(typed) else typed)
    if url is None:
        raise ButtonsError(ButtonsProblem.BAD_ADDRESS, typed[:QUOTED])
    return label, url


def parse_time(text: str, now: datetime) -> datetime | None:
    """`18:30` or `25.11 18:30`, as `now` is: the next time that it is so, of a day the nearest, which may
    have passed. None for anything else."""
    match = CLOCK.fullmatch(text.strip())
    if match is None:
        return None
    if match["day"]:
        years = [_on(now, match, now.year + later) for later in (-1, 0, 1)]
        return min(filter(None, years), key=lambda at: abs(at - now), default=None)
    at = _on(now, match, now.year)
    return at + timedelta(days=1) if at is not None and at <= now else at


def _on(now: datetime, match: re.Match[str], year: int) -> datetime | None:
    """None when there is no such day, or time of day."""
    try:
        return now.replace(
            year=year,
            month=int(match["month"] or now.month),
            day=int(match["day"] or now.day),
            hour=int(match["hour"]),
            minute=int(match["minute"]),
            second=0,
            microsecond=0,
        )
    except ValueError:
        return None
