"""The updates that changed a conversation: kept with what they led to, so that a repeat is seen as such."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from bot.storage.ids import now_ms

KEPT = 32
"""By webhook a later update may be handled first; not so many of one person's, while Telegram repeats one."""
COUNTED_ON_MS = 6 * 24 * 3_600_000
"""After a week without updates Telegram may number them anew."""


@dataclass(frozen=True, slots=True)
class Handled:
    updates: tuple[int, ...]
    """The last ones in the order they were handled in."""
    fetched: int
    """The newest update there was by then: its sender had not seen yet what the last one led to."""
    at: int
    shown: bool
    """What the last one led to stands in a new message. Of an edited one nothing is known."""

    @classmethod
    def from_data(cls, kept: Mapping[str, Any] | None) -> Self | None:
        """None as well when it was too long ago to be compared with, or noted by another release."""
        try:
            handled = (
                cls(tuple(kept["updates"]), kept["fetched"], kept["at"], kept["shown"]) if kept else None
            )
        except (TypeError, LookupError):
            return None
        return handled if handled and handled.updates and now_ms() - handled.at < COUNTED_ON_MS else None

    @classmethod
    def next(cls, before: Self | None, update_id: int, fetched: int, *, shown: bool) -> Self:
        others = tuple(each for each in before.updates if each != update_id) if before else ()
        return cls((*others, update_id)[-KEPT:], fetched, now_ms(), shown)

    @property
    def last(self) -> int:
        return self.updates[-1]

    def knows(self, update_id: int) -> bool:
        """It has been handled; so has one from before all that are kept."""
        return update_id in self.updates or (len(self.updates) == KEPT and update_id < min(self.updates))

    def to_data(self) -> dict[str, Any]:
        return {"updates": self.updates, "fetched": self.fetched, "at": self.at, "shown": self.shown}
