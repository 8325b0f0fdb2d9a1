"""What the calls of the last minutes say of the exchanger."""

import pytest

from bot.exchanger.call import Called
from bot.exchanger.errors import ApiDisabled, ExchangerError, NotFound, Unreachable
from bot.services.exchanger_health import ExchangerHealth, Lately, Outcome

AWAY = Unreachable("get_calc", "HTTP 502")


def noted(health: ExchangerHealth, *errors: ExchangerError | None, own_key: bool = True) -> None:
    for error in errors:
        health.note(Called("get_calc", 0.5, error, own_key))


def test_a_row_of_failures_ends_with_the_first_answer() -> None:
    health = ExchangerHealth()
    noted(health, None, AWAY, AWAY)
    assert (health.failures, health.trouble) == (2, Outcome.UNREACHABLE)
    assert health.failing_for() >= 0.5, "since the first of them began"
    noted(health, NotFound("bid_info", "3", "no"))
    assert (health.failures, health.trouble, health.failing_for()) == (0, None, 0.0)


def test_times_are_of_what_was_answered() -> None:
    health = ExchangerHealth()
    assert health.lately() == Lately(0, 0, None, None)
    assert health.lately().error_rate == 0
    for seconds in range(1, 101):
        health.note(Called("get_calc", seconds / 100, None, own_key=True))
    health.note(Called("get_calc", 15, AWAY, own_key=True))
    found = health.lately()
    assert (found.calls, found.failed) == (101, 1)
    assert found.median == pytest.approx(0.5, abs=0.02)
    assert found.p95 == pytest.approx(0.95, abs=0.02)
    assert health.lately(seconds=-1) == Lately(0, 0, None, None)


def test_a_key_of_somebody_elses_says_nothing_of_the_site() -> None:
    health = ExchangerHealth()
    noted(health, ApiDisabled("get_partner_info", "off"), own_key=False)
    assert health.failures == 0
    noted(health, ApiDisabled("test", "off"))
    assert health.trouble is Outcome.API_DISABLED
