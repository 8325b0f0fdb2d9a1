"""Marking an order as done, for an operator: asked for here, done by a job (see acting.py)."""

from contextlib import suppress

from bot.exchanger.client import Exchanger
from bot.exchanger.errors import MethodNotAllowed
from bot.services.audit import note
from bot.services.bid_view import BidView, load_view
from bot.services.job_notes import JobNotes
from bot.services.reads import Reads
from bot.services.statuses import Group, group_of
from bot.storage.database import Database
from bot.storage.ids import now_ms
from bot.wake import Wake

METHOD = "success_bid"
KEY_KNOWN_FOR = 600.0
"""Seconds for which the site isn't asked again whether the key may."""
UNPAID_OR_OVER = {Group.WAITING, Group.TO_PAY, Group.DONE, Group.CANCELLED}


class _NotNow(Exception):
    """Leaves the transaction without a trace."""


def can_succeed(view: BidView) -> bool:
    """It is paid for, as far as is known, and not over."""
    return view.site is not None and group_of(view.row.status or "") not in UNPAID_OR_OVER


class Success:
    def __init__(self, database: Database, exchanger: Exchanger, reads: Reads, jobs_wake: Wake) -> None:
        self._database = database
        self._exchanger = exchanger
        self._reads = reads
        self._jobs_wake = jobs_wake

    @property
    def key_may(self) -> bool:
        """As far as is known: the site was asked, and said no, not long ago."""
        known = self._reads.last(METHOD)
        return known is None or known.age > KEY_KNOWN_FOR or bool(known.value)

    async def ask_key(self) -> bool:
        """Whether the key may, by the site's word: a call with nothing in it, which changes nothing."""
        answer = await self._reads.fresh(METHOD, KEY_KNOWN_FOR, self._probe)
        return answer.value

    async def _probe(self) -> bool:
        try:
            await self._exchanger.probe(METHOD)
        except MethodNotAllowed:
            return False
        return True

    async def ask(self, bid_id: int, operator_id: int, asked_by: int | None) -> bool:
        """Commits the job; False when one is under way, when this update has been acted upon, or the order
        no longer allows it."""
        asked = False
        with suppress(_NotNow):
            async with self._database.transaction() as tx:
                notes = JobNotes(operator=operator_id).to_json()
                job = await tx.jobs.add("success_bid", bid_id, notes, run_at=now_ms(), asked_by=asked_by)
                row = await tx.bids.get(bid_id)
                view = await load_view(tx, row) if row else None
                if job is None or view is None or not can_succeed(view):
                    raise _NotNow
                await note(tx, operator_id, "order-succeed", view.number)
            asked = True
            self._jobs_wake.now()
        return asked
