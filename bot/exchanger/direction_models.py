"""Currencies, directions, their forms and their prices, as the site describes them.

Titles, labels, tooltips and texts are the site's, in the call's language, and may hold HTML: untrusted and
raw. Read by `read_*` from an answer's `data`; the shapes are those of the deployed 2.x sites.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, IntEnum

from bot.exchanger.wire import Node


class CalcAction(IntEnum):
    """Which side an amount is on, and whether the payment system's commission is in it."""

    GIVE = 1
    GET = 2
    GIVE_COM = 3
    GET_COM = 4


class FieldKind(Enum):
    """How a form field is asked for. UNKNOWN: pass over it if optional, do without the direction if
    required."""

    TEXT = "text"
    TEXTAREA = "textarea"
    SELECT = "select"
    CHECKBOX = "checkbox"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Currency:
    """One of the site's currencies; `title` is the payment system and the code, `logo` an address or
    empty."""

    id: int
    title: str
    logo: str


@dataclass(frozen=True, slots=True)
class Direction:
    """A pair that can be exchanged: `give` is what the customer pays."""

    id: int
    give: Currency
    get: Currency


@dataclass(frozen=True, slots=True)
class DirectionCurrencies:
    """The currencies that can be given and received."""

    give: tuple[Currency, ...]
    get: tuple[Currency, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A price: `course_give` units given for `course_get` received (neither need be 1; 0 where the site has
    no rate).

    `sum_*` is without, `sum_*_com` with the payment system's commission, in units of the currency; limits are
    on the sums without, None where there is none. `com_*` is a text, may be empty. `changed`: the site moved
    the amount (to a limit, or to its decimals), so the sums are not what was asked for.
    """

    currency_code_give: str
    currency_code_get: str
    reserve: Decimal | None
    course_give: Decimal
    course_get: Decimal
    sum_give: Decimal
    sum_give_com: Decimal
    sum_get: Decimal
    sum_get_com: Decimal
    com_give: str
    com_get: str
    min_give: Decimal | None
    max_give: Decimal | None
    min_get: Decimal | None
    max_get: Decimal | None
    changed: bool


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a select: `key` is sent, `label` is shown. Key `0` means that nothing is chosen."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a direction's form. Meaning is never in the number of its name (`cf6`), which differs by
    site.

    `value` is what to suggest, or what to send when a checkbox is ticked (its label is in `text`). `format`
    is a hint (`purse`, `user_email`, …) or empty. `cd`: the answer changes the price.
    """

    name: str
    type: str
    label: str
    required: bool
    value: str
    format: str
    tooltip: str
    options: tuple[Option, ...]
    cd: bool
    text: str

    @property
    def kind(self) -> FieldKind:
        """The kind that `type` names, UNKNOWN for one nobody has told us of."""
        try:
            return FieldKind(self.type.strip().lower())
        except ValueError:
            return FieldKind.UNKNOWN


@dataclass(frozen=True, slots=True)
class DirectionDetail:
    """A direction with its price now, its form and the operator's texts.

    A `frozen_text` that is not empty: the direction is listed but takes no orders now.
    """

    id: int
    url: str
    quote: Quote
    give_fields: tuple[Field, ...]
    get_fields: tuple[Field, ...]
    dir_fields: tuple[Field, ...]
    timeline_text: str
    frozen_text: str
    before_button_text: str

    @property
    def fields(self) -> tuple[Field, ...]:
        """The whole form in the site's order."""
        return self.give_fields + self.get_fields + self.dir_fields


def read_direction_currencies(data: Node) -> DirectionCurrencies:
    """Both lists; an empty answer means that no currency is left."""
    if data.value == []:
        return DirectionCurrencies(give=(), get=())
    return DirectionCurrencies(
        give=tuple(_currency(row, "id", "title", "logo") for row in data["give"].rows()),
        get=tuple(_currency(row, "id", "title", "logo") for row in data["get"].rows()),
    )


def read_directions(data: Node) -> tuple[Direction, ...]:
    """All rows in the site's order."""
    return tuple(_direction(row) for row in data.rows())


def read_direction(data: Node) -> DirectionDetail:
    """The answer of `get_direction`."""
    info = data["info"]
    return DirectionDetail(
        id=data["id"].identity(),
        url=data["url"].text(),
        quote=read_quote(data),
        give_fields=_fields(data["give_fields"]),
        get_fields=_fields(data["get_fields"]),
        dir_fields=_fields(data["dir_fields"]),
        timeline_text=info["timeline_text"].text(),
        frozen_text=info["frozen_text"].text(),
        before_button_text=info["before_button_text"].text(),
    )


def read_quote(data: Node) -> Quote:
    """The answer of `get_calc`, and the same part of `get_direction`'s."""
    return Quote(
        currency_code_give=data["currency_code_give"].text(),
        currency_code_get=data["currency_code_get"].text(),
        reserve=data["reserve"].signed_or_none(),
        course_give=data["course_give"].amount(),
        course_get=data["course_get"].amount(),
        sum_give=data["sum_give"].amount(),
        sum_give_com=data["sum_give_com"].amount(),
        sum_get=data["sum_get"].amount(),
        sum_get_com=data["sum_get_com"].amount(),
        com_give=data["com_give"].text(),
        com_get=data["com_get"].text(),
        min_give=data["min_give"].amount_or_none(),
        max_give=data["max_give"].amount_or_none(),
        min_get=data["min_get"].amount_or_none(),
        max_get=data["max_get"].amount_or_none(),
        changed=data["changed"].flag(),
    )


def _direction(row: Node) -> Direction:
    give = _currency(row, "currency_give_id", "currency_give_title", "currency_give_logo")
    get = _currency(row, "currency_get_id", "currency_get_title", "currency_get_logo")
    return Direction(id=row["direction_id"].identity(), give=give, get=get)


def _currency(row: Node, id_key: str, title_key: str, logo_key: str) -> Currency:
    return Currency(id=row[id_key].identity(), title=row[title_key].text(), logo=row[logo_key].text())


def _fields(group: Node) -> tuple[Field, ...]:
    return tuple(_field(name, item) for name, item in group.entries_or_none())


def _field(key: str, item: Node) -> Field:
    """A group that is a map may leave the name to its key; in a list the field says it itself."""
    name = item["name"].text() or key
    if not name or name.isdigit():
        raise item["name"].wrong("a field without a name")
    return Field(
        name=name,
        type=item["type"].text(),
        label=item["label"].text(),
        required=item["req"].flag(),
        value=item["value"].text(),
        format=item["format"].text(),
        tooltip=item["tooltip"].text(),
        options=tuple(Option(key, label.text()) for key, label in item["options"].entries_or_none()),
        cd=item["cd"].flag(),
        text=item["text"].text(),
    )
