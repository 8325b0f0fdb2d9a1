"""What is kept of an order that ended long ago: what the customer sees in the list, and no details."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.exchanger.models import Bid, CalcAction
from bot.logs import trace
from bot.services.bid_view import SITE_ANSWER, BidRequest
from bot.services.partner_messages import tell_payout
from bot.storage.bids import Bid as BidRow
from bot.storage.database import Database, Tx
from bot.storage.ids import DAY_MS, now_ms

logger = logging.getLogger(__name__)

BATCH = 50
"""Rows changed in one transaction."""
PAGE = 500
PAUSE = 0.02
"""Between two batches, for those who wait to write."""
DISABLED = "disabled"
KEEP_AUDIT_MS = 366 * DAY_MS
"""What operators did is kept for a year, whatever KEEP_DETAILS_DAYS says."""


class Retention:
    """`keep_days`: since an order's last change, or since the last word in a conversation."""

    def __init__(self, database: Database, keep_days: int) -> None:
        self._database = database
        self._keep_ms = keep_days * DAY_MS

    async def forget_old(self) -> None:
        before = now_ms() - self._keep_ms
        forgotten = {
            "orders": await self._erase_orders(before),
            "messages": await self._all(lambda tx: tx.retention.forget_messages(before, BATCH)),
            "messages to support": await self._all(lambda tx: tx.support.forget_old_messages(before, BATCH)),
            "talks with support": await self._all(lambda tx: tx.support.forget_old_talks(before, BATCH)),
            "jobs": await self._all(lambda tx: tx.retention.forget_jobs(before, BATCH)),
            "open payouts": await self._all(lambda tx: _close_payouts(tx, before)),
            "payouts": await self._all(lambda tx: tx.payouts.erase_old(before, BATCH)),
            "people of broadcasts": await self._all(lambda tx: tx.broadcasts.forget_people(before, BATCH)),
            "conversations": await self._forget_conversations(before),
            "operators' deeds": await self._all(
                lambda tx: tx.audit.forget_old(now_ms() - KEEP_AUDIT_MS, BATCH)
            ),
        }
        await self._database.drop_traces()  # also those of a time before that was cut short
        if any(forgotten.values()):
            told = ", ".join(f"{count} {kind}" for kind, count in forgotten.items() if count)
            logger.info("old details erased: %s", told)

    async def _erase_orders(self, before: int) -> int:
        """One at a time: who holds several orders at once may wait for one who waits for them."""
        total = 0
        while True:
            async with self._database.reading() as tx:
                old = await tx.retention.bids_to_erase(before, BATCH)
            if not old:
                return total
            for row in old:
                async with self._database.transaction() as tx:
                    await tx.retention.erase_bid(row, kept_request(row), kept_snapshot(row), now_ms())
            total += len(old)
            await asyncio.sleep(PAUSE)

    async def _all(self, one_batch: Callable[[Tx], Awaitable[int]]) -> int:
        """Each batch is a transaction of its own. How many in all."""
        total = 0
        while True:
            async with self._database.transaction() as tx:
                count = await one_batch(tx)
            if not count:
                return total
            total += count
            await asyncio.sleep(PAUSE)

    async def _forget_conversations(self, before: int) -> int:
        """With what was typed in them; the next word begins a new one."""
        total, after = 0, ""
        while True:
            async with self._database.reading() as tx:
                page = await tx.retention.conversations(after, PAGE)
            if not page:
                return total
            after = page[-1].key
            old = [each.key for each in page if each.updated_at < before]
            if old:
                async with self._database.transaction() as tx:
                    for key in old:
                        await tx.retention.forget_conversation(key, before)
            total += len(old)
            await asyncio.sleep(PAUSE)


async def _close_payouts(tx: Tx, before: int) -> int:
    """Of which nothing has been heard: their accounts would be kept for ever."""
    closed = await tx.payouts.close_old(before, BATCH)
    for row in closed:
        await tell_payout(tx, row)
    return len(closed)


def kept_request(row: BidRow) -> str:
    """The direction and the sums, without what was typed into the form."""
    try:
        return replace(BidRequest.from_json(row.request), fields={}, cd={}).to_json()
    except Exception as error:  # one that can't be read must not keep all the others
        logger.error("order %s was erased whole: %s", row.id, trace(error))  # noqa: TRY400  (its words are left out)
        return BidRequest(row.direction_id, "", "", "", CalcAction.GIVE, {}, None, None, {}).to_json()


def kept_snapshot(row: BidRow) -> str | None:
    """What the site said, without the way to pay and to the order's page."""
    if row.snapshot is None:
        return None
    try:
        site = SITE_ANSWER.validate_json(row.snapshot)
    except ValueError as error:
        logger.error("the site's answer of order %s was erased whole: %s", row.id, trace(error))  # noqa: TRY400  (its words are left out)
        return None
    return SITE_ANSWER.dump_json(without_details(site)).decode()


def without_details(site: Bid) -> Bid:
    actions = replace(
        site.actions, cancel=DISABLED, pay=DISABLED, instruction="", address="", dest_tag="", pay_amount=None
    )
    return replace(site, url="", hash="", actions=actions)
