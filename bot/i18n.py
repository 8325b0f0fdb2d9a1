"""Texts in the reader's language: Fluent files in `locales/<lang>/`, one `Texts` a language.

Fluent is kept away from numbers: it prints `Decimal("0.00012345")` as 0 and groups digits, so amounts
arrive as formatted strings, and an int is for choosing a plural form (and prints as bare digits).

A text that is missing, or called without an argument it needs, is our mistake, never the reader's
trouble: a strict Translator raises `TextError`, any other logs it and shows the fallback language, or an
ellipsis for what is missing.
"""

import html
import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentType, fluent_number
from fluent.syntax import ast as ftl

logger = logging.getLogger(__name__)

FALLBACK = "en"
_GAP = "…"
# fluent.runtime refuses a placeable over 2500 characters (its guard against texts that blow themselves up),
# and an operator's instruction may well be longer: long arguments join after formatting.
_LONG = 500
_MARK = re.compile("\ufdd0([0-9]+)\ufdd1")
# What has no place in a text: controls but tab and newline, lone surrogates (they can't be sent as UTF-8 at
# all), bidi overrides (they turn an amount or an address around), noncharacters.
_UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
_NEWLINES = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")


class TextError(Exception):
    """A text can't be read, found, or filled in."""


class Html(str):
    """Telegram HTML that is already safe."""

    __slots__ = ()


def clean(text: str) -> str:
    """The text without characters that break a message: controls, lone surrogates, bidi overrides."""
    return _UNFIT.sub("", _NEWLINES.sub("\n", text))


def escape(text: str) -> Html:
    """Any text as HTML that shows exactly it, also inside an attribute's quotes."""
    return Html(html.escape(clean(text), quote=False).replace('"', "&quot;"))


def join(parts: Iterable[Html], separator: str = "\n") -> Html:
    """Safe parts as one; empty ones are passed over, so a screen lists what it may have."""
    return Html(separator.join(part for part in parts if part))


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a language, and the arguments it needs, those of what it refers to included."""

    message: ftl.Message
    arguments: frozenset[str]


class Texts:
    """The texts of one language. Call it for HTML; `plain` where no tags go: buttons, alerts, commands."""

    def __init__(
        self,
        locale: str,
        bundle: FluentBundle,
        entries: Mapping[str, Entry],
        fallback: "Texts | None",
        strict: bool,
    ) -> None:
        self.locale = locale
        self.entries = entries
        self._bundle = bundle
        self._fallback = fallback
        self._strict = strict
        self._without_arguments: dict[str, str] = {}

    def __call__(self, id: str, /, **args: str | int | Html) -> Html:
        safe = {
            name: escape(value) if isinstance(value, str) and not isinstance(value, Html) else value
            for name, value in args.items()
        }
        return Html(self._format(id, safe))

    def plain(self, id: str, /, **args: str | int) -> str:
        safe = {name: clean(value) if isinstance(value, str) else value for name, value in args.items()}
        if any(isinstance(value, Html) and "<" in value for value in args.values()):
            self._report(f"text {id!r} goes where no tags do, and is given some")
        return self._format(id, safe)

    def __contains__(self, id: object) -> bool:
        return id in self.entries

    def _format(self, id: str, args: Mapping[str, str | int]) -> str:
        entry = self.entries.get(id)
        if entry is None:
            self._report(f"text {id!r} is missing in {self.locale!r}")
            return self._fallback._format(id, args) if self._fallback else _GAP
        missing = entry.arguments - args.keys()
        if missing:
            self._report(f"text {id!r} needs {', '.join(sorted(missing))}")
            args = {**args, **dict.fromkeys(missing, _GAP)}
        return self._resolve(id, args)

    def _resolve(self, id: str, args: Mapping[str, str | int]) -> str:
        """Most texts are labels, which are always the same."""
        if args:
            return self._resolved(id, args)
        if id not in self._without_arguments:
            self._without_arguments[id] = self._resolved(id, args)
        return self._without_arguments[id]

    def _resolved(self, id: str, args: Mapping[str, str | int]) -> str:
        long: list[str] = []
        pattern = self._bundle.get_message(id).value
        if pattern is None:  # pragma: no cover - load() lets in only messages with a value
            raise TextError(f"text {id!r} has no value")
        result, errors = self._bundle.format_pattern(
            pattern, {name: _argument(v, long) for name, v in args.items()}
        )
        if errors:
            self._report(f"text {id!r} in {self.locale!r}: {'; '.join(type(e).__name__ for e in errors)}")
            if self._fallback:
                return self._fallback._format(id, args)
        return _MARK.sub(lambda mark: long[int(mark[1])], str(result))

    def _report(self, problem: str) -> None:
        if self._strict:
            raise TextError(problem)
        logger.error("%s", problem)


class Translator:
    """Every language there is a folder for. English is the fallback of the others."""

    def __init__(self, texts: Mapping[str, Texts]) -> None:
        self._texts = texts

    @classmethod
    def load(cls, folder: Path, *, strict: bool = False) -> Self:
        """Read `folder/<lang>/*.ftl`; TextError at broken syntax, an id used twice, a lost reference."""
        locales = sorted(path.name for path in folder.iterdir() if path.is_dir() and any(path.glob("*.ftl")))
        if FALLBACK not in locales:
            raise TextError(f"{folder} holds no {FALLBACK!r} texts")
        fallback = _load(folder / FALLBACK, None, strict)
        others = {name: _load(folder / name, fallback, strict) for name in locales if name != FALLBACK}
        return cls({FALLBACK: fallback, **others})

    @property
    def locales(self) -> tuple[str, ...]:
        return tuple(self._texts)

    def texts(self, locale: str) -> Texts:
        """The language's texts; English for a language that there is none of (any more)."""
        return self._texts.get(locale) or self._texts[FALLBACK]

    def match(self, language_code: str | None, default: str) -> str:
        """Our language for Telegram's `language_code` ("ru", "pt-BR"), or the default, or English."""
        language = (language_code or "").replace("_", "-").split("-")[0].lower()
        return next((name for name in (language, default) if name in self._texts), FALLBACK)


