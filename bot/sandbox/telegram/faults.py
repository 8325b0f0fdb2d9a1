"""Trouble on demand: what a bot must live through, switched on per method.

`POST /control {"fault": {"method": "sendMessage", "kind": "flood", "next": 3, "seconds": 2}}` adds one,
`{"fault": null}` takes all away. Kinds:

- `flood`: 429 with `retry_after` = seconds
- `server_error`: 502 with Telegram's JSON
- `junk`: 502 with an HTML page, as a proxy sends
- `reset_before`: the connection is cut and nothing was done
- `reset_after`: it is done, and the connection is cut before the answer
- `slow`: the answer comes `seconds` later

A test may also have calls `refused`: 400, as for a text that Telegram can't parse. That is no trouble that
passes, but a mistake of the bot's.
"""

from __future__ import annotations

import random
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

from bot.sandbox.telegram.errors import BotApiError, PersonError, bad_request, too_many_requests
from bot.sandbox.telegram.people import Json

FaultKind = Literal["flood", "server_error", "junk", "reset_before", "reset_after", "slow"]

Refusal = Literal["refused"]


@dataclass
class Fault:
    kind: FaultKind | Refusal
    method: str | None = None  # any method but getUpdates, when not named
    next: int | None = None  # how many calls are hit; None is all until it is taken away
    probability: float = 1.0
    seconds: float = 1.0

    def answer(self) -> Json | None:
        """What the bot gets, or would have got, when the call is not made at all; None when it is made."""
        match self.kind:
            case "flood":
                return too_many_requests(max(1, round(self.seconds))).answer()
            case "refused":
                return bad_request("can't parse entities").answer()
            case "server_error" | "junk" | "reset_before":
                return BotApiError(502, "Bad Gateway").answer()
        return None

    def meets(self, method: str) -> bool:
        if self.next == 0:
            return False
        if self.method is None:
            return method != "getupdates"
        return self.method.lower() == method


class Faults:
    """The faults that are on; `chance` makes the same trouble from the same seed."""

    def __init__(self, seed: int = 1) -> None:
        self.on: list[Fault] = []
        self._chance = random.Random(seed)

    def add(self, kind: FaultKind | Refusal, method: str | None = None, **settings: Any) -> Fault:
        fault = Fault(kind, method, **settings)
        self.on.append(fault)
        return fault

    def clear(self) -> None:
        self.on.clear()

    def strike(self, method: str) -> Fault | None:
        """The fault that hits this call, if one does."""
        for fault in self.on:
            if fault.meets(method) and self._chance.random() < fault.probability:
                if fault.next is not None:
                    fault.next -= 1
                return fault
        return None

    def set_from(self, settings: object) -> None:
        """What `/control` asks for: one fault more, or none at all."""
        if settings is None:
            self.clear()
            return
        if not isinstance(settings, dict) or settings.get("kind") not in get_args(FaultKind):
            raise PersonError(f"A fault is {{'kind': one of {', '.join(get_args(FaultKind))}, …}}.")
        try:
            self.add(**settings)
        except TypeError as error:
            raise PersonError(f"A fault has method, next, probability and seconds: {error}.") from None

    def show(self) -> list[Json]:
        return [asdict(fault) for fault in self.on if fault.next != 0]
