"""Who can be written to, and which of them a broadcast is for. People are looked at a slice at a time: with
hundreds of thousands of them nobody waits for the database meanwhile."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field

from bot.i18n import Translator
from bot.storage.broadcasts import Audience, Broadcast, Speakers
from bot.storage.database import Database

SLICE = 1000
LARGEST_ID = 2**63 - 1


@dataclass(slots=True)
class Audiences:
    """How many people each of them is; `languages`: by ours, those only that somebody speaks."""

    everybody: int = 0
    orders: int = 0
    partners: int = 0
    languages: Counter[str] = field(default_factory=Counter)

    def count(self, audience: Audience, locale: str) -> int:
        match audience:
            case "everybody":
                return self.everybody
            case "orders":
                return self.orders
            case "partners":
                return self.partners
            case "language":
                return self.languages[locale]


class Readers:
    """Those that a broadcast may go to, in the language that each of them reads."""

    def __init__(self, database: Database, translator: Translator, default_locale: str) -> None:
        self._database = database
        self._translator = translator
        self._default_locale = default_locale

    async def audiences(self) -> Audiences:
        found = Audiences()
        async for after, upto in self._slices(0):
            async with self._database.reading() as tx:
                groups = await tx.broadcasts.languages(after, upto)
            for group in groups:
                found.everybody += group.people
                found.orders += group.with_orders
                found.partners += group.partners
                found.languages[self.language(group.locale, group.language_code)] += group.people
        return found

    async def choose(self, broadcast: Broadcast) -> Broadcast | None:
        """Its people, from where this was last come to; each slice is committed by itself."""
        async for after, upto in self._slices(broadcast.chosen_to):
            async with self._database.transaction() as tx:
                spoken = ""
                if broadcast.audience == "language":
                    groups = await tx.broadcasts.languages(after, upto)
                    spoken = _spoken(self._speaking(broadcast.locale, groups))
                await tx.broadcasts.choose(broadcast.id, broadcast.audience, spoken, after, upto)
        async with self._database.transaction() as tx:
            return await tx.broadcasts.all_chosen(broadcast.id)

    def language(self, locale: str | None, language_code: str | None) -> str:
        """As the bot speaks to them."""
        return locale or self._translator.match(language_code, self._default_locale)

    def _speaking(self, locale: str, groups: Iterable[Speakers]) -> list[Speakers]:
        return [each for each in groups if self.language(each.locale, each.language_code) == locale]

    async def _slices(self, after: int) -> AsyncIterator[tuple[int, int]]:
        while after < LARGEST_ID:
            async with self._database.reading() as tx:
                upto = await tx.broadcasts.slice_end(after, SLICE) or LARGEST_ID
            yield after, upto
            after = upto
            await asyncio.sleep(0)  # SQLite is read where we are: others get their turn


def _spoken(groups: Iterable[Speakers]) -> str:
    """As the query looks for them in it."""
    return "|".join(["", *(f"{each.locale or ''}/{each.language_code or ''}" for each in groups), ""])
