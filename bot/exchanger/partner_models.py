"""What a partner sees: the balance, visits, orders and payouts (source: the API page and deployed 2.x
sites)."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import IntEnum
from typing import TypeVar

from bot.exchanger.bid_models import Exchange, exchange_values
from bot.exchanger.wire import MalformedError, Node

logger = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SiteTest:
    """The answer of `test`: our address as the site sees it, the key's user (0 is the site itself), the
    language of the texts, and the partner id of the request (None when there was none)."""

    ip: str
    user_id: int
    locale: str
    partner_id: int | None


class PayoutStatus(IntEnum):
    """What a payout's `status` says; a site may send other numbers."""

    WAITING = 0
    PAID = 1
    CANCELLED = 2
    CANCELLED_BY_USER = 3


@dataclass(frozen=True, slots=True)
class PayoutMethod:
    """A currency the balance can be paid out in: `id` is `add_partner_payout`'s `method_id`, `commission` a
    text such as `2%` (or a plain number), `amount` the balance in this currency."""

    id: int
    title: str
    commission: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class PartnerInfo:
    """The partner's balance and the least that is paid out, in the site's own currency; `items` in its
    order."""

    partner_id: int
    balance: Decimal
    min_payout: Decimal
    items: tuple[PayoutMethod, ...]


@dataclass(frozen=True, slots=True)
class PartnerLink:
    """A visit by a partner's link; `time` in seconds by the site's clock."""

    time: int
    date: str
    browser: str
    ip: str = field(repr=False)
    referrer: str
    user_hash: str = field(repr=False)
    query_string: str


@dataclass(frozen=True, slots=True)
class PartnerExchange(Exchange):
    """An order a partner's link brought; `partner_reward` is in the site's own currency, None where blank."""

    accrued: bool
    partner_reward: Decimal | None


@dataclass(frozen=True, slots=True)
class PartnerPayout:
    """A request for a payout. `status` is a `PayoutStatus` as far as known; `method_id` is the currency. What
    the site leaves blank or garbles is None, or empty."""

    id: int
    time: int | None
    date: str
    method_id: int | None
    account: str = field(repr=False)
    pay_amount: Decimal | None
    pay_currency_code: str
    original_amount: Decimal | None
    original_currency_code: str
    status: int


def read_test(data: Node) -> SiteTest:
    """The answer of `test`."""
    return SiteTest(
        ip=data["ip"].text(),
        user_id=data["user_id"].whole(),
        locale=data["locale"].text(),
        partner_id=data["partner_id"].whole_or_none() or None,
    )


def read_partner_info(data: Node) -> PartnerInfo:
    """The answer of `get_partner_info`."""
    return PartnerInfo(
        partner_id=data["partner_id"].whole(),
        balance=data["balance"].signed(),
        min_payout=data["min_payout"].amount_or_none() or Decimal(0),
        items=tuple(_payout_method(row) for row in data["items"].rows_or_none()),
    )


def read_partner_links(data: Node) -> tuple[PartnerLink, ...]:
    """Visits in the site's order."""
    return _readable("get_partner_links", data, _link)


def read_partner_exchanges(data: Node) -> tuple[PartnerExchange, ...]:
    """Orders in the site's order."""
    return _readable("get_partner_exchanges", data, _exchange)


def read_partner_payouts(data: Node) -> tuple[PartnerPayout, ...]:
    """Payouts in the site's order."""
    return _readable("get_partner_payouts", data, _payout)


def _readable(method: str, data: Node, read: Callable[[Node], T]) -> tuple[T, ...]:
    """One odd row must not hide all the others: it is left out. Nothing but such rows must not pass for an
    empty list."""
    found, odd = [], None
    for row in data.items():
        try:
            found.append(read(row))
        except MalformedError as error:  # its words name the field and not the value
            logger.warning("%s: a row is left out: %s", method, error)
            odd = error
    if odd is not None and not found:
        raise odd
    return tuple(found)


def _link(row: Node) -> PartnerLink:
    return PartnerLink(
        time=row["time"].whole(),
        date=row["date"].text(),
        browser=row["browser"].text(),
        ip=row["ip"].text(),
        referrer=row["referrer"].text(),
        user_hash=row["user_hash"].text(),
        query_string=row["query_string"].text(),
    )


def _exchange(row: Node) -> PartnerExchange:
    return PartnerExchange(
        **exchange_values(row, amount=lambda node: _or_none(node.amount)),
        accrued=row["accrued"].flag(),
        partner_reward=_or_none(row["partner_reward"].signed),
    )


def _payout(row: Node) -> PartnerPayout:
    return PartnerPayout(
        id=row["id"].identity(),
        time=_or_none(row["time"].whole),
        date=_or_none(row["date"].text) or "",
        method_id=_or_none(row["method_id"].whole),
        account=_or_none(row["account"].text) or "",
        pay_amount=_or_none(row["pay_amount"].amount),
        pay_currency_code=_or_none(row["pay_currency_code"].text) or "",
        original_amount=_or_none(row["original_amount"].amount),
        original_currency_code=_or_none(row["original_currency_code"].text) or "",
        status=row["status"].whole(),
    )


def _or_none(read: Callable[[], T]) -> T | None:
    try:
        return read()
    except MalformedError:
        return None


def _payout_method(row: Node) -> PayoutMethod:
    """Deployed sites spell it `comission`, the page `commission`."""
    return PayoutMethod(
        id=row["id"].identity(),
        title=row["title"].text(),
        commission=row["comission"].text() or row["commission"].text(),
        amount=row["amount"].signed(),
    )
