"""Telegram in webhook mode, and a balancer: each update goes to the next of the bot's processes in turn."""

import asyncio
from collections import deque
from collections.abc import Sequence
from http import HTTPStatus
from itertools import cycle

import aiohttp

CONNECTIONS = 100
"""The most that Telegram opens at once."""


class Pushes:
    """What one person does is sent when what that person did before was answered with 200, as Telegram does
    it. `ports`: of the processes."""

    def __init__(self, ports: Sequence[int], secret: str) -> None:
        self.refused: list[int] = []
        self._targets = cycle([f"http://127.0.0.1:{port}/telegram" for port in ports])
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=CONNECTIONS),
            headers={"X-Telegram-Bot-Api-Secret-Token": secret, "Content-Type": "application/json"},
        )
        self._waiting: dict[int, deque[str]] = {}
        self._senders: set[asyncio.Task[None]] = set()

    def push(self, person: int, update: str) -> None:
        if waiting := self._waiting.get(person):
            waiting.append(update)
            return
        self._waiting[person] = deque([update])
        sender = asyncio.ensure_future(self._send(person))
        self._senders.add(sender)
        sender.add_done_callback(self._senders.discard)

    async def _send(self, person: int) -> None:
        """The one that is under way stays the first until it is answered."""
        waiting = self._waiting[person]
        while waiting:
            async with self._session.post(next(self._targets), data=waiting[0]) as answer:
                if answer.status != HTTPStatus.OK:
                    self.refused.append(answer.status)
            waiting.popleft()
        del self._waiting[person]
