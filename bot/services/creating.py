"""Making an order at the site, once, with every way the call may end.

That the call begins is committed before it is made (`called_at`). A job that is taken up after it, by a
restart or because its answer was lost, looks for the order by its api_id in the site's list:

- there: the order is made;
- not there 250 s after the call began: surely not made, and asked for again with the same api_id;
- a key that may not read the list: after 250 s the site is asked whether it has that api_id. If not, the
  order is surely not made either. If it has, nothing more is sent: the customer and the operators are told
  that it exists and isn't shown, and the list is asked for now and then in case the key may read it later.

An order is asked for only while it surely isn't there. If it was confirmed too long ago, it is said not to be
made instead. Before a call that begins long after the price was agreed to, the price is asked for again: the
order is made at the price that was agreed to, or not at all.
"""

import logging
from dataclasses import replace
from decimal import Decimal

from bot.exchanger.client import Exchanger
from bot.exchanger.errors import (
    ApiDisabled,
    ApiIdNotUnique,
    ExchangerError,
    MethodNotAllowed,
    NeverSent,
    OutcomeUnknown,
    Refused,
)
from bot.exchanger.models import Bid, CalcAction
from bot.i18n import Translator
from bot.services.agreement import Agreement
from bot.services.bid_view import BidRequest, Result, Trouble
from bot.services.bids import Bids
from bot.services.job_notes import JobNotes, Unclear
from bot.services.looking import Looking
from bot.services.lookup import as_listed, find_made, find_whatever_the_clock, is_taken
from bot.services.messages import BidMessage, MessageKind
from bot.storage.bids import Bid as BidRow
from bot.storage.bids import Stage
from bot.storage.cursors import FEED
from bot.storage.ids import now_ms
from bot.storage.jobs import Job
from bot.term import check_term

logger = logging.getLogger(__name__)

UNDER_WAY: tuple[Stage, ...] = ("creating", "checking")
SURELY_ABSENT_MS = 250_000
"""The site may be making an order for 240 s; what isn't in its list by then isn't coming."""
AGREED_MS = 120_000
"""A price that was agreed to longer ago is asked for again before the order is."""
GIVE_UP_MS = 1_800_000
"""Nobody expects an order that they confirmed longer ago: it is not asked for any more."""
SEND_AGAIN_MS = 2_000
SENDS = 4
"""Times a call that never reached the site is tried."""


