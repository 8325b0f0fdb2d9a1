"""Orders: one in full, as `create_bid` and `bid_info` give it, and a row of the change feed `get_exchanges`.

Sources: the API page for the keys, deployed 2.x sites for their shapes. Texts are raw and may hold HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import Any

from bot.exchanger.wire import Node


@dataclass(frozen=True, slots=True)
class ApiActions:
    """How an order is paid and cancelled.

    `type`: `default`, `form`, `link`, `coupon`, `mypaid`, `myaction`, `address`, `finished`, or one not known
    here. `cancel` and `pay`: `api`, `disabled`, or a link. `instruction` is HTML. `pay_amount` is the sum to
    pay, with exactly the digits the site sent, None when there is nothing to pay. `dest_tag` is the memo that
    goes with `address`, empty where none is needed.
    """

    type: str
    cancel: str
    pay: str
    instruction: str
    pay_amount: Decimal | None
    address: str
    dest_tag: str

    @property
    def cancel_by_api(self) -> bool:
        """`cancel_bid` may be called."""
        return self.cancel == "api"

    @property
    def pay_by_api(self) -> bool:
        """`pay_bid` may be called."""
        return self.pay == "api"

    @property
    def cancel_link(self) -> str | None:
        """The page on which the order is cancelled, if that is how."""
        return _link(self.cancel)

    @property
    def pay_link(self) -> str | None:
        """The page on which the order is paid or reported as paid, if that is how."""
        return _link(self.pay)


@dataclass(frozen=True, slots=True)
class Bid:
    """An order. `amount_give` is what is paid in with the site's own fee, `amount_get` what arrives after all
    commission; the sum to pay is `actions.pay_amount`. `url` and `hash` open the order's page to whoever has
    them."""

    url: str = field(repr=False)
    id: int
    hash: str = field(repr=False)
    status: str
    status_title: str
    psys_give: str
    psys_get: str
    currency_code_give: str
    currency_code_get: str
    amount_give: Decimal
    amount_get: Decimal
    course_give: Decimal
    course_get: Decimal
    actions: ApiActions = field(repr=False)


@dataclass(frozen=True, slots=True)
class StatusChange:
    """The order took `status` at `time` (seconds, the site's clock); `date` is the site's local time."""

    time: int
    date: str
    status: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """A row of the change feed: `time` is the last status change, in seconds by the site's clock, which may
    be off and shifted by a time zone: compare it with other `time`s only. `api_id` is empty for an order made
    without. Courses and amounts are None where the site leaves them blank. `exchange_success` is as the site
    sent it: the API page says that `0` means done, deployed 2.x sites send `1` for done, so read `status`.
    `statuses` are the oldest first, and empty unless asked for."""

    id: int
    api_id: str
    hash: str = field(repr=False)
    time: int
    date: str
    psys_give: str
    psys_get: str
    currency_code_give: str
    currency_code_get: str
    course_give: Decimal | None
    course_get: Decimal | None
    amount_give: Decimal | None
    amount_get: Decimal | None
    exchange_success: str
    user_hash: str = field(repr=False)
    user_ip: str = field(repr=False)
    status: str
    statuses: tuple[StatusChange, ...]


def read_bid(data: Node) -> Bid:
    """The answer of `create_bid` and `bid_info`."""
    return Bid(
        url=data["url"].text(),
        id=data["id"].identity(),
        hash=data["hash"].word(),
        status=data["status"].word(),
        status_title=data["status_title"].text(),
        psys_give=data["psys_give"].text(),
        psys_get=data["psys_get"].text(),
        currency_code_give=data["currency_code_give"].text(),
        currency_code_get=data["currency_code_get"].text(),
        amount_give=data["amount_give"].amount(),
        amount_get=data["amount_get"].amount(),
        course_give=data["course_give"].amount(),
        course_get=data["course_get"].amount(),
        actions=_actions(data["api_actions"]),
    )


def read_status(data: Node) -> str:
    """The new status, the answer of `cancel_bid`, `pay_bid` and `success_bid`."""
    if not isinstance(data.value, str):
        raise data.wrong("should be a status")
    return data.word()


def read_exchanges(data: Node) -> tuple[Exchange, ...]:
    """The feed's rows in the order they came in: the newest change first, within one second in no order."""
    return tuple(Exchange(**exchange_values(row)) for row in data.items())


def exchange_values(
    row: Node, amount: Callable[[Node], Decimal | None] = Node.amount_or_none
) -> dict[str, Any]:
    """The values of an `Exchange`, also the first part of a partner's; `amount` reads its sums."""
    texts = (
        "hash",
        "date",
        "psys_give",
        "psys_get",
        "currency_code_give",
        "currency_code_get",
        "exchange_success",
        "user_hash",
        "user_ip",
    )
    numbers = ("course_give", "course_get", "amount_give", "amount_get")
    return {
        "id": row["id"].identity(),
        "api_id": row["api_id"].text(),
        "time": row["time"].whole(),
        "status": row["status"].word(),
        "statuses": _statuses(row["statuses"], row["status"].word()),
        **{name: row[name].text() for name in texts},
        **{name: amount(row[name]) for name in numbers},
    }


def _actions(node: Node) -> ApiActions:
    return ApiActions(
        type=node["type"].text(),
        cancel=node["cancel"].text().strip(),
        pay=node["pay"].text().strip(),
        instruction=node["instruction"].text(),
        pay_amount=node["pay_amount"].amount_or_none(),
        address=node["address"].text().strip(),
        dest_tag=node["dest_tag"].text().strip(),
    )


def _statuses(node: Node, now: str) -> tuple[StatusChange, ...]:
    """The oldest first. The site's order is kept where it ends at the present status: by their times alone
    the changes of one second, or those before the clock was set back, would change places."""
    changes = [
        StatusChange(time=row["time"].whole(), date=row["date"].text(), status=row["status"].word())
        for row in node.rows_or_none()
    ]
    if not changes:
        return ()
    first, last = changes[0], changes[-1]
    if last.status == now and not (first.status == now and _goes_back(changes)):
        return tuple(changes)
    if first.status == now:
        return tuple(reversed(changes))
    return tuple(sorted(changes, key=lambda change: change.time))


def _goes_back(changes: Sequence[StatusChange]) -> bool:
    """Never on and more than once back: a clock that is set back does that once."""
    steps = [later.time - earlier.time for earlier, later in pairwise(changes)]
    return max(steps, default=0) <= 0 and sum(step < 0 for step in steps) > 1


def _link(value: str) -> str | None:
    return value if value.lower().startswith(("https://", "http://")) else None
