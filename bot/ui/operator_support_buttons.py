"""The buttons of support, as operators see them: in their own chats, and in the support group."""

from enum import StrEnum

from bot.ui.callbacks import Data, Number


class SupportAct(StrEnum):
    """What is done about a customer's talk. WRITE is for whoever leads here from elsewhere: it asks for the
    text, and sends it as support with the order attached."""

    WRITE = "write"
    ANSWER = "ans"
    DONE = "end"
    TAKE = "take"
    LEAVE = "leave"
    ORDER = "order"
    WAITING = "wait"


class SupportButton(Data, prefix="os"):
    """`user`: the customer; `bid`: our number of the order it is about, 0 for none; `page`: of the list of
    those who wait for an answer."""

    act: SupportAct
    user: Number = 0
    bid: Number = 0
    page: Number = 0
