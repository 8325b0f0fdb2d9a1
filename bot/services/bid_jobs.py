"""The calls that change something at the exchanger, each with every way it may end.

A job's row says that its call has begun before it begins; a job found running after a restart has therefore
an unknown outcome, like one whose answer was lost: the truth is read, the call is not blindly repeated.
"""

import logging
from dataclasses import replace
from decimal import Decimal

from bot.exchanger.client import Exchanger
from bot.exchanger.errors import (
    ActionDisabled,
    ApiDisabled,
    ApiIdNotUnique,
    ExchangerError,
    FormRefused,
    IpBlocked,
    MethodNotAllowed,
    NeverSent,
    NotFound,
    OutcomeUnknown,
    Refused,
)
from bot.exchanger.models import Bid, CalcAction, Exchange
from bot.i18n import Translator
from bot.services.bid_view import BidRequest, Result, Trouble
from bot.services.bids import NO_PAYLOAD, Bids
from bot.services.messages import BidMessage, MessageKind
from bot.services.statuses import Group, group_of
from bot.storage.bids import Bid as BidRow
from bot.storage.ids import now_ms
from bot.storage.jobs import Job, JobKind

logger = logging.getLogger(__name__)

SURELY_ABSENT_MS = 250_000
"""The site may be making an order for 240 s; what isn't in its list by then isn't coming."""
FIRST_LOOK_MS = 300
LOOK_AGAIN_MS = 5_000
"""Between looks in the end; the first come sooner, as most lost answers are of orders just made."""
SEND_AGAIN_MS = 2_000
SENDS = 4
"""Times a call that never reached the site is tried."""
FEED_ROWS = 500
ASKED = '"asked"'
"""Payload of a job whose call was made without an answer: from here on the truth is read, nothing is sent."""


