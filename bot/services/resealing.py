"""What was sealed with an older SECRET_KEY is sealed anew with the first, so that the older can go."""

import logging
from collections.abc import AsyncIterator
from dataclasses import replace

from bot.services.payout_trouble import Trouble
from bot.storage.database import Database
from bot.storage.partners import Partner
from bot.storage.payouts import Payout
from bot.vault import Unreadable, Vault

logger = logging.getLogger(__name__)

PAGE = 100


class Resealing:
    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    async def seal_anew(self) -> None:
        """Row by row. What can't be read stays as it is: the key that reads it may come back."""
        changed, unreadable = 0, 0
        async for row in self._rows():
            try:
                changed += await (self._key(row) if isinstance(row, Partner) else self._account(row))
            except Unreadable:
                unreadable += 1
        if changed:
            await self._database.drop_traces()  # what an older key reads is in no file any more
            logger.info("sealed anew with the first SECRET_KEY: %s", changed)
        if unreadable:
            logger.error(
                "SECRET_KEY can't read %s sealed keys and accounts of partners: put the one that sealed them "
                "behind the new one and a comma",
                unreadable,
            )

    async def _rows(self) -> AsyncIterator[Partner | Payout]:
        after = -1
        while partners := await self._partners(after):
            for partner in partners:
                yield partner
            after = partners[-1].id
        after = -1
        while payouts := await self._payouts(after):
            for payout in payouts:
                yield payout
            after = payouts[-1].id

    async def _partners(self, after: int) -> list[Partner]:
        async with self._database.reading() as tx:
            return await tx.partners.with_secret(after, PAGE)

    async def _payouts(self, after: int) -> list[Payout]:
        async with self._database.reading() as tx:
            return await tx.payouts.with_account(after, PAGE)

    async def _key(self, partner: Partner) -> bool:
        was = partner.secret or ""
        anew = self._anew(was)
        if anew == was:
            return False
        async with self._database.transaction() as tx:
            return await tx.partners.reseal(partner.id, anew, was) is not None

    async def _account(self, payout: Payout) -> bool:
        was = payout.account or ""
        account, trouble = self._anew(was), self._trouble_anew(payout.trouble)
        if (account, trouble) == (was, payout.trouble):
            return False
        async with self._database.transaction() as tx:
            return await tx.payouts.reseal(payout, account, trouble) is not None

    def _trouble_anew(self, text: str | None) -> str | None:
        """With the site's words, which may repeat the account."""
        trouble = Trouble.from_json(text)
        if trouble is None or not trouble.words:
            return text
        words = self._anew(trouble.words)
        return text if words == trouble.words else replace(trouble, words=words).to_json()

    def _anew(self, sealed: str) -> str:
        """As it is when it is sealed with the first key."""
        if self._vault.is_sealed_with_first(sealed):
            return sealed
        return self._vault.seal(self._vault.open(sealed))
