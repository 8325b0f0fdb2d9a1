"""Runs the jobs: calls that change something at the exchanger, committed before they are made."""

import asyncio
import logging

from bot.logs import about_bid, trace
from bot.services.bid_jobs import BidJobs
from bot.storage.database import Database
from bot.storage.ids import now_ms
from bot.storage.jobs import Job, JobKind
from bot.wake import Wake
from bot.workers.supervisor import Supervisor

logger = logging.getLogger(__name__)

LONGEST_SLEEP = 5.0
FOR_OTHERS = 2
PUT_OFF_MS = 10_000
LONGEST_PUT_OFF_MS = 3_600_000


class JobRunner:
    """`at_once`: calls under way together. Creating, which may take minutes, and the short calls leave room
    for each other."""

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
        self._alike_at_once = max(1, at_once - FOR_OTHERS)
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
        """Jobs that were running when the process ended: they know whether their call had begun."""
        async with self._database.reading() as tx:
            left = await tx.jobs.running()
        for job in left:
            if job.id not in self._running:
                self._start(job)

    async def _start_due(self) -> None:
        """The longest due first, of orders to be made and of the rest: neither can keep the other out."""
        async with self._database.reading() as tx:
            due = await tx.jobs.due_others(now_ms(), self._alike_at_once)
            due += await tx.jobs.due_creates(now_ms(), self._alike_at_once)
        for job in due:
            if self._has_room_for(job.kind):
                await self._begin(job)

    def _has_room_for(self, kind: JobKind) -> bool:
        alike = sum(_is_alike(kind, running) for running in self._running.values())
        return alike < self._alike_at_once and len(self._running) < self._at_once

    async def _begin(self, job: Job) -> None:
        async with self._database.transaction() as tx:
            begun = await tx.jobs.start(job.id, now_ms())
        if begun is not None:
            self._start(begun)

    def _start(self, job: Job) -> None:
        self._running[job.id] = job.kind
        self._supervisor.start(f"{job.kind} {job.id}", self._run(job))

    async def _run(self, job: Job) -> None:
        about_bid(job.bid_id)
        try:
            await self._jobs.run(job)
        except asyncio.CancelledError:
            raise
        except Exception as error:
            logger.error("%s of order %s is put off: %s", job.kind, job.bid_id, trace(error))  # noqa: TRY400  (its words are left out)
            await self._tell_of(job)
            await self._put_off(job)
        del self._running[job.id]
        self._wake.now()
        self._outbox_wake.now()

    async def _tell_of(self, job: Job) -> None:
        try:
            await self._jobs.failed(job)
        except Exception as error:
            logger.error("of %s of order %s nothing is told: %s", job.kind, job.bid_id, trace(error))  # noqa: TRY400  (likewise)

    async def _put_off(self, job: Job) -> None:
        """Our own mistake, or the database's: others go on, and what was noted of the call stays."""
        pause_ms = min(PUT_OFF_MS << min(job.attempts - 1, 10), LONGEST_PUT_OFF_MS)
        while True:
            try:
                async with self._database.transaction() as tx:
                    await tx.jobs.put_off(job.id, now_ms() + pause_ms)
            except Exception as error:
                logger.error("%s of order %s is not put off: %s", job.kind, job.bid_id, trace(error))  # noqa: TRY400  (likewise)
                await asyncio.sleep(PUT_OFF_MS / 1000)
            else:
                return

    async def _seconds_to_next(self) -> float:
        """Until one is due that there is room for; whoever ends or adds a job wakes us."""
        async with self._database.reading() as tx:
            create_at = await tx.jobs.next_create_at() if self._has_room_for("create_bid") else None
            other_at = await tx.jobs.next_other_at() if self._has_room_for("pay_bid") else None
        times = [at for at in (create_at, other_at) if at is not None]
        return min([max(at - now_ms(), 0) / 1000 for at in times] + [LONGEST_SLEEP])


def _is_alike(one: JobKind, other: JobKind) -> bool:
    return (one == "create_bid") == (other == "create_bid")
