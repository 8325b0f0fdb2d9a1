"""Who came by a partner's link, and the orders they made."""

from dataclasses import dataclass
from enum import StrEnum

from bot.storage.bids import Bid
from bot.storage.ids import DAY_MS, ids_since
from bot.storage.table import Table, must, row, rows


class Outcome(StrEnum):
    """What an order came to; ALL is whichever."""

    ALL = "all"
    OPEN = "open"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Referral:
    user_id: int
    partner_id: int
    label: str
    came_at: int
    update_id: int | None  # the one that was counted last
    opened: str  # the link that was, whoever won
    opened_at: int


@dataclass(frozen=True, slots=True)
class PartnerBid:
    bid_id: int
    partner_id: int
    label: str
    made_at: int | None
    paid_at: int | None
    site_id: int | None
    counted: int
    count_at: int | None


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
            opened=referral.opened,
            opened_at=referral.opened_at,
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

    async def to_count(self, at: int, limit: int) -> list[PartnerBid]:
        """Those of which the sums don't have everything, the longest waiting first."""
        return await rows(PartnerBid, self._sql.to_count(self._connection, at=at, limit=limit))

    async def hold_to_count(self, bid_id: int) -> PartnerBid | None:
        """As it is now, and nobody else's until the transaction ends; None when the sums have all of it."""
        return row(PartnerBid, await self._sql.hold_to_count(self._connection, bid_id=bid_id))

    async def set_counted(self, bid_id: int, counted: int) -> None:
        await self._sql.set_counted(self._connection, bid_id=bid_id, counted=counted)

    async def count_later(self, bid_id: int, at: int) -> None:
        await self._sql.count_later(self._connection, bid_id=bid_id, at=at)

    async def of_site(self, site_id: int) -> PartnerBid | None:
        """By the site's number of the order; None when this bot hasn't made it, or not by a link."""
        return row(PartnerBid, await self._sql.of_site(self._connection, site_id=site_id))

    async def has_being_made(self, partner_id: int, since: int) -> bool:
        """One with a higher id than `since`: the site may have it before its answer is recorded here."""
        found = await self._sql.being_made(self._connection, partner_id=partner_id, since=since)
        return found is not None

    async def count(self, partner_id: int, since: int, outcome: Outcome, newest: int) -> tuple[int, int]:
        """How many `page` has for ALL, and for the outcome."""
        found = await self._sql.count(
            self._connection,
            partner_id=partner_id,
            above=_confirmed_by(since),
            since=since,
            outcome=outcome,
            newest=newest,
        )
        return found["everything"], found["of_outcome"]

    async def page(
        self, partner_id: int, since: int, outcome: Outcome, newest: int, *, limit: int, offset: int
    ) -> list[tuple[Bid, str]]:
        """Orders that the site has had since then, the newest first, each with its label. No more than so
        many are looked through."""
        found = self._sql.page(
            self._connection,
            partner_id=partner_id,
            above=_confirmed_by(since),
            since=since,
            outcome=outcome,
            newest=newest,
            limit=limit,
            offset=offset,
        )
        return [(must(Bid, record), record["label"]) async for record in found]


def _confirmed_by(made_at: int) -> int:
    """What the site has since then was confirmed, and got its id, a day before at the earliest: so older
    orders are not looked through."""
    return ids_since(made_at - DAY_MS)
