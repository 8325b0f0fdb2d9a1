"""Whether an answer looks like what its field asks for. What a field is for is known by the site's hints and
words, so a mismatch is a doubt to tell, never a no: the site may take it."""

import re

from bot.exchanger.models import Field, FieldKind
from bot.services.account_checks import Doubt, doubt_about
from bot.services.rates import Terms
from bot.services.requisites import EMAIL

PAID_TO = "account2"
"""The site's name for the field of what it pays to."""
PHONE = "user_phone"
_BETWEEN_DIGITS = re.compile(r"[\s(),;./\u2010-\u2015\u2212-]")
"""Dashes of every kind too: numbers are copied from pages."""
_LETTER = re.compile(r"[^\W\d_]")


def doubt_of(field: Field, answer: str, terms: Terms) -> Doubt | None:
    if not answer or field.kind not in {FieldKind.TEXT, FieldKind.TEXTAREA}:
        return None
    if field.name == PAID_TO:
        return doubt_about(terms.direction.get.title, answer)
    if field.format == EMAIL:
        return None if _is_email(answer) else Doubt.EMAIL
    if field.format == PHONE:
        return None if _is_phone(answer) else Doubt.PHONE
    return None


def _is_email(text: str) -> bool:
    return re.fullmatch(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+", text.strip()) is not None


def _is_phone(text: str) -> bool:
    """As people write them, with words behind: "доб. 12", "(WhatsApp)"."""
    number = _LETTER.split(text.strip().removeprefix("tel:"), maxsplit=1)[0]
    return re.fullmatch(r"\+?[0-9]{7,15}", _BETWEEN_DIGITS.sub("", number)) is not None
