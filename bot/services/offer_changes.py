"""What operators do to what the bot offers. Each change is written to their log."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.services.audit import note
from bot.services.currency_names import CurrencyName, CurrencyNames, switch_of
from bot.services.offer import Kind, off_switches, pinned, pins_switch
from bot.services.offer_desk import Item
from bot.services.switchboard import Switchboard

MOST_PINS: Mapping[Kind, int] = {Kind.DIRECTION: 5, Kind.CURRENCY: 8}
"""They stand above the other currencies of a page."""


class OfferChanges:
    def __init__(self, switchboard: Switchboard) -> None:
        self._switchboard = switchboard

    async def switch_off(self, item: Item, by: int) -> None:
        if not item.is_off:
            await self._put(item, f"{item.kind}-off", _off_switch(item), item.title, by)

    async def switch_on(self, item: Item, by: int) -> None:
        if item.is_off:
            await self._put(item, f"{item.kind}-on", _off_switch(item), None, by)

    async def pin(self, item: Item, by: int) -> bool:
        """Behind the others; False when there are as many as there may be."""
        pins = pinned(self._switchboard, item.kind)
        if item.place is None and len(pins) >= MOST_PINS[item.kind]:
            return False
        if item.place is None:
            await self._put(item, "offer-pinned", pins_switch(item.kind), [*pins, (item.id, item.title)], by)
        return True

    async def unpin(self, item: Item, by: int) -> None:
        if item.place is not None:
            await self._put(item, "offer-unpinned", pins_switch(item.kind), self._others(item), by)

    async def move(self, item: Item, steps: int, by: int) -> None:
        """So many places down the list of pins; up when negative."""
        pins = pinned(self._switchboard, item.kind)
        at = next((at for at, (id, _) in enumerate(pins) if id == item.id), None)
        if at is None:
            return
        to = min(max(at + steps, 0), len(pins) - 1)
        if to != at:
            pins.insert(to, pins.pop(at))
            await self._put(item, "offer-moved", pins_switch(item.kind), pins, by)

    async def set_name(self, lang: str, item: Item, name: CurrencyName, by: int) -> None:
        """As the site has it, when there is nothing in it."""
        value = replace(name, title=item.title).to_value()
        details = {"name": name.name or "–", "synonyms": ", ".join(name.also) or "–"} if value else {}
        async with self._switchboard.changing() as tx:
            await self._switchboard.put(tx, switch_of(lang, item.id), value, by)
            action = "currency-names" if value else "currency-names-site"
            await note(tx, by, action, item.id, title=item.title, language=lang[:2], **details)

    async def forget(self, item: Item, by: int) -> None:
        """All that was set of it."""
        switches = [_off_switch(item)] if item.is_off else []
        if item.kind is Kind.CURRENCY:
            langs = CurrencyNames(self._switchboard).langs_of(item.id)
            switches += [switch_of(lang, item.id) for lang in langs]
        async with self._switchboard.changing() as tx:
            for switch in switches:
                await self._switchboard.put(tx, switch, None, by)
            if item.place is not None:
                await self._switchboard.put(tx, pins_switch(item.kind), self._others(item), by)
            await note(tx, by, "offer-forgotten", item.id, title=item.title)

    def _others(self, item: Item) -> list[tuple[int, str]] | None:
        """The pins without it."""
        return [pin for pin in pinned(self._switchboard, item.kind) if pin[0] != item.id] or None

    async def _put(
        self, item: Item, action: str, switch: str, value: str | Sequence[tuple[int, str]] | None, by: int
    ) -> None:
        async with self._switchboard.changing() as tx:
            await self._switchboard.put(tx, switch, value, by)
            await note(tx, by, action, item.id, title=item.title)


def _off_switch(item: Item) -> str:
    return f"{off_switches(item.kind)}{item.id}"
