"""What a lost answer came to is looked for ever less often, and after a while said to be unclear, once."""

from dataclasses import replace
from functools import partial

from bot.services.bid_view import Result
from bot.services.job_notes import JobNotes, Unclear
from bot.services.looks import Ending
from bot.services.messages import BidMessage, MessageKind, UnclearMessage
from bot.services.operators import Operators
from bot.services.success_message import SuccessMessage
from bot.storage.bids import Bid as BidRow
from bot.storage.database import Database, Tx
from bot.storage.ids import now_ms
from bot.storage.jobs import Job, JobKind

FIRST_LOOK_MS = 300
LOOK_AGAIN_MS = 5_000
"""Between looks in the first minutes; the first come sooner, as most lost answers are of calls just done."""
SLOWER = 20
"""Later the pause is this part of how long it has been unclear."""
RARELY_MS = 600_000
UNCLEAR_MS = 600_000
"""After so long it is said that it is still unclear; the looking goes on."""
ABOUT: dict[JobKind, Unclear] = {
    "create_bid": Unclear.CREATED,
    "pay_bid": Unclear.PAID,
    "cancel_bid": Unclear.CANCELLED,
    "success_bid": Unclear.SUCCEEDED,
}


class Looking:
    """The row of a job that is not through."""

    def __init__(self, database: Database, operators: Operators) -> None:
        self._database = database
        self._operators = operators

    async def again(
        self, tx: Tx, job: Job, row: BidRow, notes: JobNotes, unclear: Unclear, *, tell_now: bool = False
    ) -> None:
        """To be looked at again; `unclear` is what to say if that has been so for too long."""
        at = now_ms()
        since = notes.asked_at or at
        is_news = (tell_now or at - since > UNCLEAR_MS) and notes.told not in {unclear, Unclear.UNSEEN}
        notes = replace(notes, told=unclear) if is_news else notes
        await tx.jobs.retry(job.id, at + _pause_ms(job, at - since), notes.to_json())
        if is_news:
            await self._tell(tx, row, unclear, since, at)

    async def fails(self, job: Job) -> None:
        """Run after run, by our own mistake: who waits for it is told as if the site said nothing."""
        at = now_ms()
        async with self._database.transaction() as tx:
            row = await tx.bids.get(job.bid_id)
            left = next((each for each in await tx.jobs.active(job.bid_id) if each.id == job.id), None)
            if row is None or left is None:
                return
            notes = JobNotes.from_json(left.payload)
            since = notes.asked_at or left.created_at
            if notes.told or at - since <= UNCLEAR_MS:
                return
            told = replace(notes, told=ABOUT[job.kind]).to_json()
            if await tx.jobs.note(job.id, told, was=left.payload):
                await self._tell(tx, row, ABOUT[job.kind], since, at)

    async def _tell(self, tx: Tx, row: BidRow, unclear: Unclear, since: int, at: int) -> None:
        message = UnclearMessage(unclear, since)
        if unclear is not Unclear.SUCCEEDED:
            await tx.outbox.add(row.chat_id, MessageKind.UNCLEAR, row.id, message.to_json(), at)
            await tx.outbox.add(row.chat_id, MessageKind.CARD, row.id, BidMessage().to_json(), at)
        await self._operators.tell_unclear(tx, row.id, message, at)

    async def end(self, tx: Tx, job: Job, result: Result, said: SuccessMessage | None = None) -> None:
        """Whatever ends a job ends it here: the operators hear that what they were told of is clear now, and
        the one who asked for it what came of it."""
        at = now_ms()
        ended = await tx.jobs.finish(job.id, result, at)
        notes = JobNotes.from_json(ended.payload) if ended else JobNotes()
        if ended and notes.operator is not None:
            words = (said or SuccessMessage(result)).to_json()
            await tx.outbox.add(notes.operator, MessageKind.SUCCEEDED, ended.bid_id, words, at)
        if ended and notes.told:
            since = notes.asked_at or ended.created_at
            await self._operators.tell_clear(tx, ended.bid_id, UnclearMessage(notes.told, since), at)

    def ending(self, job: Job) -> Ending:
        """For whoever keeps what the job came to."""
        return partial(self.end, job=job, result=Result.DONE)


def _pause_ms(job: Job, unclear_for_ms: int) -> int:
    slow = max(LOOK_AGAIN_MS, min(unclear_for_ms // SLOWER, RARELY_MS))
    return min(FIRST_LOOK_MS << min(job.attempts, 10), slow)
