"""`{"error", "error_text", "data", "error_fields"}`: what an answer's body says, done or refused.

Literal texts (never translated by the site) tell the kinds of refusal apart; anything else is for people.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.exchanger.errors import (
    ActionDisabled,
    ApiDisabled,
    ApiIdNotUnique,
    ExchangerError,
    FormRefused,
    IpBlocked,
    Maintenance,
    MethodNotAllowed,
    NotFound,
    Refused,
)
from bot.exchanger.wire import MalformedError, Node, parse_json

_TAG = re.compile(r"<[^<>]*>")
_CODE = re.compile(r"[0-9]{1,9}")
_REFUSED_OR_IN_MAINTENANCE = "2"
_BY_TEXT: dict[str, type[Refused]] = {
    "method not supported": MethodNotAllowed,
    "no bid exists": NotFound,
    "direction not found": NotFound,
    "action disabled": ActionDisabled,
    "ip blocked": IpBlocked,
    "maintenance": Maintenance,
}


@dataclass(frozen=True, slots=True)
class Envelope:
    """An answer's parts: `code` is "0" when done; `text` and `fields` are the site's words, raw."""

    code: str
    text: str = field(repr=False)
    fields: dict[str, str] = field(repr=False)
    data: Node

    def refusal(self, method: str) -> ExchangerError | None:
        """The error that this answer stands for, None when the call was done."""
        said = {part.strip().lower() for part in _TAG.split(self.text)}
        if "api disabled" in said:
            return ApiDisabled(method, "the site says that its API is off for these credentials")
        if self.code == "0":
            return None
        # First of all: the order exists, whatever became of the form since (a moved price adds error_fields).
        if self._has_used_api_id():
            return ApiIdNotUnique(method, self.code, self.text)
        if "method not supported" in said:
            return MethodNotAllowed(method, self.code, self.text)
        if self.fields:
            return FormRefused(method, self.code, self.text, self.fields)
        return self._kind(said)(method, self.code, self.text)

    def is_well_formed_refusal(self) -> bool:
        """A refusal says why: an error without a text and without fields may be anything, also a crash
        half-way."""
        return self.code != "0" and bool(self.text.strip() or self.fields)

    def _has_used_api_id(self) -> bool:
        texts = (self.text, *self.fields.values())
        return any("api id not unique" in text.lower() for text in texts)

    def _kind(self, said: set[str]) -> type[Refused]:
        for text, kind in _BY_TEXT.items():
            if text in said:
                return kind
        # Error 2 has but three texts of the site's own; any other is the operator's about a maintenance.
        return Maintenance if self.code == _REFUSED_OR_IN_MAINTENANCE else Refused


def open_envelope(body: bytes) -> Envelope:
    """The parts of an answer. ValueError when it is no JSON, MalformedError (one of its kinds) when it has no
    `error`."""
    answer = parse_json(body)
    if not isinstance(answer, dict):
        raise MalformedError("answer: should be a map")
    root = Node(answer, "answer")
    text = root["error_text"].text()
    code = root["error"].text().strip()
    if not _CODE.fullmatch(code) and _TAG.sub("", text).strip().lower() != "api disabled":
        raise root["error"].wrong("is not an error number")
    code = str(int(code)) if code else ""
    fields = root["error_fields"].entries_or_none() if code != "0" else ()
    words = {name: said.text() for name, said in fields}
    return Envelope(code, text, words, Node(answer.get("data"), "data"))
