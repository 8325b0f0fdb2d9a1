"""Calls that change something at the exchanger, committed before they are made."""

from dataclasses import dataclass
from typing import Literal

from bot.storage.adapter import Connection
from bot.storage.ids import IdMaker, now_ms
from bot.storage.table import Table, row, rows

JobKind = Literal["create_bid", "pay_bid", "cancel_bid", "success_bid"]
JobState = Literal["queued", "running", "done"]


@dataclass(frozen=True, slots=True)
class Job:
    id: int
    kind: JobKind
    bid_id: int
    state: JobState
    attempts: int
    run_at: int
    started_at: int | None  # of the last attempt, also while queued again
    payload: str
    result: str | None
    created_at: int
    done_at: int | None


class Jobs(Table):
    def __init__(self, sql: object, connection: Connection, ids: IdMaker) -> None:
        super().__init__(sql, connection)
        self._ids = ids

    async def add(
        self, kind: JobKind, bid_id: int, payload: str, run_at: int, asked_by: int | None = None
    ) -> Job | None:
        """None when such a job of this bid is already queued or running, or came of the same update."""
        record = await self._sql.add(
            self._connection,
            id=self._ids.new_id(),
            kind=kind,
            bid_id=bid_id,
            payload=payload,
            run_at=run_at,
            asked_by=asked_by,
            at=now_ms(),
        )
        return row(Job, record)

    async def due_creates(self, at: int, limit: int) -> list[Job]:
        return await rows(Job, self._sql.due_creates(self._connection, at=at, limit=limit))

    async def due_others(self, at: int, limit: int) -> list[Job]:
        """Asked for by themselves, so that no number of orders to be made stands before them."""
        return await rows(Job, self._sql.due_others(self._connection, at=at, limit=limit))

    async def start(self, id: int, at: int) -> Job | None:
        """Queued to running; None when somebody else has started it."""
        return row(Job, await self._sql.start(self._connection, id=id, at=at))

    async def finish(self, id: int, result: str | None, at: int) -> Job | None:
        """Running to done; None when it was not running."""
        return row(Job, await self._sql.finish(self._connection, id=id, result=result, at=at))

    async def retry(self, id: int, run_at: int, payload: str) -> Job | None:
        """Running back to queued, with what the next attempt should know; None when it was not running."""
        return row(Job, await self._sql.retry(self._connection, id=id, run_at=run_at, payload=payload))

    async def note(self, id: int, payload: str, was: str) -> Job | None:
        """What should be known of a running job whatever becomes of the process; None when the payload is
        not `was` any more: another process runs it too."""
        return row(Job, await self._sql.note(self._connection, id=id, payload=payload, was=was))

    async def put_off(self, id: int, run_at: int) -> None:
        """Running back to queued, with what was noted."""
        await self._sql.put_off(self._connection, id=id, run_at=run_at)

    async def run_now(self, bid_id: int, kind: JobKind, at: int) -> None:
        """One that waits for its next try waits no longer."""
        await self._sql.run_now(self._connection, bid_id=bid_id, kind=kind, at=at)

    async def running(self) -> list[Job]:
        """At a start: those a dead process has left, oldest first."""
        return await rows(Job, self._sql.running(self._connection))

    async def active(self, bid_id: int) -> list[Job]:
        return await rows(Job, self._sql.active(self._connection, bid_id=bid_id))

    async def next_create_at(self) -> int | None:
        """When the first of those that are queued is due."""
        found: int | None = await self._sql.next_create_at(self._connection)
        return found

    async def next_other_at(self) -> int | None:
        found: int | None = await self._sql.next_other_at(self._connection)
        return found
