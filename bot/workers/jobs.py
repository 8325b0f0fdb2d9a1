"""Runs the jobs: calls that change something at the exchanger, committed before they are made."""

import asyncio
import logging

from bot.logs import trace
from bot.services.bid_jobs import BidJobs
from bot.storage.database import Database
from bot.storage.ids import now_ms
from bot.storage.jobs import Job, JobKind
from bot.wake import Wake
from bot.workers.supervisor import Supervisor

logger = logging.getLogger(__name__)

LONGEST_SLEEP = 5.0
LOOKED_THROUGH = 200
"""Jobs looked at for one that there is room for."""
FOR_SHORT_CALLS = 2
RETRY_MS = 10_000


class JobRunner:
    """`at_once`: calls under way together. Creating may take minutes, so it leaves room for short calls."""

    def __init__(
        self,
        database: Database,
        jobs: BidJobs,
        supervisor: Supervisor,
        at_once: int,
        wake: Wake,
        outbox_wake: Wake,
    ) -> None:
        self._database = database
        self._at_once = at_once
        self._jobs = jobs
        self._supervisor = supervisor
        self._wake = wake
        self._outbox_wake = outbox_wake
        self._running: dict[int, JobKind] = {}

    async def run(self) -> None:
        await self._take_up_left()
        while True:
            await self._start_due()
            await self._wake.wait(await self._seconds_to_next())

    async def _take_up_left(self) -> None:
        """Jobs whose call was under way when the process ended: their outcome is unknown."""
        async with self._database.reading() as tx:
            left = await tx.jobs.running()
        for job in left:
            if job.id not in self._running:
                self._start(job, outcome_unknown=True)

    async def _start_due(self) -> None:
        async with self._database.reading() as tx:
            due = await tx.jobs.due(now_ms(), LOOKED_THROUGH)
        for job in due:
            if self._has_room_for(job.kind):
                await self._begin(job)

    def _has_room_for(self, kind: JobKind) -> bool:
        creates = sum(running == "create_bid" for running in self._running.values())
        if kind == "create_bid" and creates >= max(1, self._at_once - FOR_SHORT_CALLS):
            return False
        return len(self._running) < self._at_once

    async def _begin(self, job: Job) -> None:
        async with self._database.transaction() as tx:
            begun = await tx.jobs.start(job.id, now_ms())
        if begun is not None:
            self._start(begun, outcome_unknown=False)

    def _start(self, job: Job, *, outcome_unknown: bool) -> None:
        self._running[job.id] = job.kind
        self._supervisor.start(f"{job.kind} {job.id}", self._run(job, outcome_unknown))

    async def _run(self, job: Job, outcome_unknown: bool) -> None:
        try:
            await self._jobs.run(job, outcome_unknown=outcome_unknown)
        except asyncio.CancelledError:
            raise
        except Exception as error:
            logger.error("%s of order %s is taken up again: %s", job.kind, job.bid_id, trace(error))  # noqa: TRY400  (its words are left out)
            self._supervisor.start(f"again {job.id}", self._again(job))
        else:
            del self._running[job.id]
            self._wake.now()
            self._outbox_wake.now()

    async def _again(self, job: Job) -> None:
        """Our own mistake left the outcome unknown: the truth is read before anything is sent again."""
        await asyncio.sleep(RETRY_MS / 1000)
        await self._run(job, outcome_unknown=True)

    async def _seconds_to_next(self) -> float:
        if not self._has_room_for("create_bid"):
            return LONGEST_SLEEP  # whoever ends or adds a job wakes us
        async with self._database.reading() as tx:
            at = await tx.jobs.next_run_at()
        return LONGEST_SLEEP if at is None else min(max(at - now_ms(), 0) / 1000, LONGEST_SLEEP)
