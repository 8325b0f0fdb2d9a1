"""Telegram's HTML, read as Telegram reads it: the same texts refused, with the same words.

`parse_html` gives what the server has right after parsing; `entities.py` then puts the entities in order,
splits and joins them, and trims the text, as the server does when it takes a message.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.sandbox.telegram.links import (
    SPACES,
    WrongLinkError,
    ascii_lower,
    checked_link,
    is_integer,
    mentioned_user,
)
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
NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
END: Final = "\0"  # stands behind the text, and ends it wherever it is met inside a tag
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
_PLAIN = re.compile(r"[^<&]+")
_REFERENCE = re.compile(r"&(?:#(?:x(?P<hex>[0-9a-fA-F]*)|(?P<dec>[0-9]*))|(?P<name>[a-zA-Z]*))", re.ASCII)
_DATE_FORMAT = re.compile(r"r|[wdDtT]*")


class HtmlError(ValueError):
    """A text Telegram refuses, with what it says after "can't parse entities: "."""


@dataclass
class _Open:
    """A tag not closed yet."""

    name: str
    argument: str
    time_format: str
    offset: int  # UTF-16 units before it
    begin: int  # characters before it


def utf16_length(text: str) -> int:
    return len(text) + sum(1 for char in text if char > "\uffff")


def entity_order(entity: Json) -> tuple[int, int, int]:
    """Where an entity stands in a message's list."""
    rank = _RANK.get(entity["type"], _OTHER_RANK) - ("language" in entity)
    return entity["offset"], -entity["length"], rank


