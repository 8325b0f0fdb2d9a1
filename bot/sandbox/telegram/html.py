"""Telegram's HTML, read as Telegram reads it: the same texts refused, with the same words.

`parse_html` gives what the server has right after parsing; `entities.py` then puts the entities in order,
splits and joins them, and trims the text, as the server does when it takes a message.
"""

from __future__ import annotations

import re
from typing import Final

from bot.sandbox.telegram.html_tags import TAGS, HtmlError, OpenTag, TagEntities, entity_order
from bot.sandbox.telegram.links import SPACES, ascii_lower
from bot.sandbox.telegram.people import Json

NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
END: Final = "\0"  # stands behind the text, and ends it wherever it is met inside a tag
_PLAIN = re.compile(r"[^<&]+")
_TAG_NAME = re.compile(rf"[^{SPACES}>]*")
_ATTRIBUTE_NAME = re.compile(rf"[^{SPACES}=>/\"']*")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BARE_VALUE = re.compile(r"[A-Za-z0-9.-]*")
_REFERENCE = re.compile(r"&(?:#(?:x(?P<hex>[0-9a-fA-F]*)|(?P<dec>[0-9]*))|(?P<name>[a-zA-Z]*))", re.ASCII)


def utf16_length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


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
        self.open: list[OpenTag] = []
        self.entities = TagEntities()

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
        _check_unicode(text)
        for one in self.entities.found:
            _check_unicode(one.get("url", "") + one.get("language", ""))
        return text, sorted(self.entities.found, key=entity_order)

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

    def _skip(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.source, self.at)
        return self._take(found[0] if found else "")

    def _byte(self, position: int) -> int:
        return len(self.source[:position].encode("utf-8", "surrogatepass"))

    # tags: a start tag is checked as it is read, an entity is made at the end tag

    def _tag(self) -> None:
        begin = self.at
        self.at += 1
        if self.source[self.at] == "/":
            self._end_tag(begin)
        else:
            self._start_tag(begin)

    def _start_tag(self, begin: int) -> None:
        name = ascii_lower(self._skip(_TAG_NAME))
        if self.source[self.at] == END:
            raise HtmlError(f"Unclosed start tag at byte offset {self._byte(begin)}")
        if name not in TAGS:
            raise HtmlError(f'Unsupported start tag "{name}" at byte offset {self._byte(begin)}')
        tag = OpenTag(name, self.offset, len(self.text))
        while self.source[self.at] != ">":
            self._skip_spaces()
            if self.source[self.at] == ">":
                break
            self._attribute(tag, begin)
        self.at += 1
        if name == "span" and tag.argument != "spoiler":
            raise HtmlError(f'Tag "span" must have class "tg-spoiler" at byte offset {self._byte(begin)}')
        self.open.append(tag)

    def _attribute(self, tag: OpenTag, begin: int) -> None:
        name = self._skip(_ATTRIBUTE_NAME)
        if not name:
            raise HtmlError(
                f'Empty attribute name in the tag "{tag.name}" at byte offset {self._byte(begin)}'
            )
        self._skip_spaces()
        if self.source[self.at] == END:
            raise HtmlError(f'Unclosed start tag "{tag.name}" at byte offset {self._byte(begin)}')
        if self.source[self.at] == "=":
            self.at += 1
            tag.set(name, self._value(tag, begin))
        elif name == "expandable":
            tag.set(name, "")

    def _value(self, tag: OpenTag, begin: int) -> str:
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
        value = self._skip(_BARE_VALUE)
        if self.source[self.at] not in SPACES and self.source[self.at] != ">":
            raise HtmlError(f"Unexpected end of name token at byte offset {self._byte(begin)}")
        return ascii_lower(value)

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
        found = ascii_lower(self._skip(_TAG_NAME))
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
            self.entities.close(tag, self.offset, "".join(self.text[tag.begin :]))


def _numbered(hexadecimal: str | None, decimal: str | None, length: int) -> str | None:
    digits, base = (decimal, 10) if hexadecimal is None else (hexadecimal, 16)
    code = int(digits or "0", base)
    return chr(code) if 0 < code < 0x10FFFF and length < 10 else None


def _check_unicode(text: str) -> None:
    if _SURROGATE.search(text):
        raise HtmlError(
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units"
        )
