"""The calls that change something at the exchanger: each job goes to who knows its kind.

A job notes that its call begins before it begins. One that is taken up after that note, by a restart or
another try, has an unknown outcome: the truth is read, the call is not blindly repeated.
"""

from bot.exchanger.client import Exchanger
from bot.i18n import Translator
from bot.services.acting import Acting
from bot.services.agreement import Agreement
from bot.services.bids import Bids
from bot.services.creating import Creating
from bot.services.looking import Looking
from bot.services.operators import Operators
from bot.storage.jobs import Job


class BidJobs:
    """Runs a job to its end or its next try; the caller has marked it as running."""

    def __init__(
        self,
        bids: Bids,
        exchanger: Exchanger,
        translator: Translator,
        agreement: Agreement,
        operators: Operators,
        callbacks: str = "",
    ) -> None:
        looking = self._looking = Looking(bids.database, operators)
        self._bids = bids
        self._creating = Creating(bids, exchanger, translator, agreement, looking, callbacks)
        self._acting = Acting(bids, exchanger, translator, looking)

    async def run(self, job: Job) -> None:
        async with self._bids.locks.hold(job.bid_id):
            view = await self._bids.view(job.bid_id)
            if view is None:
                raise LookupError(f"job {job.id} is for an order that isn't there")
            if job.kind == "create_bid":
                await self._creating.run(job, view.row)
            else:
                await self._acting.run(job, view)

    async def failed(self, job: Job) -> None:
        """A run of it ended by our own mistake; it will be run again."""
        await self._looking.fails(job)
