"""What a person of the sandbox Telegram sees: messages, their buttons, the answers to taps."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

Json = dict[str, Any]
Needle = str | re.Pattern[str] | Callable[["Message"], bool]


@dataclass(frozen=True)
class Button:
    """A button of a message; with neither data, address nor copied text it sends its own label."""

    text: str
    data: str | None = None
    url: str | None = None
    copied: str | None = None

    def fits(self, label_or_data: str | re.Pattern[str]) -> int:
        """How well it answers to that: 0 not at all, 1 by a part of its label, 2 exactly."""
        if isinstance(label_or_data, re.Pattern):
            return 2 if label_or_data.search(self.text) else 0
        if label_or_data in {self.text, self.data}:
            return 2
        return 1 if label_or_data in self.text else 0


@dataclass(frozen=True)
class Answer:
    """What a tap brought: a toast or an alert, an address to open; not `answered` if the bot kept silent."""

    text: str = ""
    show_alert: bool = False
    url: str | None = None
    answered: bool = True

    def __str__(self) -> str:
        if not self.answered:
            return "no answer"
        kind = "alert" if self.show_alert else "answer"
        return f"{kind} {self.text!r} {self.url or ''}".rstrip()


@dataclass(frozen=True)
class Message:
    """One version of a message; an edit makes the next."""

    raw: Json
    version: int = 0

    @property
    def id(self) -> int:
        return int(self.raw["message_id"])

    @property
    def by_bot(self) -> bool:
        return bool(self.raw["from"]["is_bot"])

    @property
    def text(self) -> str:
        return str(self.raw.get("text") or self.raw.get("caption") or "")

    @property
    def kind(self) -> str:
        return next(
            (kind for kind in ("photo", "sticker", "document", "voice", "video") if kind in self.raw), "text"
        )

    @property
    def file_id(self) -> str:
        held = self.raw["photo"][-1] if "photo" in self.raw else self.raw["document"]
        return str(held["file_id"])

    @cached_property
    def rows(self) -> list[list[Button]]:
        markup = self.raw.get("reply_markup") or {}
        rows = markup.get("inline_keyboard") or markup.get("keyboard") or []
        return [[_button(item) for item in row] for row in rows]

    @property
    def buttons(self) -> list[list[str]]:
        return [[button.text for button in row] for row in self.rows]

    @property
    def urls(self) -> list[str]:
        """The addresses behind its buttons, then those behind its links."""
        links = [entity["url"] for entity in self._entities if entity["type"] == "text_link"]
        return [button.url for row in self.rows for button in row if button.url] + links

    @property
    def code(self) -> list[str]:
        """What stands in code spans, to be copied."""
        units = self.text.encode("utf-16-le")
        spans = [entity for entity in self._entities if entity["type"] in {"code", "pre"}]
        bounds = [(span["offset"] * 2, (span["offset"] + span["length"]) * 2) for span in spans]
        return [units[start:end].decode("utf-16-le") for start, end in bounds]

    def has(self, needle: Needle) -> bool:
        if isinstance(needle, str):
            return needle in self.text
        return bool(needle.search(self.text)) if isinstance(needle, re.Pattern) else needle(self)

    def button(self, label_or_data: str | re.Pattern[str]) -> Button | None:
        """The one that fits best, the first of equals."""
        every = [button for row in self.rows for button in row]
        best = max(every, key=lambda button: button.fits(label_or_data), default=None)
        return best if best and best.fits(label_or_data) else None

    @property
    def _entities(self) -> list[Json]:
        return self.raw.get("entities") or self.raw.get("caption_entities") or []

    def __str__(self) -> str:
        who = "bot" if self.by_bot else self.raw["from"]["first_name"]
        edited = f", edit {self.version}" if self.version else ""
        shown = self.text if self.kind == "text" else f"[{self.kind}] {self.text}"
        keys = "".join(f"\n    [{'] ['.join(row)}]" for row in self.buttons)
        return f"{who} (#{self.id}{edited}): {shown}{keys}"


def _button(raw: Json | str) -> Button:
    if isinstance(raw, str):
        return Button(raw)
    copied = (raw.get("copy_text") or {}).get("text")
    return Button(raw["text"], raw.get("callback_data"), raw.get("url"), copied)
