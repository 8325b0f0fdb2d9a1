"""What `demo --play partner` plays, without the limits that make the real one wait."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.sandbox import play_partner
from bot.sandbox.customer import Customer
from bot.sandbox.demo import Stage
from tests.conftest import Product
from tests.dialogue.partners import start_with_secret

pytestmark = pytest.mark.usefixtures("staged")


@pytest.fixture
def staged(product: Product, monkeypatch: pytest.MonkeyPatch) -> None:
    @asynccontextmanager
    async def without_limits() -> AsyncIterator[Stage]:
        product.exchanger.life.auto = True
        yield Stage(product.exchanger, product.telegram)

    monkeypatch.setattr(play_partner, "staged", without_limits)
    monkeypatch.setattr(play_partner, "SPEED", 20.0)


async def test_a_partner_sees_all_from_joining_to_the_payout(
    product: Product, capsys: pytest.CaptureFixture[str]
) -> None:
    await start_with_secret(product)
    assert await play_partner.play_partner() == 0
    printed = capsys.readouterr().out
    assert printed.count("\nseen: ") == 12 and "MISSING" not in printed
    assert product.exchanger.partner_key.secret not in printed


async def test_what_was_not_seen_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a SECRET_KEY nobody can join."""
    monkeypatch.setattr(Customer.sees, "__defaults__", (0.5,))
    assert await play_partner.play_partner() == 1
    printed = capsys.readouterr().out
    assert "MISSING: the partner joins" in printed and "seen: " not in printed
