"""Creating an order: shown at once, made once."""

import asyncio
from collections.abc import Callable

import pytest

from bot.handlers import telling
from bot.sandbox.exchanger import SHOWCASE, Bid
from bot.services import creating, recording
from tests.conftest import Product
from tests.dialogue.line import Line
from tests.dialogue.orders import (
    asked,
    cards,
    data_of,
    gist,
    made,
    sees_gist,
    site_error,
    the_order,
    titled,
    until,
)
from tests.dialogue.talk import Talk, in_both_languages

ORDINARY = SHOWCASE["ordinary"]
NO_FIELDS = SHOWCASE["no_fields"]


@in_both_languages
async def test_a_slow_site_holds_nothing_up(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.to_summary(ORDINARY, "100")
    product.exchanger.faults.set("slow", methods=["create_bid"], seconds=2)
    await talk.tap("summary-create")
    await sees_gist(talk, "card-creating")
    await talk.customer.say("/help")
    await sees_gist(talk, "help")
    await talk.customer.say("/orders")
    listed = await sees_gist(talk, "orders-title", "count")
    assert any(gist(talk, "orders-line-creating", "icon", "pair") in label for label in talk.labels(listed))
    assert not made(product), "the site was to be at it still"
    await talk.sees("status-new")
    assert len(made(product)) == 1


@in_both_languages
async def test_refresh_while_the_order_is_made_does_not_blame_the_site(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.to_summary(ORDINARY, "100")
    product.exchanger.faults.set("slow", methods=["create_bid"], seconds=2)
    await talk.tap("summary-create")
    await sees_gist(talk, "card-creating")
    answer = await talk.tap("card-refresh")
    assert answer.text == talk.t.plain("card-still-waiting")
    await talk.sees("status-new")


@in_both_languages
async def test_two_taps_and_an_update_come_again_make_one_order(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    summary = await talk.to_summary(ORDINARY, "100")
    create = data_of(summary, talk.t.plain("summary-create"))
    await asyncio.gather(*(talk.customer.forge(create, summary) for _ in range(2)))
    product.telegram.deliver_again()
    await talk.sees("status-new")
    product.telegram.deliver_again()
    await talk.customer.forge(create, summary)
    bid = the_order(product)
    assert asked(product, "create_bid") == 1
    assert len(cards(talk, bid)) == 1
    await talk.customer.say("/help")
    await sees_gist(talk, "help")
    assert len(cards(talk, bid)) == 1, "a step's button made the card a message that moves on"


@in_both_languages
async def test_an_order_that_could_not_be_sent_loses_nothing(
    product: Product, line: Line, monkeypatch: pytest.MonkeyPatch, locale: str
) -> None:
    monkeypatch.setattr(creating, "SEND_AGAIN_MS", 10)
    talk = await Talk.begin(product, locale)
    await talk.to_summary(ORDINARY, "100")
    await line.down()
    await talk.tap("summary-create")
    await sees_gist(talk, "card-failed")
    assert not made(product)
    await line.up()
    await talk.tap("button-try-again")
    await talk.sees("summary-question")
    bid = await talk.create()
    assert the_order(product) is bid


@in_both_languages
async def test_other_sums_are_said_before_anything_else(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.to_summary(ORDINARY, "100")
    product.exchanger.set_rate(ORDINARY, "1", "90")
    bid = await talk.create()
    card = cards(talk, bid)[0]
    warning = gist(talk, "card-differs", "give", "get")
    assert warning in card.text
    assert card.text.index(warning) < card.text.index(titled(talk, "new")) < card.text.index(bid.address)
    assert talk.t.plain("card-cancel") in talk.labels(card)


@in_both_languages
async def test_who_waited_long_is_called_back(
    product: Product, monkeypatch: pytest.MonkeyPatch, locale: str
) -> None:
    for module in (recording, telling):
        monkeypatch.setattr(module, "PATIENT_MS", -1)
    talk = await Talk.begin(product, locale)
    await talk.to_summary(ORDINARY, "100", doubted=["cf10"], cf10="anna at example")
    await talk.tap("summary-create")
    asked_again = await talk.customer.sees(site_error(talk, "email"))
    assert asked_again.version == 0, "an edit of the card would not be noticed"
    await talk.customer.say("anna@example.com")
    await talk.sees("summary-question")
    await talk.tap("summary-create")
    await until(lambda: talk.t.plain("push-open") in talk.labels())


async def killed_before_the_draft_was_noted(product: Product, talk: Talk) -> Bid:
    """The order of 100 is committed and made; the conversation stands where it was before."""
    await talk.to_summary(ORDINARY, "100")
    kept = product.rows("SELECT key, state, data FROM fsm")
    await talk.tap("summary-create")
    await talk.sees("status-new")
    await product.stop_bot()
    for key, state, data in kept:
        await product.change(
            "UPDATE fsm SET state = :state, data = :data WHERE key = :key", state=state, data=data, key=key
        )
    await product.start_bot()
    return the_order(product)


@in_both_languages
async def test_what_was_edited_after_a_kill_is_an_order_of_its_own(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    first = await killed_before_the_draft_was_noted(product, talk)
    await talk.customer.say("200")
    await talk.sees("summary-use-buttons")
    await talk.tap("summary-edit", name=talk.t.plain("summary-amount"))
    await talk.sees("amount-give", code="USDT")
    await talk.customer.say("200")
    await talk.sees("summary-question")
    await talk.tap("summary-create")
    await until(lambda: len(made(product)) == 2)
    second = made(product)[1]
    assert [str(bid.calc.sum_give) for bid in (first, second)] == ["100.00", "200.00"]
    await until(lambda: len(cards(talk, first)) == len(cards(talk, second)) == 1)


async def test_what_was_not_edited_after_a_kill_is_the_order_that_was_made(product: Product) -> None:
    talk = await Talk.begin(product)
    first = await killed_before_the_draft_was_noted(product, talk)
    await talk.customer.say("?")
    await talk.sees("summary-use-buttons")
    await talk.tap("summary-refresh")
    assert await talk.create() is first is the_order(product)
    await until(lambda: len(cards(talk, first)) == 1)


def direction_off(product: Product) -> None:
    product.exchanger.switch_direction(ORDINARY, on="off")


def maintenance(product: Product) -> None:
    product.exchanger.maintenance(on=True)


def another_price(product: Product) -> None:
    rate = product.exchanger.direction(ORDINARY).course_get
    product.exchanger.set_rate(ORDINARY, product.exchanger.direction(ORDINARY).course_give, rate / 2)


@pytest.mark.parametrize("trouble", [direction_off, maintenance, another_price])
async def test_what_was_ordered_before_a_kill_is_shown_whatever_the_site_says(
    product: Product, trouble: Callable[[Product], None]
) -> None:
    """Who heard that the direction is gone, or the price, would order it once more elsewhere."""
    talk = await Talk.begin(product)
    first = await killed_before_the_draft_was_noted(product, talk)
    await talk.customer.say("?")
    await talk.sees("summary-use-buttons")
    summary = talk.customer.screen
    trouble(product)
    await talk.tap("summary-create")
    await until(lambda: [card.id for card in cards(talk, first)] == [summary.id])
    await talk.customer.say("?")
    await sees_gist(talk, "not-understood")
    assert the_order(product) is first


@in_both_languages
async def test_the_api_id_is_the_bots_own_number(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(NO_FIELDS, "100")
    assert bid.api_id.isdecimal()
    assert 0 < len(bid.api_id) <= 18
