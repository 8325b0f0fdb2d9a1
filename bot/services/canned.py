"""Answers that operators keep ready, each in the customers' languages: on the switchboard, with their
history."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.services.audit import note
from bot.services.switchboard import Switchboard
from bot.storage.ids import now_ms

SWITCH = "canned:"
"""Its name on the switchboard goes behind."""
MOST = 100


@dataclass(frozen=True, slots=True)
class Canned:
    """`words`: plain text, by language."""

    id: int
    title: str
    words: Mapping[str, str]

    def said_in(self, locale: str, default: str) -> str:
        """In that language, or else in one there is; empty when there is none."""
        others = iter(self.words.values())
        return self.words.get(locale) or self.words.get(default) or next(others, "")


class CannedAnswers:
    def __init__(self, switchboard: Switchboard) -> None:
        self._switchboard = switchboard

    def all(self) -> list[Canned]:
        kept = self._switchboard.all_of(SWITCH).items()
        found = [Canned(int(id), value["title"], value["words"]) for id, value in kept]
        return sorted(found, key=lambda each: (each.title.lower(), each.id))

    def get(self, id: int) -> Canned | None:
        return next((each for each in self.all() if each.id == id), None)

    async def add(self, title: str, operator_id: int) -> Canned | None:
        """Without words yet; None when there are too many."""
        if len(self.all()) >= MOST:
            return None
        canned = Canned(now_ms(), title, {})
        await self._put(canned, operator_id)
        return canned

    async def write(self, id: int, locale: str, text: str, operator_id: int) -> Canned | None:
        """Its words in that language; None when it has been removed."""
        canned = self.get(id)
        if canned is None:
            return None
        canned = Canned(id, canned.title, {**canned.words, locale: text})
        await self._put(canned, operator_id)
        return canned

    async def remove(self, id: int, operator_id: int) -> None:
        async with self._switchboard.changing() as tx:
            await self._switchboard.put(tx, f"{SWITCH}{id}", None, operator_id)
            await note(tx, operator_id, "canned-removed", id)

    async def _put(self, canned: Canned, operator_id: int) -> None:
        value = {"title": canned.title, "words": dict(canned.words)}
        async with self._switchboard.changing() as tx:
            await self._switchboard.put(tx, f"{SWITCH}{canned.id}", value, operator_id)
            await note(tx, operator_id, "canned-changed", canned.id, title=canned.title)
