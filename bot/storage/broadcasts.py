"""Broadcasts, and who gets them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from bot.storage.table import Table, must, row, rows

Audience = Literal["everybody", "language", "orders", "partners"]
BroadcastStage = Literal["draft", "waiting", "running", "paused", "stopped", "done"]
"""draft: still being put together; waiting: for its time, or for others to be through."""
Outcome = Literal["sent", "blocked", "failed", "unknown", "skipped"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
PersonState = Outcome | Literal["queued", "calling"]


@dataclass(frozen=True, slots=True)
class Broadcast:
    id: int
    made_by: int  # whose chat holds the message
    message_id: int
    title: str
    buttons: str  # JSON: rows of [label, URL]
    audience: Audience
    locale: str
    stage: BroadcastStage
    trouble: str | None
    start_at: int | None
    chosen_to: int
    total: int | None  # None until everybody has been chosen
    sent: int
    blocked: int
    failed: int
    unknown: int
    skipped: int
    card_message_id: int | None
    created_at: int
    began_at: int | None
    ended_at: int | None

    def keeps_its_time(self, now: int) -> bool:
        """When it is let go on now: it has not begun, and its time is still to come."""
        return self.began_at is None and (self.start_at or 0) > now

    @property
    def dealt_with(self) -> int:
        return self.sent + self.blocked + self.failed + self.unknown + self.skipped

    @property
    def left(self) -> int:
        return max((self.total or 0) - self.dealt_with, 0)


@dataclass(frozen=True, slots=True)
class Speakers:
    """Some people that have chosen `locale`, or whose Telegram tells `language_code`."""

    locale: str | None
    language_code: str | None
    people: int
    with_orders: int
    partners: int


@dataclass(frozen=True, slots=True)
class Recipient:
    user_id: int
    known_id: int | None  # None once their data have been erased
    locale: str | None
    language_code: str | None
    out_since: int | None  # they have blocked the bot, been blocked, or switched news off since then


class Broadcasts(Table):
    async def add(self, id: int, made_by: int, message_id: int, title: str, at: int) -> Broadcast:
        record = await self._sql.add(
            self._connection, id=id, made_by=made_by, message_id=message_id, title=title, at=at
        )
        return must(Broadcast, record)

    async def forget_drafts(self, made_by: int) -> None:
        await self._sql.forget_drafts(self._connection, made_by=made_by)

    async def get(self, id: int) -> Broadcast | None:
        return row(Broadcast, await self._sql.get(self._connection, id=id))

    async def count(self) -> int:
        found: int = await self._sql.count(self._connection)
        return found

    async def page(self, page: int, size: int) -> list[Broadcast]:
        """The newest first."""
        return await rows(Broadcast, self._sql.page(self._connection, limit=size, skipped=page * size))

    async def set_buttons(self, id: int, made_by: int, buttons: str) -> Broadcast | None:
        """None unless it is a draft of theirs; so with what follows."""
        record = await self._sql.set_buttons(self._connection, id=id, made_by=made_by, buttons=buttons)
        return row(Broadcast, record)

    async def set_audience(self, id: int, made_by: int, audience: Audience, locale: str) -> Broadcast | None:
        record = await self._sql.set_audience(
            self._connection, id=id, made_by=made_by, audience=audience, locale=locale
        )
        return row(Broadcast, record)

    async def confirm(self, id: int, made_by: int, start_at: int) -> Broadcast | None:
        record = await self._sql.confirm(self._connection, id=id, made_by=made_by, start_at=start_at)
        return row(Broadcast, record)

    async def set_card(self, id: int, message_id: int | None) -> None:
        await self._sql.set_card(self._connection, id=id, message_id=message_id)

    async def running(self) -> Broadcast | None:
        return row(Broadcast, await self._sql.running(self._connection))

    async def due(self, at: int) -> Broadcast | None:
        """The first in line whose time has come."""
        return row(Broadcast, await self._sql.due(self._connection, at=at))

    async def next_start(self) -> int | None:
        found: int | None = await self._sql.next_start(self._connection)
        return found

    async def begin(self, id: int, at: int) -> Broadcast | None:
        """None when its stage is another one by now; so with what follows."""
        return row(Broadcast, await self._sql.begin(self._connection, id=id, at=at))

    async def pause(self, id: int, trouble: str | None) -> Broadcast | None:
        return row(Broadcast, await self._sql.pause(self._connection, id=id, trouble=trouble))

    async def going_on_of(self, made_by: int) -> list[Broadcast]:
        """Theirs that are being sent, or will be by themselves."""
        return await rows(Broadcast, self._sql.going_on_of(self._connection, made_by=made_by))

    async def go_on(self, id: int, at: int) -> Broadcast | None:
        return row(Broadcast, await self._sql.go_on(self._connection, id=id, at=at))

    async def stop(self, id: int, at: int) -> Broadcast | None:
        return row(Broadcast, await self._sql.stop(self._connection, id=id, at=at))

    async def finish(self, id: int, at: int) -> Broadcast | None:
        return row(Broadcast, await self._sql.finish(self._connection, id=id, at=at))

    # --- the people

    async def slice_end(self, after: int, size: int) -> int | None:
        """The id of the last of so many people behind `after`; None when there are fewer."""
        found: int | None = await self._sql.slice_end(self._connection, after=after, others=size - 1)
        return found

    async def languages(self, after: int, upto: int) -> list[Speakers]:
        """Of the people in that slice who may be written to."""
        return await rows(Speakers, self._sql.languages(self._connection, after=after, upto=upto))

    async def choose(self, id: int, audience: Audience, spoken: str, after: int, upto: int) -> None:
        """Those of the slice who are in the audience, once each, and how far that has come."""
        await self._sql.choose(
            self._connection, id=id, audience=audience, spoken=spoken, after=after, upto=upto
        )
        await self._sql.chosen(self._connection, id=id, upto=upto)

    async def all_chosen(self, id: int) -> Broadcast | None:
        return row(Broadcast, await self._sql.all_chosen(self._connection, id=id))

    async def queued(self, id: int, limit: int) -> list[Recipient]:
        return await rows(Recipient, self._sql.queued(self._connection, id=id, limit=limit))

    async def move(self, id: int, user_id: int, was: PersonState, state: PersonState) -> bool:
        """Whether this call did it."""
        found = await self._sql.move(self._connection, id=id, user_id=user_id, was=was, state=state)
        return found is not None

    async def count_more(self, id: int, counts: Mapping[Outcome, int]) -> None:
        """In the transaction that moves so many people."""
        await self._sql.count_more(
            self._connection, id=id, **{outcome: counts.get(outcome, 0) for outcome in OUTCOMES}
        )

    async def calling(self, limit: int) -> list[tuple[int, int]]:
        """Broadcasts and people whose call has been allowed, and of which nothing is known yet."""
        found = self._sql.calling(self._connection, limit=limit)
        return [(record["broadcast_id"], record["user_id"]) async for record in found]

    async def calls_under_way(self, id: int) -> int:
        found: int = await self._sql.calls_under_way(self._connection, id=id)
        return found

    async def forget_people(self, before: int, limit: int) -> int:
        """Who got a broadcast that ended before, its numbers stay; how many."""
        found = self._sql.old_people(self._connection, before=before, limit=limit)
        old = [(record["broadcast_id"], record["user_id"]) async for record in found]
        for id, user_id in old:
            await self._sql.forget_person(self._connection, id=id, user_id=user_id)
        return len(old)
