"""The site's word to an order's `callback_url`: once for each status change, unsigned, never repeated."""

import asyncio
from dataclasses import dataclass

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.sandbox.exchanger.bids import Bid, Ledger

TIMEOUT = 20.0


@dataclass(frozen=True)
class Sent:
    """outcome: the HTTP status, or the name of what went wrong."""

    bid_id: int
    status: str
    url: str
    outcome: str


class Callbacks:
    def __init__(self, ledger: Ledger) -> None:
        self.sent: list[Sent] = []
        self.timeout = TIMEOUT
        self._session: ClientSession | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        ledger.subscribe(self._changed)

    def _changed(self, bid: Bid, before: str | None) -> None:
        if bid.callback_url.startswith(("http://", "https://")) and before not in (None, "auto"):
            task = asyncio.get_running_loop().create_task(self._send(bid.callback_url, bid.id, bid.status))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _send(self, url: str, bid_id: int, status: str) -> None:
        if self._session is None:
            self._session = ClientSession()
        form = {"bid_id": str(bid_id), "status": status}
        timeout = ClientTimeout(total=self.timeout)
        try:
            async with self._session.post(url, data=form, timeout=timeout, allow_redirects=False) as answer:
                outcome = str(answer.status)
        except (ClientError, TimeoutError, ValueError) as error:
            outcome = type(error).__name__
        self.sent.append(Sent(bid_id, status, url, outcome))

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
