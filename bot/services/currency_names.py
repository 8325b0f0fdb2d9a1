"""Names of currencies that operators have given, and what else people call them, by language."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self

from bot.exchanger.spelling import words
from bot.i18n import clean
from bot.services.switchboard import Switchboard

NAMES = "name:"
"""With the language and the currency's id behind, as in `name:ru_RU:12`."""
NAME_LENGTH = 40
"""What a button of the pick list shows whole."""
SYNONYM_LENGTH = 30
MOST_SYNONYMS = 12

_SEPARATORS = re.compile(r"[,;\n]+")


class NameProblem(StrEnum):
    EMPTY = "empty"
    """Nothing in it that could be typed or read."""
    LONG = "long"
    MANY = "many"


class NameRefused(ValueError):
    def __init__(self, problem: NameProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class CurrencyName:
    """In one language. `title`: the site's as it was when this was set; `name`: empty where that is shown."""

    title: str = ""
    name: str = ""
    also: tuple[str, ...] = ()

    @classmethod
    def of(cls, value: Mapping[str, Any]) -> Self:
        return cls(value["title"], value["name"], tuple(value["also"]))

    def to_value(self) -> dict[str, Any] | None:
        """None: as the site has it."""
        return asdict(self) if self.name or self.also else None


AS_THE_SITE = CurrencyName()


class CurrencyNames:
    """As they are set now."""

    def __init__(self, switchboard: Switchboard) -> None:
        self._names: dict[tuple[str, int], CurrencyName] = {}
        for key, value in switchboard.all_of(NAMES).items():
            lang, _, id = key.rpartition(":")
            self._names[lang, int(id)] = CurrencyName.of(value)
        self.every = self._every()
        """All that people may type for a currency, whichever language they have chosen here."""

    def of(self, lang: str, currency_id: int) -> CurrencyName:
        return self._names.get((lang, currency_id), AS_THE_SITE)

    def langs_of(self, currency_id: int) -> list[str]:
        return [lang for lang, id in self._names if id == currency_id]

    def titles(self) -> dict[int, str]:
        """What the site called those with names of ours."""
        return {id: each.title for (_, id), each in self._names.items()}

    def _every(self) -> dict[int, tuple[str, ...]]:
        found: dict[int, tuple[str, ...]] = {}
        for (_, id), each in self._names.items():
            found[id] = (*found.get(id, ()), *filter(None, (each.name,)), *each.also)
        return found


def switch_of(lang: str, currency_id: int) -> str:
    return f"{NAMES}{lang}:{currency_id}"


def read_name(text: str) -> str:
    """What was typed for a name: on one line; NameRefused when it can't be one."""
    name = " ".join(clean(text).split())
    if not any(char.isalnum() for char in name):
        raise NameRefused(NameProblem.EMPTY)
    if len(name) > NAME_LENGTH:
        raise NameRefused(NameProblem.LONG)
    return name


def read_synonyms(text: str) -> tuple[str, ...]:
    """What was typed for them, with commas or lines between; each must be something that can be found."""
    typed = (" ".join(clean(each).split()) for each in _SEPARATORS.split(text))
    found = tuple({each.casefold(): each for each in typed if each}.values())
    if not found or not all(map(words, found)):
        raise NameRefused(NameProblem.EMPTY)
    if any(len(each) > SYNONYM_LENGTH for each in found):
        raise NameRefused(NameProblem.LONG)
    if len(found) > MOST_SYNONYMS:
        raise NameRefused(NameProblem.MANY)
    return found
