"""What a person types at a step, read as an answer or with the reason why it is none."""

import re
import zlib
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from enum import StrEnum

from bot.exchanger.models import CalcAction, Field, FieldKind, Option, Quote
from bot.i18n import clean
from bot.money import parse_amount
from bot.services.draft import Draft

LINE_LENGTH = 500
TEXT_LENGTH = 2000


class EntryProblem(StrEnum):
    """Each has its words in the texts, as `entry-…`."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    ONE_LINE = "one-line"
    NO_SUCH_OPTION = "no-such-option"
    BELOW = "below"
    ABOVE = "above"
    OVER_RESERVE = "over-reserve"
    OTHER_CURRENCY = "other-currency"


class EntryError(ValueError):
    """`limit`: the amount that was passed, with its currency code, where there is one."""

    def __init__(self, problem: EntryProblem, limit: Decimal | None = None, code: str = "") -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.limit = limit
        self.code = code


@dataclass(frozen=True, slots=True)
class Amount:
    value: Decimal
    action: CalcAction


def read_amount(text: str, draft: Draft, quote: Quote) -> Amount:
    """An amount of either side: a typed currency says which. Raises AmountError or EntryError."""
    parsed = parse_amount(text)
    first, _, rest = (parsed.unit or "").partition(" ")
    factor = _FACTORS.get(first.casefold().rstrip("."))
    value = parsed.value * factor if factor else parsed.value
    action = _side(rest.strip() or None if factor else parsed.unit, draft, quote)
    check_limits(value, action, quote)
    return Amount(value, action)


def check_limits(value: Decimal, action: CalcAction, quote: Quote) -> None:
    give = action is CalcAction.GIVE
    code = quote.currency_code_give if give else quote.currency_code_get
    low, high = amount_limits(action, quote)
    if not give and quote.reserve is not None and value > quote.reserve:
        raise EntryError(EntryProblem.OVER_RESERVE, quote.reserve, code)
    if low is not None and value < low:
        raise EntryError(EntryProblem.BELOW, low, code)
    if high is not None and value > high:
        raise EntryError(EntryProblem.ABOVE, high, code)


def amount_limits(action: CalcAction, quote: Quote) -> tuple[Decimal | None, Decimal | None]:
    """What the side may be: by its own limits, and by the other side's and the reserve at the rate of now."""
    own = (quote.min_give, quote.max_give), (quote.min_get, quote.max_get)
    (low, high), (other_low, other_high) = own if action is CalcAction.GIVE else own[::-1]
    reserve = None if quote.reserve is None else max(quote.reserve, Decimal(0))  # one may be overdrawn
    if reserve is not None and action is CalcAction.GIVE:
        other_high = min(filter(None, (other_high, reserve)), default=None)
    elif reserve is not None:
        high = min(filter(None, (high, reserve)), default=None)
    if not quote.course_give or not quote.course_get:
        return low, high
    rate = quote.course_get / quote.course_give
    factor = 1 / rate if action is CalcAction.GIVE else rate
    if other_low is not None and (low is None or other_low * factor > low):
        low = _significant(other_low * factor, ROUND_CEILING)
    if other_high is not None and (high is None or other_high * factor < high):
        high = _significant(other_high * factor, ROUND_FLOOR)
    return low, high


_WIDE = Context(prec=120)
"""For limits and rates that no currency has, which a site's mistake makes all the same."""


def _significant(value: Decimal, rounding: str) -> Decimal:
    """Five digits that count: a limit at a rate that moves is no more exact than that."""
    if not value:
        return value
    step = Decimal(1).scaleb(min(value.adjusted() - 4, 0))
    return value.quantize(step, rounding=rounding, context=_WIDE).normalize() + 0


def read_field(text: str, field: Field) -> str:
    """The value to send for a field. Raises EntryError."""
    value = clean(text).strip()
    if not any(char.isprintable() and not char.isspace() for char in value):
        raise EntryError(EntryProblem.EMPTY)
    if field.kind is FieldKind.SELECT:
        return _option(value, field).key
    if field.kind is FieldKind.TEXTAREA:
        if len(value) > TEXT_LENGTH:
            raise EntryError(EntryProblem.TOO_LONG)
        return value
    if len(value) > LINE_LENGTH:
        raise EntryError(EntryProblem.TOO_LONG)
    if "\n" in value:
        raise EntryError(EntryProblem.ONE_LINE)
    return value


def _side(unit: str | None, draft: Draft, quote: Quote) -> CalcAction:
    now = CalcAction.GIVE if draft.asked_action in {CalcAction.GIVE, CalcAction.GIVE_COM} else CalcAction.GET
    if unit is None:
        return now
    words = {word for word in re.split(r"[^\w$€₽₴₸]+", unit.casefold()) if word}
    give = bool(words & _names(quote.currency_code_give))
    get = bool(words & _names(quote.currency_code_get))
    if give == get:
        if give:
            return now
        raise EntryError(EntryProblem.OTHER_CURRENCY)
    return CalcAction.GIVE if give else CalcAction.GET


_FACTORS = dict.fromkeys(("k", "к", "тыс", "тысяч", "тысячи", "thousand"), 1000) | dict.fromkeys(
    ("млн", "миллион", "миллиона", "миллионов", "mln", "million"), 1_000_000
)
_ALSO_CALLED = {
    "rub": {"руб", "рублей", "рубля", "рубль", "р", "₽", "rur"},
    "usd": {"$", "доллар", "долларов", "доллара", "dollar", "dollars"},
    "eur": {"€", "евро", "euro", "euros"},
    "uah": {"₴", "грн", "гривен"},
    "kzt": {"₸", "тенге", "тг"},
    "usdt": {"тезер", "тезера", "тезеров", "tether", "юсдт"},
    "eth": {"эфир", "эфира", "ether", "ethereum"},
    "btc": {"битка", "битков", "биток", "бтк", "биткоин", "биткоина", "биткоинов", "bitcoin", "₿"},
}


def _names(code: str) -> set[str]:
    name = code.casefold()
    return {name, *_ALSO_CALLED.get(name, set())}


def choosable(field: Field) -> list[Option]:
    """The options that are an answer: key 0 is "nothing chosen", and so is a blank one."""
    return [option for option in field.options if option.key.strip() not in {"", "0"}]


def option_code(option: Option) -> str:
    """Names an option on its button whatever its place: the site may put its options in another order."""
    return f"{zlib.crc32(option.key.encode()):08x}"


def _option(typed: str, field: Field) -> Option:
    """The one option the words fit: whole, or as the only part."""
    from_site = choosable(field)
    wanted = typed.casefold()
    whole = [option for option in from_site if option.label.casefold() == wanted]
    part = [option for option in from_site if wanted in option.label.casefold()]
    found = whole or part
    if len(found) != 1:
        raise EntryError(EntryProblem.NO_SUCH_OPTION)
    return found[0]