def _load(folder: Path, fallback: Texts | None, strict: bool) -> Texts:
    bundle = FluentBundle([folder.name], use_isolating=False)
    known: dict[str, ftl.Message | ftl.Term] = {}
    for path in sorted(folder.glob("*.ftl")):
        resource = _parsed(path.read_text(encoding="utf-8"))
        for name, item in _entries(resource, path):
            if name in known:
                raise TextError(f"{path}: {name!r} is there twice")
            known[name] = item
        bundle.add_resource(resource)
    entries = {
        name: Entry(item, frozenset(_arguments(item, known)))
        for name, item in known.items()
        if isinstance(item, ftl.Message)
    }
    return Texts(folder.name, bundle, entries, fallback, strict)


@cache
def _parsed(text: str) -> ftl.Resource:
    """Parsing takes 0.3 s in all, and the doctor loads the texts twice."""
    return FluentResource(text)


def _entries(resource: ftl.Resource, path: Path) -> Iterator[tuple[str, ftl.Message | ftl.Term]]:
    for item in resource.body:
        if isinstance(item, ftl.Junk):
            reasons = "; ".join(note.message or "" for note in item.annotations)
            raise TextError(f"{path}: {reasons}: {(item.content or '').strip()[:80]!r}")
        if isinstance(item, ftl.Message):
            if item.value is None or item.attributes:
                raise TextError(f"{path}: {item.id.name!r} must have a value and no attributes")
            yield item.id.name, item
        elif isinstance(item, ftl.Term):
            yield f"-{item.id.name}", item


def _arguments(
    item: ftl.Message | ftl.Term, known: Mapping[str, ftl.Message | ftl.Term], above: tuple[str, ...] = ()
) -> Iterator[str]:
    """The variables of a message and of those it refers to; a term only sees what it is called with."""
    if item.id.name in above:
        raise TextError(f"{item.id.name!r} refers to itself")
    for node in nodes(item):
        if isinstance(node, ftl.VariableReference):
            yield node.id.name
        elif isinstance(node, ftl.MessageReference | ftl.TermReference):
            name = f"-{node.id.name}" if isinstance(node, ftl.TermReference) else node.id.name
            if name not in known:
                raise TextError(f"{item.id.name!r} refers to {name!r}, which isn't there")
            if isinstance(node, ftl.MessageReference):
                yield from _arguments(known[name], known, (*above, item.id.name))


def nodes(root: object) -> Iterator[ftl.BaseNode]:
    """A Fluent tree's nodes, the root among them."""
    if isinstance(root, ftl.BaseNode):
        yield root
        for value in vars(root).values():
            yield from nodes(value)
    elif isinstance(root, list):
        for value in root:
            yield from nodes(value)


def _argument(value: str | int, long: list[str]) -> str | FluentType:
    if isinstance(value, int):
        return fluent_number(value, useGrouping=False)
    if len(value) <= _LONG:
        return value
    long.append(value)
    return f"\ufdd0{len(long) - 1}\ufdd1"
