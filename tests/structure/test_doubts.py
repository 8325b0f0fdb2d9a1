"""An answer that doesn't look like what its field asks for is doubted; one that does, never."""

from types import SimpleNamespace
from typing import Any

import pytest

from bot.exchanger.models import FieldKind
from bot.services.doubts import doubt_of

CARDS: Any = SimpleNamespace(direction=SimpleNamespace(get=SimpleNamespace(title="Visa/MasterCard RUB")))


def doubt(answer: str, *, hint: str = "", name: str = "cf1", kind: FieldKind = FieldKind.TEXT) -> str | None:
    field: Any = SimpleNamespace(name=name, format=hint, kind=kind)
    return doubt_of(field, answer, CARDS)


@pytest.mark.parametrize(
    "address", ["me@example.com", "Ivan.Petrov+orders@mail.example.co.uk", "имя@почта.рф", " me@example.com "]
)
def test_addresses(address: str) -> None:
    assert doubt(address, hint="user_email") is None


@pytest.mark.parametrize(
    "text", ["me@example", "me at example.com", "@somebody", "me@@example.com", "me@example..com", "4111"]
)
def test_no_addresses(text: str) -> None:
    assert doubt(text, hint="user_email") == "email"
    assert doubt(text) is None


@pytest.mark.parametrize(
    "number",
    [
        *("+7 (900) 123-45-67", "89001234567", "+380 44 123 4567", "900.123.4567", "+7 (900) 123‑45–67"),
        *("tel:+79001234567", "+7/900/1234567", "8 (900) 123-45-67 доб. 12", "+79001234567 (WhatsApp)"),
    ],
)
def test_numbers(number: str) -> None:
    assert doubt(number, hint="user_phone") is None


@pytest.mark.parametrize("text", ["me@example.com", "12345", "4111 1111 1111 1111", "++79001234567", "@me"])
def test_no_numbers(text: str) -> None:
    assert doubt(text, hint="user_phone") == "phone"
    assert doubt(text) is None


def test_the_account_paid_to_is_looked_at_and_no_other() -> None:
    assert doubt("1234", name="account2") == "card"
    assert doubt("1234", name="account1") is None


def test_what_was_chosen_or_left_out_is_not_doubted() -> None:
    assert doubt("2", name="account2", kind=FieldKind.SELECT) is None
    assert doubt("", hint="user_email") is None
