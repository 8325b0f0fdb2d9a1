"""Who gets a broadcast next, and what came of each call: at most one call a person, whatever happens.

A person is marked as `calling` in a commit of its own before the call. Of whom nothing more is known after a
crash is counted as unknown and never called again.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.services.broadcast_audience import Readers
from bot.storage.broadcasts import Broadcast, Outcome, Recipient
from bot.storage.database import Database, Tx
from bot.storage.ids import now_ms
from bot.wake import Wake

SWEPT_AT_ONCE = 500
NEWS_KIND = "broadcast"
"""In the outbox, for whoever made one: it is done, or has paused by itself."""


@dataclass(frozen=True, slots=True)
class Called:
    """What became of a call."""

    user_id: int
    outcome: Outcome | None
    """None: it surely was not made, and is to be made yet."""


@dataclass(frozen=True, slots=True)
class Round:
    """The broadcast as it is by now, and whom to call. `nobody_left`: all have been called."""

    broadcast: Broadcast
    people: Sequence[Recipient] = ()
    nobody_left: bool = False


class BroadcastSending:
    def __init__(self, database: Database, readers: Readers, outbox_wake: Wake) -> None:
        self._database = database
        self._readers = readers
        self._outbox_wake = outbox_wake

    async def sweep(self) -> int:
        """Once, before this process calls anybody: what another one has left in the middle. How many."""
        total = 0
        while True:
            async with self._database.transaction() as tx:
                left = await tx.broadcasts.calling(SWEPT_AT_ONCE)
                for broadcast_id in {broadcast_id for broadcast_id, _ in left}:
                    lost = [Called(user, "unknown") for each, user in left if each == broadcast_id]
                    await _note(tx, broadcast_id, lost)
            if not left:
                return total
            total += len(left)

    async def next(self) -> Broadcast | None:
        """What is to be sent now, its people chosen."""
        async with self._database.transaction() as tx:
            found = await tx.broadcasts.running()
            if found is None and (due := await tx.broadcasts.due(now_ms())) is not None:
                found = await tx.broadcasts.begin(due.id, now_ms())
        if found is not None and found.total is None:
            found = await self._readers.choose(found)
        return found

    async def next_start(self) -> int | None:
        async with self._database.reading() as tx:
            return await tx.broadcasts.next_start()

    async def turn_over(self, id: int, called: Sequence[Called], wanted: int) -> Round:
        """Notes what came of calls and marks whom to call next, in one commit."""
        async with self._database.transaction() as tx:
            await _note(tx, id, called)
            broadcast = await tx.broadcasts.get(id)
            if broadcast is None:
                raise LookupError(f"there is no broadcast {id} any more")
            if broadcast.stage != "running" or not wanted:
                return Round(broadcast)
            queued = await tx.broadcasts.queued(id, wanted)
            return Round(broadcast, await _take(tx, id, queued), not queued)

    async def finish(self, id: int) -> Broadcast | None:
        """Everybody has been called; whoever made it is told. None when it was stopped just before."""
        async with self._database.transaction() as tx:
            done = await tx.broadcasts.finish(id, now_ms())
            if done is not None:
                await tell(tx, done)
        self._outbox_wake.now()
        return done

    async def pause(self, id: int, trouble: str) -> None:
        """By itself; whoever made it is told why."""
        async with self._database.transaction() as tx:
            paused = await tx.broadcasts.pause(id, trouble)
            if paused is not None:
                await tell(tx, paused)
        self._outbox_wake.now()

    async def set_card(self, id: int, message_id: int | None) -> None:
        async with self._database.transaction() as tx:
            await tx.broadcasts.set_card(id, message_id)

    def language(self, recipient: Recipient) -> str:
        return self._readers.language(recipient.locale, recipient.language_code)


async def tell(tx: Tx, broadcast: Broadcast) -> None:
    """That it is done, or has paused by itself: as it is when the message comes."""
    payload = json.dumps({"broadcast": broadcast.id})
    await tx.outbox.add(broadcast.made_by, NEWS_KIND, None, payload, now_ms())


async def _take(tx: Tx, id: int, queued: Sequence[Recipient]) -> list[Recipient]:
    """Who may not be written to any more, or wants no news by now, is passed over."""
    taken, passed_over = [], 0
    for person in queued:
        is_out = person.known_id is None or person.out_since is not None
        if await tx.broadcasts.move(id, person.user_id, "queued", "skipped" if is_out else "calling"):
            if is_out:
                passed_over += 1
            else:
                taken.append(person)
    if passed_over:
        await tx.broadcasts.count_more(id, {"skipped": passed_over})
    return taken


async def _note(tx: Tx, id: int, called: Sequence[Called]) -> None:
    counts: Counter[Outcome] = Counter()
    for each in called:
        if await tx.broadcasts.move(id, each.user_id, "calling", each.outcome or "queued") and each.outcome:
            counts[each.outcome] += 1
    if counts:
        await tx.broadcasts.count_more(id, counts)