class Creating:
    """`callbacks`: the address to which a bid's own token makes its callback_url; empty for none."""

    def __init__(
        self,
        bids: Bids,
        exchanger: Exchanger,
        translator: Translator,
        agreement: Agreement,
        looking: Looking,
        callbacks: str,
    ) -> None:
        self._bids = bids
        self._exchanger = exchanger
        self._translator = translator
        self._agreement = agreement
        self._looking = looking
        self._callbacks = callbacks

    async def run(self, job: Job, row: BidRow) -> None:
        if row.stage not in UNDER_WAY:
            async with self._bids.database.transaction() as tx:
                await self._looking.end(tx, job, Result.DONE)
        elif row.called_at is None:
            await self._order(job, row, JobNotes.from_json(job.payload))
        else:
            await self._look_for(job, row)

    # --- asking for it

    async def _order(self, job: Job, row: BidRow, notes: JobNotes) -> None:
        """The site surely has no such order, so a refusal is the end of it."""
        if now_ms() - row.created_at > GIVE_UP_MS:
            await self._end(job, row, Result.NEVER_SENT, "failed", Trouble("", {}, too_late=True))
            return
        try:
            agreed = await self._is_still_agreed(row)
        except (Refused, ApiDisabled) as error:
            await self._end(job, row, Result.REFUSED, "refused", Trouble.of(error))
        except ExchangerError as error:
            await self._not_sent(job, row, row, notes, error)
        else:
            if not agreed:
                await self._end(job, row, Result.REFUSED, "failed", Trouble("", {}, price_moved=True))
            elif called := await self._begin(row):
                await self._send(job, row, called, notes)
            else:  # another process has begun the call
                await self._unclear(job, row, notes)

    async def _send(self, job: Job, row: BidRow, called: BidRow, notes: JobNotes) -> None:
        check_term()
        try:
            site = await self._call(called)
        except NeverSent as error:
            await self._not_sent(job, row, called, notes, error)
        except ApiIdNotUnique:  # the site has it: most likely it is there to be seen
            noted = replace(job, payload=replace(notes, exists=True).to_json())
            await self._look_for(noted, called)
        except OutcomeUnknown as error:
            logger.warning("order %s: outcome of create_bid unknown: %s", row.id, error)
            await self._unclear(job, called, notes)
        except (Refused, ApiDisabled) as error:
            await self._end(job, row, Result.REFUSED, "refused", Trouble.of(error))
        else:
            await self._bids.made(row.id, site, self._looking.ending(job))

    async def _is_still_agreed(self, row: BidRow) -> bool:
        if now_ms() - row.created_at <= AGREED_MS:
            return True
        request = BidRequest.from_json(row.request)
        amount, action = Decimal(request.amount), CalcAction(request.action)
        quote = await self._exchanger.get_calc(
            request.direction_id, amount, action, cd=request.cd, lang=self._lang(row)
        )
        return self._agreement.holds(quote, amount, action, request.agreed)

    async def _begin(self, row: BidRow) -> BidRow | None:
        """From when this is noted on, the outcome is unknown unless the site says it."""
        async with self._bids.database.transaction() as tx:
            since = await tx.cursors.get(FEED) if row.called_at is None else row.feed_from
            return await tx.bids.set_call(row.id, called_at=now_ms(), feed_from=since, was=row.called_at)

    async def _call(self, row: BidRow) -> Bid:
        request = BidRequest.from_json(row.request)
        async with self._bids.database.reading() as tx:
            referral = await tx.referrals.bid(row.id)
        return await self._exchanger.create_bid(
            request.direction_id,
            Decimal(request.amount),
            CalcAction(request.action),
            request.fields,
            api_id=str(row.id),
            partner_id=referral.partner_id if referral else None,
            callback_url=self._callbacks + (row.callback_token or "") if self._callbacks else None,
            lang=self._lang(row),
        )

    def _lang(self, row: BidRow) -> str:
        return self._translator.texts(row.lang).plain("api-lang")

    async def _not_sent(
        self, job: Job, row: BidRow, called: BidRow, notes: JobNotes, error: ExchangerError
    ) -> None:
        """As if it had not been tried; after some tries without any that may have arrived it is over."""
        logger.info("order %s: not asked for: %s", row.id, error)
        if row.called_at is None and job.attempts >= SENDS:
            await self._end(job, row, Result.NEVER_SENT, "failed", None)
            return
        async with self._bids.database.transaction() as tx:
            if row.called_at is None:
                await tx.jobs.retry(job.id, now_ms() + SEND_AGAIN_MS * job.attempts, job.payload)
            else:
                await self._looking.again(tx, job, row, notes, Unclear.CREATED)
            await tx.bids.set_call(
                row.id, called_at=row.called_at, feed_from=row.feed_from, was=called.called_at
            )

    # --- looking for it

    async def _look_for(self, job: Job, row: BidRow) -> None:
        """What isn't there late enough after the call is surely absent."""
        notes = JobNotes.from_json(job.payload)
        notes = notes if notes.asked_at else replace(notes, asked_at=row.called_at)
        is_late = now_ms() - (row.called_at or 0) > SURELY_ABSENT_MS
        try:
            site = await self._find(row, is_late=is_late)
        except MethodNotAllowed:
            await self._ask_whether_taken(job, row, notes, is_late=is_late)
        except ExchangerError as error:
            logger.warning("order %s: could not be looked for: %s", row.id, error)
            await self._unclear(job, row, notes)
        else:
            if site is not None:
                await self._bids.made(row.id, site, self._looking.ending(job))
                if not site.url:  # only listed: how it is paid is still to be asked for
                    await self._bids.look_later(row.id)
            elif is_late and not notes.exists:
                await self._order(job, row, notes)
            else:
                await self._unclear(job, row, notes, is_unseen=notes.exists and is_late)

    async def _ask_whether_taken(self, job: Job, row: BidRow, notes: JobNotes, *, is_late: bool) -> None:
        """For a key that may not read the list."""
        if is_late and not notes.exists:
            try:
                exists = await is_taken(self._exchanger, row.direction_id, str(row.id))
            except ExchangerError as error:
                logger.warning("order %s: not learned whether it exists: %s", row.id, error)
            else:
                if not exists:
                    await self._order(job, row, notes)
                    return
                notes = replace(notes, exists=True)
        await self._unclear(job, row, notes, is_unseen=notes.exists)

    async def _find(self, row: BidRow, *, is_late: bool) -> Bid | None:
        find = find_whatever_the_clock if is_late else find_made
        listed = await find(
            self._exchanger, str(row.id), called_at=row.called_at or row.created_at, feed_from=row.feed_from
        )
        if listed is None:
            return None
        try:
            return await self._bids.ask_site(replace(row, site_id=listed.id))
        except ExchangerError as error:  # its direction was switched off, as a rule
            logger.warning("order %s: listed, and not shown: %s", row.id, error)
            return as_listed(listed, None, BidRequest.from_json(row.request))

    async def _unclear(self, job: Job, row: BidRow, notes: JobNotes, *, is_unseen: bool = False) -> None:
        async with self._bids.database.transaction() as tx:
            unclear = Unclear.UNSEEN if is_unseen else Unclear.CREATED
            await self._looking.again(tx, job, row, notes, unclear, tell_now=is_unseen)
            if await tx.bids.set_stage(row.id, "creating", "checking", None, now_ms()):
                await tx.outbox.add(row.chat_id, MessageKind.CARD, row.id, BidMessage().to_json(), now_ms())

    # --- no order

    async def _end(
        self, job: Job, row: BidRow, result: Result, stage: Stage, trouble: Trouble | None
    ) -> None:
        kind = MessageKind.LEAD_BACK if stage == "refused" else MessageKind.CARD
        words = trouble.to_json() if trouble else None
        async with self._bids.database.transaction() as tx:
            await self._looking.end(tx, job, result)
            for before in UNDER_WAY:
                await tx.bids.set_stage(row.id, before, stage, words, now_ms())
            await tx.outbox.add(row.chat_id, kind, row.id, BidMessage().to_json(), now_ms())
