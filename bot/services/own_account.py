"""The site's own partner account: what the bot's key earns, where it belongs to a partner of the site."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.exchanger.client import Exchanger
from bot.exchanger.errors import ExchangerError
from bot.exchanger.models import PartnerExchange, PartnerInfo, PartnerPayout
from bot.services.partner_site import AWAY, FULL, PAGE, Part, Visits
from bot.services.reads import Reads
from bot.storage.ids import DAY_MS, now_ms

T = TypeVar("T")

KEPT_SECONDS = 60.0
DAYS = 30
"""Of visits; of the lists the newest are shown, whenever they were."""
NEWEST = 5
"""So many orders and payouts are shown."""


@dataclass(frozen=True, slots=True)
class OwnAccount:
    """Each part as far as the key may ask for it. `orders` and `payouts`: the newest; `visits`: of DAYS."""

    info: Part[PartnerInfo]
    visits: Part[Visits]
    orders: Part[tuple[PartnerExchange, ...]]
    payouts: Part[tuple[PartnerPayout, ...]]


class OwnAccounts:
    def __init__(self, exchanger: Exchanger, reads: Reads) -> None:
        self._exchanger = exchanger
        self._reads = reads

    async def read(self, lang: str) -> OwnAccount:
        """All at once; raises StillWaiting when the site takes its time."""
        site = self._exchanger
        info, visits, orders, payouts = await asyncio.gather(
            self._part(f"info {lang}", lambda: site.get_partner_info(lang=lang)),
            self._part("visits", self._visits),
            self._part(f"orders {lang}", lambda: site.get_partner_exchanges(limit=NEWEST, lang=lang)),
            self._part("payouts", lambda: site.get_partner_payouts(limit=NEWEST)),
        )
        return OwnAccount(info, visits, orders, payouts)

    async def _part(self, name: str, ask: Callable[[], Coroutine[Any, Any, T]]) -> Part[T]:
        key = ("own-partner", name)
        try:
            return Part((await self._reads.fresh(key, KEPT_SECONDS, ask)).value)
        except ExchangerError as error:
            last = self._reads.last(key) if isinstance(error, AWAY) else None
            return Part(last.value, error, last.age) if last else Part(None, error)

    async def _visits(self) -> Visits:
        since = (now_ms() - DAYS * DAY_MS) // 1000
        count = len(await self._exchanger.get_partner_links(start_time=since, limit=PAGE))
        return Visits(count, is_cut=count >= FULL)
