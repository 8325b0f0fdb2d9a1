"""Numbers to pay to in the words of an instruction: the site has no field for those of cards and phones.

Each is offered with the number itself as the button's label, so nobody copies what they haven't read.
"""

import re
from collections.abc import Sequence

from bot.checksums import luhn_sum
from bot.ui.rich import plain

MOST = 2
_CARD = re.compile(r"(?<![\d+])\d{4}(?:[ -]?\d{4}){3}(?![ -]?\d)")
_PHONE = re.compile(r"(?<!\d)\+\d{1,3}[ -]?\(?\d{3}\)?(?:[ -]?\d{2,4}){2,3}(?!\d)")


def account_numbers(instruction: str) -> Sequence[str]:
    """The first of them, as they are copied: digits only, a phone's with its plus."""
    words = plain(instruction)
    cards = [_digits(found) for found in _CARD.findall(words)]
    phones = [f"+{_digits(found)}" for found in _PHONE.findall(words)]
    return list(dict.fromkeys([*(card for card in cards if luhn_sum(card) % 10 == 0), *phones]))[:MOST]


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
