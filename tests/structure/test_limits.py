"""Counting senders: so many at once, so many on the long run, and only the latest are remembered."""

import pytest

from bot.middlewares import limits
from bot.middlewares.limits import Bucket, Latest, Limit

BURST = 4


def taken(bucket: Bucket, now: float, most: int = 100) -> int:
    """How many go at that moment."""
    for number in range(most):
        if bucket.wait(now):
            return number
        bucket.take(now)
    return most


def test_a_burst_goes_at_once_and_then_as_many_as_the_time_allows() -> None:
    bucket = Bucket(Limit(2, BURST))
    assert taken(bucket, 100) == BURST
    assert taken(bucket, 100) == 0
    assert taken(bucket, 101) == 2
    assert sum(taken(bucket, 101 + tenth / 10) for tenth in range(1, 101)) == 20
    assert not bucket.is_full(112)
    assert bucket.is_full(113)
    assert taken(bucket, 113) == BURST


@pytest.mark.parametrize("limit", [Limit(0.001, 3), Limit(3, 30), Limit(29.5, 20)], ids=str)
def test_a_burst_at_one_moment_is_whole_however_its_time_is_rounded(limit: Limit) -> None:
    moments = [number / 1000 + number for number in range(1, 100_000, 37)]
    assert {taken(Bucket(limit), moment) for moment in moments} == {limit.burst}


def test_who_leaves_room_waits_while_others_go() -> None:
    bucket = Bucket(Limit(2, BURST))
    bucket.take(100)
    assert bucket.wait(100, spare=2) == 0
    bucket.take(100)
    assert bucket.wait(100, spare=2) == 0.5
    assert taken(bucket, 100) == BURST - 2
    assert bucket.wait(100, spare=2) == 1.5


def test_who_is_held_waits_to_the_end_and_begins_slowly() -> None:
    bucket = Bucket(Limit(2, BURST))
    bucket.hold(105)
    assert bucket.wait(100) == 5
    assert taken(bucket, 104.9) == 0
    assert taken(bucket, 105) == 1
    assert taken(bucket, 110) == BURST


def test_only_the_latest_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "KEPT", 3)
    made: list[int] = []

    def make(key: int) -> int:
        made.append(key)
        return key

    latest = Latest(make)
    for key in (1, 2, 3, 1, 4):
        assert latest[key] == key
    assert len(latest) == 3
    assert latest[1] == 1
    assert made == [1, 2, 3, 4], "who came again is kept"
    assert latest[2] == 2
    assert made == [1, 2, 3, 4, 2], "who stayed away longest is forgotten"
