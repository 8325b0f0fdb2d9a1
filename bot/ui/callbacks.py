"""What a button carries: at most 64 bytes, a short prefix each."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData


class Place(StrEnum):
    """Where a menu button leads."""

    MENU = "menu"
    EXCHANGE = "exchange"
    RESUME = "resume"
    ORDERS = "orders"
    HELP = "help"
    LANGUAGE = "language"
    CLOSE = "close"


class Go(CallbackData, prefix="go"):
    """Opens a place; works from any message, however old. `below`: the message with the button stays."""

    place: Place
    page: int = 0
    below: bool = False


class Speak(CallbackData, prefix="sp"):
    """Chooses a language."""

    locale: str


class Act(StrEnum):
    """What a button of an exchange's step does."""

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
    ALL = "al"


class StepButton(CallbackData, prefix="x"):
    """Acts on one version of one draft: a button of an earlier screen is seen to be old."""

    draft: int
    version: int
    act: Act
    value: str = ""


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


class BidButton(CallbackData, prefix="b"):
    """Acts on an order; needs no conversation, so it works days later."""

    bid: int
    act: BidAct
