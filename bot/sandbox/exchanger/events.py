"""What happens at the site, numbered, for those who look on (the operator page)."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any

KEPT = 2000


LANGS = ("ru", "en")


@dataclass(frozen=True)
class Event:
    """`said`: what is told, by language, as it was then."""

    seq: int
    type: str
    said: dict[str, dict[str, Any]]


class Events:
    """The last ones are kept, so that a reader who comes back misses nothing."""

    def __init__(self) -> None:
        self.seq = 0
        self._kept: deque[Event] = deque(maxlen=KEPT)
        self._news = asyncio.Event()

    def publish(self, type_: str, saying: Callable[[str], dict[str, Any]]) -> None:
        """`saying` is asked once for each language."""
        self.seq += 1
        self._kept.append(Event(self.seq, type_, {lang: saying(lang) for lang in LANGS}))
        self._news.set()
        self._news = asyncio.Event()

    async def after(self, seq: int, pause: float) -> AsyncIterator[Event | None]:
        """Events from there on, for ever; None whenever nothing happened for `pause` seconds."""
        while True:
            news = self._news
            fresh = [event for event in self._kept if event.seq > seq]
            for event in fresh:
                seq = event.seq
                yield event
            if fresh:
                continue
            try:
                await asyncio.wait_for(news.wait(), pause)
            except TimeoutError:
                yield None
