"""What the outbox may carry about an order; written in the transaction of the change it tells of."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Self


class MessageKind(StrEnum):
    CARD = "card"
    """Show the card as it is now: edited in place."""
    PUSH = "push"
    """A status that the customer should hear of, in a message of its own."""
    DETAILS = "details"
    """The sum, address or memo to pay by is another one now."""
    LEAD_BACK = "lead-back"
    """The site refused the form: back to the field it names."""
    NOT_PAID = "not-paid"
    """The order could not be marked as paid; the site's words say why."""
    NOT_CANCELLED = "not-cancelled"


@dataclass(frozen=True, slots=True)
class BidMessage:
    """`title` is the site's title of the status, `words` what the site said; both untrusted."""

    status: str = ""
    title: str = ""
    words: str = ""

    @classmethod
    def from_json(cls, text: str) -> Self:
        return cls(**json.loads(text))

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)
