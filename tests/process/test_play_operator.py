"""What `demo --play operator` plays, with fewer people."""

import pytest

from bot.sandbox import play_operator
from bot.sandbox.customer import Customer


@pytest.fixture(autouse=True)
def small_crowd(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"PEOPLE": 70, "HAVE_BLOCKED": 8, "BEFORE_THE_RESTART": 10, "A_SECOND": 60}.items():
        monkeypatch.setattr(play_operator, name, value)


async def test_an_operator_sees_all_from_the_dashboard_to_the_end_of_a_broadcast(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert await play_operator.play_operator() == 0
    printed = capfd.readouterr().out
    assert printed.count("\nseen: ") == 9 and "MISSING" not in printed
    assert "each of the 62 got it once" in printed


async def test_what_was_not_seen_is_named(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def without_words(*_: object) -> None:
        raise TimeoutError

    monkeypatch.setattr(Customer, "sees", without_words)
    assert await play_operator.play_operator() == 1
    printed = capfd.readouterr().out
    assert "MISSING: the dashboard" in printed and "seen: " not in printed
