"""The buttons of orders, as operators see them."""

from enum import StrEnum

from bot.ui.callbacks import Data, Number


class OperatorOrderAct(StrEnum):
    """What is done to an order; SUCCEED asks, SUCCEEDED is the answer yes."""

    OPEN = "open"
    REFRESH = "ref"
    SEND = "send"
    SUCCEED = "done"
    SUCCEEDED = "yes"


class OperatorOrderButton(Data, prefix="oo"):
    """`bid`: our number of it; `page`: of the list that it was opened from."""

    act: OperatorOrderAct
    bid: Number
    page: Number = 0
