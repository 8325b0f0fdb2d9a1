"""Telegram's own parser of message HTML, out of its client library: the judge of what Telegram takes."""

import json
from functools import cache
from typing import Any

import tdjson


class RefusedError(ValueError):
    """Telegram would answer "can't parse entities"."""


def parse(html: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text and its entities (offset, length, type), as Telegram reads the HTML."""
    _quiet()
    answer = _execute(
        {"@type": "parseTextEntities", "text": html, "parse_mode": {"@type": "textParseModeHTML"}}
    )
    if answer["@type"] == "error":
        raise RefusedError(answer["message"])
    entities = [(item["offset"], item["length"], item["type"]["@type"]) for item in answer["entities"]]
    return answer["text"], entities


@cache
def _quiet() -> None:
    _execute({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})


def _execute(request: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(tdjson.td_execute(json.dumps(request).encode()) or b"{}")
    return answer
