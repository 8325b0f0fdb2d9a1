"""What a customer asks the site to do with an order: marking it as paid, and cancelling it."""

import json
from dataclasses import dataclass

import pytest

from bot.sandbox.exchanger import SHOWCASE, Bid
from tests.conftest import Product
from tests.dialogue.orders import gist, sees_gist, titled
from tests.dialogue.talk import Talk

SELDOM = 15
"""Seconds between two looks at the list: the job reads the truth first."""


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


def all_done(product: Product) -> bool:
    """No call is under way or unclear any more."""
    return not product.rows("SELECT id FROM jobs WHERE state <> 'done'")


def messages(product: Product, kind: str) -> list[dict[str, str]]:
    """What was written for the customer, sent or not."""
    found = product.rows("SELECT payload FROM outbox WHERE kind = :kind ORDER BY id", kind=kind)
    return [json.loads(payload) for (payload,) in found]


def told_operators(product: Product, kind: str) -> list[dict[str, object]]:
    """Of that kind, in whatever messages."""
    messages = product.rows("SELECT payload FROM outbox WHERE kind = 'operators' ORDER BY id")
    notices = [each for (payload,) in messages for each in json.loads(payload)["notices"]]
    return [each for each in notices if each["kind"] == kind]
