"""Who is a partner of the site, and their own access to its API."""

from dataclasses import dataclass

from bot.exchanger.client import Exchanger
from bot.services.audit import note
from bot.services.partner_key import ApiKey
from bot.storage.database import Database
from bot.storage.ids import now_ms
from bot.storage.partner_days import DayTotals, day_of
from bot.storage.partners import Partner
from bot.vault import Unreadable, Vault


@dataclass(frozen=True, slots=True)
class Counts:
    """What the links came to, by our own ledger."""

    clicks: int
    people: int
    orders: int
    paid: int


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
        key = ApiKey.from_text(self._vault.open(partner.secret))
        return self._exchanger.with_key(key.login, key.key)

    def has_unreadable_key(self, partner: Partner) -> bool:
        try:
            self.site(partner)
        except Unreadable:
            return True
        return False

    async def last_days(self, partner: Partner, count: int) -> Counts:
        """Today and the days before."""
        today = day_of(now_ms())
        async with self._database.reading() as tx:
            return _sum(await tx.partner_days.days(partner.id, "all", "", today - count + 1, today))

    async def get(self, id: int) -> Partner | None:
        async with self._database.reading() as tx:
            return await tx.partners.get(id)

    async def count(self) -> int:
        async with self._database.reading() as tx:
            return await tx.partners.count()

    async def page(self, page: int, size: int) -> list[Partner]:
        """By their ids."""
        async with self._database.reading() as tx:
            return await tx.partners.page(page * size, size)

    async def remove(self, id: int, by: int) -> None:
        """Whoever it was is no partner here any more; their links and our ledger stay."""
        async with self._database.transaction() as tx:
            await tx.partners.remove(id)
            await note(tx, by, "partner-removed", id)

    async def set_telling(self, partner: Partner, *, orders: bool, rewards: bool, payouts: bool) -> Partner:
        async with self._database.transaction() as tx:
            changed = await tx.partners.set_telling(
                partner.id, orders=int(orders), rewards=int(rewards), payouts=int(payouts)
            )
        return changed or partner


def _sum(days: list[DayTotals]) -> Counts:
    return Counts(
        clicks=sum(day.clicks for day in days),
        people=sum(day.people for day in days),
        orders=sum(day.orders for day in days),
        paid=sum(day.paid for day in days),
    )
