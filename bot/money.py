"""Amounts of money between people and Decimal: read as people type them, shown as the site sent them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

NBSP = "\u00a0"
_MAX_LENGTH = 100
_MAX_WHOLE_DIGITS = 15
_MAX_DECIMALS = 18  # wei; no currency is counted finer
_GROUPS = re.compile(r"[0-9]{1,3}(?:[ '][0-9]{3})+")
_COMMA_GROUPS = re.compile(r"[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}")  # also the Indian 1,00,000
_DOT_GROUPS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_UNCLEAR = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_AMOUNT = re.compile(
    r"(?P<before>[^\W\d_]*|[^\w\s.,'+-])\s*(?P<sign>[+-]?)\s*"
    r"(?P<number>[0-9.,][0-9.,' ]*?)\s*(?P<after>[^0-9.,' ].*)?"
)
_UNIT = re.compile(r"(?!e[+-]?[0-9]|x[0-9a-f])[^\W\d_][\w .()+-]*|.", re.IGNORECASE)
_ALIKE = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "٬": "'", "_": " "}
    | {"،": ",", "，": ",", "٫": ".", "．": "."}
    | {"−": "-", "–": "-", "—": "-", "﹣": "-", "－": "-", "＋": "+"}
)


class AmountProblem(StrEnum):
    EMPTY = "empty"
    NOT_A_NUMBER = "not_a_number"
    UNCLEAR = "unclear"  # 1,000 is a thousand to some and one to others: the person is asked, not guessed for
    NOT_POSITIVE = "not_positive"
    TOO_LARGE = "too_large"
    TOO_PRECISE = "too_precise"


class AmountError(ValueError):
    """What was typed is no amount that could be exchanged."""

    def __init__(self, kind: AmountProblem) -> None:
        super().__init__(kind.value)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class ParsedAmount:
    """An amount above zero, and the unit typed with it ("btc", "USDT TRC20", "$"), as typed."""

    value: Decimal
    unit: str | None


def parse_amount(text: str) -> ParsedAmount:
    """An amount as people type it: `1 000,50`, `1000.5`, `0,1 btc`, `$100`, `1'000`. Raises AmountError."""
    if len(text) > _MAX_LENGTH:
        raise AmountError(AmountProblem.NOT_A_NUMBER)
    typed = "".join(_plain_char(char) for char in text).translate(_ALIKE).strip()
    if not typed:
        raise AmountError(AmountProblem.EMPTY)
    match = _AMOUNT.fullmatch(typed)
    if not match:
        raise AmountError(AmountProblem.NOT_A_NUMBER)
    unit = _unit(match["before"] or "", match["after"] or "")
    value = _checked(_decimal_text(match["number"]))
    if match["sign"] == "-" or value == 0:
        raise AmountError(AmountProblem.NOT_POSITIVE)
    return ParsedAmount(value, unit)


def format_amount(value: Decimal) -> str:
    """For reading: every digit as sent, a whole part of five digits and more in groups that don't wrap."""
    whole, dot, rest = plain_amount(value).partition(".")
    digits = whole.lstrip("-")
    if len(digits) >= 5:
        whole = whole.replace(digits, f"{int(digits):,}".replace(",", NBSP))
    return whole + dot + rest


def plain_amount(value: Decimal) -> str:
    """For copying and for the site: exact, no exponent, no grouping."""
    return format(value, "f")


def without_zeros(value: Decimal) -> Decimal:
    """The same amount, without zeros at its end that say nothing: 100.50 as 100.5."""
    text = plain_amount(value)
    return Decimal(text.rstrip("0").rstrip(".")) if "." in text else Decimal(text)


def round_amounts(minimum: Decimal | None, maximum: Decimal | None, count: int = 4) -> list[Decimal]:
    """Round amounts strictly between the limits, spread over them; none when there is no limit to go by.

    With one limit only, those next to it. The limits themselves get buttons of their own.
    """
    low = minimum if minimum and minimum > 0 else None
    high = maximum if maximum and maximum > 0 else None
    if low is None and high is None:
        return []
    if low is None or high is None:
        known = low or high or Decimal(0)
        low, high = low or known.scaleb(-2), high or known.scaleb(2)
    for digits in range(4):
        found = list(_round_between(low, high, digits))
        if len(found) >= 2:
            return _spread(found, count)
    return []


def _plain_char(char: str) -> str:
    """Any script's digit as 0-9, any space as a space, invisible marks gone."""
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if char.isspace():
        return " "
    return "" if category == "Cf" else char


def _unit(before: str, after: str) -> str | None:
    unit = (before or after).strip()
    if not unit:
        return None
    readable = _UNIT.fullmatch(unit) and (unit[0].isalpha() or unicodedata.category(unit[0]) == "Sc")
    if not readable or (before and after):
        raise AmountError(AmountProblem.NOT_A_NUMBER)
    return unit


def _decimal_text(number: str) -> str:
    """The number without its grouping and with a dot for the decimal mark, which is the last of two marks."""
    if _UNCLEAR.fullmatch(number):
        raise AmountError(AmountProblem.UNCLEAR)
    mark = max(number.rfind("."), number.rfind(","))
    repeated = mark >= 0 and number.count(number[mark]) > 1
    whole, rest = (number, "") if mark < 0 or repeated else (number[:mark], number[mark + 1 :])
    if not _is_whole(whole) or not (rest.isdigit() or not rest):
        raise AmountError(AmountProblem.NOT_A_NUMBER)
    if not whole and not rest:
        raise AmountError(AmountProblem.NOT_A_NUMBER)
    return f"{re.sub('[^0-9]', '', whole) or '0'}.{rest or '0'}" if rest else re.sub("[^0-9]", "", whole)


def _is_whole(text: str) -> bool:
    grouped = any(pattern.fullmatch(text) for pattern in (_GROUPS, _COMMA_GROUPS, _DOT_GROUPS))
    return not text or text.isdigit() or (grouped and not text.startswith("0"))


def _checked(number: str) -> Decimal:
    whole, _, rest = number.partition(".")
    if len(whole.lstrip("0")) > _MAX_WHOLE_DIGITS:
        raise AmountError(AmountProblem.TOO_LARGE)
    if len(rest.rstrip("0")) > _MAX_DECIMALS:
        raise AmountError(AmountProblem.TOO_PRECISE)
    return Decimal(f"{whole}.{rest[:_MAX_DECIMALS]}" if rest else whole)  # zeros without end go on no screen


def _round_between(low: Decimal, high: Decimal, digits: int) -> Iterator[Decimal]:
    """Numbers of so many digits before their zeros; with none, the 1-2-5 of coins and notes."""
    fronts = range(10 ** (digits - 1), 10**digits) if digits else (1, 2, 5)
    first = low.adjusted() - max(digits - 1, 0)
    for exponent in range(first, min(high.adjusted() + 1, first + _MAX_WHOLE_DIGITS + _MAX_DECIMALS)):
        for front in fronts:
            value = Decimal(front).scaleb(exponent)
            if low < value < high:
                yield Decimal(plain_amount(value))


def _spread(found: list[Decimal], count: int) -> list[Decimal]:
    if len(found) <= count:
        return found
    step = Decimal(len(found) - 1) / (count - 1)
    return [found[round(step * index)] for index in range(count)]
