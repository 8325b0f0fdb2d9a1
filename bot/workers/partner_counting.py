"""Adds to partners' sums what has been noted for them."""

import logging

from bot.logs import trace
from bot.services.partner_counting import PartnerCounting
from bot.wake import Wake

logger = logging.getLogger(__name__)

AT_ONCE = 50
PAUSE = 5.0
"""What nobody has told of, as after a crash, is found by looking."""


class PartnerCounter:
    def __init__(self, counting: PartnerCounting, wake: Wake) -> None:
        self._counting = counting
        self._wake = wake

    async def run(self) -> None:
        while True:
            due = await self._counting.due(AT_ONCE)
            for each in due:
                await self._count(each.bid_id)
            if len(due) < AT_ONCE:
                await self._wake.wait(PAUSE)

    async def _count(self, bid_id: int) -> None:
        try:
            await self._counting.count(bid_id)
        except Exception as error:  # one that can't be counted must not keep all the others
            logger.error("order %s is not counted for its partner yet: %s", bid_id, trace(error))  # noqa: TRY400  (its words are left out)
            await self._counting.count_later(bid_id)
