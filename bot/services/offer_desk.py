"""What operators see of the site's directions and currencies, and of what they have set of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.exchanger.models import Direction
from bot.exchanger.search import search_currencies, search_directions
from bot.services.currency_names import CurrencyName
from bot.services.offer import Kind, Offer, Switches, also_called, off_switches, pinned
from bot.services.rates import Rates
from bot.services.switchboard import Switchboard

LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Item:
    """A direction or a currency, as the site calls it (its HTML). `place`: among those pinned, from 1.
    `off_by`: which of a direction's currencies are switched off. `is_gone`: the site hasn't got it."""

    kind: Kind
    id: int
    title: str
    is_off: bool
    place: int | None
    has_names: bool
    off_by: str = ""
    sides: tuple[int, ...] = ()
    is_gone: bool = False

    @property
    def is_marked(self) -> bool:
        return self.is_off or self.place is not None or self.has_names


class OfferDesk:
    def __init__(self, rates: Rates, offer: Offer, switchboard: Switchboard) -> None:
        self._rates = rates
        self._offer = offer
        self._switchboard = switchboard

    async def all_of(self, lang: str, kind: Kind) -> list[Item]:
        """In the site's order."""
        listed = await self._rates.listed(lang)
        return self._items(listed, self._offer.switches)[kind]

    async def marked(self, lang: str) -> list[Item]:
        """All that operators have done anything to: those pinned first; with what the site hasn't got."""
        listed, switches = await self._rates.listed(lang), self._offer.switches
        there = self._items(listed, switches)
        found = [each for kind in Kind for each in (*there[kind], *self._gone(kind, there[kind], switches))]
        marked = (each for each in found if each.is_marked)
        return sorted(marked, key=lambda each: (each.place is None, each.place or 0))

    async def search(self, lang: str, text: str) -> list[Item]:
        """Currencies first, each kind as customers find it."""
        listed, switches = await self._rates.listed(lang), self._offer.switches
        also, there = also_called(listed, switches.names), self._items(listed, switches)
        sides = list({side.id: side for each in listed for side in (each.give, each.get)}.values())
        currencies = [each.id for each in search_currencies(sides, text, also)]
        directions = [each.id for each in search_directions(listed, text, also)]
        by_id = {kind: {each.id: each for each in there[kind]} for kind in Kind}
        return [
            *(by_id[Kind.CURRENCY][id] for id in currencies),
            *(by_id[Kind.DIRECTION][id] for id in directions),
        ]

    async def get(self, lang: str, kind: Kind, id: int) -> Item | None:
        """None for what neither the site nor a switch knows."""
        listed, switches = await self._rates.listed(lang), self._offer.switches
        there = self._items(listed, switches)[kind]
        every = (*there, *self._gone(kind, there, switches))
        return next((each for each in every if each.id == id), None)

    def name(self, lang: str, currency_id: int) -> CurrencyName:
        return self._offer.switches.names.of(lang, currency_id)

    def pins(self, kind: Kind) -> int:
        """How many are pinned."""
        return len(self._offer.switches.pins[kind])

    def _items(self, listed: Sequence[Direction], switches: Switches) -> dict[Kind, list[Item]]:
        """Off is what is off itself; a direction also knows of its currencies."""
        sides = {side.id: side for each in listed for side in (each.give, each.get)}
        currencies = {
            id: self._item(Kind.CURRENCY, id, side.title[:LONGEST_TITLE], switches)
            for id, side in sides.items()
        }
        directions = []
        for each in listed:
            ends = (currencies[each.give.id], currencies[each.get.id])
            title = " → ".join(end.title for end in ends)
            off_by = ", ".join(end.title for end in ends if end.is_off)
            item = self._item(Kind.DIRECTION, each.id, title, switches)
            directions.append(replace(item, off_by=off_by, sides=tuple(end.id for end in ends)))
        return {Kind.DIRECTION: directions, Kind.CURRENCY: list(currencies.values())}

    @staticmethod
    def _item(kind: Kind, id: int, title: str, switches: Switches) -> Item:
        pins = switches.pins[kind]
        place = pins.index(id) + 1 if id in pins else None
        has_names = kind is Kind.CURRENCY and id in switches.names.every
        return Item(kind, id, title, id in switches.off[kind], place, has_names)

    def _gone(self, kind: Kind, there: Iterable[Item], switches: Switches) -> list[Item]:
        known = {each.id for each in there}
        titles = switches.names.titles() if kind is Kind.CURRENCY else {}
        titles |= dict(pinned(self._switchboard, kind))
        titles |= {int(id): title for id, title in self._switchboard.all_of(off_switches(kind)).items()}
        gone = {id: title for id, title in titles.items() if id not in known}
        return [replace(self._item(kind, id, title, switches), is_gone=True) for id, title in gone.items()]
