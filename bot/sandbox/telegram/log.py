"""The Bot API calls seen, for tests and for whoever looks into the sandbox."""

from __future__ import annotations

from collections import deque
from dataclasses import asdict, dataclass
from typing import Any

from aiogram.types import InputFile

from bot.sandbox.telegram.people import Json

KEPT = 20_000


@dataclass(frozen=True)
class SeenCall:
    seq: int
    method: str
    params: Json
    ok: bool
    error_code: int | None
    description: str | None


class CallLog:
    """Calls in the order they were answered; a getUpdates that brought nothing is left out."""

    def __init__(self) -> None:
        self.seq = 0
        self.calls: deque[SeenCall] = deque(maxlen=KEPT)

    def add(self, method: str, params: Json, answer: Json) -> None:
        if method == "getUpdates" and answer.get("result") == []:
            return
        self.seq += 1
        code, description = answer.get("error_code"), answer.get("description")
        shown = {name: _shown(value) for name, value in params.items()}
        self.calls.append(SeenCall(self.seq, method, shown, bool(answer["ok"]), code, description))

    def of(self, *methods: str) -> list[SeenCall]:
        """The calls of these methods."""
        return [call for call in self.calls if call.method in methods]

    def after(self, seq: int) -> list[Json]:
        return [asdict(call) for call in self.calls if call.seq > seq]


def _shown(value: Any) -> Any:
    return f"<file {value.filename}>" if isinstance(value, InputFile) else value
