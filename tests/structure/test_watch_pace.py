"""How often orders are asked for one by one: quick when young, slow when old, within a budget."""

from hypothesis import given
from hypothesis import strategies as st

from bot.services.watch_pace import (
    LONGEST_PAUSE_MS,
    LONGEST_RETRY_MS,
    POLLS_A_MINUTE,
    poll_pause_ms,
    retry_pause_ms,
)

INTERVAL = 10_000
HOUR = 3_600_000
ages = st.integers(0, 1000 * HOUR)
counts = st.integers(0, 100_000)


@given(ages, ages, counts)
def test_the_older_the_slower(one: int, other: int, count: int) -> None:
    young, old = sorted((one, other))
    assert INTERVAL <= poll_pause_ms(young, INTERVAL, count) <= poll_pause_ms(old, INTERVAL, count)


@given(counts)
def test_a_new_order_is_looked_at_in_each_interval_however_many_there_are(count: int) -> None:
    assert poll_pause_ms(0, INTERVAL, count) == poll_pause_ms(3 * 60_000, INTERVAL, count) == INTERVAL


@given(counts)
def test_old_orders_leave_half_of_the_budget_to_young_ones(count: int) -> None:
    pause = poll_pause_ms(1000 * HOUR, INTERVAL, count)
    assert pause >= LONGEST_PAUSE_MS
    assert count * 60_000 / pause <= POLLS_A_MINUTE / 2 + 1


def test_an_hour_old_order_is_looked_at_each_three_minutes() -> None:
    assert poll_pause_ms(HOUR, INTERVAL, 10) == HOUR // 20


@given(st.integers(1, 10**6), st.integers(100, 60_000))
def test_failures_are_tried_again_ever_more_slowly(failures: int, interval: int) -> None:
    pause = retry_pause_ms(failures, interval)
    assert interval <= pause <= LONGEST_RETRY_MS
    assert pause <= retry_pause_ms(failures + 1, interval) <= 2 * pause
