"""What the card says first: the order isn't what was confirmed, or there is nowhere to pay to."""

from decimal import Decimal

import pytest

from bot.sandbox.conversation import Message
from bot.sandbox.exchanger import SHOWCASE, Bid
from tests.conftest import Product
from tests.dialogue.orders import cards, gist, until, until_on_card
from tests.dialogue.talk import Talk, in_both_languages, sums

ORDINARY = SHOWCASE["ordinary"]
ADVICE = ["card-unsuited-cancel", "card-unsuited-support"]


async def refreshed(talk: Talk, bid: Bid, words: str) -> Message:
    await talk.tap("card-refresh", cards(talk, bid)[0])
    await until(lambda: words in cards(talk, bid)[0].text)
    return cards(talk, bid)[0]


def advice(talk: Talk, card: Message) -> list[str]:
    return [id for id in ADVICE if gist(talk, id) in card.text]


@in_both_languages
@pytest.mark.parametrize(
    ("asked", "says"),
    [("100.16", "card-asks-more"), ("100.51", "card-asks-much-more"), ("300.00", "card-asks-much-more")],
)
async def test_more_to_pay_than_was_confirmed_is_said(
    product: Product, asked: str, says: str, locale: str
) -> None:
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(ORDINARY, "100")
    bid.pay_amount = Decimal(asked)
    words = talk.words(says, asked=sums(f"{asked} USDT"), agreed=sums("100.00 USDT"))
    card = await refreshed(talk, bid, sums(words))
    assert advice(talk, card) == ["card-unsuited-cancel"]


@in_both_languages
@pytest.mark.parametrize("asked", ["100.16", "300.00"])
async def test_who_cannot_cancel_is_not_told_to(product: Product, asked: str, locale: str) -> None:
    product.exchanger.direction(ORDINARY).cancel = "disabled"
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(ORDINARY, "100")
    bid.pay_amount = Decimal(asked)
    card = await refreshed(talk, bid, asked)
    assert talk.t.plain("card-cancel") not in talk.labels(card)
    assert advice(talk, card) == ["card-unsuited-support"]


@in_both_languages
async def test_other_sums_are_said_to_the_end_and_advice_is_given_only_before_paying(
    product: Product, locale: str
) -> None:
    talk = await Talk.begin(product, locale)
    await talk.to_summary(ORDINARY, "100")
    product.exchanger.set_rate(ORDINARY, "1", "90")
    bid = await talk.create()
    warning = gist(talk, "card-differs", "give", "get")
    card = cards(talk, bid)[0]
    assert warning in card.text
    assert advice(talk, card) == ["card-unsuited-cancel"]
    for status in ("coldpay", "realpay"):
        await talk.until_told(bid, status)
        await until_on_card(talk, bid, status)
        card = cards(talk, bid)[0]
        assert warning in card.text
        assert not advice(talk, card)


@in_both_languages
async def test_nobody_is_asked_to_pay_to_nowhere(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(SHOWCASE["address"], "0.01")
    address, bid.address = bid.address, ""
    card = await refreshed(talk, bid, gist(talk, "card-no-details"))
    for id in ("card-group-to-pay", "card-amount"):
        assert gist(talk, id, "amount", "code") not in card.text
    assert talk.labels(card) == [
        talk.t.plain(id)
        for id in ["card-refresh", "card-cancel", "button-orders", "button-support", "card-site"]
    ]
    bid.address = address
    await talk.customer.sees(address)  # by itself: the card has promised it, and no list tells of it
    await talk.customer.sees(talk.words("push-details-here", number=str(bid.id)))
    await until(lambda: address in cards(talk, bid)[0].text)
    assert talk.t.plain("card-copy-amount") in talk.labels(cards(talk, bid)[0])
