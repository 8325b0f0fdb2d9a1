"""A customer as operators see them: who it is, and what has come of them."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.services.audit import note
from bot.services.bid_view import NOT_MADE, SITE_ANSWER
from bot.services.statuses import Group, group_of
from bot.storage.blocks import Block
from bot.storage.customers import OrderCount
from bot.storage.database import Database, Tx
from bot.storage.partners import Partner
from bot.storage.referrals import Referral
from bot.storage.users import User

NEWEST = 1000
"""So many completed orders are summed up at most: it is done while the operator waits."""


class Outcome(StrEnum):
    """What an order came to, for whoever counts them. NOT_MADE: the site has never had it."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"
    NOT_MADE = "not-made"


@dataclass(frozen=True, slots=True)
class Customer:
    """`user`: None for who has never written. `brought_by`: whose link they came by; `partner`: what they are
    themselves. `turnover`: what they gave in completed orders by currency code, the largest first."""

    id: int
    user: User | None
    block: Block | None
    brought_by: Referral | None
    partner: Partner | None
    orders: Counter[Outcome]
    turnover: list[tuple[str, Decimal]]

    @property
    def is_known(self) -> bool:
        return any((self.user, self.block, self.brought_by, self.partner, self.orders))


class Customers:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def open(self, user_id: int, operator_id: int) -> Customer | None:
        """That the operator has looked is noted; None for who is not known here."""
        async with self._database.reading() as tx:
            found = await load_customer(tx, user_id)
        if not found.is_known:
            return None
        async with self._database.transaction() as tx:
            await note(tx, operator_id, "customer-opened", user_id)
        return found

    async def is_known(self, user_id: int) -> bool:
        async with self._database.reading() as tx:
            return (await load_customer(tx, user_id)).is_known


async def load_customer(tx: Tx, user_id: int) -> Customer:
    counts = await tx.customers.counts(user_id)
    return Customer(
        id=user_id,
        user=await tx.users.get(user_id),
        block=await tx.blocks.get(user_id),
        brought_by=await tx.referrals.get(user_id),
        partner=await tx.partners.of_user(user_id),
        orders=_by_outcome(counts),
        turnover=await _turnover(tx, user_id),
    )


def _by_outcome(counts: list[OrderCount]) -> Counter[Outcome]:
    found: Counter[Outcome] = Counter()
    for each in counts:
        found[_outcome(each)] += each.orders
    return found


def _outcome(count: OrderCount) -> Outcome:
    if count.stage in NOT_MADE:
        return Outcome.NOT_MADE
    if count.stage != "closed":
        return Outcome.OPEN
    return Outcome.DONE if group_of(count.status) is Group.DONE else Outcome.CANCELLED


async def _turnover(tx: Tx, user_id: int) -> list[tuple[str, Decimal]]:
    sums: dict[str, Decimal] = {}
    async for snapshot in tx.customers.done(user_id, NEWEST):
        site = SITE_ANSWER.validate_json(snapshot)
        sums[site.currency_code_give] = sums.get(site.currency_code_give, Decimal(0)) + site.amount_give
    return sorted(sums.items(), key=lambda each: each[1], reverse=True)
