"""An exchange being put together: what the person has chosen and typed so far."""

from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any, Self

from bot.exchanger.models import CalcAction


class Step(StrEnum):
    """Where the person is; each is one state of the conversation."""

    GIVE = "give"
    GET = "get"
    AMOUNT = "amount"
    FIELD = "field"
    SUMMARY = "summary"
    CREATING = "creating"


@dataclass(frozen=True, slots=True)
class Draft:
    """Kept as the conversation's data: only strings, numbers and maps of them.

    `version` grows with each change, so a button of an earlier screen is recognised as such.
    """

    id: int
    version: int = 0
    step: Step = Step.GIVE
    give_id: int | None = None
    get_id: int | None = None
    direction_id: int | None = None
    amount: str = ""
    action: int = CalcAction.GIVE
    asking: int = 0
    """The side that is asked for now, where it isn't the one the amount was given in."""
    fields: dict[str, str] = field(default_factory=dict)
    index: int = 0
    asked: str = ""
    """The field that is asked for, by its name: the site may change its form meanwhile."""
    page: int = 0
    query: str = ""
    editing: bool = False
    """A line of the summary is being edited: its answer leads back to the summary."""
    complaints: dict[str, str] = field(default_factory=dict)
    """The site's words about a field or the amount, by the field's name (HTML of the site)."""
    doubted: dict[str, str] = field(default_factory=dict)
    """What was typed and doesn't look right, by the field's name: an answer only when it is confirmed."""
    agreed: dict[str, str] = field(default_factory=dict)
    """The sums of the quote the person last saw: what the confirm button agrees to."""
    outdated: dict[str, str] = field(default_factory=dict)
    """The sums that were confirmed when they held no more: said until the new ones are confirmed."""
    moved: bool = False
    """The site takes another amount than was asked for: said at the summary."""
    aside: dict[str, Any] = field(default_factory=dict)
    """The exchange that was going on when this one was begun: gone on with until this has a direction."""
    counted: int = 0
    """How many steps of the funnel it has been counted for: each once, however often it is shown."""
    mends: int | None = None
    """The bid that was not made and is being corrected: what this becomes takes its place."""

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        values = {name: data[name] for name in NAMES if name in data}
        return cls(**{**values, "step": Step(values["step"])})

    def to_data(self) -> dict[str, Any]:
        data = {name: getattr(self, name) for name in NAMES}
        return {**data, "step": self.step.value, "action": int(self.action)}

    def change(self, **values: Any) -> Self:
        return replace(self, **values, version=self.version + 1)

    @property
    def calc_action(self) -> CalcAction:
        return CalcAction(self.action)

    @property
    def asked_action(self) -> CalcAction:
        return CalcAction(self.asking or self.action)

    @property
    def value(self) -> Decimal:
        return Decimal(self.amount)


NAMES = tuple(item.name for item in fields(Draft))
