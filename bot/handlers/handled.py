"""The last update that changed a conversation: kept with what it led to, so that a repeat is seen as such."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from typing import Self

from bot.storage.ids import now_ms

COUNTED_ON_MS = 6 * 24 * 3_600_000
"""After a week without updates Telegram may number them anew."""


@dataclass(frozen=True, slots=True)
class Handled:
    update_id: int
    fetched: int
    """The newest update that had been fetched by then: its sender had not seen yet what this one led to."""
    at: int

    @classmethod
    def from_data(cls, kept: Sequence[int] | None) -> Self | None:
        """None as well when it was too long ago to be compared with."""
        handled = cls(*kept) if kept else None
        return handled if handled and now_ms() - handled.at < COUNTED_ON_MS else None

    def to_data(self) -> list[int]:
        return list(astuple(self))
