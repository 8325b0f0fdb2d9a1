"""Cancelling an order: asked once more, and never said before the site said so."""

import aiohttp
import pytest

from bot.sandbox.exchanger import SHOWCASE, Bid
from tests.conftest import Product
from tests.dialogue.orders import button, cards, gist, sees_gist, titled
from tests.dialogue.talk import Talk, in_both_languages

ORDINARY = SHOWCASE["ordinary"]


async def about_to_cancel(product: Product, locale: str) -> tuple[Talk, Bid]:
    """At the question whether to cancel."""
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(ORDINARY, "100")
    await talk.tap("card-cancel")
    await sees_gist(talk, "card-ask-cancel")
    return talk, bid


def claimed(talk: Talk) -> bool:
    return any(titled(talk, "cancel") in text for text in talk.customer.told)


@in_both_languages
async def test_yes_cancels_the_order(product: Product, locale: str) -> None:
    talk, bid = await about_to_cancel(product, locale)
    await talk.tap("card-yes-cancel")
    await talk.sees("status-cancel")
    assert bid.status == "cancel"
    (card,) = cards(talk, bid)
    assert gist(talk, "card-group-cancelled") in card.text
    assert bid.address not in card.text
    assert talk.t.plain("card-again") in talk.labels(card)


@in_both_languages
async def test_an_order_that_can_no_longer_be_cancelled_says_so(product: Product, locale: str) -> None:
    """The site has got the money, which the bot doesn't know yet."""
    await product.stop_bot()
    await product.start_bot(watch_interval=3600)
    talk, bid = await about_to_cancel(product, locale)
    await product.exchanger.set_status(bid.id, "realpay")
    await talk.tap("card-yes-cancel")
    told = await sees_gist(talk, "not-cancelled", "number")
    assert "no bid exists" not in told.text
    await talk.sees("status-realpay")
    assert not claimed(talk)


@in_both_languages
async def test_a_lost_request_and_a_payment_meanwhile_are_both_told(product: Product, locale: str) -> None:
    """A status that changed is not taken for the cancelling that was asked for."""
    await product.stop_bot()
    await product.start_bot(watch_interval=3600)
    talk, bid = await about_to_cancel(product, locale)
    product.exchanger.faults.set("lose_request", methods=["cancel_bid"], times=1)
    await product.exchanger.set_status(bid.id, "coldpay")
    await talk.tap("card-yes-cancel")
    await sees_gist(talk, "not-cancelled", "number")
    assert any(titled(talk, "coldpay") in text for text in talk.customer.told)
    assert not claimed(talk)


@in_both_languages
async def test_a_cancel_link_leads_to_the_sites_page(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(SHOWCASE["cancel_link"], "100")
    url = button(cards(talk, bid)[0], talk.t.plain("card-cancel")).url
    assert url
    async with aiohttp.ClientSession() as browser, browser.post(url) as done:
        assert done.status == 200
    await talk.sees("status-cancel")
    assert bid.status == "cancel"


@in_both_languages
async def test_a_cancel_link_is_gone_once_the_payment_is_there(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(SHOWCASE["cancel_link"], "100")
    await talk.until_told(bid, "realpay")
    await talk.tap("push-open")
    assert talk.t.plain("card-cancel") not in talk.labels(cards(talk, bid)[0])


@in_both_languages
async def test_there_is_no_cancel_button_where_the_site_has_none(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(SHOWCASE["cancel_disabled"], "100")
    assert talk.t.plain("card-cancel") not in talk.labels(cards(talk, bid)[0])


@in_both_languages
@pytest.mark.parametrize("payment", ["merchwait", "coldnew"])
async def test_an_order_that_waits_can_be_cancelled(product: Product, payment: str, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(SHOWCASE[payment], {"merchwait": "1", "coldnew": "20000"}[payment])
    await talk.tap("card-cancel")
    await talk.tap("card-yes-cancel")
    await talk.sees("status-cancel")
    assert bid.status == "cancel"


@in_both_languages
async def test_a_removed_order_that_was_revived_is_seen_on_its_card(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(SHOWCASE["address"], "0.01")
    await talk.until_told(bid, "delete")
    await product.exchanger.set_status(bid.id, "realpay")
    await talk.tap("card-refresh")
    await talk.sees("status-realpay")
    await talk.until_told(bid, "success")
