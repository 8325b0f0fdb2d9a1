"""The site's list of changed orders, read in pages."""

from collections.abc import AsyncIterator

from bot.exchanger.client import Exchanger
from bot.exchanger.models import Exchange

PAGE = 500
"""The site gives no more at once."""
OVERLAP = 10
"""Rows read again with the next page: an order removed meanwhile moves those behind it up."""


async def changed_since(
    exchanger: Exchanger, start_time: int | None, *, status_history: bool = False
) -> AsyncIterator[Exchange]:
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
