"""What the outbox may carry about an order; written in the transaction of the change it tells of."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Self

from bot.services.job_notes import Unclear


class MessageKind(StrEnum):
    CARD = "card"
    """Show the card as it is now: edited in place."""
    CARD_BELOW = "card-below"
    """The card sent anew: the person could not be written to for a while."""
    PUSH = "push"
    """A status that the customer should hear of, in a message of its own."""
    DETAILS = "details"
    """The sum, address or memo to pay by is another one now."""
    DETAILS_HERE = "details-here"
    """How to pay is known now: the card could only promise it."""
    LEAD_BACK = "lead-back"
    """The site refused the form: back to the field it names."""
    NOT_PAID = "not-paid"
    """The order could not be marked as paid; the site's words say why."""
    NOT_CANCELLED = "not-cancelled"
    UNCLEAR = "unclear"
    """For long now it can't be found out what a lost answer came to."""
    OPERATORS = "operators"
    """What operators are told by itself: see notices.py."""
    ROLE = "role"
    """Somebody was given a role, or it was taken from them."""
    SUCCEEDED = "succeeded"
    """What came of marking an order as done: for the operator who did."""


class PersonMessageKind(StrEnum):
    """About no order."""

    ERASED = "erased"
    """All that was kept of the person is gone; the payload says their language."""


@dataclass(frozen=True, slots=True)
class BidMessage:
    """`title` is the site's title of the status, `words` what the site said; both untrusted. `refused`: it
    said no, if only in words that are meant for programs; `maintenance`: to any order, for a while."""

    status: str = ""
    title: str = ""
    words: str = ""
    refused: bool = False
    maintenance: bool = False

    @classmethod
    def from_json(cls, text: str) -> Self:
        return cls(**json.loads(text))

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class UnclearMessage:
    """`since`: when the call began whose outcome is unknown."""

    unclear: Unclear
    since: int

    @classmethod
    def from_json(cls, text: str) -> Self:
        values = json.loads(text)
        return cls(Unclear(values["unclear"]), values["since"])

    def to_json(self) -> str:
        return json.dumps(asdict(self))
