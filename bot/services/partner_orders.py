"""The orders that a partner's links brought: without anything of the customers'."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Self

from bot.exchanger.models import Direction, PartnerExchange
from bot.services.bid_view import SITE_ANSWER, BidRequest
from bot.services.statuses import Group, group_of
from bot.storage.bids import Bid as BidRow
from bot.storage.referrals import Outcome

NEWEST = 2000
"""So many of a period are listed and summed up at most: a list of all would take the site a minute."""


@dataclass(frozen=True, slots=True)
class PartnerOrder:
    """`at`: when it was made (UTC, ms), of an order of the bot's; `date`: as the site writes the time of its
    last change. `reward` and `accrued` are known of the site's only, `label` and `direction_id` of the bot's.
    """

    number: str
    status: str
    code_give: str
    code_get: str
    give: Decimal | None
    get: Decimal | None
    psys_give: str = ""
    psys_get: str = ""
    at: int | None = None
    date: str = ""
    reward: Decimal | None = None
    accrued: bool = False
    label: str = ""
    direction_id: int | None = None

    @classmethod
    def of_site(cls, row: PartnerExchange) -> Self:
        return cls(
            number=str(row.id),
            status=row.status,
            code_give=row.currency_code_give,
            code_get=row.currency_code_get,
            give=row.amount_give,
            get=row.amount_get,
            psys_give=row.psys_give,
            psys_get=row.psys_get,
            date=row.date,
            reward=row.partner_reward,
            accrued=row.accrued,
        )

    @classmethod
    def of_bot(cls, row: BidRow, label: str) -> Self:
        """Without titles: what the site said was in the customer's language."""
        if row.snapshot is not None:
            site = SITE_ANSWER.validate_json(row.snapshot)
            codes = (site.currency_code_give, site.currency_code_get)
            sums: tuple[Decimal | None, Decimal | None] = (site.amount_give, site.amount_get)
        else:
            asked = BidRequest.from_json(row.request)
            codes = (asked.agreed.get("give_code", ""), asked.agreed.get("get_code", ""))
            sums = (asked.agreed_give, asked.agreed_get)
        return cls(
            str(row.site_id or row.id),
            row.status or "",
            *codes,
            *sums,
            at=row.created_at,
            label=label,
            direction_id=row.direction_id,
        )

    def titled(self, directions: Mapping[int, Direction]) -> Self:
        """In the reader's language, where the site still has the direction."""
        direction = directions.get(self.direction_id) if self.direction_id is not None else None
        if direction is None:
            return self
        give, get = direction.give.title, direction.get.title
        return replace(
            self,
            psys_give=give.removesuffix(f" {self.code_give}"),
            psys_get=get.removesuffix(f" {self.code_get}"),
        )

    @property
    def outcome(self) -> Outcome:
        match group_of(self.status):
            case Group.DONE:
                return Outcome.DONE
            case Group.CANCELLED:
                return Outcome.FAILED
        return Outcome.OPEN


@dataclass(frozen=True, slots=True)
class OrdersSum:
    """What the site's list comes to: `reward` is on the balance, `coming` is to come when orders are done."""

    orders: int
    done: int
    reward: Decimal
    coming: Decimal

    @classmethod
    def of(cls, orders: tuple[PartnerOrder, ...]) -> Self:
        rewards = [(order, order.reward) for order in orders if order.reward is not None]
        return cls(
            orders=len(orders),
            done=sum(order.outcome is Outcome.DONE for order in orders),
            reward=sum((reward for order, reward in rewards if order.accrued), Decimal(0)),
            coming=sum((reward for order, reward in rewards if _is_coming(order)), Decimal(0)),
        )


def _is_coming(order: PartnerOrder) -> bool:
    return not order.accrued and order.outcome is not Outcome.FAILED
