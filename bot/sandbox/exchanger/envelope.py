"""What an API method is asked and answers, before it is put on the wire."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.sandbox.exchanger.bids import CreateCall
from bot.sandbox.exchanger.keys import Key
from bot.sandbox.exchanger.wire import Wire


def whole(text: str) -> int:
    """A number as PHP reads one: the digits at the beginning, else 0."""
    found = re.match(r"\s*[+-]?\d{1,18}", text)
    return int(found.group()) if found else 0


@dataclass(frozen=True)
class Call:
    method: str
    params: Mapping[str, str]
    key: Key
    ip: str
    locale: str
    lang: str

    def text(self, name: str) -> str:
        return self.params.get(name, "").strip()

    def int(self, name: str) -> int:
        return whole(self.params.get(name, ""))


@dataclass(frozen=True)
class Answer:
    """What a method says.

    fields    the error_fields; None where the method's envelope has none
    as_text   the error code is a text on a deployed site
    bare      only the error, no data at all
    noted     the ledger's note of this create_bid call
    """

    data: object = None
    error: int = 0
    error_text: str = ""
    fields: Mapping[str, str] | None = None
    as_text: bool = True
    bare: bool = False
    noted: CreateCall | None = None

    def body(self, wire: Wire) -> dict[str, Any]:
        body: dict[str, Any] = {"error": wire.error(self.error, self.as_text), "error_text": self.error_text}
        if self.fields is not None:
            body["error_fields"] = wire.map(self.fields)
        if not self.bare:
            body["data"] = self.data
        return body
