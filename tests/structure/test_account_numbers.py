"""What is offered for copying out of an operator's words is a number to pay to, and whole."""

import pytest

from bot.ui.account_numbers import account_numbers

CARD = "4111111111111111"


@pytest.mark.parametrize(
    ("instruction", "found"),
    [
        (f"Pay to {CARD}, then tap the button", [CARD]),
        ("Карта: <b>4111 1111 1111 1111</b><br>Получатель: А. Б.", [CARD]),
        ("card 4111-1111-1111-1111", [CARD]),
        ("card 4111&nbsp;1111&nbsp;1111&nbsp;1111", [CARD]),
        ("СБП: +7 (900) 123-45-67, Т-Банк", ["+79001234567"]),
        ("+79001234567", ["+79001234567"]),
        (f"{CARD} or 5500 0000 0000 0004 or +79001234567", [CARD, "5500000000000004"]),
        (f"{CARD} and again {CARD}", [CARD]),
        ("a digit is wrong: 4111 1111 1111 1112", []),
        ("an account: 40817810099910004312", []),
        ("4111 1111 1111 1111 1111", []),
        ("Send 2000.00 USDT by 12:30 on 23.11.2026", []),
        ("", []),
    ],
)
def test_numbers_are_found(instruction: str, found: list[str]) -> None:
    assert account_numbers(instruction) == found
