"""Becoming a partner here by a key of one's own: the site says whose it is, and it is kept sealed."""

from contextlib import suppress
from dataclasses import replace

from bot.exchanger.client import Exchanger
from bot.exchanger.errors import ExchangerError, MethodNotAllowed, Refused
from bot.exchanger.models import PartnerInfo
from bot.services.partner_key import ApiKey
from bot.services.partner_messages import tell_taken_over
from bot.services.reads import Reads
from bot.storage.database import Database
from bot.storage.ids import now_ms
from bot.storage.partners import Partner
from bot.vault import Vault

CHECKED_AGE = 60.0
"""Seconds for which a key that was checked needs no second look: who waited for it is still there."""
ADDRESS_AGE = 3600.0


class Joining:
    def __init__(self, database: Database, exchanger: Exchanger, vault: Vault, reads: Reads) -> None:
        self._database = database
        self._exchanger = exchanger
        self._vault = vault
        self._reads = reads

    @property
    def can_keep_keys(self) -> bool:
        """The operator has set SECRET_KEY."""
        return self._vault.has_key

    async def join(self, user_id: int, key: ApiKey) -> Partner:
        """The site's error when it doesn't take the key as a partner's. Whoever had that partner id loses
        it, and is told: the key proves whose it is."""
        checked = await self._reads.fresh(
            ("partner key", key.print()), CHECKED_AGE, lambda: self._partner_of(key)
        )
        sealed = self._vault.seal(key.text())
        partner_id = checked.value.partner_id
        async with self._database.transaction() as tx:
            await tell_taken_over(tx, await tx.partners.get(partner_id), user_id)
            return await tx.partners.join(partner_id, user_id, sealed, now_ms())

    async def remove_key(self, partner: Partner) -> Partner:
        """The partner stays one, with links and our own ledger."""
        async with self._database.transaction() as tx:
            await tx.partners.forget_key(partner.id)
        return replace(partner, secret=None, look_at=None)

    async def own_address(self) -> str:
        """The bot's as the site sees it, for who limits a key to addresses; "" when it doesn't tell."""
        try:
            return (await self._reads.fresh("own address", ADDRESS_AGE, self._exchanger.test)).value.ip
        except ExchangerError:
            return ""

    async def _partner_of(self, key: ApiKey) -> PartnerInfo:
        site = self._exchanger.with_key(key.login, key.key)
        with suppress(MethodNotAllowed):  # a key needs it for nothing else
            await site.test()
        info = await site.get_partner_info()
        if not info.partner_id:  # the site itself
            raise Refused("get_partner_info", "1", "no partner id")
        return info
