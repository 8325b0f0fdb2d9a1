"""How values are written into answers.

A deployed site is a PHP program on a database: an empty map is `[]`, a number may be a JSON number or a
text, an id mostly a text. With `quirks` the answers look like that; without, as the public API page says.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal


def plain(value: Decimal) -> str:
    """Digits without an exponent and without trailing zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


class Wire:
    def __init__(self, quirks: bool) -> None:
        self.quirks = quirks

    def error(self, code: int, as_text: bool) -> int | str:
        return str(code) if as_text and self.quirks else code

    def id(self, value: int) -> int | str:
        return str(value) if self.quirks else value

    def amount(self, value: Decimal, decimals: int) -> str:
        """Padded to the currency's decimals, as a database column is."""
        return format(value, f".{decimals}f") if self.quirks else plain(value)

    def spaced(self, value: Decimal) -> str:
        """Thousands apart, as in a text for people: `1 250 000.5`."""
        whole, _, fraction = plain(value).partition(".")
        grouped = f"{int(whole):,}".replace(",", " ") if self.quirks else whole
        return f"{grouped}.{fraction}" if fraction else grouped

    def loose(self, value: Decimal) -> int | float | str:
        """A JSON number where PHP happened to hold one, a text otherwise."""
        if not self.quirks or len(value.as_tuple().digits) > 12:
            return plain(value)
        if value == value.to_integral_value():
            return int(value)
        return float(value)  # only written, never reckoned with: at most 12 digits come out as they went in

    def limit(self, value: Decimal | None) -> int | float | str:
        return "no" if value is None else self.loose(value)

    def map(self, value: Mapping[str, object]) -> Mapping[str, object] | list[object]:
        return [] if self.quirks and not value else value

    def items(self, rows: Sequence[object]) -> Mapping[str, object] | list[object]:
        """The `data` of a list method: without rows there is no `items` either."""
        return [] if self.quirks and not rows else {"items": list(rows)}
