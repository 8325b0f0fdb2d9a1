"""Whose link a person came by. The first or the last one wins, for some days; one's own never counts."""

from dataclasses import replace
from typing import Literal

from bot.services.partner_switch import is_off
from bot.services.switchboard import Switchboard
from bot.storage.bids import Bid as BidRow
from bot.storage.database import Database, Tx
from bot.storage.ids import DAY_MS, now_ms
from bot.storage.partner_days import Deed, Kind
from bot.storage.referrals import Referral

AGAIN_MS = 60_000
"""Who opens the same link again so soon has only tapped it twice."""


class Referrals:
    """`wins` and `days`: the operator's PARTNER_LINK_WINS and PARTNER_LINK_DAYS."""

    def __init__(
        self, database: Database, wins: Literal["first", "last"], days: int, switchboard: Switchboard
    ) -> None:
        self._database = database
        self._switchboard = switchboard
        self._wins = wins
        self.days = days

    async def come(self, user_id: int, partner_id: int, label: str, update_id: int) -> None:
        """By the link of a partner, known here or not: the site pays them all the same. The same update is
        counted once, however often it is handled, and so is a link that is opened again at once. The link of
        one who is switched off is none."""
        if is_off(self._switchboard, partner_id):
            return
        at = now_ms()
        is_new = await self._remember(user_id, partner_id, label, update_id, at)
        if is_new is None:
            return
        kinds: tuple[tuple[Kind, str], ...] = (("all", ""), ("label", label))
        async with self._database.transaction() as tx:  # apart: whose the person is must not hang on the sums
            for kind, name in kinds:
                await tx.partner_days.add(partner_id, kind, name, at, Deed(clicks=1, people=int(is_new)))

    async def _remember(
        self, user_id: int, partner_id: int, label: str, update_id: int, at: int
    ) -> bool | None:
        """Whether the person has become that partner's by it; None when it doesn't count."""
        opened = f"{partner_id} {label}"
        async with self._database.transaction() as tx:
            await tx.users.hold(user_id, at)
            before = await tx.referrals.get(user_id)
            is_counted = before is not None and _is_counted(before, update_id, opened, at)
            if is_counted or await _is_own(tx, user_id, partner_id):
                return None
            now = Referral(user_id, partner_id, label, at, update_id, opened, at)
            if before is not None and self._wins == "first" and not self._is_over(before, at):
                now = replace(before, update_id=update_id, opened=opened, opened_at=at)
            await tx.referrals.put(now)
        return before is None or before.partner_id != now.partner_id

    async def attribute(self, tx: Tx, row: BidRow) -> None:
        """The order is the partner's by whose link the customer came, as long as that counts."""
        found = await tx.referrals.get(row.user_id)
        if found is None or self._is_over(found, row.created_at):
            return
        if not await _is_own(tx, row.user_id, found.partner_id):
            await tx.referrals.add_bid(row.id, found.partner_id, found.label)

    def _is_over(self, referral: Referral, at: int) -> bool:
        is_too_old = at - referral.came_at > self.days * DAY_MS
        return is_too_old or is_off(self._switchboard, referral.partner_id)


def _is_counted(before: Referral, update_id: int, opened: str, at: int) -> bool:
    is_again = before.opened == opened and abs(at - before.opened_at) < AGAIN_MS
    return is_again or before.update_id == update_id


async def _is_own(tx: Tx, user_id: int, partner_id: int) -> bool:
    partner = await tx.partners.of_user(user_id)
    return partner is not None and partner.id == partner_id
