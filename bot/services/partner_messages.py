"""What the outbox may carry to a partner; written in the transaction of the change it tells of.

Nothing of the customer's ever goes in: no name, id, account, address or hash, only what the order comes to.
"""

import json
from dataclasses import asdict, dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Protocol, Self

from bot.storage.bids import Bid as BidRow
from bot.storage.database import Tx
from bot.storage.ids import now_ms
from bot.storage.partners import Partner
from bot.storage.payouts import Payout


class PartnerMessageKind(StrEnum):
    NEW_ORDER = "partner-order"
    """Somebody has made an order by the partner's link."""
    REWARD = "partner-reward"
    """The reward for an order came to the balance."""
    MANY = "partner-many"
    """More orders and rewards at once than anybody reads one by one."""
    TAKEN_OVER = "partner-taken-over"
    """Another person is that partner here now."""
    PAYOUT = "partner-payout"
    """Show the request's card as it is now: edited in place."""
    PAYOUT_STATUS = "partner-payout-status"
    """What the site has done with a request, in a message of its own."""
    SWITCHED_OFF = "partner-off"
    """An operator has switched them off: their links count no more."""
    SWITCHED_ON = "partner-on"


RECENT_PAYOUTS = 8
ON_ITS_WAY_MS = 300_000
"""A message may have waited so long when it was found that the person can't be written to."""
PARTNER_KINDS = frozenset(kind.value for kind in PartnerMessageKind)


class SiteOrder(Protocol):
    """What an answer about an order and a row of a list both say of it."""

    @property
    def id(self) -> int: ...
    @property
    def currency_code_give(self) -> str: ...
    @property
    def currency_code_get(self) -> str: ...
    @property
    def amount_give(self) -> Decimal | None: ...
    @property
    def amount_get(self) -> Decimal | None: ...


@dataclass(frozen=True, slots=True)
class OrderMessage:
    """`number`: the site's. Codes are its words, untrusted; its titles would be in the customer's language.
    Amounts are as text, empty where the site doesn't say them; so are the reward, and the label where there
    was none."""

    partner_id: int
    number: int
    give_code: str
    get_code: str
    give: str
    get: str
    label: str = ""
    reward: str = ""

    @classmethod
    def of(cls, partner_id: int, site: SiteOrder, label: str, reward: Decimal | None = None) -> Self:
        return cls(
            partner_id,
            site.id,
            site.currency_code_give,
            site.currency_code_get,
            _text(site.amount_give),
            _text(site.amount_get),
            label,
            _text(reward),
        )

    @classmethod
    def from_json(cls, text: str) -> Self:
        return cls(**json.loads(text))

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class ManyMessage:
    """How many of each, and the sum of the rewards as text."""

    partner_id: int
    orders: int
    rewards: int
    reward: str

    @classmethod
    def from_json(cls, text: str) -> Self:
        return cls(**json.loads(text))

    def to_json(self) -> str:
        return json.dumps(asdict(self))


@dataclass(frozen=True, slots=True)
class PayoutMessage:
    """`status`: what is told of; None where the card is shown, which says what is so by then."""

    partner_id: int
    payout_id: int
    status: int | None = None

    @classmethod
    def from_json(cls, text: str) -> Self:
        return cls(**json.loads(text))

    def to_json(self) -> str:
        return json.dumps(asdict(self))


async def tell_taken_over(tx: Tx, before: Partner | None, user_id: int) -> None:
    """To who was that partner before this person, in case it was not their own doing."""
    if before is not None and before.user_id is not None and before.user_id != user_id:
        message = json.dumps({"partner_id": before.id})
        await tx.outbox.add(before.user_id, PartnerMessageKind.TAKEN_OVER, None, message, now_ms())


async def tell_switched(tx: Tx, partner: Partner, *, on: bool) -> None:
    if partner.user_id is not None:
        kind = PartnerMessageKind.SWITCHED_ON if on else PartnerMessageKind.SWITCHED_OFF
        message = json.dumps({"partner_id": partner.id})
        await tx.outbox.add(partner.user_id, kind, None, message, now_ms())


async def tell_new_order(tx: Tx, partner: Partner, bid_row: BidRow, site: SiteOrder, label: str) -> None:
    """Of an order made here; not when the site's list has shown it before."""
    is_news = await tx.partners.saw_order(partner.id, site.id, 0)
    if is_news and bid_row.user_id != partner.user_id:  # what one orders oneself is no news
        await tell_order(tx, partner, site, label)


async def tell_order(tx: Tx, partner: Partner, site: SiteOrder, label: str) -> None:
    """Whoever calls has seen to it that it is told once; likewise with the rewards."""
    if partner.user_id is None or not partner.tell_orders:
        return
    message = OrderMessage.of(partner.id, site, label)
    await tx.outbox.add(partner.user_id, PartnerMessageKind.NEW_ORDER, None, message.to_json(), now_ms())


async def tell_reward(tx: Tx, partner: Partner, site: SiteOrder, label: str, reward: Decimal | None) -> None:
    if partner.user_id is None or not partner.tell_rewards:
        return
    if reward is not None and reward <= 0:
        return  # it was too small an order to earn anything
    message = OrderMessage.of(partner.id, site, label, reward)
    await tx.outbox.add(partner.user_id, PartnerMessageKind.REWARD, None, message.to_json(), now_ms())


async def tell_many(tx: Tx, partner: Partner, orders: int, rewards: int, reward: Decimal) -> None:
    """Of each only as far as the partner wants to hear of it."""
    orders = orders if partner.tell_orders else 0
    rewards = rewards if partner.tell_rewards else 0
    if partner.user_id is None or not (orders or rewards):
        return
    message = ManyMessage(partner.id, orders, rewards, _text(reward if rewards else None))
    await tx.outbox.add(partner.user_id, PartnerMessageKind.MANY, None, message.to_json(), now_ms())


async def tell_payout(tx: Tx, payout: Payout) -> None:
    """To who asked for it, partner or not by now: it is the answer to what they confirmed."""
    message = PayoutMessage(payout.partner_id, payout.id)
    await tx.outbox.add(payout.user_id, PartnerMessageKind.PAYOUT, None, message.to_json(), now_ms())


async def tell_payout_status(tx: Tx, payout: Payout, partner: Partner) -> None:
    """Of the status that the row has."""
    if partner.user_id is None or not partner.tell_payouts:
        return
    message = PayoutMessage(payout.partner_id, payout.id, payout.status)
    await tx.outbox.add(partner.user_id, PartnerMessageKind.PAYOUT_STATUS, None, message.to_json(), now_ms())


async def tell_payouts_again(tx: Tx, user_id: int, since: int) -> None:
    """To who could not be written to since then: cards as they are now, and what was decided meanwhile."""
    partner = await tx.partners.of_user(user_id)
    for payout in reversed(await tx.payouts.recent(user_id, RECENT_PAYOUTS)):
        if payout.updated_at >= since - ON_ITS_WAY_MS:
            await tell_payout(tx, payout)
        if partner is not None and payout.stage == "closed" and payout.updated_at >= since:
            await tell_payout_status(tx, payout, partner)


def _text(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount:f}"
