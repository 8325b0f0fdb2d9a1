"""What a customer asks the site to do with an order: marking it as paid, and cancelling it."""

from dataclasses import dataclass

import pytest

from bot.sandbox.exchanger import SHOWCASE, Bid
from tests.conftest import Product
from tests.dialogue.orders import gist, sees_gist, titled
from tests.dialogue.talk import Talk


@dataclass(frozen=True)
class Deed:
    name: str
    button: str
    question: tuple[str, ...]
    yes: str
    busy: str
    status: str
    not_done: str

    @property
    def method(self) -> str:
        return f"{self.name}_bid"

    @property
    def unclear(self) -> str:
        return {"pay": "unclear-paid", "cancel": "unclear-cancelled"}[self.name]


PAY = Deed(
    "pay", "card-paid", ("card-ask-paid", "amount"), "card-yes-paid", "card-paying", "payed", "not-paid"
)
CANCEL = Deed(
    "cancel",
    "card-cancel",
    ("card-ask-cancel",),
    "card-yes-cancel",
    "card-cancelling",
    "cancel",
    "not-cancelled",
)
of_either = pytest.mark.parametrize("deed", [PAY, CANCEL], ids=["pay", "cancel"])


async def at_question(product: Product, deed: Deed, locale: str = "en") -> tuple[Talk, Bid]:
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(SHOWCASE["default"], "5000")
    await talk.tap(deed.button)
    await sees_gist(talk, *deed.question)
    return talk, bid


def was_told(talk: Talk, words: str) -> bool:
    return any(words in text for text in talk.customer.told)


def claimed(talk: Talk, deed: Deed) -> bool:
    return was_told(talk, titled(talk, deed.status))


def denied(talk: Talk, deed: Deed) -> bool:
    return was_told(talk, gist(talk, deed.not_done, "number"))
