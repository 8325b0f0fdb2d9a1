"""Finding a currency or a direction by what a customer types: part of a name, a ticker, the other keyboard
layout, a typo, another name that an operator has given, or both sides at once (`btc sber`,
`usdt trc20 → tinkoff`).

Each typed word is scored against each currency; a direction's score is the best way to share the words out
between its two sides. Currencies are few where directions are many, so the words are compared with currencies
only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.exchanger.models import Currency, Direction
from bot.exchanger.spelling import readings, words

T = TypeVar("T")
Scores = list[float]  # one for each currency, 0 for no match
Names = Mapping[int, Sequence[str]]
"""What else currencies are called, by their ids."""
NO_NAMES: Names = MappingProxyType({})

_ARROW = re.compile(r"\s*(?:→|->|=>|—|–|\s[->]\s|\s(?:на|в|to)\s)\s*", re.IGNORECASE)
_SUM = re.compile(r"\d[\d.,']*")
_LONGEST_TEXT = 100
_MOST_WORDS = 6
# A match counts 10 000 and how good it is about 100, so that more matched words always win.
_MATCH = 10_000.0
_WHOLE, _START, _INSIDE, _TYPO = 100.0, 80.0, 60.0, 50.0
_ALL_OF_IT, _TICKER, _NAME = 8.0, 5.0, 5.0  # of equals: the whole name first, a ticker, the shorter name
_OTHER_LAYOUT = 5.0
_BOTH_SIDES, _RECEIVED, _SWAPPED = 2.0, 1.0, 10.0
_SHORTEST_WITH_TYPO = 3


class _Catalogue:
    """The currencies' names, ready to be compared with."""

    def __init__(self, currencies: Iterable[Currency], also: Names) -> None:
        self.places: dict[int, int] = {}
        self.words: dict[str, list[tuple[int, float]]] = {}  # in which names, and what that is worth
        self.joined: list[str] = []
        self.own: set[str] = set()  # of the names that come from `also`
        for currency in currencies:
            if currency.id not in self.places:
                self._add(currency, also.get(currency.id, ()))

    def _add(self, currency: Currency, also: Sequence[str]) -> None:
        place = self.places[currency.id] = len(self.places)
        called = [words(name) for name in also]
        self.own.update(word for named in called for word in named)
        self.joined.append(" ".join(self._joined(place, named) for named in (words(currency.title), *called)))

    def _joined(self, place: int, named: tuple[str, ...]) -> str:
        for at, word in enumerate(named):
            if len(named) == 1:
                worth = _ALL_OF_IT
            else:
                worth = _TICKER if at == len(named) - 1 else _NAME / len(named) if at == 0 else 0.0
            self.words.setdefault(word, []).append((place, worth))
        # The ticker stands last in a title and first in the codes people know from rate lists: USDTTRC20.
        return f"{''.join(named)} {''.join(named[-1:] + named[:-1])} {''.join(reversed(named))}"

    def scores(self, token: str) -> Scores:
        """How well a typed word names each currency; typos are thought of only where nothing else matches."""
        meant = readings(token, self.own)
        return next(filter(any, (self._literal(meant), self._mistyped(meant))), [0.0] * len(self.joined))

    def _literal(self, meant: Sequence[str]) -> Scores:
        scores = [0.0] * len(self.joined)
        for number, reading in enumerate(meant):
            fine = _MATCH - number * _OTHER_LAYOUT
            for place, joined in enumerate(self.joined):
                if len(reading) > 1 and reading in joined:
                    scores[place] = max(scores[place], fine + _INSIDE)
            for word, places in self.words.items():
                if word.startswith(reading):
                    start = _WHOLE if word == reading else _START + 10 * len(reading) / len(word)
                    _raise_to(scores, places, fine + start)
        return scores

    def _mistyped(self, meant: Sequence[str]) -> Scores:
        scores = [0.0] * len(self.joined)
        for number, reading in enumerate(meant):
            if len(reading) < _SHORTEST_WITH_TYPO:
                continue
            fine = _MATCH - number * _OTHER_LAYOUT
            mistakes = len(reading) // 3
            for word, distance in self._near(reading, mistakes):
                _raise_to(scores, self.words[word], fine + _TYPO * (1 - distance / len(reading)))
        return scores

    def _near(self, reading: str, mistakes: int) -> Iterator[tuple[str, float]]:
        """Words that differ by few letters, begin so, or are what the reading is a form of (`рубли`)."""
        begun = {word: word[: len(reading)] for word in self.words if len(reading) > _SHORTEST_WITH_TYPO}
        for known in ({word: word for word in self.words}, begun):
            near = process.extract(reading, known, scorer=OSA.distance, score_cutoff=mistakes, limit=None)
            yield from ((word, distance) for _, distance, word in near)
        for word in self.words:
            if len(word) >= _SHORTEST_WITH_TYPO and reading.startswith(word):
                yield word, len(reading) - len(word)


