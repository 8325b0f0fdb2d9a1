"""The site's list of changed orders: read in pages, by time or by number."""

from collections.abc import AsyncGenerator, Sequence

from bot.exchanger.client import Exchanger
from bot.exchanger.models import Exchange
from bot.term import Term

PAGE = 500
"""The site gives no more at once."""
OVERLAP = 10
"""Rows read again with the next page: an order removed meanwhile moves those behind it up."""


async def changed_since(
    exchanger: Exchanger, start_time: int | None, *, status_history: bool = False
) -> AsyncGenerator[Exchange, None]:
    """Each order whose status changed at `start_time` (the site's clock) or later, once, the newest first.

    None: all there are. Raises as `get_exchanges` does.
    """
    seen: set[int] = set()
    offset = 0
    while True:
        page = await exchanger.get_exchanges(
            start_time=start_time, status_history=status_history, limit=PAGE, offset=offset
        )
        fresh = [each for each in page if each.id not in seen]
        for each in fresh:
            seen.add(each.id)
            yield each
        if len(page) < PAGE or not fresh:
            return
        offset += PAGE - OVERLAP


class Feed:
    """The list with each order's history. `on`: it can be read, so that only what it shows to have changed
    need be asked for. Every method raises as `get_exchanges` does."""

    def __init__(self, exchanger: Exchanger) -> None:
        self._exchanger = exchanger
        self.on = True
        self._term: Term | None = None

    def follow(self, term: Term | None) -> None:
        """From now on this process takes in what the list shows, and knows whether it can be read."""
        self._term = term
        self.on = True

    @property
    def is_followed(self) -> bool:
        return self._term is not None and self._term.is_sure

    async def since(self, start_time: int) -> list[Exchange]:
        rows = changed_since(self._exchanger, start_time, status_history=True)
        return [each async for each in rows]

    async def newest(self) -> tuple[Exchange, ...]:
        """The page of the latest changes, by whatever clock."""
        return await self._exchanger.get_exchanges(status_history=True, limit=PAGE)

    async def orders(self, site_ids: Sequence[int]) -> tuple[Exchange, ...]:
        """Those orders, PAGE at most, whenever they changed."""
        return await self._exchanger.get_exchanges(id=site_ids, status_history=True, limit=PAGE)

    async def order(self, site_id: int) -> Exchange | None:
        """That order; None also while the list can't be read."""
        rows = await self.orders([site_id]) if self.on else ()
        return next((each for each in rows if each.id == site_id), None)
