"""Taps on buttons, from the tap to the bot's answer."""

from __future__ import annotations

import asyncio
import secrets
import time
from dataclasses import dataclass, field

from bot.sandbox.telegram.errors import bad_request

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@dataclass
class Answer:
    text: str = ""
    show_alert: bool = False
    url: str | None = None


@dataclass
class Query:
    id: str
    person_id: int
    chat_id: int
    message_id: int
    asked: float
    answer: asyncio.Future[Answer] = field(default_factory=asyncio.Future)


class CallbackQueries:
    """Queries that can still be answered."""

    def __init__(self) -> None:
        self.seconds_to_answer = 15.0
        self._open: dict[str, Query] = {}

    def ask(self, person_id: int, chat_id: int, message_id: int) -> Query:
        self._forget_old()
        query = Query(str(secrets.randbits(62)), person_id, chat_id, message_id, time.monotonic())
        self._open[query.id] = query
        return query

    def answer(self, query_id: str, answer: Answer) -> Query | None:
        """Gives the answer to the one waiting for it; None when it has been answered before (Telegram
        takes a second answer and shows it to nobody)."""
        self._forget_old()
        query = self._open.get(query_id)
        if query is None:
            raise bad_request(TOO_OLD)
        if query.answer.done():
            return None
        query.answer.set_result(answer)
        return query

    def expire(self) -> None:
        """Makes every open query too old at once."""
        self._open.clear()

    def _forget_old(self) -> None:
        limit = time.monotonic() - self.seconds_to_answer
        for query_id in [query.id for query in self._open.values() if query.asked < limit]:
            del self._open[query_id]
