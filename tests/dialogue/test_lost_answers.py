"""Answers of the site that got lost: the truth is read, nothing is asked for twice, nothing is claimed."""

import sqlite3

from bot.sandbox.exchanger import Bid
from tests.conftest import Product
from tests.dialogue.orders import asked, the_order, until
from tests.dialogue.talk import Talk, in_both_languages

USD_TO_USDT = 35
WITHOUT_FEED = {
    "get_directions",
    "get_direction",
    "get_calc",
    "create_bid",
    "bid_info",
    "pay_bid",
    "cancel_bid",
}


@in_both_languages
async def test_paying_is_told_to_the_site_once_whatever_it_answers(product: Product, locale: str) -> None:
    """Its answer is lost, then the order can't be read, and by then it has moved on."""
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(USD_TO_USDT, "100")
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
    assert talk.words("not-paid", number=str(bid.id)) not in talk.customer.told


async def test_an_open_order_stays_open_when_its_job_was_left_running(product: Product) -> None:
    """As a kill between the site's answer and the end of the job would leave it."""
    talk = await Talk.begin(product)
    bid = await talk.ordered(USD_TO_USDT, "100")
    await product.stop_bot()
    database = sqlite3.connect(product.folder / "bot.db")
    database.execute("UPDATE jobs SET state = 'running', result = NULL, done_at = NULL")
    database.commit()
    database.close()
    product.exchanger.limit_methods(WITHOUT_FEED)
    await product.start_bot()
    await talk.until_told(bid, "payed", "realpay", "success")


async def test_an_order_found_when_it_is_over_is_no_open_one(product: Product) -> None:
    talk = await Talk.begin(product)
    await talk.open(USD_TO_USDT, "100")
    await talk.answer_form(USD_TO_USDT)
    product.exchanger.faults.set("lose_answer", methods=["create_bid"], times=1)
    hidden = product.exchanger.faults.set("html_page", methods=["get_exchanges"])
    await talk.tap("summary-create")
    await talk.sees("card-checking")
    bid: Bid = the_order(product)
    await product.exchanger.set_status(bid.id, "cancel")
    product.exchanger.faults.clear(hidden.id)
    await talk.sees("status-cancel")
    database = sqlite3.connect(product.folder / "bot.db")
    assert database.execute("SELECT stage, look_at FROM bids").fetchall() == [("closed", None)]
    database.close()
