"""The buttons of orders, as operators see them."""

import re
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field

from bot.ui.callbacks import Data, Number

STATUS = re.compile(r"[A-Za-z0-9_-]{1,24}")
"""What a button can hold; a status of a site's own may be anything."""
STUCK = "k"

_LIST = rf"c[0-9]{{1,18}}|s{STATUS.pattern}"
ListName = Annotated[str, Field(pattern=f"^({_LIST})$")]
"""`c` and a customer's id, or `s` and a status."""
Origin = Annotated[str, Field(pattern=f"^(|{STUCK}|{_LIST})$")]
"""Such a list, or STUCK; empty: none."""
Page = Annotated[int, Field(ge=0, lt=1_000_000)]


class StuckButton(Data, prefix="ok"):
    """Opens a page of the orders that are stuck."""

    page: Page = 0


class OrderListButton(Data, prefix="ol"):
    """Opens a page of a list of orders."""

    of: ListName
    page: Page = 0

    @classmethod
    def of_customer(cls, user_id: int, page: int = 0) -> Self:
        return cls(of=f"c{user_id}", page=page)

    @classmethod
    def in_status(cls, status: str, page: int = 0) -> Self:
        return cls(of=f"s{status}", page=page)

    @property
    def customer(self) -> int | None:
        return int(self.of[1:]) if self.of.startswith("c") else None

    @property
    def status(self) -> str | None:
        return self.of[1:] if self.of.startswith("s") else None


class OperatorOrderAct(StrEnum):
    """What is done to an order; SUCCEED asks, SUCCEEDED is the answer yes."""

    OPEN = "open"
    REFRESH = "ref"
    SEND = "send"
    SUCCEED = "done"
    SUCCEEDED = "yes"


class OperatorOrderButton(Data, prefix="oo"):
    """`bid`: our number of it; `page` and `of`: the list that it was opened from."""

    act: OperatorOrderAct
    bid: Number
    page: Page = 0
    of: Origin = ""

    def then(self, act: OperatorOrderAct) -> Self:
        """Another button of the same card."""
        return self.model_copy(update={"act": act})
