"""Cards' numbers in the words of an instruction: the site has no field for them.

Each is offered with the number itself as the button's label, so nobody copies what they haven't read. What
might be a part of something longer, as of an account's number or an IBAN, is left alone; so are phones, as
their ends can't be told from a sum that follows.
"""

import html
import re
from collections.abc import Sequence

from bot.checksums import luhn_sum
from bot.ui.rich import rich

MOST = 2
_TAG = re.compile("<[^>]*>")
_PART = r"[A-Za-z]*\d[\dA-Za-z]*"
_RUN = re.compile(rf"(?:[#№]\s*)?{_PART}(?:[ \u00a0-]+{_PART})*")
"""All that hangs together with a digit."""
_CARD = re.compile(r"(?:[2456]\d{3}|9860)(?:[ \u00a0-]?\d{4}){3}")
"""By what cards begin with."""


def account_numbers(instruction: str) -> Sequence[str]:
    """The first of them, as they are copied: digits only."""
    lines = html.unescape(_TAG.sub("", rich(instruction))).splitlines()
    runs = [run for line in lines for run in _RUN.findall(line)]
    cards = ["".join(filter(str.isdigit, run)) for run in runs if _CARD.fullmatch(run)]
    return list(dict.fromkeys(card for card in cards if luhn_sum(card) % 10 == 0))[:MOST]
