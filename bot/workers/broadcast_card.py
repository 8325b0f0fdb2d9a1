"""Keeps the card of the broadcast that is being sent as it is, without hurrying and holding up nobody."""

import asyncio
from collections import deque

from bot.handlers.operator_broadcast_telling import BroadcastTelling
from bot.middlewares.pacing import by_itself
from bot.services.broadcast_sending import BroadcastSending
from bot.storage.broadcasts import Broadcast
from bot.workers.supervisor import Supervisor

EVERY = 3.0
"""Seconds between two edits."""
SPEED_OVER = 6
"""Edits, back to which the speed is counted."""


class CardKeeper:
    def __init__(self, telling: BroadcastTelling, sending: BroadcastSending, supervisor: Supervisor) -> None:
        self._telling = telling
        self._sending = sending
        self._supervisor = supervisor
        self._edit: asyncio.Task[None] | None = None
        self._next = 0.0
        self._id = 0
        self._seen: deque[tuple[float, int]] = deque(maxlen=SPEED_OVER)
        """When how many people had been dealt with."""

    def show(self, broadcast: Broadcast) -> None:
        """Now and then, while it is being sent; one edit at a time."""
        now = asyncio.get_running_loop().time()
        if broadcast.id != self._id:
            self._id, self._next = broadcast.id, now
            self._seen.clear()
        if now < self._next or (self._edit is not None and not self._edit.done()):
            return
        self._next = now + EVERY
        speed = self._speed(now, broadcast.dealt_with)
        self._edit = self._supervisor.start(f"card of {broadcast.id}", self._show(broadcast, speed))

    async def show_last(self, broadcast: Broadcast) -> None:
        """As it stays: after any edit that is on its way."""
        self._id = 0
        if self._edit is not None:
            await asyncio.wait([self._edit])
        self._edit = self._supervisor.start(f"card of {broadcast.id}", self._show(broadcast, None))
        await asyncio.wait([self._edit])

    def _speed(self, now: float, dealt_with: int) -> float | None:
        self._seen.append((now, dealt_with))
        began, before = self._seen[0]
        return (dealt_with - before) / (now - began) if now > began else None

    async def _show(self, broadcast: Broadcast, speed: float | None) -> None:
        if broadcast.card_message_id is None:
            return
        by_itself.set(True)
        if not await self._telling.edit_card(broadcast, broadcast.card_message_id, speed):
            await self._sending.set_card(broadcast.id, None)
