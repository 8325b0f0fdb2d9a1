"""What the site exchanges: currencies, directions and the fields they ask for, read from content/*.json.

`SHOWCASE` names the directions that show one thing each; their ids are stable.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from bot.sandbox.exchanger.texts import CONTENT, Text, said

State = Literal["on", "off", "frozen"]

SHOWCASE: dict[str, int] = {
    # by how the order is paid
    "default": 1,
    "form": 2,
    "link": 3,
    "coupon": 4,
    "mypaid": 5,
    "myaction": 6,
    "address": 7,
    "memo": 8,
    # by where the order begins or passes through
    "merchwait": 9,
    "coldnew": 10,
    "amlwait": 11,
    "techpay": 24,
    # by what is special about the direction
    "ordinary": 12,
    "cd": 13,
    "frozen": 14,
    "forbidden": 15,
    "optional_unknown_field": 16,
    "required_unknown_field": 17,
    "lists": 20,
    "no_limits": 21,
    "cancel_link": 22,
    "cancel_disabled": 23,
    "no_fields": 25,
    "fee": 26,
    "unique_cents": 5,
    "off": 91,
}


@dataclass(frozen=True)
class Field:
    name: str
    type: str
    label: Text
    req: int | str = 0
    value: str | None = None
    format: str | None = None
    tooltip: Text | None = None
    text: Text | None = None
    options: Mapping[str, Text] | list[Text] | None = None
    check: str = "any"
    cd: Mapping[str, str] = field(default_factory=dict)  # answer -> percent it moves the rate by

    @property
    def required(self) -> bool:
        return str(self.req) == "1"

    def option_keys(self) -> list[str]:
        options = self.options or {}
        return list(options) if isinstance(options, Mapping) else [str(i) for i in range(len(options))]


@dataclass
class Currency:
    id: int
    xml: str
    psys: Text
    code: str
    decimals: int
    usd: Decimal
    reserve: Decimal
    crypto: bool
    check: str
    account_give: Text | None
    account_get: Text | None
    tooltip: Text | None = None
    memo: bool = False
    com_give_percent: Decimal = Decimal(0)
    com_get_percent: Decimal = Decimal(0)
    com_get_fixed: Decimal = Decimal(0)
    partner_payout: Decimal | None = None  # percent taken from a partner's payout; None: not paid out in
    fields_give: list[str] = field(default_factory=list)
    fields_get: list[str] = field(default_factory=list)

    def system(self, lang: str) -> str:
        """The payment system, without the currency's code."""
        return said(self.psys, lang)

    def title(self, lang: str) -> str:
        return f"{self.system(lang)} {self.code}"


@dataclass
class Direction:
    id: int
    give: Currency
    get: Currency
    course_give: Decimal
    course_get: Decimal
    payment: str
    give_fields: list[Field]
    get_fields: list[Field]
    dir_fields: list[Field]
    min_give: Decimal | None = None
    max_give: Decimal | None = None
    min_get: Decimal | None = None
    max_get: Decimal | None = None
    fee_percent: Decimal = Decimal(0)
    on: State = "on"
    api: bool = True
    frozen: str = "frozen"  # the key of the text shown while frozen
    texts: str = ""
    first: str = "new"  # the status an order begins with
    cancel: str = "api"
    aml: bool = False
    as_lists: bool = False  # its field groups are lists, as some versions send them
    unique_cents: bool = False  # the payment asks for a sum that tells one payer from another

    def title(self, lang: str) -> str:
        return f"{self.give.title(lang)} → {self.get.title(lang)}"

    @property
    def slug(self) -> str:
        return f"{self.give.xml}_to_{self.get.xml}".lower()

    @property
    def listed(self) -> bool:
        return self.api and self.on != "off"

    def fields(self) -> Iterator[Field]:
        yield from self.give_fields
        yield from self.get_fields
        yield from self.dir_fields


def _read(name: str) -> Any:
    return json.loads((CONTENT / name).read_text("utf-8"))


@cache
def _rows(name: str, *sums: str) -> list[dict[str, Any]]:
    """Read once for all sites of a process: their makers copy them."""
    return [
        {key: Decimal(value) if key in sums else value for key, value in row.items()} for row in _read(name)
    ]


def _account(side: int, currency: Currency) -> list[Field]:
    label = currency.account_give if side == 1 else currency.account_get
    if label is None:
        return []
    name = f"account{side}"
    return [Field(name, "text", label, 1, "", "purse", currency.tooltip, check=currency.check)]


_CURRENCY_SUMS = ("usd", "reserve", "com_give_percent", "com_get_percent", "com_get_fixed", "partner_payout")
_DIRECTION_SUMS = ("course_give", "course_get", "min_give", "max_give", "min_get", "max_get", "fee_percent")


class Catalogue:
    """One site's own copy: rates, reserves and what is switched on change while it runs."""

    def __init__(self) -> None:
        fields = {name: Field(name, **row) for name, row in _read("fields.json").items()}
        currencies = [Currency(**row) for row in _rows("currencies.json", *_CURRENCY_SUMS)]
        self.currencies = {currency.id: currency for currency in currencies}
        self.by_xml = {currency.xml: currency for currency in currencies}
        directions = [
            self._direction(dict(row), fields) for row in _rows("directions.json", *_DIRECTION_SUMS)
        ]
        self.directions = {direction.id: direction for direction in directions}

    def _direction(self, row: dict[str, Any], fields: dict[str, Field]) -> Direction:
        give, get = self.by_xml[row.pop("give")], self.by_xml[row.pop("get")]
        return Direction(
            give=give,
            get=get,
            give_fields=_account(1, give) + [fields[name] for name in give.fields_give],
            get_fields=_account(2, get) + [fields[name] for name in get.fields_get],
            dir_fields=[fields[name] for name in row.pop("fields", [])],
            **row,
        )

    def listed(self, give_id: int = 0, get_id: int = 0) -> list[Direction]:
        """What the API shows, perhaps of one currency only."""
        return [
            direction
            for direction in self.directions.values()
            if direction.listed
            and (not give_id or direction.give.id == give_id)
            and (not get_id or direction.get.id == get_id)
        ]
