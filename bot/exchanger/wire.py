"""The site's JSON as it really comes, read into one form.

Numbers come as numbers or as text with spaces in it, ids and flags either way, an empty map as `[]`, groups
as maps or lists, a limit that isn't set as `no`, an empty text as null, false or `[]`. A `Node` is a value
with the path to it; each of its readers accepts every form a deployed site sends and raises `MalformedError`,
which names the path and never the value, for anything else. Maps keep the site's order.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NoReturn

_SPACES = re.compile(r"\s+")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?")
_UNFIT = re.compile("[\ud800-\udfff]")
_LONGEST_NUMBER = 80
_LARGEST_EXPONENT = 30  # no currency has amounts of 10^30, nor decimals beyond 30 places
_LARGEST_WHOLE = 2**63 - 1
_LONGEST_KEY = 40


class MalformedError(ValueError):
    """The answer is not what the contract says; the message tells where and how, not what stood there."""


def parse_json(body: bytes) -> object:
    """The JSON of an answer, its fractions as Decimal with every digit kept. ValueError if it is none."""
    try:
        return json.loads(body.decode("utf-8-sig"), parse_float=_fraction, parse_constant=_no_constant)
    except RecursionError:
        raise MalformedError("nested too deeply") from None


def clean(text: str) -> str:
    """Text that can be stored and sent on: lone surrogates are replaced, NULs are left out."""
    return _UNFIT.sub("\ufffd", text).replace("\x00", "")


@dataclass(frozen=True, slots=True)
class Node:
    """A value of the answer and the path to it; None also stands for a key that isn't there."""

    value: object = field(repr=False)
    path: str

    def __getitem__(self, key: str) -> Node:
        """The value under `key`; an empty map, which comes as `[]`, has none."""
        if not self.value:
            return Node(None, f"{self.path}.{key}")
        if not isinstance(self.value, dict):
            raise self.wrong("should be a map")
        return Node(self.value.get(key), f"{self.path}.{key}")

    def wrong(self, what: str) -> MalformedError:
        """The error to raise about this value."""
        return MalformedError(f"{self.path}: {'missing' if self.value is None else what}")

    def text(self) -> str:
        """Any text or number as text, empty when there is none."""
        match self.value:
            case str():
                return clean(self.value)
            case True:
                return "1"
            case None | False | [] | {}:
                return ""
            case int():
                return str(self.value)
            case Decimal():
                return format(self._sensible(self.value), "f")
        raise self.wrong("should be a text")

    def word(self) -> str:
        """A text that can't be empty."""
        word = self.text().strip()
        if not word:
            raise self.wrong("is empty")
        return word

    def signed(self) -> Decimal:
        """A number with the digits the site sent: a balance may be below zero."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | Decimal | str):
            raise self.wrong("should be a number")
        if isinstance(self.value, Decimal | int):
            return self._sensible(Decimal(self.value))
        text = _SPACES.sub("", self.value)
        if len(text) > _LONGEST_NUMBER or not _NUMBER.fullmatch(text):
            raise self.wrong("is not a number")
        return self._sensible(Decimal(text))

    def signed_or_none(self) -> Decimal | None:
        """Likewise, None where the site sends nothing, or `no`."""
        return None if self._is_unset() else self.signed()

    def amount(self) -> Decimal:
        """A number that can't be below zero."""
        amount = self.signed()
        if amount < 0:
            raise self.wrong("is below zero")
        return amount.copy_abs()  # -0 becomes 0; abs() would round to 28 digits

    def amount_or_none(self) -> Decimal | None:
        """Likewise, None where the site sends nothing, or `no`."""
        return None if self._is_unset() else self.amount()

    def whole(self) -> int:
        """A whole number of 0 or more: a time, a count, a status code."""
        number = self.amount()
        if number != number.to_integral_value() or number > _LARGEST_WHOLE:
            raise self.wrong("should be a whole number")
        return int(number)

    def whole_or_none(self) -> int | None:
        """Likewise, None where the site sends nothing."""
        return None if self._is_unset() else self.whole()

    def identity(self) -> int:
        """An id: a whole number above 0."""
        number = self.whole()
        if not number:
            raise self.wrong("should be an id")
        return number

    def flag(self) -> bool:
        """A yes or no; no when it isn't there."""
        return self.text().strip().lower() not in {"", "0", "no", "false"}

    def entries_or_none(self) -> tuple[tuple[str, Node], ...]:
        """The keys and values of a map, or the positions and values of a list; none when it isn't there."""
        match self.value:
            case dict():
                return tuple((clean(key), self._child(key, value)) for key, value in self.value.items())
            case list():
                return tuple((str(at), self._child(str(at), value)) for at, value in enumerate(self.value))
            case None | "" | False:
                return ()
        raise self.wrong("should be a map or a list")

    def rows_or_none(self) -> tuple[Node, ...]:
        """The values of a list (or of a map); none when it isn't there."""
        return tuple(row for _, row in self.entries_or_none())

    def rows(self) -> tuple[Node, ...]:
        """Likewise, but it has to be there: an absent list must not pass for an empty one."""
        if not isinstance(self.value, list | dict):
            raise self.wrong("should be a list")
        return self.rows_or_none()

    def items(self) -> tuple[Node, ...]:
        """The rows under `items`; an answer without any may be `[]` as a whole, and nothing else."""
        return () if self.value == [] else self["items"].rows()

    def __iter__(self) -> NoReturn:
        raise TypeError("say rows() or entries_or_none()")

    def _child(self, key: str, value: object) -> Node:
        return Node(value, f"{self.path}.{clean(key)[:_LONGEST_KEY]}")

    def _is_unset(self) -> bool:
        return self.value is not True and self.text().strip().lower() in {"", "no"}

    def _sensible(self, number: Decimal) -> Decimal:
        """Numbers no currency has are a broken answer, and would break whatever counts or prints them."""
        exponent = number.as_tuple().exponent
        if (
            not isinstance(exponent, int)
            or abs(exponent) > _LARGEST_EXPONENT
            or number.adjusted() > _LARGEST_EXPONENT
        ):
            raise self.wrong("is beyond all measure")
        return number


def _fraction(digits: str) -> Decimal:
    if len(digits) > _LONGEST_NUMBER:
        raise MalformedError("a number of too many digits")
    return Decimal(digits)


def _no_constant(name: str) -> NoReturn:
    raise MalformedError(f"{name} is not JSON")
