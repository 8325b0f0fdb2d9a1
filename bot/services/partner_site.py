"""What the site itself counts for a partner, read under the partner's own key and kept for a minute.

These include what came by links to the web site. Times are by the site's clock, and those of orders are of
their last change: the API tells no others.
"""

from collections.abc import Awaitable, Callable, Coroutine, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from bot.exchanger.client import Exchanger
from bot.exchanger.errors import (
    ExchangerError,
    Maintenance,
    NotJson,
    Unreachable,
    WrongAnswer,
)
from bot.services.partner_orders import NEWEST, OrdersSum, PartnerOrder
from bot.services.partners import Partners
from bot.services.reads import Reads, Start
from bot.storage.partners import Partner
from bot.vault import Unreadable

T = TypeVar("T")
V_co = TypeVar("V_co", covariant=True)

KEPT_SECONDS = 60.0
LISTS = 20
LIST_SECONDS = 300.0
"""Of orders: one of 2000 is a megabyte or two. It is shown for so long while the site is away."""
PAGE = 500
"""The site gives no more at once."""
FULL = PAGE - 10
"""So many rows are a full page: a few that can't be read are left out."""
MOST_VISITS = 5000
SiteError = ExchangerError | Unreadable
AWAY = (Unreachable, NotJson, WrongAnswer, Maintenance)


@dataclass(frozen=True, slots=True)
class Part(Generic[V_co]):
    """What the site said. With an error it is `age` seconds old, or None when it was never heard."""

    value: V_co | None
    error: SiteError | None = None
    age: float = 0.0


@dataclass(frozen=True, slots=True)
class SiteOrders:
    """The newest change first. `is_cut`: there may be more than was read."""

    rows: tuple[PartnerOrder, ...]
    sums: OrdersSum
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Visits:
    """How many; `is_cut`: or more."""

    count: int
    is_cut: bool


class PartnerSite:
    """For partners with a key. `since`: UTC seconds, None for all time."""

    def __init__(self, partners: Partners, reads: Reads, start: Start) -> None:
        self._partners = partners
        self._reads = reads
        self._lists = Reads(start, most=LISTS, seconds=LIST_SECONDS)

    async def orders(self, partner: Partner, since: int | None, lang: str) -> Part[SiteOrders]:
        key = ("partner-orders", partner.id, since, lang)
        return await self._read(self._lists, partner, key, lambda site: _orders(site, since, lang))

    async def visits(self, partner: Partner, since: int | None) -> Part[Visits]:
        key = ("partner-visits", partner.id, since)
        return await self._read(self._reads, partner, key, lambda site: _visits(site, since))

    async def _read(
        self,
        reads: Reads,
        partner: Partner,
        key: Hashable,
        ask: Callable[[Exchanger], Coroutine[Any, Any, T]],
    ) -> Part[T]:
        try:
            site = self._partners.site(partner)
        except Unreadable as error:
            return Part(None, error)
        if site is None:
            raise ValueError("the site is asked for a partner without a key")
        try:
            return Part((await reads.fresh(key, KEPT_SECONDS, lambda: ask(site))).value)
        except ExchangerError as error:
            last = reads.last(key) if isinstance(error, AWAY) else None
            return Part(last.value, error, last.age) if last else Part(None, error)


async def _orders(site: Exchanger, since: int | None, lang: str) -> SiteOrders:
    found: dict[str, PartnerOrder] = {}  # one that changes between two pages may stand on both

    async def page(offset: int) -> int:
        rows = await site.get_partner_exchanges(start_time=since, limit=PAGE, offset=offset, lang=lang)
        found.update({order.number: order for order in map(PartnerOrder.of_site, rows)})
        return len(rows)

    is_cut = await _all_pages(page, NEWEST)
    rows = tuple(found.values())
    return SiteOrders(rows, OrdersSum.of(rows), is_cut)


async def _visits(site: Exchanger, since: int | None) -> Visits:
    count = 0

    async def page(offset: int) -> int:
        nonlocal count
        rows: Sequence[object] = await site.get_partner_links(start_time=since, limit=PAGE, offset=offset)
        count += len(rows)
        return len(rows)

    is_cut = await _all_pages(page, MOST_VISITS)
    return Visits(count, is_cut)


async def _all_pages(page: Callable[[int], Awaitable[int]], most: int) -> bool:
    """Whether there may be more."""
    for offset in range(0, most, PAGE):
        if await page(offset) < FULL:
            return False
    return True
