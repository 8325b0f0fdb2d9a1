"""What a button carries: at most 64 bytes, a short prefix each."""

import re
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Self

from aiogram.filters.callback_data import CallbackData
from pydantic import ConfigDict, Field, model_validator

from bot.services.partner_stats import Period
from bot.storage.referrals import Outcome

Number = Annotated[int, Field(ge=0, lt=2**63)]
"""A modified client may send any number; a database keeps none that is larger."""


class Place(StrEnum):
    """Where a menu button leads."""

    MENU = "menu"
    EXCHANGE = "exchange"
    RESUME = "resume"
    ORDERS = "orders"
    HELP = "help"
    LANGUAGE = "language"
    CLOSE = "close"


class Data(CallbackData, prefix="-"):
    """Of all our buttons; frozen, as one reading of a tap's data serves every handler that looks at it."""

    model_config = ConfigDict(frozen=True)

    @classmethod
    @lru_cache(maxsize=256)
    def unpack(cls, value: str) -> Self:
        return super().unpack(value)

    @property
    def means(self) -> StrEnum | None:
        """What it does, or where it leads, if it is one of several that differ in that."""
        return getattr(self, "act", None) or getattr(self, "place", None)


class Go(Data, prefix="go"):
    """Opens a place; works from any message, however old. `below`: the message with the button stays."""

    place: Place
    page: Number = 0
    below: bool = False


class OpenDirection(Data, prefix="d"):
    """Begins an exchange in a direction; works from any message, however old."""

    direction: Number


class Speak(Data, prefix="sp"):
    """Chooses a language."""

    locale: str


class Act(StrEnum):
    """What a button of an exchange's step does. ACCEPT and DECLINE are about the terms of use."""

    PAGE = "pg"
    PICK = "pk"
    AMOUNT = "am"
    SIDE = "sd"
    OPTION = "op"
    TICK = "tk"
    UNTICK = "ut"
    DEFAULT = "df"
    SKIP = "sk"
    BACK = "bk"
    EDIT = "ed"
    REFRESH = "rf"
    CONFIRM = "ok"
    ACCEPT = "ac"
    DECLINE = "dc"
    ALL = "al"


_NUMBER = re.compile(r"[0-9]{1,18}")
_VALUES = {
    Act.PAGE: _NUMBER,
    Act.PICK: _NUMBER,
    Act.OPTION: re.compile(r"[0-9a-f]{8}"),
    Act.EDIT: re.compile(r"any|amount|[0-9]{1,4}"),
    Act.ACCEPT: _NUMBER,
    Act.AMOUNT: re.compile(r"[0-9]{1,30}(?:\.[0-9]{1,30})?"),
}


class StepButton(Data, prefix="x"):
    """Acts on one version of one draft: a button of an earlier screen is seen to be old."""

    draft: Number
    version: Number
    act: Act
    value: str = ""

    @model_validator(mode="after")
    def _is_ours(self) -> Self:
        """A modified client can send anything; what no button of ours holds is taken for an old one."""
        wanted = _VALUES.get(self.act)
        if wanted is not None and not wanted.fullmatch(self.value):
            raise ValueError(f"no {self.act.name} has such a value")
        return self


class PartnerPlace(StrEnum):
    """Where a partner's button leads."""

    HOME = "home"
    JOIN = "join"
    KEY = "key"
    NOTICES = "tell"
    LINK = "link"
    STATS = "stats"
    MONEY = "money"


class GoPartner(Data, prefix="p"):
    """Opens a partner's place; works from any message, however old. `below`: the message with the button
    stays."""

    place: PartnerPlace
    below: bool = False


class PartnerKeyAct(StrEnum):
    """REMOVE asks, REMOVED is the answer yes."""

    REMOVE = "rm"
    REMOVED = "yes"


class PartnerKeyButton(Data, prefix="pk"):
    """Acts on the partner's own API key. `since`: when it came, so that no button acts on a later one."""

    act: PartnerKeyAct
    since: Number


class PartnerNotice(StrEnum):
    """What a partner may be told of by itself."""

    ORDERS = "orders"
    REWARDS = "rewards"
    PAYOUTS = "payouts"


class PartnerNoticeButton(Data, prefix="pn"):
    """Switches it on or off: a second tap on the same button changes nothing more."""

    notice: PartnerNotice
    on: bool


class OnPartnersAct(StrEnum):
    """What an operator does; REMOVE and SWITCH_OFF ask, REMOVED and SWITCHED_OFF are the answer yes. SITE:
    the partner account of the bot's own key."""

    LIST = "list"
    OPEN = "open"
    INVITE = "inv"
    REMOVE = "rm"
    REMOVED = "yes"
    SWITCH_OFF = "off"
    SWITCHED_OFF = "is-off"
    SWITCH_ON = "on"
    SITE = "site"


class OnPartners(Data, prefix="op"):
    """For operators only. `partner`: the site's id; `page`: of the list."""

    act: OnPartnersAct
    partner: Number = 0
    page: Number = 0


class PayoutAct(StrEnum):
    """PAGE, METHOD, LAST, SURE and CONFIRM put a request together; the others act on what there is."""

    PAGE = "pg"
    METHOD = "me"
    LAST = "la"
    SURE = "su"
    CONFIRM = "ok"
    OPEN = "open"
    REFRESH = "ref"
    HISTORY = "his"


class PayoutButton(Data, prefix="po"):
    """`value`: a page, the site's id of a currency, a draft, or a request, as the act wants it."""

    act: PayoutAct
    value: Number = 0


class StatsAct(StrEnum):
    """What of a partner's statistics is shown. CLOSE takes a picture or a file away."""

    SHOW = "s"
    DIRECTIONS = "d"
    LABELS = "l"
    PICTURE = "p"
    ORDERS = "o"
    CSV = "c"
    CLOSE = "x"


class PartnerStatsButton(Data, prefix="ps"):
    """`outcome` and `page`: of a list."""

    act: StatsAct
    period: Period = Period.MONTH
    outcome: Outcome = Outcome.ALL
    page: Number = 0


class BidAct(StrEnum):
    """What a button of an order does; PAY and CANCEL ask, PAID and CANCELLED are the answer yes."""

    OPEN = "open"
    REFRESH = "ref"
    PAY = "pay"
    PAID = "paid"
    CANCEL = "can"
    CANCELLED = "canc"
    QR = "qr"
    CLOSE = "close"
    FIX = "fix"


class BidButton(Data, prefix="b"):
    """Acts on an order; needs no conversation, so it works days later."""

    bid: Number
    act: BidAct
