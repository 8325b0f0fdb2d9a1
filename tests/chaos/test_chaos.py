"""A little of `make chaos` with every test run, so that it works when it is needed."""

from pathlib import Path

import pytest

from tests.chaos.run import Plan, chaos

PLAN = Plan(
    "test", people=14, orders=12, unknown=1, kills=3, in_flight=1, pause=1, come_within=1, longest=120
)


@pytest.mark.timeout(300)
async def test_a_little_chaos(tmp_path: Path) -> None:
    outcome = await chaos(PLAN, tmp_path)
    assert not outcome.failures, f"{outcome}\n" + "\n".join(outcome.failures)
