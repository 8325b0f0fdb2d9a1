"""Tags of Telegram's HTML: which there are, and the entities they become."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.sandbox.telegram.links import WrongLinkError, checked_link, is_integer, mentioned_user
from bot.sandbox.telegram.people import Json

KINDS: Final = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "u": "underline",
    "ins": "underline",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
TAGS: Final = frozenset({*KINDS, "a", "pre", "code", "blockquote", "tg-emoji", "tg-time"})
# of entities over the same text, which stands outside; kinds not named stand in the middle
_RANK: Final = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre": 2,  # 1 with a language
    "code": 3,
    "date_time": 4,
    "text_link": 5,
    "text_mention": 5,
    "bold": 7,
    "italic": 8,
    "underline": 9,
    "strikethrough": 10,
    "spoiler": 11,
    "custom_emoji": 12,
}
_OTHER_RANK: Final = 6
_DATE_FORMAT = re.compile(r"r|[wdDtT]*")


class HtmlError(ValueError):
    """A text Telegram refuses, with what it says after "can't parse entities: "."""


@dataclass
class OpenTag:
    """A tag not closed yet."""

    name: str
    offset: int  # UTF-16 units before it
    begin: int  # pieces of text before it
    argument: str = ""
    time_format: str = ""

    def set(self, name: str, value: str) -> None:
        """Keeps the attribute if it means something."""
        match self.name, name:
            case ("a", "href") | ("tg-emoji", "emoji-id") | ("tg-time", "unix"):
                self.argument = value
            case "tg-time", "format":
                self.time_format = value
            case "code", "class" if value.startswith("language-"):
                self.argument = value.removeprefix("language-")
            case "span", "class" if value.startswith("tg-"):
                self.argument = value.removeprefix("tg-")
            case "blockquote", "expandable":
                self.argument = "1"


def entity_order(entity: Json) -> tuple[int, int, int]:
    """Where an entity stands in a message's list."""
    rank = _RANK.get(entity["type"], _OTHER_RANK) - ("language" in entity)
    return entity["offset"], -entity["length"], rank


class TagEntities:
    """The entities found so far, in the order their tags were closed."""

    def __init__(self) -> None:
        self.found: list[Json] = []
        self._languages: dict[int, str] = {}  # entity number -> language of a <code> that may become a <pre>

    def close(self, tag: OpenTag, end: int, text: str) -> None:
        """Adds what a tag becomes that ends at `end` and holds `text`."""
        span: Json = {"offset": tag.offset, "length": end - tag.offset}
        if tag.name in KINDS:
            self.found.append({"type": KINDS[tag.name], **span})
        elif tag.name == "blockquote":
            kind = "expandable_blockquote" if tag.argument else "blockquote"
            self.found.append({"type": kind, **span})
        elif tag.name == "a":
            self._link(tag.argument or text, span)
        elif tag.name == "tg-emoji":
            self.found.append({"type": "custom_emoji", **span, "custom_emoji_id": _emoji_id(tag.argument)})
        elif tag.name == "tg-time":
            self._date_time(tag, span)
        else:
            self._code(tag, span)

    def _link(self, url: str, span: Json) -> None:
        if user_id := mentioned_user(url):
            self.found.append({"type": "text_mention", **span, "user": {"id": user_id}})
            return
        try:
            self.found.append({"type": "text_link", **span, "url": checked_link(url)})
        except WrongLinkError:
            return  # Telegram keeps the text and drops the link

    def _date_time(self, tag: OpenTag, span: Json) -> None:
        if not _DATE_FORMAT.fullmatch(tag.time_format):
            raise HtmlError("Invalid date format used")
        if (moment := _unix_time(tag.argument)) <= 0:
            return
        entity = {"type": "date_time", **span, "unix_time": moment}
        if shape := _time_format(tag.time_format):
            entity["date_time_format"] = shape
        self.found.append(entity)

    def _code(self, tag: OpenTag, span: Json) -> None:
        """<pre><code class="language-…"> is one block with a language, whichever of the two is outside."""
        last = len(self.found) - 1
        inner = self.found[last] if self.found else {}
        same = all(inner.get(key) == span[key] for key in span)
        if tag.name == "pre" and same and inner["type"] == "code" and self._languages.get(last):
            self.found[last] = {"type": "pre", **span, "language": self._languages[last]}
        elif (
            tag.name == "code"
            and same
            and inner["type"] == "pre"
            and "language" not in inner
            and tag.argument
        ):
            self.found[last] = {"type": "pre", **span, "language": tag.argument}
        else:
            self.found.append({"type": tag.name, **span})
            self._languages[last + 1] = tag.argument


def _unix_time(argument: str) -> int:
    """The number it begins with, in the 32 bits the server keeps of it."""
    digits = re.match(r"-?[0-9]+", argument, re.ASCII)
    bits = int(digits[0] if digits else "0") & 0xFFFFFFFF
    return bits - (1 << 32) if bits >> 31 else bits


def _time_format(letters: str) -> str:
    """The letters in the server's order; a part asked for both short and long is short."""
    parts = (next((one for one in part if one in letters), "") for part in ("r", "w", "dD", "tT"))
    return "".join(parts)


def _emoji_id(argument: str) -> str:
    if not is_integer(argument) or int(argument) == 0:
        raise HtmlError("Invalid custom emoji identifier specified")
    return argument
