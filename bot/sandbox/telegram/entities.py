"""What the server does to a text and its entities when it takes a message.

It cleans the characters, joins and splits entities so that no two overlap in a way clients can't show, and
trims the text. A test checks it against Telegram's code, but for the trimming: that is done on sending only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate

from bot.sandbox.telegram.detection import detect
from bot.sandbox.telegram.html import utf16_length
from bot.sandbox.telegram.html_tags import entity_order
from bot.sandbox.telegram.people import Json

SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
QUOTES = ("blockquote", "expandable_blockquote")
PLAIN = ("pre", "code", "date_time")  # no styles inside
_REMOVED = frozenset("\r\u030a\u0333\u033f\u2028\u2029\u202a\u202b\u202c\u202d\u202e")
_CONTROLS = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f]")
_MARKS = re.compile(r"[\u200e\u200f]+(?=[\u200e\u200f])")
_SHOWS_NOTHING = re.compile(r"[\s\u180e\u200b-\u200f\u202e\u2800\ufffc]*")


class EmptyTextError(ValueError):
    """Nothing to show."""


def tidy(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """The text and entities as they stand in the message; raises EmptyTextError."""
    text, entities = _clean(text, resplit(entities))
    if _SHOWS_NOTHING.fullmatch(text):
        raise EmptyTextError
    text, entities = _trim(text, entities)
    return text, sorted(entities, key=entity_order)


def resplit(entities: Iterable[Json]) -> list[Json]:
    """Entities in order, with those dropped, joined or cut that could not be shown otherwise."""
    entities = sorted((one for one in entities if one["length"] > 0), key=entity_order)
    if _is_in_order(entities):
        return entities
    whole = [one for one in entities if one["type"] not in SPLITTABLE + QUOTES]
    quotes = _without_overlaps(one for one in entities if one["type"] in QUOTES)
    whole = [one for one in _without_overlaps(whole) if not _crosses_quote(one, quotes)]
    fixed = sorted([*whole, *quotes], key=entity_order)
    pieces = _Splitter([one for one in entities if one["type"] in SPLITTABLE]).split(fixed)
    return sorted([*fixed, *pieces], key=entity_order)


def with_detected(text: str, entities: list[Json]) -> list[Json]:
    """With what Telegram finds in the text by itself, where no link, code or the like stands."""
    whole = [one for one in entities if one["type"] not in SPLITTABLE + QUOTES]
    found = [
        one
        for one in detect(text)
        if not any(one["offset"] < _end(other) and other["offset"] < _end(one) for other in whole)
    ]
    return resplit([*entities, *found]) if found else entities


def _end(entity: Json) -> int:
    return int(entity["offset"] + entity["length"])


def _is_in_order(entities: list[Json]) -> bool:
    """Whether nothing has to be joined, cut or dropped."""
    joined_to = dict.fromkeys(SPLITTABLE, -1)
    parents: list[Json] = []
    for one in entities:
        while parents and one["offset"] >= _end(parents[-1]):
            parents.pop()
        kind = one["type"]
        if kind in SPLITTABLE:
            if joined_to[kind] >= one["offset"]:
                return False
            joined_to[kind] = _end(one)
        if parents and not _may_stand_in(one, parents):
            return False
        parents.append(one)
    return True


def _may_stand_in(one: Json, parents: list[Json]) -> bool:
    around = {parent["type"] for parent in parents}
    if _end(one) > _end(parents[-1]) or around & {*SPLITTABLE, *PLAIN}:
        return False
    return one["type"] in SPLITTABLE or (one["type"] not in QUOTES and around <= set(QUOTES))


def _without_overlaps(entities: Iterable[Json]) -> list[Json]:
    """The first of those that overlap."""
    kept: list[Json] = []
    for one in entities:
        if not kept or one["offset"] >= _end(kept[-1]):
            kept.append(one)
    return kept


def _crosses_quote(one: Json, quotes: list[Json]) -> bool:
    """Whether it overlaps a quote without lying inside it."""
    return any(
        quote["offset"] < _end(one)
        and one["offset"] < _end(quote)
        and (one["offset"] < quote["offset"] or _end(one) > _end(quote))
        for quote in quotes
    )


class _Splitter:
    """Joins styles that touch and cuts them at the edges of each other and of the other entities."""

    def __init__(self, styles: list[Json]) -> None:
        self.styles = styles
        self.next = 0
        self.spans: dict[str, tuple[int, int]] = {}  # styles that go on: begin, end
        self.pieces: list[Json] = []

    def split(self, others: list[Json]) -> list[Json]:
        inside: list[Json] = []
        for other in others:
            self._leave(inside, other["offset"])
            self._go_to(other["offset"])
            inside.append(other)
        last = max(map(_end, [*self.styles, *others]), default=0)
        self._leave(inside, last)
        self._go_to(last)
        return self.pieces

    def _leave(self, inside: list[Json], offset: int) -> None:
        """Passes the ends of entities before `offset`; some keep no styles inside them."""
        while inside and offset >= _end(inside[-1]):
            before = len(self.pieces)
            self._go_to(_end(inside[-1]))
            if inside.pop()["type"] in PLAIN:
                del self.pieces[before:]

    def _go_to(self, offset: int) -> None:
        while self.next < len(self.styles) and self.styles[self.next]["offset"] < offset:
            style = self.styles[self.next]
            self.next += 1
            kind, begin = style["type"], style["offset"]
            if kind in self.spans and begin <= self.spans[kind][1]:
                self.spans[kind] = (self.spans[kind][0], max(self.spans[kind][1], _end(style)))
            else:
                self._flush(begin)
                self.spans[kind] = (begin, _end(style))
        self._flush(offset)

    def _flush(self, offset: int) -> None:
        """Writes down what lies before `offset`."""
        for kind in SPLITTABLE:
            begin, end = self.spans.get(kind, (offset, offset))
            if begin >= offset:
                continue
            cut = min(end, offset)
            self.pieces.append({"type": kind, "offset": begin, "length": cut - begin})
            if end <= offset:
                del self.spans[kind]
            else:
                self.spans[kind] = (offset, end)


def _clean(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Control characters become spaces; some characters that break lines' looks go."""
    text = _MARKS.sub(lambda found: "\u200c" * len(found[0]), text)
    shown = _CONTROLS.sub(" ", text)
    if _REMOVED.isdisjoint(shown):
        return shown, entities
    gone = accumulate((char in _REMOVED for char in shown for _ in range(utf16_length(char))), initial=0)
    shift = list(gone)
    moved = []
    for one in entities:
        offset, end = (place - shift[min(place, len(shift) - 1)] for place in (one["offset"], _end(one)))
        if end > offset:
            moved.append({**one, "offset": offset, "length": end - offset})
    return "".join(char for char in shown if char not in _REMOVED), moved


def _trim(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Spaces go from the end, and from the beginning up to the first entity."""
    text = text.rstrip(" \n")
    size = utf16_length(text)
    cut = [
        {**one, "length": min(_end(one), size) - one["offset"]} for one in entities if one["offset"] < size
    ]
    first = min((one["offset"] for one in cut), default=size)
    spaces = min(len(text) - len(text.lstrip(" \n")), first)
    return text[spaces:], [{**one, "offset": one["offset"] - spaces} for one in cut]
