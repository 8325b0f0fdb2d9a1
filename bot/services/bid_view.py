"""An order as its card shows it: what was asked, what the site says, and what is under way."""

import json
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Self

from pydantic import TypeAdapter

from bot.exchanger.errors import (
    ActionDisabled,
    ApiDisabled,
    FormRefused,
    IpBlocked,
    Maintenance,
    MethodNotAllowed,
    NotFound,
    Refused,
)
from bot.exchanger.models import Bid
from bot.services.draft import Draft
from bot.services.job_notes import JobNotes, Unclear
from bot.services.requisites import without_requisites
from bot.services.statuses import CANCELLABLE, Group, group_of
from bot.storage.bids import Bid as BidRow
from bot.storage.database import Tx
from bot.storage.jobs import Job, JobKind
from bot.storage.statuses import StatusRow

SITE_ANSWER = TypeAdapter(Bid)
"""The site's last answer, kept as JSON beside the order."""

CENTS = Decimal("0.005")
"""Up to this part of the sum, what is asked on top tells one payer from another."""

NOT_MADE = {"refused", "failed"}
"""The stages in which there is no order, and what was entered is kept for a new one."""


@dataclass(frozen=True, slots=True)
class BidRequest:
    """What the customer confirmed; kept with the order as JSON, money as text."""

    direction_id: int
    give_title: str
    get_title: str
    amount: str
    action: int
    fields: dict[str, str]
    give_id: int | None
    get_id: int | None
    agreed: dict[str, str]
    cd: dict[str, str] = field(default_factory=dict)
    """The answers among `fields` that change the price."""

    @classmethod
    def from_json(cls, text: str) -> Self:
        return cls(**json.loads(text))

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    def asks_same(self, other: Self) -> bool:
        """Whatever it costs by now."""
        asked = (self.direction_id, Decimal(self.amount), self.action, self.fields)
        return asked == (other.direction_id, Decimal(other.amount), other.action, other.fields)

    def is_of(self, draft: Draft) -> bool:
        """Nothing of the draft was edited since."""
        entered = {name: value for name, value in draft.fields.items() if value}
        now = (draft.give_id, draft.get_id, Decimal(draft.amount), draft.action, entered)
        return now == (self.give_id, self.get_id, Decimal(self.amount), self.action, self.fields)

    @property
    def agreed_give(self) -> Decimal | None:
        return Decimal(self.agreed["give"]) if "give" in self.agreed else None

    @property
    def agreed_get(self) -> Decimal | None:
        return Decimal(self.agreed["get"]) if "get" in self.agreed else None


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why no order was made: the site's words, whole and by field; or the price or a limit moved before the
    call; or it was confirmed too long ago."""

    text: str
    fields: dict[str, str]
    price_moved: bool = False
    too_late: bool = False
    maintenance: bool = False

    @classmethod
    def from_json(cls, text: str | None) -> Self | None:
        return cls(**json.loads(text)) if text else None

    @classmethod
    def of(cls, error: Refused | ApiDisabled) -> Self:
        """What the site says to people; its fixed texts are meant for programs."""
        if isinstance(error, ApiDisabled | MethodNotAllowed | NotFound | ActionDisabled | IpBlocked):
            return cls("", {})
        text = "" if error.text.strip().lower() == "maintenance" else error.text
        fields = dict(error.fields) if isinstance(error, FormRefused) else {}
        return cls(text, fields, maintenance=isinstance(error, Maintenance))

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


class Result(StrEnum):
    """How a job ended: what the site answered, never what we hoped."""

    DONE = "done"
    REFUSED = "refused"
    NEVER_SENT = "never-sent"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class BidView:
    row: BidRow
    request: BidRequest
    site: Bid | None
    history: tuple[StatusRow, ...]
    jobs: tuple[Job, ...]
    trouble: Trouble | None
    on_page: bool = False
    """How to pay is read on the order's page at the site only."""

    @property
    def shown(self) -> Bid | None:
        """What of `site` the customer may read here."""
        return without_requisites(self.site) if self.site is not None and self.on_page else self.site

    @property
    def lacks_details(self) -> bool:
        return self.site is not None and lacks_details(self.site)

    @property
    def number(self) -> str:
        """What customer, site and support call the order."""
        return str(self.row.site_id) if self.row.site_id is not None else str(self.row.id)

    def under_way(self, kind: JobKind) -> bool:
        return any(job.kind == kind for job in self.jobs)

    @property
    def is_erased(self) -> bool:
        """It ended long ago, and what was entered and how it was paid is gone."""
        return self.row.erased_at is not None and self.row.stage != "open"  # it may be revived after that

    @property
    def unclear(self) -> Unclear | None:
        """What the customer was told to be unclear, while it is."""
        told = (JobNotes.from_json(job.payload).told for job in self.jobs if job.kind != "success_bid")
        return next(filter(None, told), None)

    @property
    def can_pay(self) -> bool:
        """`pay_bid` may be asked for."""
        return bool(self.site and self.site.actions.pay_by_api and group_of(self.site.status) is Group.TO_PAY)

    @property
    def can_cancel(self) -> bool:
        """`cancel_bid` may be asked for."""
        return bool(self.site and self.site.actions.cancel_by_api and self.site.status in CANCELLABLE)

    @property
    def asks_more(self) -> bool:
        """The sum to pay is more than was confirmed, if only by cents that tell one payer from another."""
        return self._asks_over(Decimal(0))

    @property
    def asks_much_more(self) -> bool:
        """More than such cents."""
        return self._asks_over(CENTS)

    def _asks_over(self, part: Decimal) -> bool:
        asked = self.site.actions.pay_amount if self.site else None
        agreed = self.request.agreed_give
        return asked is not None and agreed is not None and asked > agreed * (1 + part)

    @property
    def differs(self) -> bool:
        """The site made the order for other sums than were confirmed."""
        if self.site is None or self.request.agreed_give is None or self.request.agreed_get is None:
            return False
        return (
            self.site.amount_give > self.request.agreed_give or self.site.amount_get < self.request.agreed_get
        )


def lacks_details(site: Bid) -> bool:
    """It is to be paid, and nothing says where to: an instruction alone doesn't stand for an address."""
    actions = site.actions
    if group_of(site.status) is not Group.TO_PAY:
        return False
    if actions.type == "finished":
        return True
    if actions.type == "address":
        return not actions.address
    return not (actions.address or actions.pay_link or actions.pay_by_api or actions.instruction)


async def load_view(tx: Tx, row: BidRow, *, on_page: bool = False) -> BidView:
    """The order as it stands in the database."""
    return BidView(
        row=row,
        request=BidRequest.from_json(row.request),
        site=SITE_ANSWER.validate_json(row.snapshot) if row.snapshot else None,
        history=tuple(await tx.statuses.list(row.id)),
        jobs=tuple(await tx.jobs.active(row.id)),
        trouble=Trouble.from_json(row.trouble),
        on_page=on_page,
    )
