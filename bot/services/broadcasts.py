"""Broadcasts as operators make and steer them. What is sent, and to whom, is in broadcast_sending.py."""

import asyncio
import json
from collections.abc import Sequence

from bot.services.audit import note
from bot.storage.broadcasts import Audience, Broadcast
from bot.storage.database import Database
from bot.storage.ids import now_ms
from bot.wake import Wake

SETTLED_LOOKS, SETTLED_PAUSE = 15, 0.1
Label = tuple[str, str]
"""A button's words, and the address that it opens."""


class Broadcasts:
    """Each of what changes one says None when the broadcast isn't there in that stage, or isn't theirs."""

    def __init__(self, database: Database, wake: Wake) -> None:
        self._database = database
        self._wake = wake

    async def get(self, id: int) -> Broadcast | None:
        async with self._database.reading() as tx:
            return await tx.broadcasts.get(id)

    async def page(self, page: int, size: int) -> list[Broadcast]:
        async with self._database.reading() as tx:
            return await tx.broadcasts.page(page, size)

    async def count(self) -> int:
        async with self._database.reading() as tx:
            return await tx.broadcasts.count()

    async def draft(self, by: int, message_id: int, title: str) -> Broadcast:
        """In place of what they were putting together before."""
        async with self._database.transaction() as tx:
            await tx.broadcasts.forget_drafts(by)
            return await tx.broadcasts.add(tx.new_id(), by, message_id, title, now_ms())

    async def draft_of(self, id: int, by: int) -> Broadcast | None:
        found = await self.get(id)
        return found if found is not None and found.stage == "draft" and found.made_by == by else None

    async def discard(self, by: int) -> None:
        async with self._database.transaction() as tx:
            await tx.broadcasts.forget_drafts(by)

    async def set_buttons(self, id: int, by: int, rows: Sequence[Sequence[Label]]) -> Broadcast | None:
        async with self._database.transaction() as tx:
            return await tx.broadcasts.set_buttons(id, by, json.dumps(rows, ensure_ascii=False))

    async def set_audience(self, id: int, by: int, audience: Audience, locale: str) -> Broadcast | None:
        async with self._database.transaction() as tx:
            return await tx.broadcasts.set_audience(id, by, audience, locale)

    async def confirm(
        self, id: int, by: int, start_at: int, people: int, card_message_id: int
    ) -> Broadcast | None:
        """From here on it goes out by itself, once that time has come. `people`: how many they were shown."""
        async with self._database.transaction() as tx:
            made = await tx.broadcasts.confirm(id, by, start_at)
            if made is not None:
                await tx.broadcasts.set_card(id, card_message_id)
                await note(tx, by, "broadcast", made.id, audience=made.audience, people=people)
        self._wake.now()
        return made

    async def pause(self, id: int, by: int) -> Broadcast | None:
        """What is on its way still goes."""
        async with self._database.transaction() as tx:
            paused = await tx.broadcasts.pause(id, None)
            if paused is not None:
                await note(tx, by, "broadcast-paused", id, left=paused.left)
        self._wake.now()
        return paused

    async def go_on(self, id: int, by: int) -> Broadcast | None:
        """Behind what is being sent meanwhile."""
        async with self._database.transaction() as tx:
            waiting = await tx.broadcasts.go_on(id, now_ms())
            if waiting is not None:
                await note(tx, by, "broadcast-continued", id, left=waiting.left)
        self._wake.now()
        return waiting

    async def stop(self, id: int, by: int) -> Broadcast | None:
        """For good."""
        async with self._database.transaction() as tx:
            stopped = await tx.broadcasts.stop(id, now_ms())
            if stopped is not None:
                await note(tx, by, "broadcast-stopped", id, left=stopped.left)
        self._wake.now()
        return stopped

    async def settled(self, id: int) -> Broadcast | None:
        """With what was on its way when it ended, if that doesn't take long."""
        for _ in range(SETTLED_LOOKS):
            async with self._database.reading() as tx:
                if not await tx.broadcasts.calls_under_way(id):
                    break
            await asyncio.sleep(SETTLED_PAUSE)
        return await self.get(id)


def buttons_of(broadcast: Broadcast) -> list[list[Label]]:
    return [[(label, url) for label, url in row] for row in json.loads(broadcast.buttons)]
