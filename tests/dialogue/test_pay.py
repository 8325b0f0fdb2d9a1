"""Marking an order as paid: asked once more, and never claimed before the site says so."""

import pytest

from bot.sandbox.exchanger import SHOWCASE, Bid
from bot.services import acting
from tests.conftest import Product
from tests.dialogue.line import Line
from tests.dialogue.orders import asked, cards, gist, sees_gist, titled, until
from tests.dialogue.talk import Talk, in_both_languages

PAID_BY_HAND = SHOWCASE["default"]
WORDS = "Касса закрыта до 15:00 <b>по техническим причинам</b>"
PLAIN_WORDS = "Касса закрыта до 15:00 по техническим причинам"


async def about_to_pay(product: Product, locale: str) -> tuple[Talk, Bid]:
    """At the question whether it has been paid."""
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(PAID_BY_HAND, "5000")
    await talk.tap("card-paid")
    await sees_gist(talk, "card-ask-paid", "amount")
    return talk, bid


def claimed(talk: Talk) -> bool:
    return any(titled(talk, "payed") in text for text in talk.customer.told)


@in_both_languages
async def test_it_is_asked_once_more_and_nothing_is_done_on_back(product: Product, locale: str) -> None:
    talk, bid = await about_to_pay(product, locale)
    assert bid.status == "new"
    await talk.tap("button-back")
    await talk.sees("status-new")
    assert talk.t.plain("card-paid") in talk.labels(cards(talk, bid)[0])
    assert not asked(product, "pay_bid")


@in_both_languages
async def test_yes_marks_the_order_as_paid(product: Product, locale: str) -> None:
    talk, bid = await about_to_pay(product, locale)
    await talk.tap("card-yes-paid")
    card = await talk.sees("status-payed")
    assert bid.status == "payed"
    assert asked(product, "pay_bid") == 1
    (card,) = cards(talk, bid)
    assert talk.t.plain("card-paid") not in talk.labels(card)
    assert len([text for text in talk.customer.told if titled(talk, "payed") in text]) <= 2, (
        "told on the card"
    )


@in_both_languages
async def test_nothing_is_claimed_while_the_site_is_at_it(product: Product, locale: str) -> None:
    talk, bid = await about_to_pay(product, locale)
    product.exchanger.faults.set("slow", methods=["pay_bid"], seconds=1)
    await talk.tap("card-yes-paid")
    await sees_gist(talk, "card-paying")
    answer = await talk.tap("card-refresh")
    assert answer.text == talk.t.plain("card-still-waiting")
    assert bid.status == "new"
    assert not claimed(talk)
    await talk.sees("status-payed")


@in_both_languages
async def test_a_refusal_is_told_in_the_sites_words(product: Product, locale: str) -> None:
    talk, bid = await about_to_pay(product, locale)
    product.exchanger.maintenance(True, WORDS)
    await talk.tap("card-yes-paid")
    told = await sees_gist(talk, "not-paid", "number")
    assert PLAIN_WORDS in told.text
    assert str(bid.id) in told.text
    product.exchanger.maintenance(False)
    assert not claimed(talk)
    await talk.tap("push-open")
    await talk.tap("card-paid")
    await talk.tap("card-yes-paid")
    await talk.sees("status-payed")


@in_both_languages
async def test_a_refusal_meant_for_programs_is_told_in_plain_words(product: Product, locale: str) -> None:
    talk, _ = await about_to_pay(product, locale)
    product.exchanger.limit_methods({"bid_info", "get_exchanges"})
    await talk.tap("card-yes-paid")
    told = await sees_gist(talk, "not-paid", "number")
    assert gist(talk, "not-done-unclear") in told.text
    assert "Method not supported" not in told.text
    assert not claimed(talk)


@in_both_languages
async def test_after_a_lost_answer_the_truth_is_read(product: Product, locale: str) -> None:
    talk, bid = await about_to_pay(product, locale)
    product.exchanger.faults.set("lose_answer", methods=["pay_bid"], times=1)
    await talk.tap("card-yes-paid")
    await talk.sees("status-payed")
    assert bid.status == "payed"
    assert asked(product, "pay_bid") == 1
    assert not any(gist(talk, "not-paid", "number") in text for text in talk.customer.told)


@in_both_languages
async def test_a_request_that_got_lost_is_said_not_to_be_done(product: Product, locale: str) -> None:
    talk, bid = await about_to_pay(product, locale)
    product.exchanger.faults.set("lose_request", methods=["pay_bid"], times=1)
    await talk.tap("card-yes-paid")
    told = await sees_gist(talk, "not-paid", "number")
    assert gist(talk, "not-done-unclear") in told.text
    assert bid.status == "new"
    assert not claimed(talk)
    await talk.tap("card-paid")
    await talk.tap("card-yes-paid")
    await talk.sees("status-payed")


@in_both_languages
async def test_a_site_that_is_away_is_said_not_to_know(
    product: Product, monkeypatch: pytest.MonkeyPatch, locale: str
) -> None:
    monkeypatch.setattr(acting, "SEND_AGAIN_MS", 10)
    async with Line(product.exchanger.url) as line:
        await product.stop_bot()
        await product.start_bot(exchanger_url=line.url)
        talk, bid = await about_to_pay(product, locale)
        await line.down()
        await talk.tap("card-yes-paid")
        await sees_gist(talk, "not-paid", "number")
        assert bid.status == "new"
        await line.up()
        await talk.tap("card-paid")
        await talk.tap("card-yes-paid")
        await talk.sees("status-payed")
        await product.stop_bot()


@in_both_languages
async def test_who_answers_late_is_told_how_it_stands(product: Product, locale: str) -> None:
    """The operator saw the money before the customer said yes."""
    talk, bid = await about_to_pay(product, locale)
    question = talk.customer.screen
    await product.exchanger.set_status(bid.id, "realpay")
    await until(lambda: any(titled(talk, "realpay") in text for text in talk.customer.told))
    answer = await talk.tap("card-yes-paid", question)
    assert answer.show_alert
    assert answer.text == talk.t.plain("card-moved-on")
    assert not asked(product, "pay_bid")
