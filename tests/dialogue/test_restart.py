"""The bot is stopped and started in the middle of things: nothing is lost, nothing is done twice."""

from dataclasses import replace

from bot.sandbox.exchanger import SHOWCASE
from tests.conftest import Product
from tests.dialogue.orders import asked, cards, gist, made, sees_gist, the_order, until
from tests.dialogue.talk import Talk, in_both_languages
from tests.engines import on_both_engines

pytestmark = on_both_engines

ORDINARY = SHOWCASE["ordinary"]


async def restart(product: Product) -> None:
    await product.stop_bot()
    await product.start_bot()
    await until(lambda: product.telegram.world.updates.is_polled)  # what is tapped before that is late


@in_both_languages
async def test_a_half_filled_form_goes_on(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    answers = product.exchanger.valid_form(ORDINARY)
    await talk.open(ORDINARY, "100")
    await talk.customer.say(answers["account2"])
    await restart(product)
    await talk.customer.say(answers["cf10"])
    await talk.tap("field-skip")
    await talk.sees("summary-question")
    await restart(product)
    bid = await talk.create()
    assert bid.fields["account2"] == answers["account2"]
    assert bid.fields["cf10"] == answers["cf10"]
    assert bid.calc.to_pay == 100


@in_both_languages
async def test_what_was_said_while_the_bot_was_down_is_answered(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.open(ORDINARY, "100")
    await product.stop_bot()
    await talk.customer.say("/orders")
    await product.start_bot()
    await talk.sees("orders-none")


@in_both_languages
async def test_what_happened_to_an_order_meanwhile_is_told(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(ORDINARY, "100")
    await talk.until_told(bid, "coldpay")
    (before,) = cards(talk, bid)
    await product.stop_bot()
    await product.exchanger.set_status(bid.id, "realpay")
    await product.start_bot()
    await talk.sees("status-realpay")
    await talk.until_told(bid, "success")
    (card,) = cards(talk, bid)
    assert card.id == before.id
    assert len(made(product)) == 1


@in_both_languages
async def test_an_order_half_made_is_found_and_not_made_again(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.to_summary(ORDINARY, "100")
    product.exchanger.life.pace = replace(product.exchanger.life.pace, create=3600)
    await talk.tap("summary-create")
    await until(lambda: made(product))
    await product.stop_bot()
    await product.start_bot()
    await sees_gist(talk, "card-checking")
    bid = the_order(product)
    assert bid.status == "auto"
    await product.exchanger.set_status(bid.id, "new")
    await talk.sees("status-new")
    assert asked(product, "create_bid") == 1
    assert len(cards(talk, bid)) == 1


@in_both_languages
async def test_paying_that_was_under_way_is_read_up_and_not_repeated(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(SHOWCASE["default"], "5000")
    slow = product.exchanger.faults.set("slow", methods=["pay_bid"], seconds=3600, after=True)
    await talk.tap("card-paid")
    await talk.tap("card-yes-paid")
    await until(lambda: bid.status == "payed")
    await product.stop_bot()
    product.exchanger.faults.clear(slow.id)
    await product.start_bot()
    await talk.sees("status-payed")
    assert asked(product, "pay_bid") == 1
    assert not any(gist(talk, "not-paid", "number") in text for text in talk.customer.told)
