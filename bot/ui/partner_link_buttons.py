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
LARGEST_DIGITS = 15


def _short(value: Decimal) -> Decimal:
    """Here, as pydantic counts no more than the digits that it has seen before an exponent. How large it is
    comes first: 1E+999999999 written out would take all memory."""
    if not -MOST_DECIMALS <= value.adjusted() < LARGEST_DIGITS:
        raise ValueError("no link holds such an amount")
    short = without_zeros(value)
    exponent = short.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -MOST_DECIMALS:
        raise ValueError("no link holds so many decimals")
    return short


LinkAmount = Annotated[Decimal, Field(gt=0), AfterValidator(_short)]


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
