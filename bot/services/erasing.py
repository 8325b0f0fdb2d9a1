"""Erasing all that is kept of a person, as they have asked.

Their orders and payouts stay as rows of the ledger that lead to nobody. Stays too: that they are blocked, as
erasing would unblock them else, and what operators did, by the number of the person alone.
"""

import json
from dataclasses import dataclass

from bot.services.audit import note
from bot.services.messages import PersonMessageKind
from bot.services.retention import kept_request, kept_snapshot
from bot.services.roles import Roles
from bot.storage.bids import Bid as BidRow
from bot.storage.database import Database, Tx
from bot.storage.ids import now_ms

UNDER_WAY = frozenset({"creating", "checking", "open"})


@dataclass(frozen=True, slots=True)
class Obstacles:
    """What has to end before: orders by their numbers, something being done to one, payouts; or a role that
    is to be taken first."""

    orders: tuple[str, ...] = ()
    jobs: bool = False
    payouts: bool = False
    role: bool = False

    def __bool__(self) -> bool:
        return bool(self.orders or self.jobs or self.payouts or self.role)


class Erasing:
    def __init__(self, database: Database, roles: Roles) -> None:
        self._database = database
        self._roles = roles

    async def is_operator(self, user_id: int) -> bool:
        return await self._roles.of(user_id) is not None

    async def obstacles(self, user_id: int) -> Obstacles:
        if await self.is_operator(user_id):
            return Obstacles(role=True)
        async with self._database.reading() as tx:
            return await _obstacles(tx, user_id, await tx.erasing.bids(user_id))

    async def erase(self, user_id: int, conversation: str, by: int) -> Obstacles:
        """In the person's turn, so that nothing of an update under way is kept afterwards. `conversation`:
        the key of their chat's state. What is in the way, and nothing is erased then; may be done again."""
        if obstacles := await self.obstacles(user_id):
            return obstacles
        async with self._database.transaction() as tx:
            user = await tx.users.get(user_id)
            await tx.users.hold(user_id, now_ms())  # against an order that is confirmed at this moment
            bids = await tx.erasing.bids(user_id)
            if obstacles := await _obstacles(tx, user_id, bids):
                return obstacles
            await _erase(tx, user_id, bids, conversation)
            if user is not None and user.has_written and user.unreachable_at is None:
                language = json.dumps({"language": user.locale or user.language_code})
                await tx.outbox.add(user_id, PersonMessageKind.ERASED, None, language, now_ms())
            await note(tx, by, "customer-erased", user_id)
        await self._database.drop_traces()
        return Obstacles()


async def _obstacles(tx: Tx, user_id: int, bids: list[BidRow]) -> Obstacles:
    return Obstacles(
        orders=tuple(str(row.site_id or row.id) for row in bids if row.stage in UNDER_WAY),
        jobs=await tx.erasing.active_jobs(user_id) > 0,
        payouts=await tx.erasing.payouts_under_way(user_id) > 0,
    )


async def _erase(tx: Tx, user_id: int, bids: list[BidRow], conversation: str) -> None:
    block, nobody, at = await tx.blocks.get(user_id), -tx.new_id(), now_ms()
    for row in bids:
        await tx.erasing.give_bid_to_nobody(row.id, nobody, kept_request(row), kept_snapshot(row), at)
    await tx.erasing.give_payouts_to_nobody(user_id, nobody)
    await tx.partners.let_go(user_id, 0)
    if (talk := await tx.erasing.talk(user_id)) is not None:
        await tx.support.leave_topic(talk)
    await tx.erasing.the_rest(user_id, conversation)
    if block is not None:
        await tx.customers.shut_out(user_id, block.blocked_at)
