"""The buttons of broadcasts."""

from enum import StrEnum

from bot.storage.broadcasts import Audience
from bot.ui.callbacks import Data, Number


class BroadcastAct(StrEnum):
    """The first ones put a broadcast together, the others act on one that is confirmed. NOW and AT ask before
    CONFIRM does it, STOP before STOPPED."""

    NEW = "new"
    LIST = "list"
    BUTTONS = "but"
    NO_BUTTONS = "nob"
    AUDIENCE = "aud"
    PREVIEW = "pre"
    TEST = "test"
    NOW = "now"
    TIME = "time"
    AT = "at"
    CONFIRM = "ok"
    DISCARD = "dis"

    OPEN = "open"
    PAUSE = "pau"
    GO_ON = "go"
    STOP = "stop"
    STOPPED = "yes"


class BroadcastButton(Data, prefix="ob"):
    """`value`: a page of the list; or when it is to start, in seconds, 0 being at once. `below`: the message
    with the button stays."""

    act: BroadcastAct
    broadcast: Number = 0
    value: Number = 0
    below: bool = False


class AudienceButton(Data, prefix="obt"):
    """Chooses whom it is for; `locale`: of the audience of a language."""

    broadcast: Number
    audience: Audience
    locale: str = ""
