"""Which statuses are still to be told: every one of the history, in its order, once."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.exchanger.models import Exchange, StatusChange
from bot.services.history import untold, untold_by

histories = st.lists(st.sampled_from("abc"), min_size=1, max_size=12)
ONE = Decimal(1)


def listed(status: str, *history: str) -> Exchange:
    statuses = tuple(StatusChange(1000, "", each) for each in history)
    return Exchange(
        501, "7", "h", 1000, "", "A", "B", "A", "B", ONE, ONE, ONE, ONE, "1", "u", "ip", status, statuses
    )


@given(histories, st.lists(st.booleans(), min_size=12, max_size=12))
def test_looks_at_any_moments_tell_the_whole_history_once(history: list[str], looks: list[bool]) -> None:
    told: list[str] = []
    for now, looked in zip(range(1, len(history) + 1), looks, strict=False):
        if looked:
            told += untold(told, history[:now])
            assert told == history[:now]
            assert untold(told, history[:now]) == []


@given(histories, st.lists(st.sampled_from(["none", "status", "history"]), min_size=12, max_size=12))
def test_what_was_told_without_the_history_stays_in_its_order(history: list[str], looks: list[str]) -> None:
    """Some looks know the present status only: what they skip is told later, or has been overtaken."""
    told: list[str] = []
    for now, look in zip(range(1, len(history) + 1), looks, strict=False):
        if look == "status":
            told += untold_by(None, told, history[now - 1])
        elif look == "history":
            told += untold(told, history[:now])
            assert told[-1] == history[now - 1]
            assert untold(told, history[:now]) == []
        assert is_part(told, history[:now])


def is_part(part: Sequence[str], whole: Sequence[str]) -> bool:
    rest = iter(whole)
    return all(each in rest for each in part)


@pytest.mark.parametrize(
    ("told", "history", "rest"),
    [
        ("a", "aba", "ba"),
        ("aba", "aba", ""),
        ("axb", "abc", "c"),  # x was told, and the site keeps no trace of it
        ("ab", "a", ""),  # the list is older than what was told
        ("a", "b", "b"),  # the site has forgotten how it began
        ("", "abc", "abc"),
        ("ac", "abc", ""),  # b was overtaken
    ],
)
def test_untold(told: str, history: str, rest: str) -> None:
    assert untold(told, history) == list(rest)


@pytest.mark.parametrize(
    ("told", "row", "answered", "expected"),
    [
        (["new"], listed("realpay", "new", "coldpay", "realpay"), "realpay", ["coldpay", "realpay"]),
        (
            ["new"],
            listed("coldpay", "new", "coldpay"),
            "realpay",
            ["coldpay"],
        ),  # what lies between is not known
        (["new"], listed("new", "auto", "new"), "new", []),
        (["new"], listed("coldpay", "new", "coldpay"), None, ["coldpay"]),
        (["new", "coldpay"], listed("new", "new"), None, []),
        (["new"], listed("coldpay"), None, ["coldpay"]),
        (["new"], listed("coldpay"), "new", []),  # without a history bid_info is believed
        (["new"], listed("coldpay", "new"), None, ["coldpay"]),  # a history that lags behind
        (["new"], None, "coldpay", ["coldpay"]),
        ([], None, "auto", []),
        ([], listed("coldpay", "coldnew", "new", "coldpay"), "coldpay", ["coldnew", "new", "coldpay"]),
        (["new"], None, None, []),
    ],
)
def test_untold_by(told: list[str], row: Exchange | None, answered: str | None, expected: list[str]) -> None:
    assert untold_by(row, told, answered) == expected
    if answered is not None:
        assert untold_by(row, told + expected, answered) == [], "nothing is told twice"
