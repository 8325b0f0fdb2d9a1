"""Buttons of `/directions`."""

from enum import StrEnum

from bot.services.offer import Kind
from bot.ui.callbacks import Data, Number


class OfferView(StrEnum):
    """Which list. MARKED: what operators have done anything to; FOUND: what was searched for."""

    DIRECTIONS = "dir"
    CURRENCIES = "cur"
    MARKED = "set"
    FOUND = "fnd"


class OfferList(Data, prefix="owl"):
    view: OfferView
    page: Number = 0


class OfferAct(StrEnum):
    OPEN = "open"
    OFF = "off"
    ON = "on"
    PIN = "pin"
    UNPIN = "unpin"
    UP = "up"
    DOWN = "down"
    FORGET = "forget"


class OnOffer(Data, prefix="owo"):
    """`id`: the site's, of a direction or a currency."""

    act: OfferAct
    kind: Kind
    id: Number


class NameAct(StrEnum):
    """NAME and SYNONYMS ask; SITE goes back to what the site has."""

    SHOW = "show"
    NAME = "name"
    SYNONYMS = "also"
    SITE = "site"


class OnCurrencyName(Data, prefix="own"):
    """Of a currency, in a language."""

    act: NameAct
    currency: Number
    locale: str
