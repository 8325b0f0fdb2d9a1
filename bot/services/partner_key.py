"""A partner's own API login and key, as they are typed into a chat."""

import hashlib
import re
from dataclasses import dataclass, field
from typing import Self

from bot.exchanger.endpoint import credential

_USUAL = re.compile(r"[A-Za-z0-9]{32}")
_BETWEEN = re.compile(r"[\s,:;=|]+")
_COMMAND = re.compile(r"\s*/\w+(@\w+)?\s")
_TEXT_OF_ONE = range(65, 500)
"""How long two usual words are with what is said of them: most of what people send is passed over by that
alone."""
_NAMES = {
    "login": "login",
    "логин": "login",
    "api-login": "login",
    "api_login": "login",
    "key": "key",
    "ключ": "key",
    "api-key": "key",
    "api_key": "key",
}
_FILLERS = {"api", "апи", "and", "и", "-", "–", "—"}
_QUOTES = "\"'`«»“”„‘’<>()."
SHORTEST = 8
"""A site's are of 32 characters; what is much shorter is a word of something else that was said."""


@dataclass(frozen=True, slots=True)
class ApiKey:
    login: str = field(repr=False)
    key: str = field(repr=False)

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Of `text()`."""
        login, _, key = text.partition("\n")
        return cls(login, key)

    def text(self) -> str:
        """What is sealed."""
        return f"{self.login}\n{self.key}"

    def print(self) -> str:
        """To tell it from another without knowing either."""
        return hashlib.sha256(self.text().encode()).hexdigest()


def is_surely_a_key(text: str) -> bool:
    """Just two words as a site's login and key are, behind a command or not: whatever was asked for, nothing
    else looks like that."""
    key = read_key(text) if len(text) in _TEXT_OF_ONE else None
    return key is not None and all(_USUAL.fullmatch(word) for word in (key.login, key.key))


def read_key(text: str) -> ApiKey | None:
    """From "login key" in any usual wording; None when there aren't just two words for both."""
    named: dict[str, str] = {}
    values: list[str] = []
    name = ""
    for word in _words(text):
        if word.lower() in _NAMES:
            name = _NAMES[word.lower()]
        else:
            values.append(word)
            if name:
                named[name], name = word, ""
    if len(values) != 2 or not all(map(_can_be_one, values)):
        return None
    if len(named) == 2:
        return ApiKey(named["login"], named["key"])
    return ApiKey(*reversed(values)) if named.get("key") == values[0] else ApiKey(*values)


def parts_of_a_key(text: str) -> int:
    """How many words of the text could be a login or a key: one is a half."""
    return sum(_can_be_one(word) for word in _words(text) if word.lower() not in _NAMES)


def _words(text: str) -> list[str]:
    command = _COMMAND.match(text)
    words = (word.strip(_QUOTES) for word in _BETWEEN.split(text[command.end() :] if command else text))
    return [word for word in words if word and word.lower() not in _FILLERS]


def _can_be_one(word: str) -> bool:
    if len(word) < SHORTEST:
        return False
    try:
        credential(word, "key")
    except ValueError:
        return False
    return True
