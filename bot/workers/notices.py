"""Hands over what operators are to be told, no quicker than a group takes messages."""

import asyncio

from bot.services.notices_outbox import NoticesOutbox

LOOK_EVERY = 0.5


class NoticesSender:
    """`pause`: seconds from one message to the next; what comes in between makes one."""

    def __init__(self, outbox: NoticesOutbox, pause: float) -> None:
        self._outbox = outbox
        self._pause = pause

    async def run(self) -> None:
        while True:
            told = await self._outbox.hand_over()
            await asyncio.sleep(max(self._pause, LOOK_EVERY) if told else LOOK_EVERY)
