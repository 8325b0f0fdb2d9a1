"""What is offered for copying out of an operator's words is a card's number, and whole."""

import pytest

from bot.ui.account_numbers import account_numbers

CARD = "4111111111111111"
PART_OF_AN_ACCOUNT = "7810 9893 4892 9703"  # which is no card, though its checksum is right


@pytest.mark.parametrize(
    ("instruction", "found"),
    [
        (f"Pay to {CARD}, then tap the button", [CARD]),
        ("Карта: <b>4111 1111 1111 1111</b><br>5000 RUB", [CARD]),
        (f"Карта {CARD}<br>5000 RUB", [CARD]),
        (f"<p>{CARD}</p><p>5000 RUB</p>", [CARD]),
        ("card 4111-1111-1111-1111", [CARD]),
        ("card 4111&nbsp;1111&nbsp;1111&nbsp;1111 by 12:30", [CARD]),
        (f"{CARD} or 5500 0000 0000 0004, or 2200000000000004", [CARD, "5500000000000004"]),
        (f"{CARD} and again {CARD}", [CARD]),
        ("a digit is wrong: 4111 1111 1111 1112", []),
        (f"Счёт 4081 {PART_OF_AN_ACCOUNT}", []),
        ("IBAN PL32 9432 9297 4538 7339 1808 3949", []),
        ("IBAN PL32943292974538733918083949", []),
        (f"Order #{CARD}, order № 4111 1111 1111 1111, ref A{CARD}", []),
        (f"{CARD} 2000", []),
        ("СБП: +79001234567<br>2000 руб", []),
        ("Send 2000.00 USDT by 12:30 on 23.11.2026", []),
        ("", []),
    ],
)
def test_numbers_are_found(instruction: str, found: list[str]) -> None:
    assert account_numbers(instruction) == found