def search_currencies(
    currencies: Sequence[Currency], text: str, also: Names = NO_NAMES
) -> tuple[Currency, ...]:
    """The currencies that `text` may name, the best first and equals in the order given; none if nothing is
    near."""
    catalogue = _Catalogue(currencies, also)
    typed = _ARROW.sub(" ", f" {text[:_LONGEST_TEXT]} ")
    tokens = (_names(typed) or typed.split())[:_MOST_WORDS]
    totals = _sum([catalogue.scores(token) for token in tokens], len(catalogue.joined))
    return _best(currencies, lambda currency: totals[catalogue.places[currency.id]], (len(tokens) + 1) // 2)


def search_directions(
    directions: Sequence[Direction], text: str, also: Names = NO_NAMES
) -> tuple[Direction, ...]:
    """The directions that `text` may name, by one side or by both, likewise. Words before an arrow (`→`,
    `->`, `на`, `to`) are about what is given, those after it about what is received."""
    catalogue = _Catalogue((side for each in directions for side in (each.give, each.get)), also)
    before, *after = _ARROW.split(text[:_LONGEST_TEXT].strip(), maxsplit=1)
    given, received = _names(before), _names(" ".join(after))
    tokens = ([*given, *received] or text[:_LONGEST_TEXT].split())[:_MOST_WORDS]
    scores = [catalogue.scores(token) for token in tokens]
    cut = len(given) if before and received else None
    share = _sharing(scores, len(catalogue.joined), cut)
    places = catalogue.places
    # A word that names no currency is about something else; one that does has to be met.
    known = sum(map(any, scores))
    least = max(known, (len(tokens) + 1) // 2)
    return _best(directions, lambda found: share(places[found.give.id], places[found.get.id]), least)


def _names(text: str) -> list[str]:
    """The words typed; but not how much is to be exchanged: `2000 usdt → сбер`."""
    return [word for word in text.split() if not _SUM.fullmatch(word)]


def _sharing(scores: list[Scores], size: int, cut: int | None) -> Callable[[int, int], float]:
    """The score of a pair of currencies: the best of the ways to share out the words between its sides."""
    count = len(scores)
    cuts = [cut] if cut is not None else range(count + 1)
    ways: list[tuple[Scores, Scores, float]] = []
    for at in cuts:
        first, last = _sum(scores[:at], size), _sum(scores[at:], size)
        ways.append((first, last, _BOTH_SIDES if 0 < at < count else _RECEIVED * (at == 0)))
        if cut is None and 0 < at < count:
            ways.append((last, first, _SWAPPED))

    def score(give: int, get: int) -> float:
        return max(first[give] + last[get] - cost for first, last, cost in ways)

    return score


def _best(things: Sequence[T], score: Callable[[T], float], least: int) -> tuple[T, ...]:
    """Those that match the most words, `least` or more; the best first."""
    scored = [(score(thing), thing) for thing in things]
    most = max((_matched(value) for value, _ in scored), default=0)
    if most < max(1, least):
        return ()
    near = [(value, thing) for value, thing in scored if _matched(value) == most]
    return tuple(thing for _, thing in sorted(near, key=lambda pair: -pair[0]))


def _matched(score: float) -> int:
    """How many words a score has matched: all its costs together are below 100."""
    return int((score + 100) // _MATCH)


def _sum(scores: Sequence[Scores], size: int) -> Scores:
    return [sum(column) for column in zip(*scores, strict=True)] if scores else [0.0] * size


def _raise_to(scores: Scores, places: Iterable[tuple[int, float]], score: float) -> None:
    for place, worth in places:
        scores[place] = max(scores[place], score + worth)
