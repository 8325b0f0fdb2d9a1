"""What of the site's directions the bot offers, in which order and by which names: as operators have set it.

All of it is in memory: a screen costs no look at the database.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self, TypeVar

from bot.errors import DirectionOff
from bot.exchanger.models import Currency, Direction
from bot.exchanger.search import search_currencies, search_directions
from bot.i18n import escape
from bot.services.currency_names import CurrencyNames
from bot.services.switchboard import Switchboard

T = TypeVar("T", Currency, Direction)


class Kind(StrEnum):
    """What can be switched off and pinned."""

    DIRECTION = "direction"
    CURRENCY = "currency"


def off_switches(kind: Kind) -> str:
    """Of those that are switched off, each with its id behind; the value is what it was called then."""
    return f"{kind}:"


def pins_switch(kind: Kind) -> str:
    return f"pins:{kind}"


@dataclass(frozen=True, slots=True)
class Choice:
    """Currencies to choose from; so many of the first are pinned: they stay in front."""

    currencies: tuple[Currency, ...]
    pinned: int


@dataclass(frozen=True, slots=True)
class Switches:
    """What operators have set, by the site's ids."""

    off: Mapping[Kind, frozenset[int]]
    pins: Mapping[Kind, tuple[int, ...]]
    names: CurrencyNames

    @classmethod
    def of(cls, switchboard: Switchboard) -> Self:
        return cls(
            off={kind: frozenset(map(int, switchboard.all_of(off_switches(kind)))) for kind in Kind},
            pins={kind: tuple(id for id, _ in pinned(switchboard, kind)) for kind in Kind},
            names=CurrencyNames(switchboard),
        )

    def is_off(self, direction: Direction) -> bool:
        """Itself, or one of its currencies."""
        sides = {direction.give.id, direction.get.id}
        return direction.id in self.off[Kind.DIRECTION] or not sides.isdisjoint(self.off[Kind.CURRENCY])


def pinned(switchboard: Switchboard, kind: Kind) -> list[tuple[int, str]]:
    """In their order, each with what it was called when it was pinned."""
    return [(id, title) for id, title in switchboard.value(pins_switch(kind)) or ()]


class Offered:
    """The directions of one language's listing that the bot offers, made once for each listing."""

    def __init__(self, listed: Sequence[Direction], lang: str, switches: Switches) -> None:
        named = _Renaming(lang, switches.names)
        self._switches = switches
        self._also = also_called(listed, switches.names)
        every = [named.direction(each) for each in listed]
        offered = [each for each in every if not switches.is_off(each)]
        self._by_id = {each.id: each for each in reversed(every)}
        self._by_pair = {(each.give.id, each.get.id): each for each in reversed(offered)}
        self._off = [each for each in every if switches.is_off(each)]
        self._off_pairs = {(each.give.id, each.get.id) for each in self._off}
        self._currencies = tuple({side.id: side for each in every for side in (each.give, each.get)}.values())
        pins = switches.pins[Kind.DIRECTION]
        self.directions = _pinned_first(offered, pins)
        self.pinned = self.directions[: sum(each.id in pins for each in offered)]
        self.gives = self._choice([each.give for each in offered])
        self._gets = self._by_give(offered)

    def direction(self, direction_id: int) -> Direction | None:
        """None for one that the site hasn't got; DirectionOff for one that is switched off here."""
        found = self._by_id.get(direction_id)
        if found is not None and self._switches.is_off(found):
            raise DirectionOff
        return found

    def pair(self, give_id: int, get_id: int) -> Direction | None:
        """Likewise."""
        found = self._by_pair.get((give_id, get_id))
        if found is None and (give_id, get_id) in self._off_pairs:
            raise DirectionOff
        return found

    def gets(self, give_id: int) -> Choice:
        """What can be received for it, likewise."""
        if give_id not in self._gets and any(give == give_id for give, _ in self._off_pairs):
            raise DirectionOff
        return self._gets.get(give_id, Choice((), 0))

    def search(self, currencies: Sequence[Currency], text: str) -> tuple[Currency, ...]:
        """Those of them that the text may name, the best first. The name of another one isn't taken for a
        mistyped one of theirs: who types TRC20 doesn't mean ERC20."""
        there = {each.id: each for each in currencies}
        found = search_currencies([*currencies, *self._currencies], text, self._also)
        return tuple({each.id: there[each.id] for each in found if each.id in there}.values())

    def search_directions(self, text: str) -> tuple[Direction, ...]:
        """Likewise; all of them by nothing."""
        if not text:
            return self.directions
        there = {each.id for each in self.directions}
        found = search_directions([*self.directions, *self._off], text, self._also)
        return tuple(each for each in found if each.id in there)

    def _by_give(self, offered: Sequence[Direction]) -> dict[int, Choice]:
        """The get side of a pinned direction comes before the pinned currencies."""
        found: dict[int, list[Direction]] = {}
        for each in offered:
            found.setdefault(each.give.id, []).append(each)
        pins = self._switches.pins[Kind.DIRECTION]
        return {
            give_id: self._choice(
                [each.get for each in those],
                first=[each.get.id for each in _pinned_first(those, pins) if each.id in pins],
            )
            for give_id, those in found.items()
        }

    def _choice(self, currencies: Iterable[Currency], first: Sequence[int] = ()) -> Choice:
        pins = (*first, *self._switches.pins[Kind.CURRENCY])
        there = tuple({currency.id: currency for currency in currencies}.values())
        return Choice(_pinned_first(there, pins), sum(each.id in pins for each in there))


def also_called(listed: Sequence[Direction], names: CurrencyNames) -> dict[int, tuple[str, ...]]:
    """What is typed finds a currency by the site's own title too, where another is shown."""
    titles = {side.id: side.title for each in listed for side in (each.give, each.get)}
    return {id: (titles[id], *called) for id, called in names.every.items() if id in titles}


class Offer:
    """Keeps what was made of a listing for as long as neither it nor what operators have set changes."""

    def __init__(self, switchboard: Switchboard) -> None:
        self._switchboard = switchboard
        self._version = -1
        self._switches = Switches.of(switchboard)
        self._made: dict[str, tuple[Sequence[Direction], Offered]] = {}

    @property
    def switches(self) -> Switches:
        if self._version != self._switchboard.version:
            self._switches = Switches.of(self._switchboard)
            self._version = self._switchboard.version
            self._made.clear()
        return self._switches

    def of(self, lang: str, listed: Sequence[Direction]) -> Offered:
        switches = self.switches
        made = self._made.get(lang)
        if made is None or made[0] is not listed:
            made = self._made[lang] = (listed, Offered(listed, lang, switches))
        return made[1]


class _Renaming:
    """One Currency for each id, by the operators' name for it where there is one."""

    def __init__(self, lang: str, names: CurrencyNames) -> None:
        self._lang = lang
        self._names = names
        self._known: dict[int, Currency] = {}

    def direction(self, direction: Direction) -> Direction:
        return replace(direction, give=self._currency(direction.give), get=self._currency(direction.get))

    def _currency(self, currency: Currency) -> Currency:
        if currency.id not in self._known:
            own = self._names.of(self._lang, currency.id).name
            # as HTML, which the site's titles are
            self._known[currency.id] = replace(currency, title=escape(own)) if own else currency
        return self._known[currency.id]


def _pinned_first(things: Sequence[T], pins: Sequence[int]) -> tuple[T, ...]:
    """In the order of their pins; the others in their own order behind."""
    places = {id: place for place, id in reversed(list(enumerate(pins)))}
    return tuple(sorted(things, key=lambda each: places.get(each.id, len(pins))))
