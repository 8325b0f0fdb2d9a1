"""What the buttons of the link builder carry."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field

from bot.money import without_zeros
from bot.ui.callbacks import Data, Number


class LinkAct(StrEnum):
    """Shows the link, asks for a part of it, or hands it out as a picture."""

    SHOW = "s"
    DIRECTION = "d"
    AMOUNT = "a"
    LABEL = "l"
    QR = "q"
    CLOSE = "x"


MOST_DECIMALS = 17
"""With one more in an amount, a button might not fit into 64 bytes."""
LinkAmount = Annotated[
    Decimal,
    Field(gt=0, max_digits=15 + MOST_DECIMALS, decimal_places=MOST_DECIMALS),
    AfterValidator(without_zeros),
]


class LinkButton(Data, prefix="l"):
    """Holds the whole link that it leads to, but for the partner: works from any message, however old."""

    act: LinkAct = LinkAct.SHOW
    direction: Annotated[int, Field(ge=0, lt=10**9)] | None = None
    amount: LinkAmount | None = None
    label: Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{0,16}$")] = ""

    def but(self, **changed: Any) -> Self:
        """The same link with something else in it, or another deed. ValueError for what no link holds."""
        return type(self)(**{**dict(self), **changed})


class LinkPage(Data, prefix="lp"):
    """Turns the pages of the directions that a link could open."""

    page: Number
