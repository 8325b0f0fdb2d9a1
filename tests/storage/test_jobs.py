import asyncio

import pytest

from bot.storage.database import Database
from bot.storage.jobs import Job, JobKind
from tests.storage.rows import stored_bid


async def add_job(database: Database, run_at: int = 100, kind: JobKind = "create_bid") -> Job:
    bid = await stored_bid(database)
    async with database.transaction() as tx:
        job = await tx.jobs.add(kind, bid.id, '{"a":1}', run_at)
    assert job is not None
    return job


async def test_a_job_goes_from_queued_to_done(database: Database) -> None:
    added = await add_job(database)
    assert (added.state, added.attempts, added.started_at, added.payload) == ("queued", 0, None, '{"a":1}')
    async with database.transaction() as tx:
        assert await tx.jobs.due_creates(100, 10) == [added]
        started = await tx.jobs.start(added.id, 150)
        assert started is not None
        assert (started.state, started.attempts, started.started_at) == ("running", 1, 150)
        assert await tx.jobs.running() == [started]
        assert await tx.jobs.active(added.bid_id) == [started]
        assert await tx.jobs.due_creates(1_000, 10) == []
        done = await tx.jobs.finish(added.id, '{"ok":true}', 160)
        assert done is not None
        assert (done.state, done.result, done.done_at) == ("done", '{"ok":true}', 160)
        assert await tx.jobs.active(added.bid_id) == await tx.jobs.running() == []
        assert await tx.jobs.finish(added.id, None, 170) is None
        assert await tx.jobs.retry(added.id, 170, "{}") is None


async def test_a_retry_keeps_when_the_last_attempt_began(database: Database) -> None:
    added = await add_job(database)
    async with database.transaction() as tx:
        assert await tx.jobs.retry(added.id, 500, "{}") is None  # not running yet
        await tx.jobs.start(added.id, 150)
        queued = await tx.jobs.retry(added.id, 500, "asked")
        assert queued is not None
        assert (queued.state, queued.run_at, queued.started_at, queued.attempts) == ("queued", 500, 150, 1)
        assert queued.payload == "asked"
        assert await tx.jobs.due_creates(499, 10) == []
        again = await tx.jobs.start(added.id, 510)
    assert again is not None
    assert (again.attempts, again.started_at) == (2, 510)


async def test_only_a_job_that_waits_is_run_now(database: Database) -> None:
    added = await add_job(database, run_at=900)
    async with database.transaction() as tx:
        await tx.jobs.run_now(added.bid_id, "pay_bid", 100)
        assert await tx.jobs.due_creates(899, 10) == []
        await tx.jobs.run_now(added.bid_id, "create_bid", 100)
        assert [job.run_at for job in await tx.jobs.due_creates(100, 10)] == [100]
        await tx.jobs.run_now(added.bid_id, "create_bid", 200)
        assert [job.run_at for job in await tx.jobs.due_creates(100, 10)] == [100], "what is due stays so"
        await tx.jobs.start(added.id, 150)
        await tx.jobs.run_now(added.bid_id, "create_bid", 50)
        assert [(job.state, job.run_at) for job in await tx.jobs.running()] == [("running", 100)]


async def test_fifteen_taps_queue_one_job(database: Database) -> None:
    bid = await stored_bid(database)

    async def tap() -> Job | None:
        async with database.transaction() as tx:
            return await tx.jobs.add("pay_bid", bid.id, "{}", 100)

    added = [job for job in await asyncio.gather(*(tap() for _ in range(15))) if job]
    assert len(added) == 1
    async with database.reading() as tx:
        assert await tx.jobs.active(bid.id) == added


@pytest.mark.parametrize("step", ["queued", "running", "done"])
async def test_such_a_job_again_only_when_the_last_is_done(database: Database, step: str) -> None:
    job = await add_job(database)
    async with database.transaction() as tx:
        if step != "queued":
            await tx.jobs.start(job.id, 150)
        if step == "done":
            await tx.jobs.finish(job.id, None, 160)
        again = await tx.jobs.add("create_bid", job.bid_id, "{}", 200)
        assert (again is not None) == (step == "done")
        assert await tx.jobs.add("cancel_bid", job.bid_id, "{}", 200) is not None


async def test_one_of_fifteen_starts_it(database: Database) -> None:
    job = await add_job(database)

    async def start(at: int) -> Job | None:
        async with database.transaction() as tx:
            return await tx.jobs.start(job.id, at)

    started = [got for got in await asyncio.gather(*(start(at) for at in range(15))) if got]
    assert len(started) == 1
    async with database.reading() as tx:
        assert await tx.jobs.running() == started
    assert started[0].attempts == 1


async def test_the_next_time_is_that_of_queued_jobs(database: Database) -> None:
    async with database.reading() as tx:
        assert await tx.jobs.next_create_at() is None
    later, sooner = await add_job(database, run_at=300), await add_job(database, run_at=200)
    async with database.transaction() as tx:
        assert await tx.jobs.next_create_at() == 200
        assert await tx.jobs.due_creates(300, 10) == [sooner, later]
        assert await tx.jobs.due_creates(300, 1) == [sooner]
        await tx.jobs.start(sooner.id, 200)
        assert await tx.jobs.next_create_at() == 300
        assert await tx.jobs.next_other_at() is None
    paid = await add_job(database, kind="pay_bid", run_at=100)
    async with database.transaction() as tx:
        assert await tx.jobs.next_other_at() == paid.run_at
        assert await tx.jobs.next_create_at() == 300


async def test_any_number_of_orders_to_be_made_leaves_the_others_in_sight(database: Database) -> None:
    for _ in range(3):
        await add_job(database, run_at=10)
    bid = await stored_bid(database)
    async with database.transaction() as tx:
        pay = await tx.jobs.add("pay_bid", bid.id, "{}", 100)
        assert await tx.jobs.due_others(100, 1) == [pay]
        assert len(await tx.jobs.due_creates(100, 2)) == 2


async def test_what_is_noted_of_a_call_stays_when_the_job_is_put_off(database: Database) -> None:
    added = await add_job(database)
    async with database.transaction() as tx:
        assert await tx.jobs.note(added.id, "begun", was=added.payload) is None, "it is not running"
        await tx.jobs.start(added.id, 150)
        noted = await tx.jobs.note(added.id, "begun", was=added.payload)
        assert noted is not None
        assert await tx.jobs.note(added.id, "begun twice", was=added.payload) is None
        await tx.jobs.put_off(added.id, 500)
        (queued,) = await tx.jobs.active(added.bid_id)
    assert (queued.state, queued.run_at, queued.payload) == ("queued", 500, "begun")
