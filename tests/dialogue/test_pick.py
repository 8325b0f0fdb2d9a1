"""Choosing what to give and what to get: by button, by page, by typing."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from bot.sandbox.conversation import Message
from bot.sandbox.exchanger import SHOWCASE
from tests.conftest import Product
from tests.dialogue.talk import Talk, in_both_languages

PAGE = 8


async def begin(product: Product, locale: str) -> Talk:
    talk = await Talk.begin(product, locale)
    await talk.customer.say("/exchange")
    await talk.sees("pick-give")
    return talk


def offered(talk: Talk) -> list[str]:
    """The currencies on the page, without what is below them."""
    labels = talk.labels()
    ends = {"◀", talk.words("button-cancel"), talk.words("button-back"), talk.words("pick-show-all")}
    return labels[: next(place for place, label in enumerate(labels) if label in ends)]


def on_page(number: int) -> Callable[[Message], bool]:
    return lambda shown: any(label.startswith(f"{number} / ") for row in shown.buttons for label in row)


async def all_pages(talk: Talk, question: str) -> list[str]:
    """Every currency offered, page after page, until the first page comes round again."""
    found = offered(talk)
    pages = next((label for label in talk.labels() if " / " in label), "1 / 1")
    for number in range(2, int(pages.split(" / ")[1]) + 1):
        await talk.customer.tap("▶")
        await talk.customer.sees(on_page(number))
        assert 0 < len(offered(talk)) <= PAGE
        found += offered(talk)
    assert question in talk.customer.screen.text
    return found


@in_both_languages
async def test_only_what_can_be_exchanged_is_offered(product: Product, locale: str) -> None:
    talk = await begin(product, locale)
    listed = product.exchanger.catalogue.listed()
    gives = dict.fromkeys(direction.give.title(locale) for direction in listed)
    assert await all_pages(talk, talk.words("pick-give")) == list(gives)
    await talk.customer.say("monero")
    await talk.customer.sees("Monero XMR")
    xmr = next(direction.give.id for direction in listed if direction.give.code == "XMR")
    gets = [direction.get.title(locale) for direction in product.exchanger.catalogue.listed(give_id=xmr)]
    assert await all_pages(talk, talk.words("pick-get", give="Monero XMR")) == gets


@in_both_languages
async def test_pages_go_round_both_ways(product: Product, locale: str) -> None:
    talk = await begin(product, locale)
    first = offered(talk)
    await talk.customer.tap("◀")
    last = await talk.customer.sees(on_page(5))
    assert last.buttons[0] != first[:2]
    await talk.customer.tap("5 / 5")
    await talk.customer.tap("▶")
    await talk.customer.sees(on_page(1))
    assert offered(talk) == first


@in_both_languages
async def test_what_is_typed_finds_the_currency(product: Product, locale: str) -> None:
    """Name, ticker, in Russian, with the other keyboard layout, with a typo, all of it."""
    talk = await begin(product, locale)
    for typed in ("bitcoin", "BTC", "биткоин", "иес", "bitcion", "Bitcoin BTC"):
        await talk.customer.say(typed)
        await talk.sees("pick-get", give="Bitcoin BTC")
        await talk.tap("button-back")
        await talk.sees("pick-give")


@in_both_languages
async def test_several_found_are_shown_to_choose_from(product: Product, locale: str) -> None:
    talk = await begin(product, locale)
    await talk.customer.say("usdt")
    await talk.sees("pick-found", query="usdt")
    assert sorted(offered(talk)) == [f"Tether {net} USDT" for net in ("BEP20", "ERC20", "TON", "TRC20")]
    await talk.tap("pick-show-all")
    await talk.sees("pick-hint")
    assert len(offered(talk)) == PAGE


@in_both_languages
async def test_nothing_found_says_so_and_can_be_undone(product: Product, locale: str) -> None:
    talk = await begin(product, locale)
    for typed in ("qqqqqqq", "<b>qqqq&"):
        await talk.customer.say(typed)
        await talk.sees("pick-not-found", query=typed)
        assert offered(talk) == []
    await talk.tap("pick-show-all")
    await talk.sees("pick-hint")


@in_both_languages
async def test_back_from_what_to_get_asks_again_what_to_give(product: Product, locale: str) -> None:
    talk = await begin(product, locale)
    await talk.customer.say("xmr")
    await talk.sees("pick-get", give="Monero XMR")
    await talk.tap("button-back")
    await talk.sees("pick-give")
    await talk.customer.tap("Bitcoin BTC")
    await talk.sees("pick-get", give="Bitcoin BTC")
    await talk.customer.tap("Monobank" if locale == "en" else "Монобанк")
    await talk.sees("amount-give", code="BTC")
    await talk.tap("button-back")
    await talk.sees("pick-get", give="Bitcoin BTC")


@in_both_languages
async def test_what_was_used_lately_comes_first(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    for direction in (SHOWCASE["no_fields"], SHOWCASE["address"]):
        await talk.ordered(direction, "100" if direction == SHOWCASE["no_fields"] else "0.01")
    await talk.customer.say("/exchange")
    await talk.sees("pick-give")
    assert offered(talk)[:2] == ["Bitcoin BTC", "Dogecoin DOGE"]
    await talk.customer.tap("Bitcoin BTC")
    await talk.sees("pick-get", give="Bitcoin BTC")
    assert offered(talk)[0] == product.exchanger.direction(SHOWCASE["address"]).get.title(locale)


@pytest.mark.usefixtures("forgetful")
@in_both_languages
async def test_a_pair_that_has_gone_since_is_said_to_be_gone(product: Product, locale: str) -> None:
    talk = await begin(product, locale)
    await talk.customer.say("doge")
    await talk.sees("pick-get", give="Dogecoin DOGE")
    target = product.exchanger.direction(SHOWCASE["no_fields"])
    product.exchanger.switch_direction(target.id, False)
    await talk.customer.tap(target.get.title(locale))
    await talk.sees("direction-gone")
    await talk.tap("button-pick-another")
    await talk.sees("pick-give")


@in_both_languages
async def test_each_typed_answer_leaves_one_message_of_the_bots(product: Product, locale: str) -> None:
    """The living message moves below what is typed; a tap edits it where it stands."""
    talk = await begin(product, locale)
    await talk.customer.say("btc")
    await talk.sees("pick-get", give="Bitcoin BTC")
    await talk.tap("button-back")
    await talk.sees("pick-give")
    await talk.customer.say("🦄")
    await talk.sees("pick-type-words")
    shown = [message.by_bot for message in talk.customer.messages]
    assert shown[-1]
    assert not any(before and after for before, after in pairwise(shown))
