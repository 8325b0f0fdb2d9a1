"""Inline mode: a person types @bot and words, the bot answers with results, one is sent."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass, field

from bot.sandbox.telegram.callbacks import TOO_OLD
from bot.sandbox.telegram.errors import bad_request
from bot.sandbox.telegram.people import Json


@dataclass
class InlineAnswer:
    results: list[Json]
    next_offset: str
    button: Json | None


@dataclass
class InlineQuery:
    id: str
    person_id: int
    answer: asyncio.Future[InlineAnswer] = field(default_factory=asyncio.Future)


class InlineQueries:
    """Each person's last query; a new one takes the place of the one before, as in the apps."""

    def __init__(self) -> None:
        self._last: dict[int, InlineQuery] = {}

    def ask(self, person_id: int) -> InlineQuery:
        query = InlineQuery(str(secrets.randbits(62)), person_id)
        self._last[person_id] = query
        return query

    def answer(self, query_id: str, answer: InlineAnswer) -> None:
        query = next((one for one in self._last.values() if one.id == query_id), None)
        if query is None or query.answer.done():
            raise bad_request(TOO_OLD)
        query.answer.set_result(answer)

    def result(self, person_id: int, result_id: str) -> Json | None:
        """A result the person was shown."""
        query = self._last.get(person_id)
        if query is None or not query.answer.done():
            return None
        return next((one for one in query.answer.result().results if one["id"] == result_id), None)
