"""The terms that a customer accepts before an order: asked for once, and again when operators say that they
are new ones. Which version was accepted, and when, is kept with the person."""

from bot.services.house_texts import TERMS, HouseTexts
from bot.services.switchboard import Switchboard
from bot.storage.database import Database, Tx
from bot.storage.ids import now_ms
from bot.storage.users import User

VERSION = "terms:version"


class TermsOfUse:
    def __init__(self, database: Database, switchboard: Switchboard, texts: HouseTexts) -> None:
        self._database = database
        self._switchboard = switchboard
        self._texts = texts

    @property
    def version(self) -> int | None:
        """None: there are no terms."""
        texts = self._texts
        if not any(texts.own(name, locale) for name in TERMS for locale in texts.locales):
            return None
        return max(self._numbered, 1)

    @property
    def _numbered(self) -> int:
        """Of the last there have been; 0 before the first."""
        value = self._switchboard.value(VERSION)
        return value if isinstance(value, int) else 0

    def is_asked(self, user: User) -> bool:
        """Before an order of theirs."""
        version = self.version
        return version is not None and (user.terms_version or 0) < version

    async def accept(self, user_id: int, version: int) -> None:
        async with self._database.transaction() as tx:
            await tx.users.accept_terms(user_id, version, now_ms())

    async def renew(self, tx: Tx, by: int) -> int:
        """The terms are new ones: everybody accepts them again. Their version; in the transaction that
        changes them (`Switchboard.changing`)."""
        version = self._numbered + 1
        await self._switchboard.put(tx, VERSION, version, by)
        return version
