"""What an operator types to find an order: a number of the site's or of ours, a hash or a link that holds it,
a customer, or a status. What isn't found here is asked of the site."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.exchanger.client import Exchanger
from bot.exchanger.errors import ExchangerError, MethodNotAllowed, NotFound
from bot.exchanger.models import Bid, Exchange
from bot.services.bid_view import BidView, load_view
from bot.services.reads import Reads
from bot.storage.database import Database, Tx

NUMBER = re.compile(r"[#№\s]*([0-9]{1,18})")
HASH = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]{24,64}(?![A-Za-z0-9])")
ASKED_AGAIN = 5.0
"""Seconds after which the site is asked anew for the same number."""


class Site(StrEnum):
    """What came of asking the site, too."""

    NOT_ASKED = "not-asked"
    HAS_NONE = "has-none"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Found:
    """`customer`: the id, when there is such a person or orders of theirs. `at_site`: an order that the bot
    doesn't know, as the site has it."""

    orders: list[BidView]
    customer: int | None = None
    customer_orders: int = 0
    at_site: Exchange | Bid | None = None
    site: Site = Site.NOT_ASKED


class OrderSearch:
    def __init__(self, database: Database, exchanger: Exchanger, reads: Reads) -> None:
        self._database = database
        self._exchanger = exchanger
        self._reads = reads

    async def find(self, text: str, lang: str) -> Found | None:
        """None when it is neither a number nor a hash. StillWaiting while the site takes its time."""
        if number := NUMBER.fullmatch(text):
            return await self._by_number(int(number[1]), lang)
        if hashed := HASH.search(text):
            return await self._by_hash(hashed[0], lang)
        return None

    async def of_person(self, user_id: int) -> Found:
        async with self._database.reading() as tx:
            return await _customer(tx, user_id, [])

    async def _by_number(self, number: int, lang: str) -> Found:
        async with self._database.reading() as tx:
            rows = await tx.operator_orders.by_site_id(number)
            ours = await tx.bids.get(number)
            rows = rows if ours is None or ours in rows else [*rows, ours]
            found = await _customer(tx, number, [await load_view(tx, row) for row in rows])
        if found.orders or found.customer is not None:
            return found
        return await self._at_site(lang, number=number)

    async def _by_hash(self, hash: str, lang: str) -> Found:
        async with self._database.reading() as tx:
            row = await tx.operator_orders.by_hash(hash)
            if row is not None:
                return Found([await load_view(tx, row)])
        return await self._at_site(lang, hash=hash)

    async def _at_site(self, lang: str, number: int | None = None, hash: str | None = None) -> Found:
        key = ("order at the site", lang, number, hash)
        try:
            answer = await self._reads.fresh(key, ASKED_AGAIN, lambda: self._ask(lang, number, hash))
        except NotFound:
            return Found([], site=Site.HAS_NONE)
        except ExchangerError:
            return Found([], site=Site.SILENT)
        there = answer.value
        if there is None:
            return Found([], site=Site.HAS_NONE)
        known = await self._by_api_id(there)
        return Found([known]) if known else Found([], at_site=there)

    async def _ask(self, lang: str, number: int | None, hash: str | None) -> Exchange | Bid | None:
        """The list also has those that `bid_info` doesn't show."""
        try:
            rows = await self._exchanger.get_exchanges(
                id=None if number is None else [number], hash=hash, lang=lang
            )
        except MethodNotAllowed:
            return await self._exchanger.bid_info(id=number, hash=hash, lang=lang)
        return next((row for row in rows if row.id == number or row.hash == hash), None)

    async def _by_api_id(self, there: Exchange | Bid) -> BidView | None:
        """One of ours whose number is not known here yet."""
        api_id = NUMBER.fullmatch(there.api_id) if isinstance(there, Exchange) else None
        if api_id is None:
            return None
        async with self._database.reading() as tx:
            row = await tx.bids.get(int(api_id[1]))
            return None if row is None else await load_view(tx, row)


async def _customer(tx: Tx, user_id: int, orders: list[BidView]) -> Found:
    count = await tx.operator_orders.count_of_customer(user_id)
    is_known = count > 0 or await tx.users.get(user_id) is not None
    return Found(orders, user_id if is_known else None, count)
