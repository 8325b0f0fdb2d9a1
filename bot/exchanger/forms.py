"""What goes out: the form of a call, with every value in the one notation the site reads."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from urllib.parse import quote, urlencode

Value = str | int | Decimal | bool | Sequence[int] | None

_API_ID = re.compile(r"[1-9][0-9]{0,17}")


def form(**values: Value) -> dict[str, str]:
    """The parameters that are set, as text: None and False are left out, lists are joined by commas."""
    return {name: _text(value) for name, value in values.items() if value is not None and value is not False}


def encode(values: Mapping[str, str]) -> bytes:
    """The body `application/x-www-form-urlencoded`. ValueError, without the value, for text that is not
    Unicode."""
    try:
        return urlencode(values).encode()
    except UnicodeEncodeError:
        pass  # its repr holds the whole value
    raise ValueError("a form value is not valid Unicode text")


def price_fields(cd: Mapping[str, str] | None) -> str | None:
    """The parameter `cd`: the fields that change the price as a query string, encoded once more as a whole.

    The form encodes it yet again, so `{"cf7": "2"}` is `cd=cf7%253D2` on the wire.
    """
    return quote(urlencode(cd, quote_via=quote), safe="") if cd else None


def amount(value: Decimal) -> Decimal:
    """An amount as it may be sent; ValueError for what is none."""
    if not value.is_finite() or value.is_signed():
        raise ValueError("an amount is a number of 0 or more")
    return value


def unique_api_id(api_id: str | None) -> str | None:
    """An `api_id` the site keeps unique: digits only, or it would let the same order be made twice."""
    if api_id is not None and not _API_ID.fullmatch(api_id):
        raise ValueError("an api_id is a number above 0, of 18 digits at most")
    return api_id


def one_bid(id: int | None, hash: str | None) -> dict[str, str]:
    """The parameters that name an order, by exactly one of the two."""
    if (id is None) == (hash is None):
        raise ValueError("name the order by its id or by its hash")
    return form(id=id, hash=hash)


def _text(value: Value) -> str:
    match value:
        case str():
            return value
        case True:
            return "1"
        case Decimal():
            return format(value, "f")
        case int():
            return str(int(value))
        case None | False:
            return ""
    return ",".join(str(item) for item in value)