class BidJobs:
    """Runs a job to its end or its next try; the caller has marked it as begun."""

    def __init__(self, bids: Bids, exchanger: Exchanger, translator: Translator) -> None:
        self._bids = bids
        self._exchanger = exchanger
        self._translator = translator

    async def run(self, job: Job, *, outcome_unknown: bool = False) -> None:
        """`outcome_unknown`: the process ended while the call was under way."""
        async with self._bids.locks.hold(job.bid_id):
            view = await self._bids.view(job.bid_id)
            if view is None:
                raise LookupError(f"job {job.id} is for an order that isn't there")
            if job.kind == "create_bid":
                await self._create(job, view.row, outcome_unknown)
            else:
                await self._act(job, view.row, outcome_unknown)

    # --- creating

    async def _create(self, job: Job, row: BidRow, outcome_unknown: bool) -> None:
        if row.stage not in {"creating", "checking"}:
            await self._finish(job, Result.DONE)
            return
        if outcome_unknown:
            row = await self._set_checking(row)
        if row.stage == "checking":
            await self._look_for(job, row)
        else:
            await self._send(job, row)

    async def _send(self, job: Job, row: BidRow) -> None:
        try:
            site = await self._call(row)
        except NeverSent:
            await self._never_sent(job, row)
        except ApiIdNotUnique:
            await self._look_for(job, await self._set_checking(row))
        except OutcomeUnknown as error:
            logger.warning("order %s: outcome of create_bid unknown: %s", row.id, error)
            await self._set_checking(row)
            await self._look_again(job)
        except (Refused, ApiDisabled) as error:
            await self._refused(job, row, error)
        else:
            await self._bids.made(row.id, site, job)

    async def _call(self, row: BidRow) -> Bid:
        request = BidRequest.from_json(row.request)
        return await self._exchanger.create_bid(
            request.direction_id,
            Decimal(request.amount),
            CalcAction(request.action),
            request.fields,
            api_id=str(row.id),
            lang=self._translator.texts(row.lang).plain("api-lang"),
        )

    async def _look_for(self, job: Job, row: BidRow) -> None:
        """The order whose call ended without an answer: there, surely absent, or not known yet."""
        try:
            found = await self._find(row)
            site = await self._bids.ask_site(replace(row, site_id=found.id)) if found else None
        except ExchangerError as error:
            logger.warning("order %s: could not be looked for: %s", row.id, error)
            await self._look_again(job)
            return
        if site is not None:
            await self._bids.made(row.id, site, job)
        elif now_ms() - row.updated_at > SURELY_ABSENT_MS:
            await self._send(job, row)
        else:
            await self._look_again(job)

    async def _find(self, row: BidRow) -> Exchange | None:
        """Our order in the site's list, by the api_id we sent: the site's own filter can't be trusted."""
        rows = await self._exchanger.get_exchanges(limit=FEED_ROWS)
        return next((each for each in rows if each.api_id == str(row.id)), None)

    async def _set_checking(self, row: BidRow) -> BidRow:
        """From now on it is looked for: by now the call has begun, so this counts as when it did."""
        async with self._bids.database.transaction() as tx:
            checking = await tx.bids.set_stage(row.id, row.stage, "checking", None, now_ms())
            if checking is not None and row.stage != "checking":
                await tx.outbox.add(row.chat_id, MessageKind.CARD, row.id, BidMessage().to_json(), now_ms())
        return checking or row

    async def _never_sent(self, job: Job, row: BidRow) -> None:
        if job.attempts < SENDS:
            await self._again(job, SEND_AGAIN_MS * job.attempts)
            return
        async with self._bids.database.transaction() as tx:
            await tx.bids.set_stage(row.id, row.stage, "failed", None, now_ms())
            await tx.jobs.finish(job.id, Result.NEVER_SENT, now_ms())
            await tx.outbox.add(row.chat_id, MessageKind.CARD, row.id, BidMessage().to_json(), now_ms())

    async def _refused(self, job: Job, row: BidRow, error: Refused | ApiDisabled) -> None:
        trouble = Trouble(_words(error), dict(error.fields) if isinstance(error, FormRefused) else {})
        async with self._bids.database.transaction() as tx:
            await tx.bids.set_stage(row.id, row.stage, "refused", trouble.to_json(), now_ms())
            await tx.jobs.finish(job.id, Result.REFUSED, now_ms())
            await tx.outbox.add(row.chat_id, MessageKind.LEAD_BACK, row.id, BidMessage().to_json(), now_ms())

    # --- marking as paid, cancelling

    async def _act(self, job: Job, row: BidRow, outcome_unknown: bool) -> None:
        if outcome_unknown or job.payload == ASKED:
            await self._read_truth(job, row)
            return
        try:
            status = await self._ask_for(job, row)
        except NeverSent:
            if job.attempts < SENDS:
                await self._again(job, SEND_AGAIN_MS * job.attempts)
            else:
                await self._not_done(job, row, Result.NEVER_SENT, "")
        except OutcomeUnknown as error:
            logger.warning("order %s: outcome of %s unknown: %s", row.id, job.kind, error)
            await self._read_truth(job, row)
        except (Refused, ApiDisabled) as error:
            await self._not_done(job, row, Result.REFUSED, _words(error))
        else:
            await self._done(job, row, status)

    async def _ask_for(self, job: Job, row: BidRow) -> str:
        lang = self._translator.texts(row.lang).plain("api-lang")
        if job.kind == "pay_bid":
            return await self._exchanger.pay_bid(id=row.site_id, lang=lang)
        return await self._exchanger.cancel_bid(id=row.site_id, lang=lang)

    async def _done(self, job: Job, row: BidRow, status: str) -> None:
        """The site has said yes: its fresh answer is shown, or failing that the status it named."""
        try:
            site = await self._bids.ask_site(row)
        except ExchangerError as error:
            logger.warning("order %s: not read after %s: %s", row.id, job.kind, error)
            view = await self._bids.view(row.id)
            if view is None or view.site is None:
                raise LookupError(f"order {row.id} has no answer of the site's") from None
            site = replace(view.site, status=status, status_title="")
        await self._bids.record(row.id, site, tell=site.status != status, ends=job)

    async def _read_truth(self, job: Job, row: BidRow) -> None:
        """After a lost answer: the order's own status says whether it was done."""
        try:
            site = await self._bids.ask_site(row)
        except ExchangerError as error:
            logger.warning("order %s: not read after %s: %s", row.id, job.kind, error)
            await self._look_again(job, ASKED)
            return
        if _is_done(job.kind, site.status):
            await self._bids.record(row.id, site, tell=False, ends=job)
        else:
            await self._bids.record(row.id, site)
            await self._not_done(job, row, Result.UNKNOWN, "")

    async def _not_done(self, job: Job, row: BidRow, result: Result, words: str) -> None:
        kind = MessageKind.NOT_PAID if job.kind == "pay_bid" else MessageKind.NOT_CANCELLED
        async with self._bids.database.transaction() as tx:
            await tx.jobs.finish(job.id, result, now_ms())
            await tx.outbox.add(row.chat_id, MessageKind.CARD, row.id, BidMessage().to_json(), now_ms())
            await tx.outbox.add(row.chat_id, kind, row.id, BidMessage(words=words).to_json(), now_ms())
            await tx.bids.set_look(row.id, now_ms())

    # --- the job's row

    async def _finish(self, job: Job, result: Result) -> None:
        async with self._bids.database.transaction() as tx:
            await tx.jobs.finish(job.id, result, now_ms())

    async def _look_again(self, job: Job, payload: str = NO_PAYLOAD) -> None:
        await self._again(job, min(FIRST_LOOK_MS << min(job.attempts, 10), LOOK_AGAIN_MS), payload)

    async def _again(self, job: Job, pause_ms: int, payload: str = NO_PAYLOAD) -> None:
        async with self._bids.database.transaction() as tx:
            await tx.jobs.retry(job.id, now_ms() + pause_ms, payload)


def _words(error: Refused | ApiDisabled) -> str:
    """What the site says to people; its fixed texts are meant for programs."""
    if isinstance(error, ApiDisabled | MethodNotAllowed | NotFound | ActionDisabled | IpBlocked):
        return ""
    return "" if error.text.strip().lower() == "maintenance" else error.text


def _is_done(kind: JobKind, status: str) -> bool:
    """What was asked for is what the order came to."""
    group = group_of(status)
    if kind == "cancel_bid":
        return group is Group.CANCELLED
    return group not in {Group.TO_PAY, Group.CANCELLED}
