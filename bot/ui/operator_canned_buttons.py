"""The buttons of canned answers: using them, and keeping them."""

from enum import StrEnum

from bot.ui.callbacks import Data, Number


class CannedAct(StrEnum):
    """PICK, PREVIEW and SEND answer a customer; the others keep the answers. REMOVE asks, REMOVED is the
    answer yes."""

    PICK = "pick"
    PREVIEW = "see"
    SEND = "send"
    LIST = "list"
    OPEN = "open"
    NEW = "new"
    EDIT = "edit"
    REMOVE = "rm"
    REMOVED = "yes"


class CannedButton(Data, prefix="oq"):
    """`user`: the customer; `canned`: which answer; `locale`: of which language; `shown`: when
    the preview was, which is sent once."""

    act: CannedAct
    user: Number = 0
    canned: Number = 0
    page: Number = 0
    locale: str = ""
    shown: Number = 0
