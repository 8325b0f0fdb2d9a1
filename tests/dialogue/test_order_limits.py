"""A limit of orders is told before anything is sent, with the way on, and what was entered is kept."""

import re

from bot.sandbox.conversation import Message
from bot.sandbox.exchanger import SHOWCASE
from tests.conftest import UNHURRIED, Product
from tests.dialogue.orders import asked, made, site_error, until_on_card
from tests.dialogue.talk import Talk, in_both_languages

ORDINARY = SHOWCASE["ordinary"]
NO_FIELDS = SHOWCASE["no_fields"]


async def limited(product: Product, locale: str, **limits: object) -> Talk:
    await product.stop_bot()
    await product.start_bot(UNHURRIED, **limits)
    return await Talk.begin(product, locale)


async def refused(talk: Talk, amount: str, words: str) -> Message:
    """Confirms one order more than there is room for."""
    await talk.to_summary(NO_FIELDS, amount)
    calls = asked(talk.product, "create_bid")
    await talk.tap("summary-create")
    shown = await talk.customer.sees(words)
    assert talk.words("trouble-kept") in shown.text
    assert {talk.t.plain("button-orders"), talk.t.plain("button-go-on")} == set(talk.labels(shown))
    assert asked(talk.product, "create_bid") == calls, "nothing may be sent"
    return shown


async def confirmed_after_all(talk: Talk, amount: str) -> None:
    """The exchange goes on where it was, with what was entered."""
    await talk.tap("button-go-on")
    shown = await talk.sees("summary-question")
    assert amount in shown.text
    bid = await talk.create()
    assert bid.calc.to_pay == int(amount)


@in_both_languages
async def test_an_open_order_ends_and_makes_room_for_the_next(product: Product, locale: str) -> None:
    talk = await limited(product, locale, max_open_orders=2)
    await talk.ordered(NO_FIELDS, "100")
    last = await talk.ordered(NO_FIELDS, "101")
    await refused(talk, "102", talk.words("too-many-open", limit=2).split("\n")[0])
    await talk.tap("button-orders")
    await talk.customer.tap(str(last.id))
    await talk.tap("card-cancel")
    await talk.tap("card-yes-cancel")
    await until_on_card(talk, last, "cancel")
    await talk.customer.say("/start")
    await confirmed_after_all(talk, "102")
    assert len(made(product)) == 3


@in_both_languages
async def test_a_limit_of_one_and_the_second_try_while_it_is_still_open(
    product: Product, locale: str
) -> None:
    talk = await limited(product, locale, max_open_orders=1)
    bid = await talk.ordered(NO_FIELDS, "100")
    words = talk.words("too-many-open", limit=1).split("\n")[0]
    await refused(talk, "101", words)
    await talk.tap("button-go-on")
    await talk.sees("summary-question")
    await talk.tap("summary-create")
    await talk.customer.sees(words)
    await product.exchanger.set_status(bid.id, "success")
    await until_on_card(talk, bid, "success")
    await confirmed_after_all(talk, "101")


@in_both_languages
async def test_the_hours_orders_are_told_with_the_time_of_the_next(product: Product, locale: str) -> None:
    talk = await limited(product, locale, max_orders_per_hour=1)
    bid = await talk.ordered(NO_FIELDS, "100")
    await product.exchanger.set_status(bid.id, "success")
    await until_on_card(talk, bid, "success")
    shown = await refused(talk, "101", talk.words("too-many-lately", limit=1, time="").split("\n")[0])
    assert re.search(r"\d\d\.\d\d \d\d:\d\d UTC", shown.text), "when one may order again"
    await product.stop_bot()
    await product.start_bot(max_orders_per_hour=2)
    await confirmed_after_all(talk, "101")


async def test_what_the_site_refused_takes_no_room(product: Product) -> None:
    talk = await limited(product, "en", max_open_orders=1)
    await talk.to_summary(ORDINARY, "100", doubted=["cf10"], cf10="anna at example")
    await talk.tap("summary-create")
    await talk.customer.sees(site_error(talk, "email"))
    await talk.customer.say("anna@example.com")
    await talk.sees("summary-question")
    await talk.create()
