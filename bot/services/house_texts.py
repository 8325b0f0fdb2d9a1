"""The exchanger's own texts: what operators have written for customers, language by language.

They are in the switchboard, as `text:<name>:<locale>`, so that no screen reads the database for them. A text
that isn't set in the reader's language is shown in the default one; where the bot has words of its own, as
for the greeting and the buttons, it shows these instead.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot.i18n import Html
from bot.services.switchboard import Switchboard


class TextName(StrEnum):
    GREETING = "greeting"
    CONTACTS = "contacts"
    RULES = "rules"
    HOURS = "hours"
    REVIEWS = "reviews"
    SUMMARY = "summary"
    AFTER = "after"
    TERMS = "terms"
    TERMS_LINK = "terms-link"
    CONTACTS_LABEL = "contacts-label"
    RULES_LABEL = "rules-label"
    HOURS_LABEL = "hours-label"
    REVIEWS_LABEL = "reviews-label"


LABELS: Mapping[TextName, TextName] = {
    TextName.CONTACTS: TextName.CONTACTS_LABEL,
    TextName.RULES: TextName.RULES_LABEL,
    TextName.HOURS: TextName.HOURS_LABEL,
    TextName.REVIEWS: TextName.REVIEWS_LABEL,
}
"""What has a button in the menu, in that order, and what the button says."""
LABEL_OF: Mapping[TextName, TextName] = {label: name for name, label in LABELS.items()}
PAGES = (TextName.CONTACTS, TextName.RULES, TextName.HOURS)
"""A screen each; the reviews are on another site."""
LINKS = frozenset({TextName.REVIEWS, TextName.TERMS_LINK})
TERMS = (TextName.TERMS, TextName.TERMS_LINK)
"""What is accepted before an order: either, or both."""
OWN_WORDS = frozenset({TextName.GREETING, *LABELS.values()})
"""The bot has words of its own for them, in every language."""


def switch(name: TextName, locale: str) -> str:
    """The name it has in the switchboard."""
    return f"text:{name}:{locale}"


class HouseTexts:
    def __init__(self, switchboard: Switchboard, locales: Sequence[str], default_locale: str) -> None:
        self._switchboard = switchboard
        self.locales = locales
        self.default_locale = default_locale

    def own(self, name: TextName, locale: str) -> str | None:
        """What is set for just that language: HTML that is safe, a label, or an address."""
        value = self._switchboard.value(switch(name, locale))
        return value if isinstance(value, str) and value else None

    def found_in(self, name: TextName, locale: str) -> str | None:
        """The language in which a reader of `locale` gets it; None: there is nothing, or the bot's own words.

        Terms bind everybody, so that any language is better than none.
        """
        others: Sequence[str] = () if name in OWN_WORDS else (self.default_locale,)
        if name in TERMS:
            others = (self.default_locale, *self.locales)
        return next((each for each in (locale, *others) if self.own(name, each)), None)

    def house(self, locale: str) -> "House":
        return House(self, locale)


@dataclass(frozen=True, slots=True)
class House:
    """The texts as a reader of one language gets them. `instead`: what isn't published yet."""

    texts: HouseTexts
    locale: str
    instead: Mapping[TextName, str] = field(default_factory=dict)

    def but(self, name: TextName, value: str) -> "House":
        return House(self.texts, self.locale, {**self.instead, name: value})

    def html(self, name: TextName) -> Html:
        """Empty where there is none."""
        return Html(self.get(name) or "")

    def get(self, name: TextName) -> str | None:
        if name in self.instead:
            return self.instead[name]
        found_in = self.texts.found_in(name, self.locale)
        return self.texts.own(name, found_in) if found_in is not None else None
