"""Marking an order as paid."""

from bot.sandbox.exchanger import SHOWCASE
from tests.conftest import Product
from tests.dialogue.orders import asked, cards, gist, titled, until
from tests.dialogue.talk import Talk, in_both_languages


@in_both_languages
async def test_yes_marks_the_order_as_paid(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(SHOWCASE["default"], "5000")
    await talk.tap("card-paid")
    await talk.tap("card-yes-paid")
    await talk.sees("status-payed")
    assert bid.status == "payed"
    assert asked(product, "pay_bid") == 1
    (card,) = cards(talk, bid)
    assert talk.t.plain("card-paid") not in talk.labels(card)
    told = [text for text in talk.customer.told if titled(talk, "payed") in text]
    assert len(told) <= 2, "told on the card"


@in_both_languages
async def test_a_status_that_went_on_meanwhile_says_that_it_was_done(product: Product, locale: str) -> None:
    """The answer is lost, then the order can't be read, and by then it has moved on."""
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(SHOWCASE["default"], "5000")
    product.exchanger.faults.set("lose_answer", methods=["pay_bid"], times=1)
    product.exchanger.faults.set("html_page", methods=["bid_info"])
    await talk.tap("card-paid")
    await talk.tap("card-yes-paid")
    await until(lambda: bid.status == "payed")
    await product.exchanger.set_status(bid.id, "realpay")
    reads = asked(product, "bid_info")
    await until(lambda: asked(product, "bid_info") > reads + 1)
    product.exchanger.faults.clear()
    await talk.sees("status-realpay")
    assert asked(product, "pay_bid") == 1
    assert not any(gist(talk, "not-paid", "number") in text for text in talk.customer.told)
