"""Whom operators have blocked: the bot serves them no more, but for what is under way."""

from enum import StrEnum

from bot.services.audit import note
from bot.services.roles import Roles
from bot.services.support import JUST_MS
from bot.storage.blocks import Block
from bot.storage.database import Database, Tx
from bot.storage.ids import DAY_MS, now_ms

UNSETTLED_MS = 7 * DAY_MS


class Blocked(StrEnum):
    """What came of it. OPERATOR: nobody with a role is blocked; that is taken first."""

    DONE = "done"
    ALREADY = "already"
    OPERATOR = "operator"


class Blocking:
    def __init__(self, database: Database, roles: Roles) -> None:
        self._database = database
        self._roles = roles

    async def state_of(self, user_id: int) -> Blocked | None:
        """Why they can't be blocked; None when they can."""
        if await self.is_operator(user_id):
            return Blocked.OPERATOR
        async with self._database.reading() as tx:
            return None if await tx.blocks.get(user_id) is None else Blocked.ALREADY

    async def is_operator(self, user_id: int) -> bool:
        return await self._roles.of(user_id) is not None

    async def block(self, user_id: int, reason: str, by: int) -> Blocked:
        if await self.is_operator(user_id):
            return Blocked.OPERATOR
        at = now_ms()
        async with self._database.transaction() as tx:
            if await tx.blocks.add(user_id, reason, by, at) is None:
                return Blocked.ALREADY
            await tx.customers.shut_out(user_id, at)
            # without the reason, which may name them: it is erased with them from `blocks`
            await note(tx, by, "customer-blocked", user_id)
        return Blocked.DONE

    async def unblock(self, user_id: int, by: int) -> bool:
        """False when they weren't blocked any more."""
        async with self._database.transaction() as tx:
            if await tx.blocks.remove(user_id) is None:
                return False
            await tx.customers.let_in(user_id)
            await note(tx, by, "customer-unblocked", user_id)
        return True

    async def may_write_to_support(self, user_id: int) -> bool:
        """While an order of theirs is under way or has just come to nothing, as money may still be coming for
        it; and in answer to what an operator has written since."""
        async with self._database.reading() as tx:
            if await _written_to_at(tx, user_id):
                return True
            return await tx.bids.count_unsettled(user_id, now_ms() - UNSETTLED_MS) > 0

    async def was_just_written_to(self, user_id: int) -> bool:
        """By an operator, since they were blocked: what they write below it is an answer."""
        async with self._database.reading() as tx:
            return now_ms() - await _written_to_at(tx, user_id) < JUST_MS

    async def is_to_be_told(self, user_id: int) -> bool:
        """Who is blocked hears of it once a day, however much they write; it is noted as told."""
        at = now_ms()
        async with self._database.transaction() as tx:
            return await tx.blocks.told(user_id, at, at - DAY_MS)

    async def count(self) -> int:
        async with self._database.reading() as tx:
            return await tx.blocks.count()

    async def page(self, page: int, size: int) -> list[Block]:
        """Those who are blocked, the latest first."""
        async with self._database.reading() as tx:
            return await tx.blocks.page(page * size, size)


async def _written_to_at(tx: Tx, user_id: int) -> int:
    """When an operator last wrote to who is blocked; 0 when none has since then."""
    block, talk = await tx.blocks.get(user_id), await tx.support.talk(user_id)
    return talk.answered_at if block and talk and talk.answered_at > block.blocked_at else 0
