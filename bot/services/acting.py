"""Marking an order as paid, and cancelling it. A call whose answer was lost is never made again: what it came
to is read, and the order's status counts as the answer once the site must be through with the call."""

import logging
from dataclasses import replace

from bot.exchanger.client import Exchanger
from bot.exchanger.errors import (
    ApiDisabled,
    ExchangerError,
    MethodNotAllowed,
    NeverSent,
    OutcomeUnknown,
    Refused,
)
from bot.exchanger.models import Bid
from bot.i18n import Translator
from bot.services.bid_view import BidView, Result, Trouble
from bot.services.bids import NO_PAYLOAD, Bids
from bot.services.job_notes import JobNotes, Unclear
from bot.services.looking import Looking
from bot.services.lookup import as_listed, find_listed
from bot.services.messages import BidMessage, MessageKind
from bot.services.statuses import CANCELLABLE, Group, group_of
from bot.storage.bids import Bid as BidRow
from bot.storage.ids import now_ms
from bot.storage.jobs import Job, JobKind

logger = logging.getLogger(__name__)

SETTLED_MS = 90_000
"""A call has 60 s, and a site may be at it a while longer: who hears "not cancelled" too early may pay."""
SEND_AGAIN_MS = 2_000
SENDS = 4
"""Times a call that never reached the site is tried."""


class Acting:
    def __init__(self, bids: Bids, exchanger: Exchanger, translator: Translator, looking: Looking) -> None:
        self._bids = bids
        self._exchanger = exchanger
        self._translator = translator
        self._looking = looking

    async def run(self, job: Job, view: BidView) -> None:
        notes = JobNotes.from_json(job.payload)
        if notes.asked_at is None:
            await self._ask(job, view)
        else:
            await self._read_truth(job, view, notes, notes.asked_at)

    async def _ask(self, job: Job, view: BidView) -> None:
        at = now_ms()
        notes = JobNotes(asked_at=at)
        async with self._bids.database.transaction() as tx:
            noted = await tx.jobs.note(job.id, notes.to_json(), was=job.payload)
        if noted is None:  # another process has begun the call
            await self._read_truth(job, view, notes, at)
            return
        try:
            status = await self._call(job, view.row)
        except NeverSent:
            await self._not_sent(job, view.row)
        except OutcomeUnknown as error:
            logger.warning("order %s: outcome of %s unknown: %s", view.row.id, job.kind, error)
            await self._read_truth(job, view, notes, at)
        except (Refused, ApiDisabled) as error:
            message = BidMessage(words=Trouble.of(error).text, refused=True)
            await self._not_done(job, view.row, Result.REFUSED, message)
        else:
            await self._done(job, view, status)

    async def _call(self, job: Job, row: BidRow) -> str:
        lang = self._translator.texts(row.lang).plain("api-lang")
        if job.kind == "pay_bid":
            return await self._exchanger.pay_bid(id=row.site_id, lang=lang)
        return await self._exchanger.cancel_bid(id=row.site_id, lang=lang)

    async def _not_sent(self, job: Job, row: BidRow) -> None:
        if job.attempts >= SENDS:
            await self._not_done(job, row, Result.NEVER_SENT, BidMessage())
            return
        async with self._bids.database.transaction() as tx:
            await tx.jobs.retry(job.id, now_ms() + SEND_AGAIN_MS * job.attempts, NO_PAYLOAD)

    async def _done(self, job: Job, view: BidView, status: str) -> None:
        """The site has said yes: its fresh answer is shown, or failing that the status it named."""
        try:
            site = await self._bids.ask_site(view.row)
        except ExchangerError as error:
            logger.warning("order %s: not read after %s: %s", view.row.id, job.kind, error)
            if view.site is None:
                raise LookupError(f"order {view.row.id} has no answer of the site's") from None
            site = replace(view.site, status=status, status_title="")
        await self._bids.record(view.row.id, site, tell=site.status != status, ends=job)

    async def _read_truth(self, job: Job, view: BidView, notes: JobNotes, asked_at: int) -> None:
        """After a lost answer: the order's own status says whether it was done."""
        read_at = now_ms()
        site = await self._read(job, view)
        if site is None:
            await self._read_again(job, view.row, notes)
        elif _is_done(job.kind, site.status):
            await self._bids.record(view.row.id, site, tell=False, ends=job)
        elif read_at - asked_at <= SETTLED_MS and _may_come(job.kind, site.status):
            await self._bids.record(view.row.id, site)
            await self._read_again(job, view.row, notes)
        else:
            await self._bids.record(view.row.id, site)
            await self._not_done(job, view.row, Result.UNKNOWN, BidMessage())

    async def _read(self, job: Job, view: BidView) -> Bid | None:
        """None when it can't be learned now."""
        try:
            return await self._bids.ask_site(view.row)
        except (Refused, ApiDisabled) as error:  # its direction was switched off, as a rule
            logger.info("order %s: not shown after %s: %s", view.row.id, job.kind, error)
        except ExchangerError as error:
            logger.warning("order %s: not read after %s: %s", view.row.id, job.kind, error)
            return None
        try:
            listed = await find_listed(self._exchanger, view.row.site_id or 0)
        except MethodNotAllowed:
            return None
        except ExchangerError as error:
            logger.warning("order %s: not read after %s: %s", view.row.id, job.kind, error)
            return None
        return as_listed(listed, view.site, view.request) if listed else None

    async def _read_again(self, job: Job, row: BidRow, notes: JobNotes) -> None:
        unclear = Unclear.PAID if job.kind == "pay_bid" else Unclear.CANCELLED
        async with self._bids.database.transaction() as tx:
            await self._looking.again(tx, job, row, notes, unclear)

    async def _not_done(self, job: Job, row: BidRow, result: Result, message: BidMessage) -> None:
        kind = MessageKind.NOT_PAID if job.kind == "pay_bid" else MessageKind.NOT_CANCELLED
        async with self._bids.database.transaction() as tx:
            await tx.jobs.finish(job.id, result, now_ms())
            await tx.outbox.add(row.chat_id, MessageKind.CARD, row.id, BidMessage().to_json(), now_ms())
            await tx.outbox.add(row.chat_id, kind, row.id, message.to_json(), now_ms())
            await tx.bids.set_look(row.id, now_ms())


def _may_come(kind: JobKind, status: str) -> bool:
    """In this status the site may still do what it was asked for."""
    return status in CANCELLABLE if kind == "cancel_bid" else group_of(status) is Group.TO_PAY


def _is_done(kind: JobKind, status: str) -> bool:
    """What was asked for is what the order came to."""
    group = group_of(status)
    if kind == "cancel_bid":
        return group is Group.CANCELLED
    return group not in {Group.TO_PAY, Group.CANCELLED}
