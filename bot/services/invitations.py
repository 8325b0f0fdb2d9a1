"""Operators' invitations: who opens the link is that partner here, with links and our ledger, but no key."""

import hashlib
import secrets

from bot.services.audit import note
from bot.services.partner_messages import tell_taken_over
from bot.storage.database import Database
from bot.storage.ids import DAY_MS, now_ms
from bot.storage.partners import Partner

DAYS = 7
TOKEN_BYTES = 16


class _TakenMeanwhile(Exception):
    """Undoes what was done for it."""


class Invitations:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def invite(self, partner_id: int, operator_id: int) -> str | None:
        """What the link is to carry: nobody can read it anywhere later. An earlier one is no good any more.
        None for a partner who has joined by a key of their own."""
        token, at = secrets.token_hex(TOKEN_BYTES), now_ms()
        async with self._database.transaction() as tx:
            known = await tx.partners.get(partner_id)
            if known is not None and known.secret is not None:
                return None
            await tx.partners.invite(partner_id, _print(token), at + DAYS * DAY_MS, operator_id, at)
            await note(tx, operator_id, "partner-invited", partner_id)
        return token

    async def take(self, token: str, user_id: int) -> Partner | None:
        """The partner the person is by that invitation, now or since they took it. None for one that is not
        theirs to take: used by another, too old, made by themselves, or they have joined by a key."""
        try:
            return await self._take(_print(token), user_id, now_ms())
        except _TakenMeanwhile:
            return None

    async def _take(self, invitation: str, user_id: int, at: int) -> Partner | None:
        async with self._database.transaction() as tx:
            invited = await tx.partners.invited(invitation)
            if invited is None:
                return None
            if invited.invited_until is None:
                return invited if invited.user_id == user_id else None
            now = await tx.partners.of_user(user_id)
            if invited.added_by == user_id or (now is not None and now.secret is not None):
                return None
            await tx.partners.let_go(user_id, invited.id)
            taken = await tx.partners.take_invitation(invitation, user_id, at)
            if taken is None:
                raise _TakenMeanwhile
            await tell_taken_over(tx, invited, user_id)
            return taken


def _print(token: str) -> str:
    """What is kept of it: enough to know it again."""
    return hashlib.sha256(token.encode()).hexdigest()
