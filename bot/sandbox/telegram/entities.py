"""Entities put in order as the server does when it takes a message."""

from __future__ import annotations

import re

from bot.sandbox.telegram.html import entity_order, utf16_length
from bot.sandbox.telegram.people import Json


class EmptyTextError(ValueError):
    """Nothing to show."""


def tidy(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    return text, sorted(entities, key=entity_order)


_COMMAND = re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/<>])")


def detect(text: str) -> list[Json]:
    """What Telegram finds in a text by itself."""
    return [
        {"type": "bot_command", "offset": utf16_length(text[: found.start()]), "length": len(found[0])}
        for found in _COMMAND.finditer(text)
    ]
