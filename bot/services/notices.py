"""What operators are told by themselves. A notice waits in a table of its own, so that the transaction which
it tells of makes one insert, whoever is to be told; what comes of it is notices_outbox.py's."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from bot.services.roles import Right
from bot.storage.notices import NoticeRow


class NoticeKind(StrEnum):
    """Each can be switched off. The most urgent first: of many at once the last are only counted."""

    UNCLEAR = "unclear"
    """It can't be found out for long what a lost answer came to; or it could be after all."""
    SITE = "site"
    """The exchanger doesn't answer; or it does again."""
    LATE = "late"
    """What changes at the site, or what people are told, comes late; or in time again."""
    ERROR = "error"
    """A mistake of the bot's own."""
    PAYOUT = "payout"
    """A partner's payout was not made, or it is unclear whether it was."""
    ATTENTION = "attention"
    """An order came to a status that an operator is needed for."""
    STUCK = "stuck"
    """An order has been in a status for too long."""
    PAID = "paid"
    """A customer says that they have paid; or the money has come."""
    MADE = "made"
    """A new order."""


CONCERNS: Mapping[NoticeKind, Right] = {
    NoticeKind.UNCLEAR: Right.FIND,
    NoticeKind.SITE: Right.MAINTENANCE,
    NoticeKind.LATE: Right.MAINTENANCE,
    NoticeKind.ERROR: Right.AUDIT,
    NoticeKind.PAYOUT: Right.PARTNERS,
    NoticeKind.ATTENTION: Right.FIND,
    NoticeKind.STUCK: Right.STUCK,
    NoticeKind.PAID: Right.FIND,
    NoticeKind.MADE: Right.FIND,
}
"""Whom it is for, where each is told in their own chat: those who may do something about it."""

SWITCH = "notice-"
"""Its name on the switchboard goes behind; False: not told."""


@dataclass(frozen=True, slots=True)
class Notice:
    """`bid_id`: our number of the order. `about`: what the kind wants, as in services/operators.py. `at`:
    when it happened, in UTC milliseconds."""

    kind: NoticeKind
    bid_id: int | None
    about: Mapping[str, Any]
    at: int

    @classmethod
    def of(cls, row: NoticeRow) -> Self:
        return cls(NoticeKind(row.kind), row.bid_id, json.loads(row.about), row.at)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        return cls(NoticeKind(data["kind"]), data["bid"], data["about"], data["at"])

    def to_data(self) -> dict[str, Any]:
        return {"kind": self.kind, "bid": self.bid_id, "about": dict(self.about), "at": self.at}
