"""What operators do with the exchanger's own texts: publish, take away, look at what they have been."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from bot.services.audit import note
from bot.services.house_texts import LABELS, TERMS, TextName, switch
from bot.services.switchboard import Switchboard
from bot.services.terms_of_use import TermsOfUse
from bot.storage.database import Tx
from bot.storage.switches import SwitchRow

VERSIONS_SHOWN = 8
LABEL_UNITS = 20
"""Two stand side by side in the menu."""
LIMITS: Mapping[TextName, int] = {
    TextName.GREETING: 3000,
    TextName.CONTACTS: 3500,
    TextName.RULES: 3500,
    TextName.HOURS: 3500,
    TextName.SUMMARY: 700,
    TextName.AFTER: 1500,
    TextName.TERMS: 3000,
    **dict.fromkeys(LABELS.values(), LABEL_UNITS),
}
"""The most UTF-16 units: each stands in a message of 4096 with words of ours."""


@dataclass(frozen=True, slots=True)
class Version:
    """What a text was, or is. `value`: None where it was taken away."""

    id: int
    value: str | None
    set_by: int
    set_at: int


class TextEditing:
    def __init__(self, switchboard: Switchboard, terms_of_use: TermsOfUse) -> None:
        self._switchboard = switchboard
        self._terms_of_use = terms_of_use

    def may_renew(self, name: TextName) -> bool:
        """It is to be asked whether everybody has to accept the terms again."""
        return name in TERMS and self._terms_of_use.version is not None

    async def versions(self, name: TextName, locale: str) -> list[Version]:
        """The newest first, with what holds now."""
        return [_read(row) for row in await self._switchboard.history(switch(name, locale), VERSIONS_SHOWN)]

    async def version(self, name: TextName, locale: str, id: int) -> Version | None:
        return next((each for each in await self.versions(name, locale) if each.id == id), None)

    async def newest(self, name: TextName, locale: str) -> int:
        """The version that a change begins from; 0 before the first."""
        rows = await self._switchboard.history(switch(name, locale), 1)
        return rows[0].id if rows else 0

    async def publish(
        self, name: TextName, locale: str, value: str, by: int, *, since: int, renew: bool = False
    ) -> bool:
        """Customers see it from now on; False when somebody has changed it `since`. `renew`: the terms are
        new ones, as the first always are."""
        renew = name in TERMS and (renew or self._terms_of_use.version is None)
        async with self._switchboard.changing() as tx:
            newest = await tx.switches.history(switch(name, locale), 1)
            if newest and newest[0].id != since:
                return False
            await self._switchboard.put(tx, switch(name, locale), value, by)
            await note(tx, by, "text-published", name, name=name, language=locale)
            if renew:
                await self._renew(tx, by)
        return True

    async def _renew(self, tx: Tx, by: int) -> None:
        version = await self._terms_of_use.renew(tx, by)
        await note(tx, by, "terms-renewed", version=str(version))

    async def remove(self, name: TextName, locale: str, by: int) -> None:
        """Back to the bot as it comes."""
        async with self._switchboard.changing() as tx:
            await self._switchboard.put(tx, switch(name, locale), None, by)
            await note(tx, by, "text-removed", name, name=name, language=locale)


def _read(row: SwitchRow) -> Version:
    value = json.loads(row.value)
    return Version(row.id, value if isinstance(value, str) else None, row.set_by, row.set_at)