def parse_html(source: str) -> tuple[str, list[Json]]:
    """The text and its entities, sorted as the server lists them; raises HtmlError."""
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source + END
        self.size = len(source)
        self.at = 0
        self.text: list[str] = []
        self.offset = 0  # UTF-16 units read so far
        self.open: list[_Open] = []
        self.entities: list[Json] = []
        self.languages: dict[int, str] = {}  # entity number -> language of a <code> that may become a <pre>

    def read(self) -> tuple[str, list[Json]]:
        while self.at < self.size:
            char = self.source[self.at]
            if char == "<":
                self._tag()
            elif char == "&":
                self._add(self._reference() or self._take("&"))
            else:
                found = _PLAIN.match(self.source, self.at, self.size)
                self._add(self._take(found[0] if found else char))
        if self.open:
            raise HtmlError(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        text = "".join(self.text)
        if any("\ud800" <= char <= "\udfff" for char in text):
            raise HtmlError(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        return text, sorted(self.entities, key=entity_order)

    # characters

    def _take(self, text: str) -> str:
        self.at += len(text)
        return text

    def _add(self, text: str) -> None:
        self.text.append(text)
        self.offset += utf16_length(text)

    def _reference(self) -> str | None:
        """The character of `&…;` here, read past it; None when it is no reference Telegram knows."""
        found = _REFERENCE.match(self.source, self.at)
        if found is None:
            return None
        if found["name"] is not None:
            char = NAMED.get(found["name"])
        else:
            char = _numbered(found["hex"], found["dec"], found.end() - found.start())
        if char is None:
            return None
        self.at = found.end() + (self.source[found.end()] == ";")
        return char

    def _skip_spaces(self) -> None:
        while self.source[self.at] in SPACES and self.source[self.at] != END:
            self.at += 1

    def _skip_until(self, stops: str) -> str:
        begin = self.at
        while self.source[self.at] not in SPACES and self.source[self.at] not in stops:
            self.at += 1
        return self.source[begin : self.at]

    def _byte(self, position: int) -> int:
        return len(self.source[:position].encode("utf-8", "surrogatepass"))

    # tags

    def _tag(self) -> None:
        begin = self.at
        self.at += 1
        if self.source[self.at] == "/":
            self._end_tag(begin)
        else:
            self._start_tag(begin)

    def _start_tag(self, begin: int) -> None:
        name = ascii_lower(self._skip_until(">"))
        if self.source[self.at] == END:
            raise HtmlError(f"Unclosed start tag at byte offset {self._byte(begin)}")
        if name not in TAGS:
            raise HtmlError(f'Unsupported start tag "{name}" at byte offset {self._byte(begin)}')
        tag = _Open(name, "", "", self.offset, sum(map(len, self.text)))
        while self.source[self.at] != ">":
            self._skip_spaces()
            if self.source[self.at] == ">":
                break
            self._attribute(tag, begin)
        self.at += 1
        if name == "span" and tag.argument != "spoiler":
            raise HtmlError(f'Tag "span" must have class "tg-spoiler" at byte offset {self._byte(begin)}')
        self.open.append(tag)

    def _attribute(self, tag: _Open, begin: int) -> None:
        name = self._skip_until("=>/\"'")
        if not name:
            raise HtmlError(
                f'Empty attribute name in the tag "{tag.name}" at byte offset {self._byte(begin)}'
            )
        self._skip_spaces()
        if self.source[self.at] == END:
            raise HtmlError(f'Unclosed start tag "{tag.name}" at byte offset {self._byte(begin)}')
        if self.source[self.at] == "=":
            self.at += 1
            _set_attribute(tag, name, self._value(tag, begin))
        elif name == "expandable":
            _set_attribute(tag, name, "")

    def _value(self, tag: _Open, begin: int) -> str:
        self._skip_spaces()
        mark = self.source[self.at]
        if mark == END:
            raise HtmlError(f'Unclosed start tag "{tag.name}" at byte offset {self._byte(begin)}')
        value = self._quoted(mark) if mark in "'\"" else self._bare()
        if self.source[self.at] == END:
            raise HtmlError(f"Unclosed start tag at byte offset {self._byte(begin)}")
        return value

    def _bare(self) -> str:
        begin = self.at
        while self.source[self.at].isascii() and (
            self.source[self.at].isalnum() or self.source[self.at] in ".-"
        ):
            self.at += 1
        if self.source[self.at] not in SPACES and self.source[self.at] != ">":
            raise HtmlError(f"Unexpected end of name token at byte offset {self._byte(begin)}")
        return ascii_lower(self.source[begin : self.at])

    def _quoted(self, mark: str) -> str:
        self.at += 1
        value: list[str] = []
        while (char := self.source[self.at]) not in (mark, END):
            value.append((self._reference() if char == "&" else None) or self._take(char))
        if self.source[self.at] == mark:
            self.at += 1
        return "".join(value)

    def _end_tag(self, begin: int) -> None:
        if not self.open:
            raise HtmlError(f"Unexpected end tag at byte offset {self._byte(begin)}")
        self.at += 1
        found = ascii_lower(self._skip_until(">"))
        self._skip_spaces()
        if self.source[self.at] != ">":
            raise HtmlError(f"Unclosed end tag at byte offset {self._byte(begin)}")
        self.at += 1
        tag = self.open.pop()
        if found and found != tag.name:
            raise HtmlError(
                f"Unmatched end tag at byte offset {self._byte(begin)}, "
                f'expected "</{tag.name}>", found "</{found}>"'
            )
        if self.offset > tag.offset:
            self._close(tag)

    # entities

    def _close(self, tag: _Open) -> None:
        span: Json = {"offset": tag.offset, "length": self.offset - tag.offset}
        if tag.name in KINDS:
            self.entities.append({"type": KINDS[tag.name], **span})
        elif tag.name == "blockquote":
            kind = "expandable_blockquote" if tag.argument else "blockquote"
            self.entities.append({"type": kind, **span})
        elif tag.name == "a":
            self._link(tag, span)
        elif tag.name == "tg-emoji":
            self.entities.append({"type": "custom_emoji", **span, "custom_emoji_id": _emoji_id(tag.argument)})
        elif tag.name == "tg-time":
            self._date_time(tag, span)
        else:
            self._code(tag, span)

    def _link(self, tag: _Open, span: Json) -> None:
        url = tag.argument or "".join(self.text)[tag.begin :]
        if user_id := mentioned_user(url):
            self.entities.append({"type": "text_mention", **span, "user": {"id": user_id}})
            return
        try:
            self.entities.append({"type": "text_link", **span, "url": checked_link(url)})
        except WrongLinkError:
            return  # Telegram keeps the text and drops the link

    def _date_time(self, tag: _Open, span: Json) -> None:
        if not _DATE_FORMAT.fullmatch(tag.time_format):
            raise HtmlError("Invalid date format used")
        if (moment := _unix_time(tag.argument)) <= 0:
            return
        entity = {"type": "date_time", **span, "unix_time": moment}
        if shape := _time_format(tag.time_format):
            entity["date_time_format"] = shape
        self.entities.append(entity)

    def _code(self, tag: _Open, span: Json) -> None:
        """<pre><code class="language-…"> is one block with a language, whichever of the two is outside."""
        last = len(self.entities) - 1
        inner = self.entities[last] if self.entities else {}
        same = all(inner.get(key) == span[key] for key in span)
        if tag.name == "pre" and same and inner["type"] == "code" and self.languages.get(last):
            self.entities[last] = {"type": "pre", **span, "language": self.languages[last]}
        elif (
            tag.name == "code"
            and same
            and inner["type"] == "pre"
            and "language" not in inner
            and tag.argument
        ):
            self.entities[last] = {"type": "pre", **span, "language": tag.argument}
        else:
            self.entities.append({"type": tag.name, **span})
            self.languages[last + 1] = tag.argument


def _numbered(hexadecimal: str | None, decimal: str | None, length: int) -> str | None:
    digits, base = (decimal, 10) if hexadecimal is None else (hexadecimal, 16)
    code = int(digits or "0", base)
    return chr(code) if 0 < code < 0x10FFFF and length < 10 else None


def _set_attribute(tag: _Open, name: str, value: str) -> None:
    match tag.name, name:
        case ("a", "href") | ("tg-emoji", "emoji-id") | ("tg-time", "unix"):
            tag.argument = value
        case "tg-time", "format":
            tag.time_format = value
        case "code", "class" if value.startswith("language-"):
            tag.argument = value.removeprefix("language-")
        case "span", "class" if value.startswith("tg-"):
            tag.argument = value.removeprefix("tg-")
        case "blockquote", "expandable":
            tag.argument = "1"


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
