"""The orders that a partner's links brought: without anything of the customers'."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from bot.exchanger.models import PartnerExchange
from bot.services.bid_view import SITE_ANSWER, BidRequest
from bot.services.statuses import Group, group_of
from bot.storage.bids import Bid as BidRow
from bot.storage.referrals import Outcome

NEWEST = 2000
"""So many of a period are listed and summed up at most: a list of all would take the site a minute."""


@dataclass(frozen=True, slots=True)
class PartnerOrder:
    """`at`: when it was made (UTC, ms), of an order of the bot's; `date`: as the site writes the time of its
    last change. `reward` and `accrued` are known of the site's only, `label` of the bot's."""

    number: str
    status: str
    status_title: str
    psys_give: str
    psys_get: str
    code_give: str
    code_get: str
    give: Decimal | None
    get: Decimal | None
    at: int | None = None
    date: str = ""
    reward: Decimal | None = None
    accrued: bool = False
    label: str = ""

    @classmethod
    def of_site(cls, row: PartnerExchange) -> Self:
        return cls(
            number=str(row.id),
            status=row.status,
            status_title="",
            psys_give=row.psys_give,
            psys_get=row.psys_get,
            code_give=row.currency_code_give,
            code_get=row.currency_code_get,
            give=row.amount_give,
            get=row.amount_get,
            date=row.date,
            reward=row.partner_reward,
            accrued=row.accrued,
        )

    @classmethod
    def of_bot(cls, row: BidRow, label: str) -> Self:
        number, status = str(row.site_id or row.id), row.status or ""
        if row.snapshot is None:
            asked = BidRequest.from_json(row.request)
            return cls(
                number=number,
                status=status,
                status_title="",
                psys_give=asked.give_title,
                psys_get=asked.get_title,
                code_give=asked.agreed.get("give_code", ""),
                code_get=asked.agreed.get("get_code", ""),
                give=asked.agreed_give,
                get=asked.agreed_get,
                at=row.created_at,
                label=label,
            )
        site = SITE_ANSWER.validate_json(row.snapshot)
        return cls(
            number=number,
            status=site.status,
            status_title=site.status_title,
            psys_give=site.psys_give,
            psys_get=site.psys_get,
            code_give=site.currency_code_give,
            code_get=site.currency_code_get,
            give=site.amount_give,
            get=site.amount_get,
            at=row.created_at,
            label=label,
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
