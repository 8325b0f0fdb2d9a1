"""Who came by a partner's link, and the orders they made."""

from dataclasses import dataclass

from bot.storage.bids import Bid
from bot.storage.table import Table, must, row


@dataclass(frozen=True, slots=True)
class Referral:
    user_id: int
    partner_id: int
    label: str
    came_at: int
    update_id: int | None = None  # the one that was counted last


@dataclass(frozen=True, slots=True)
class PartnerBid:
    bid_id: int
    partner_id: int
    label: str
    made_at: int | None
    paid_at: int | None


class Referrals(Table):
    async def get(self, user_id: int) -> Referral | None:
        return row(Referral, await self._sql.get(self._connection, user_id=user_id))

    async def put(self, referral: Referral) -> None:
        """In place of the one there was."""
        await self._sql.put(
            self._connection,
            user_id=referral.user_id,
            partner_id=referral.partner_id,
            label=referral.label,
            came_at=referral.came_at,
            update_id=referral.update_id,
        )

    async def add_bid(self, bid_id: int, partner_id: int, label: str) -> None:
        await self._sql.add_bid(self._connection, bid_id=bid_id, partner_id=partner_id, label=label)

    async def bid(self, bid_id: int) -> PartnerBid | None:
        return row(PartnerBid, await self._sql.bid(self._connection, bid_id=bid_id))

    async def made(self, bid_id: int, at: int) -> PartnerBid | None:
        """The first time only; None also for an order that nobody's link brought."""
        return row(PartnerBid, await self._sql.made(self._connection, bid_id=bid_id, at=at))

    async def paid(self, bid_id: int, at: int) -> PartnerBid | None:
        """Likewise."""
        return row(PartnerBid, await self._sql.paid(self._connection, bid_id=bid_id, at=at))

    async def count(self, partner_id: int) -> int:
        found: int = await self._sql.count(self._connection, partner_id=partner_id)
        return found

    async def page(self, partner_id: int, before: int, limit: int) -> list[tuple[Bid, str]]:
        """Orders that the site has, the newest first, from below the id `before`; each with its label."""
        found = self._sql.page(self._connection, partner_id=partner_id, before=before, limit=limit)
        return [(must(Bid, record), record["label"]) async for record in found]
