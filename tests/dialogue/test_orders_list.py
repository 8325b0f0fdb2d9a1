"""The list of a person's orders: open ones first, a page at a time, each opening its card."""

import re

import pytest

from bot.sandbox.conversation import Message
from bot.sandbox.exchanger import SHOWCASE
from bot.services import bids
from tests.conftest import Product
from tests.dialogue.orders import cards, data_of, gist, sees_gist, titled, until_on_card
from tests.dialogue.talk import Talk, in_both_languages

NO_FIELDS = SHOWCASE["no_fields"]
PAGE = 8


async def listed(talk: Talk) -> Message:
    await talk.customer.say("/orders")
    return await sees_gist(talk, "orders-title", "count")


def numbers(talk: Talk, screen: Message) -> list[int]:
    """The orders on the screen, from the top."""
    found = (re.search(r"\b1[0-9]{4}\b", label) for label in talk.labels(screen))
    return [int(each[0]) for each in found if each]


@in_both_languages
async def test_without_orders_it_says_so_and_leads_on(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.customer.say("/orders")
    await talk.sees("orders-none")
    await talk.tap("button-exchange")
    await talk.sees("pick-give")


@in_both_languages
async def test_pages_of_orders_the_open_ones_first(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bids = [await talk.ordered(NO_FIELDS, str(100 + number)) for number in range(PAGE + 2)]
    for bid in (bids[-1], bids[3]):
        await product.exchanger.set_status(bid.id, "success")
        await until_on_card(talk, bid, "success")
    going_on = [bid.id for bid in reversed(bids) if bid.status != "success"]
    first = await listed(talk)
    assert numbers(talk, first) == going_on
    assert str(len(bids)) in first.text
    await talk.customer.tap("▶")
    second = await talk.customer.sees(lambda shown: numbers(talk, shown) == [bids[-1].id, bids[3].id])
    assert second.id == first.id, "the list turns its pages in place"
    assert all(talk.t.plain("icon-done") in label for label in talk.labels(second)[:2])
    await talk.customer.tap("▶")
    await talk.customer.sees(lambda shown: numbers(talk, shown) == going_on)


@in_both_languages
async def test_what_was_not_made_stands_last_and_goes_after_a_day(
    product: Product, monkeypatch: pytest.MonkeyPatch, locale: str
) -> None:
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(NO_FIELDS, "100")
    await talk.until_told(bid, "success")
    await talk.to_summary(NO_FIELDS, "100")
    product.exchanger.faults.set("maintenance", methods=["create_bid"], times=1)
    await talk.tap("summary-create")
    await sees_gist(talk, "card-maintenance")
    not_made = talk.t.plain("orders-line-refused", icon=talk.t.plain("icon-stage-refused"), pair="").strip()
    made, tried, *_ = talk.labels(await listed(talk))
    assert str(bid.id) in made
    assert tried.startswith(not_made)
    monkeypatch.setattr(bids, "TRIED_SHOWN_MS", -1)
    screen = await listed(talk)
    assert not any(label.startswith(not_made) for label in talk.labels(screen))
    assert talk.words("orders-title", count=1) in screen.text


@in_both_languages
async def test_an_order_opens_in_place_of_the_list_and_its_old_card_goes(
    product: Product, locale: str
) -> None:
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(NO_FIELDS, "100")
    (old,) = cards(talk, bid)
    screen = await listed(talk)
    await talk.customer.tap(re.compile(str(bid.id)), screen)
    await talk.customer.sees(bid.address)
    (card,) = cards(talk, bid)
    assert card.id == screen.id != old.id
    await talk.tap("button-orders", card)
    again = await sees_gist(talk, "orders-title", "count")
    assert again.id > card.id
    assert cards(talk, bid), "the card stays where it is"


@in_both_languages
async def test_a_finished_order_shows_its_whole_history(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(SHOWCASE["ordinary"], "100")
    way = ["coldpay", "realpay", "coldsuccess", "success"]
    await talk.until_told(bid, *way)
    screen = await listed(talk)
    await talk.customer.tap(re.compile(str(bid.id)), screen)
    await sees_gist(talk, "card-history")
    (card,) = cards(talk, bid)
    history = card.text[card.text.index(gist(talk, "card-history")) :]
    places = [history.index(titled(talk, each)) for each in ("new", *way)]
    assert places == sorted(places)
    assert {"date_time", "blockquote", "expandable_blockquote"} & {
        entity["type"] for entity in card.raw["entities"]
    }


@in_both_languages
async def test_everybody_sees_the_own_orders_only(product: Product, locale: str) -> None:
    owner, stranger = await Talk.begin(product), await Talk.begin(product, locale)
    bid = await owner.ordered(NO_FIELDS, "100")
    await stranger.customer.say("/orders")
    none = await stranger.sees("orders-none")
    screen = await listed(owner)
    data = data_of(screen, next(label for label in owner.labels(screen) if str(bid.id) in label))
    answer = await stranger.customer.forge(data, none)
    assert answer.show_alert
    assert answer.text == stranger.t.plain("card-not-yours")
    assert not cards(stranger, bid)


@in_both_languages
async def test_a_page_that_is_not_there_shows_the_nearest(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(NO_FIELDS, "100")
    screen = await listed(talk)
    for page in ("7", str(10**15)):
        await talk.customer.forge(f"go:orders:{page}:0", screen)
        assert numbers(talk, talk.customer.screen) == [bid.id]
