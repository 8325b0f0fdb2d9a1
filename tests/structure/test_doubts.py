"""An answer that doesn't look like what its field asks for is doubted; one that does, never."""

import pytest

from bot.services.doubts import _is_email, _is_phone


@pytest.mark.parametrize(
    "address", ["me@example.com", "Ivan.Petrov+orders@mail.example.co.uk", "имя@почта.рф", " me@example.com "]
)
def test_addresses(address: str) -> None:
    assert _is_email(address)


@pytest.mark.parametrize(
    "text",
    [
        "me@example",
        "me at example.com",
        "@somebody",
        "me@@example.com",
        "me@example..com",
        "4111111111111111",
    ],
)
def test_no_addresses(text: str) -> None:
    assert not _is_email(text)


@pytest.mark.parametrize("number", ["+7 (900) 123-45-67", "89001234567", "+380 44 123 4567", "900.123.4567"])
def test_numbers(number: str) -> None:
    assert _is_phone(number)


@pytest.mark.parametrize(
    "text", ["me@example.com", "12345", "4111 1111 1111 1111", "7 900 abc", "++79001234567"]
)
def test_no_numbers(text: str) -> None:
    assert not _is_phone(text)
