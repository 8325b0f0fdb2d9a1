"""Keeps partners told: looks at the site's lists of their orders in their turn."""

import asyncio
import logging

from bot.exchanger.errors import ExchangerError
from bot.logs import trace
from bot.services.partner_feed import PartnerFeed
from bot.storage.partners import Partner
from bot.vault import Unreadable
from bot.workers.supervisor import Supervisor

logger = logging.getLogger(__name__)

AT_ONCE = 4
"""Looks under way together: one whose site answers slowly must not hold up the others."""
PAUSE = 1.0


class PartnerWatcher:
    def __init__(self, feed: PartnerFeed, supervisor: Supervisor) -> None:
        self._feed = feed
        self._supervisor = supervisor
        self._looking: set[int] = set()

    async def run(self) -> None:
        await self._feed.try_all_anew()
        while True:
            if len(self._looking) < AT_ONCE:
                await self._start_due()
            await asyncio.sleep(PAUSE if len(self._looking) < AT_ONCE else PAUSE / 4)

    async def _start_due(self) -> None:
        busy = set(self._looking)  # a look that ends while we read has been read as due
        for partner in await self._feed.due(AT_ONCE + len(busy)):
            if partner.id not in busy and len(self._looking) < AT_ONCE:
                self._looking.add(partner.id)
                self._supervisor.start(f"partner {partner.id}", self._look(partner))

    async def _look(self, partner: Partner) -> None:
        try:
            await self._feed.look(partner)
        except (ExchangerError, Unreadable) as error:
            logger.info("orders of partner %s were not read: %s", partner.id, error)
        except Exception as error:  # our own mistake: the site isn't asked again and again because of it
            logger.error("orders of partner %s were not read: %s", partner.id, trace(error))  # noqa: TRY400  (its words are left out)
        finally:
            self._looking.discard(partner.id)
