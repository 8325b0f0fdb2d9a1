"""The buttons of customers, as operators see them."""

from enum import StrEnum

from bot.ui.callbacks import Data, Number


class OperatorCustomerAct(StrEnum):
    """What is done to a customer. BLOCK asks for a reason, BLOCKED is the answer yes to the question after
    that; ERASE asks, ERASED is the answer yes. LIST: those who are blocked; ASK: whom to block."""

    OPEN = "open"
    BLOCK = "block"
    BLOCKED = "yes"
    UNBLOCK = "free"
    ERASE = "erase"
    ERASED = "gone"
    LIST = "list"
    ASK = "ask"


class OperatorCustomerButton(Data, prefix="oc"):
    """`user`: their Telegram id; `page`: of the list of those who are blocked."""

    act: OperatorCustomerAct
    user: Number = 0
    page: Number = 0
