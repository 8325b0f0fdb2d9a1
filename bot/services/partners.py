"""Who is a partner of the site, and their own access to its API."""

from bot.exchanger.client import Exchanger
from bot.storage.database import Database
from bot.storage.partners import Partner
from bot.vault import Vault


class Partners:
    def __init__(self, database: Database, exchanger: Exchanger, vault: Vault) -> None:
        self._database = database
        self._exchanger = exchanger
        self._vault = vault

    async def of_user(self, user_id: int) -> Partner | None:
        async with self._database.reading() as tx:
            return await tx.partners.of_user(user_id)

    def site(self, partner: Partner) -> Exchanger | None:
        """The API as that partner may call it; None without a key. Unreadable when SECRET_KEY is not
        the one that the key was sealed with."""
        if partner.secret is None:
            return None
        login, _, key = self._vault.open(partner.secret).partition("\n")
        return self._exchanger.with_key(login, key)
