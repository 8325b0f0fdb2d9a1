"""What an operator types for a broadcast, read or refused."""

from datetime import UTC, datetime

import pytest

from bot.ui.operator_broadcast_typed import ButtonsError, ButtonsProblem, parse_buttons, parse_time

NOW = datetime(2026, 11, 23, 12, 30, 15, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("Rates - https://example.com", [[("Rates", "https://example.com")]]),
        ("A - b - http://a.com/x-y", [[("A - b", "http://a.com/x-y")]]),
        ("Чат — t.me/chat", [[("Чат", "https://t.me/chat")]]),
        ("Open – tg://resolve?domain=x", [[("Open", "tg://resolve?domain=x")]]),
        (
            "A - https://a.com/?q=1|2 | B - b.com\n\n C - c.com ",
            [
                [("A", "https://a.com/?q=1|2"), ("B", "https://b.com")],
                [("C", "https://c.com")],
            ],
        ),
        ("", []),
    ],
)
def test_buttons_are_read(typed: str, rows: list[list[tuple[str, str]]]) -> None:
    assert parse_buttons(typed) == rows


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("Rates", ButtonsProblem.NO_ADDRESS),
        (" - https://example.com", ButtonsProblem.NO_ADDRESS),
        ("Rates -https://example.com", ButtonsProblem.NO_ADDRESS),
        ("Rates - https://", ButtonsProblem.BAD_ADDRESS),
        ("Rates - javascript:alert(1)", ButtonsProblem.BAD_ADDRESS),
        ("Rates - https://good.com@bad.com", ButtonsProblem.BAD_ADDRESS),
        ("Rates - word", ButtonsProblem.BAD_ADDRESS),
        ("x" * 41 + " - a.com", ButtonsProblem.LONG_LABEL),
        ("x - a.com/" + "x" * 512, ButtonsProblem.LONG_ADDRESS),
        (" | ".join(["a - a.com"] * 5), ButtonsProblem.MANY_IN_A_ROW),
        ("\n".join(["a - a.com"] * 13), ButtonsProblem.MANY),
    ],
)
def test_buttons_are_refused(typed: str, problem: ButtonsProblem) -> None:
    with pytest.raises(ButtonsError) as caught:
        parse_buttons(typed)
    assert caught.value.problem is problem


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("18:30", datetime(2026, 11, 23, 18, 30, tzinfo=UTC)),
        (" 9:05 ", datetime(2026, 11, 24, 9, 5, tzinfo=UTC)),
        ("12:30", datetime(2026, 11, 24, 12, 30, tzinfo=UTC)),
        ("25.11 18:30", datetime(2026, 11, 25, 18, 30, tzinfo=UTC)),
        ("1.2. 00:00", datetime(2027, 2, 1, tzinfo=UTC)),
        ("31.12 23:59", datetime(2026, 12, 31, 23, 59, tzinfo=UTC)),
        ("22.5 00:00", datetime(2027, 5, 22, tzinfo=UTC)),
        ("23.11 06:00", datetime(2026, 11, 23, 6, 0, tzinfo=UTC)),
        ("1.9 06:00", datetime(2026, 9, 1, 6, 0, tzinfo=UTC)),
        ("29.2 10:00", None),
        ("31.11 10:00", None),
        ("10.13 10:00", None),
        ("24:00", None),
        ("10:60", None),
        ("1830", None),
        ("٩:٣٠", None),
        ("", None),
    ],
)
def test_times(typed: str, at: datetime | None) -> None:
    assert parse_time(typed, NOW) == at
