"""What a job's next run should know, kept as JSON in its row."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self


class Unclear(StrEnum):
    """What the customer and the operators are told, once, of an answer that got lost: what has been unclear
    for long, or was taken for something else."""

    CREATED = "created"
    """Whether the order was made."""
    UNSEEN = "unseen"
    """The order exists, and the site doesn't show it to the bot's key."""
    DENIED = "denied"
    """The order was said not to be made, and is at the site."""
    PAID = "paid"
    """Whether the order was marked as paid."""
    CANCELLED = "cancelled"
    """Whether the order was cancelled."""
    SUCCEEDED = "succeeded"
    """Whether the order was marked as done: an operator asked for it, so the customer hears nothing."""


@dataclass(frozen=True, slots=True)
class JobNotes:
    asked_at: int | None = None
    """When the call began whose outcome is unknown: from here on the truth is read."""
    exists: bool = False
    """The site said that it has an order with this api_id: nothing is sent any more."""
    told: Unclear | None = None
    operator: int | None = None
    """Who asked for it, where that wasn't the customer: they hear what came of it."""

    @classmethod
    def from_json(cls, text: str) -> Self:
        values: dict[str, Any] = json.loads(text)
        told = values.pop("told", None)
        return cls(**values, told=Unclear(told) if told else None)

    def to_json(self) -> str:
        return json.dumps({name: value for name, value in asdict(self).items() if value})
