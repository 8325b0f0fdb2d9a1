"""The buttons by which operators edit the exchanger's own texts."""

from enum import StrEnum

from bot.services.house_texts import TextName
from bot.ui.callbacks import Data, Number


class TextAct(StrEnum):
    """What is done with a text. RENEW publishes terms that everybody has to accept again; REMOVE asks,
    REMOVED is the answer yes."""

    LIST = "list"
    OPEN = "open"
    EDIT = "edit"
    PUBLISH = "pub"
    RENEW = "new"
    HISTORY = "his"
    VERSION = "ver"
    REMOVE = "rm"
    REMOVED = "yes"


class TextButton(Data, prefix="ot"):
    """`version`: of the text's history, or the mark of what is to be published."""

    act: TextAct
    name: TextName = TextName.GREETING
    locale: str = ""
    version: Number = 0
