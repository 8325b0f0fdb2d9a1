"""What lies between the bot and the site, where a test is about just that: how long the bot keeps what it
has read, and waits before it says so; and the line."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from pydantic import SecretStr

from bot.exchanger import transport
from bot.services import payouts, rates, reads
from tests.conftest import Product
from tests.dialogue.line import Line
from tests.dialogue.partners import SECRET


@pytest.fixture
def forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot asks the site anew each time, as a person does who takes minutes between two taps."""
    for age in ("LISTED_AGE", "DETAIL_AGE", "FORM_AGE", "QUOTE_AGE"):
        monkeypatch.setattr(rates, age, -1.0)
    monkeypatch.setattr(reads, "KEPT_FAILURE", -1.0)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person waits a tenth of what they do, so that a slow site costs the test as little."""
    assert reads.SILENCE <= 3
    monkeypatch.setattr(reads, "SILENCE", reads.SILENCE / 10)
    monkeypatch.setattr(reads, "TYPING_AFTER", reads.TYPING_AFTER / 10)


@pytest.fixture
def quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    """A read that fails is tried again at once."""
    monkeypatch.setattr(transport, "_FIRST_PAUSE", 0.01)


@pytest.fixture
async def line(product: Product) -> AsyncIterator[Line]:
    """The bot reaches the site by a line that can be down."""
    async with Line(product.exchanger.url) as line:
        await product.stop_bot()
        await product.start_bot(exchanger_url=line.url)
        yield line
        await product.stop_bot()


@pytest.fixture
def bot_changes(request: pytest.FixtureRequest) -> dict[str, Any]:
    return {"secret_key": SecretStr(SECRET)} if "with_secret" in request.fixturenames else {}


@pytest.fixture
def with_secret(product: Product) -> Product:
    """The product, its bot with a SECRET_KEY (tests/dialogue/partners.py): partners can connect keys."""
    return product


@pytest.fixture
def forgetful_of_balances(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a partner who takes more than ten seconds between two taps."""
    monkeypatch.setattr(payouts, "BALANCE_AGE", -1.0)
