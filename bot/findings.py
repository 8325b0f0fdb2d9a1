"""What the doctor finds: a mark and a line for each."""

from collections.abc import AsyncIterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    mark: str
    text: str


def good(text: str) -> Finding:
    return Finding("✓", text)


def hint(text: str) -> Finding:
    """The bot works, but not as well as it could."""
    return Finding("!", text)


def bad(text: str) -> Finding:
    return Finding("✗", text)


Findings = AsyncIterator[Finding]
