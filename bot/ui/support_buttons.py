"""The buttons of support, as customers see them."""

from enum import StrEnum

from bot.ui.callbacks import Data, Number


class AskAct(StrEnum):
    """ASK opens the talk; ANSWER too, below the answer that it stands under; END closes it."""

    ASK = "ask"
    ANSWER = "ans"
    END = "end"


class AskSupport(Data, prefix="su"):
    """Works from any message, however old. `bid`: our number of the order it is about, 0 for none."""

    act: AskAct
    bid: Number = 0
