"""Marking an order as paid or as done, and cancelling it. A call whose answer was lost is never made again:
what it came to is read (`truth.py`), and counts as a "no" only once the site must be through with it."""

import logging
from dataclasses import replace

from bot.exchanger.client import Exchanger
from bot.exchanger.errors import (
    ApiDisabled,
    ExchangerError,
    NeverSent,
    OutcomeUnknown,
    Refused,
)
from bot.i18n import Translator
from bot.services.bid_view import BidView, Result, Trouble
from bot.services.bids import Bids
from bot.services.job_notes import JobNotes
from bot.services.looking import ABOUT, Looking
from bot.services.messages import BidMessage, MessageKind
from bot.services.success_message import SuccessMessage
from bot.services.truth import ASKED_FOR, Truth, is_done, may_come, read_truth
from bot.storage.bids import Bid as BidRow
from bot.storage.ids import now_ms
from bot.storage.jobs import Job, JobKind
from bot.term import check_term

logger = logging.getLogger(__name__)

SETTLED_MS = 90_000
"""A call has 60 s, and a site may be at it a while longer: who hears "not cancelled" too early may pay."""
SEND_AGAIN_MS = 2_000
SENDS = 4
"""Times a call that never reached the site is tried."""
_NOT_DONE: dict[JobKind, MessageKind] = {
    "pay_bid": MessageKind.NOT_PAID,
    "cancel_bid": MessageKind.NOT_CANCELLED,
}
"""How the customer hears that it was not."""


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
        notes = replace(JobNotes.from_json(job.payload), asked_at=at)
        async with self._bids.database.transaction() as tx:
            noted = await tx.jobs.note(job.id, notes.to_json(), was=job.payload)
        if noted is None:  # another process has begun the call
            await self._read_truth(job, view, notes, at)
            return
        check_term()
        try:
            status = await self._call(job, view.row)
        except NeverSent:
            await self._not_sent(job, view.row)
        except OutcomeUnknown as error:
            logger.warning("order %s: outcome of %s unknown: %s", view.row.id, job.kind, error)
            await self._read_truth(job, view, notes, at)
        except (Refused, ApiDisabled) as error:
            await self._refused(job, view, at, error)
        else:
            await self._done(job, view, status)

    async def _call(self, job: Job, row: BidRow) -> str:
        lang = self._translator.texts(row.lang).plain("api-lang")
        if job.kind == "pay_bid":
            return await self._exchanger.pay_bid(id=row.site_id, lang=lang)
        if job.kind == "success_bid":
            return await self._exchanger.success_bid(id=row.site_id, lang=lang)
        return await self._exchanger.cancel_bid(id=row.site_id, lang=lang)

    async def _not_sent(self, job: Job, row: BidRow) -> None:
        if job.attempts >= SENDS:
            await self._not_done(job, row, Result.NEVER_SENT)
            return
        async with self._bids.database.transaction() as tx:
            await tx.jobs.retry(job.id, now_ms() + SEND_AGAIN_MS * job.attempts, job.payload)

    async def _refused(self, job: Job, view: BidView, asked_at: int, error: Refused | ApiDisabled) -> None:
        """A payment that has arrived can't be marked any more, and that is no "no"; cancelling likewise."""
        view = await self._as_kept(view)
        truth = await read_truth(job.kind, self._bids, self._exchanger, view)
        if truth is not None and is_done(job.kind, truth.since(view, asked_at)):
            await self._came_to_it(job, view, truth)
            return
        await self._not_done(job, view.row, Result.REFUSED, error)

    async def _done(self, job: Job, view: BidView, status: str) -> None:
        """The site has said yes: its fresh answer is shown, or failing that the status it named."""
        view = await self._as_kept(view)
        try:
            site = await self._bids.ask_site(view.row)
        except ExchangerError as error:
            logger.warning("order %s: not read after %s: %s", view.row.id, job.kind, error)
            if view.site is None:
                raise LookupError(f"order {view.row.id} has no answer of the site's") from None
            site = replace(view.site, status=status, status_title="")
        is_news = job.kind == "success_bid" or site.status != status
        await self._bids.record(view.row, site, tell=is_news, ends=self._looking.ending(job))

    async def _read_truth(self, job: Job, view: BidView, notes: JobNotes, asked_at: int) -> None:
        """After a lost answer: how the order stands says whether it was done."""
        read_at = now_ms()
        view = await self._as_kept(view)
        truth = await read_truth(job.kind, self._bids, self._exchanger, view)
        if truth is None:
            await self._read_again(job, view.row, notes)
        elif is_done(job.kind, truth.since(view, asked_at)):
            await self._came_to_it(job, view, truth)
        elif read_at - asked_at <= SETTLED_MS and may_come(job.kind, truth.site.status):
            await self._bids.record(view.row, truth.site)
            await self._read_again(job, view.row, notes)
        else:
            await self._bids.record(view.row, truth.site)
            await self._not_done(job, view.row, Result.UNKNOWN)

    async def _came_to_it(self, job: Job, view: BidView, truth: Truth) -> None:
        """What the customer asked for is on the card; what else became of the order is news, and so is what
        an operator did."""
        is_news = job.kind == "success_bid" or truth.site.status != ASKED_FOR[job.kind]
        await self._bids.record(view.row, truth.site, tell=is_news, ends=self._looking.ending(job))
        if not truth.has_details:
            await self._bids.look_later(view.row.id)

    async def _as_kept(self, view: BidView) -> BidView:
        """Before the site is asked: its answer is compared with what is kept by then."""
        return await self._bids.view(view.row.id) or view

    async def _read_again(self, job: Job, row: BidRow, notes: JobNotes) -> None:
        async with self._bids.database.transaction() as tx:
            await self._looking.again(tx, job, row, notes, ABOUT[job.kind])

    async def _not_done(
        self, job: Job, row: BidRow, result: Result, error: Refused | ApiDisabled | None = None
    ) -> None:
        """Who asked for it is told: the customer, or the operator."""
        said = SuccessMessage.refused(error) if error else SuccessMessage(result)
        async with self._bids.database.transaction() as tx:
            await self._looking.end(tx, job, result, said)
            await tx.bids.set_look(row.id, now_ms())
            await tx.outbox.add(row.chat_id, MessageKind.CARD, row.id, BidMessage().to_json(), now_ms())
            if job.kind in _NOT_DONE:
                words = _why(error).to_json()
                await tx.outbox.add(row.chat_id, _NOT_DONE[job.kind], row.id, words, now_ms())


def _why(error: Refused | ApiDisabled | None) -> BidMessage:
    if error is None:
        return BidMessage()
    trouble = Trouble.of(error)
    return BidMessage(words=trouble.text, refused=True, maintenance=trouble.maintenance)
