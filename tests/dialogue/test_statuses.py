"""No status of an open order goes untold: each on the card, in order, and in a message when it matters."""

import pytest

from bot.sandbox.exchanger import SHOWCASE, Bid
from bot.services.statuses import GROUPS
from tests.conftest import Product
from tests.dialogue.orders import asked, cards, gist, titled, until, until_on_card
from tests.dialogue.talk import Talk, in_both_languages
from tests.engines import on_both_engines

pytestmark = on_both_engines

ORDINARY = SHOWCASE["ordinary"]
NO_FIELDS = SHOWCASE["no_fields"]


def pushed(talk: Talk, title: str) -> bool:
    """In a message of its own, with a way to the card."""
    opens = talk.t.plain("push-open")
    return any(title in each.text and opens in talk.labels(each) for each in talk.customer.history)


async def until_pushed(talk: Talk, status: str) -> None:
    title = titled(talk, status)
    await until(lambda: pushed(talk, title))


def in_order(card_text: str, titles: list[str]) -> bool:
    """In the card's history, which ends the card."""
    places, place = [], len(card_text)
    for title in reversed(titles):
        place = card_text.rfind(title, 0, place)
        places.append(place)
    return min(places) >= 0


@in_both_languages
async def test_each_status_is_told_in_its_order(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(ORDINARY, "100")
    way = ["coldpay", "amlwait", "realpay", "coldsuccess", "success"]
    await talk.until_told(bid, *way)
    (card,) = cards(talk, bid)
    assert in_order(card.text, [titled(talk, each) for each in ("new", *way)])
    for status, worth in {"coldpay": True, "amlwait": True, "realpay": True, "coldsuccess": False}.items():
        assert pushed(talk, titled(talk, status)) == worth, status
    await until_pushed(talk, "success")


async def test_every_status_of_the_api_has_words(product: Product) -> None:
    talk = await Talk.begin(product)
    bid = await talk.ordered(ORDINARY, "100")
    told_by_us = set(GROUPS) - {"auto", "new", "techpay", "success", "cancel", "delete"}
    for status in sorted(told_by_us):
        await product.exchanger.set_status(bid.id, status)
        await until_on_card(talk, bid, status)
    await talk.until_told(bid, "delete")


@in_both_languages
async def test_a_status_of_the_sites_own_is_shown_by_its_title(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(ORDINARY, "100")
    await product.exchanger.set_status(bid.id, "my1")
    titles = {"en": "Waiting for the customer's receipt", "ru": "Ждём чек от клиента"}
    await talk.customer.sees(titles[locale])
    assert gist(talk, "card-group-other") in cards(talk, bid)[0].text
    await talk.until_told(bid, "success")


@in_both_languages
@pytest.mark.parametrize("status", ["my<b>2</b>", "my&amp;<i"])
async def test_a_title_with_markup_breaks_no_screen(product: Product, status: str, locale: str) -> None:
    """The sandbox site calls a status that it has no title for by its own name."""
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(ORDINARY, "100")
    await product.exchanger.set_status(bid.id, status)
    await talk.customer.sees("my")
    await until(lambda: pushed(talk, "my"))
    assert "<b>" not in cards(talk, bid)[0].text
    assert not any(call.error_code == 400 for call in product.telegram.log.calls)


@in_both_languages
async def test_a_final_status_ends_the_watch(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    done = await talk.ordered(NO_FIELDS, "100")
    await talk.until_told(done, "success")
    others = await talk.ordered(NO_FIELDS, "200")
    before = looks_at(product, done)
    await talk.until_told(others, "coldpay", "realpay", "success")
    assert looks_at(product, done) == before


def looks_at(product: Product, bid: Bid) -> int:
    return sum(
        request.method == "bid_info" and request.params.get("id") == str(bid.id)
        for request in product.exchanger.requests
    )


@pytest.mark.parametrize(
    ("kind", "locale"),
    [("http", "en"), ("html_page", "ru"), ("empty_body", "en"), ("maintenance", "ru"), ("wrong_shape", "en")],
)
async def test_what_happened_while_the_site_was_away_is_told_afterwards(
    product: Product, kind: str, locale: str
) -> None:
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(ORDINARY, "100")
    away = product.exchanger.faults.set(kind)
    await product.exchanger.set_status(bid.id, "coldpay")
    looked = asked(product, "get_exchanges")
    await until(lambda: asked(product, "get_exchanges") >= looked + 2)
    assert not any(titled(talk, "coldpay") in text for text in talk.customer.told)
    product.exchanger.faults.clear(away.id)
    await talk.sees("status-coldpay")


async def test_everybody_is_told_of_the_own_orders_only(product: Product) -> None:
    talks = [await Talk.begin(product, locale) for locale in ("en", "ru", "en")]
    bids = [[await talk.ordered(NO_FIELDS, amount) for amount in ("100", "200")] for talk in talks]
    ways = [("coldpay", "success"), ("verify", "cancel"), ("realpay", "delete")]
    for own, way in zip(bids, ways, strict=True):
        for bid, status in zip(own, way, strict=True):
            await product.exchanger.set_status(bid.id, status)
    for talk, own, way in zip(talks, bids, ways, strict=True):
        for bid, status in zip(own, way, strict=True):
            await until_on_card(talk, bid, status)
            await until_pushed(talk, status)
    for talk, own in zip(talks, bids, strict=True):
        others = {bid.id for row in bids for bid in row} - {bid.id for bid in own}
        assert not any(str(number) in text for number in others for text in talk.customer.told)


@in_both_languages
async def test_a_change_while_a_question_stands_is_shown_over_it(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(SHOWCASE["default"], "5000")
    await talk.tap("card-cancel")
    await product.exchanger.set_status(bid.id, "realpay")
    await until_on_card(talk, bid, "realpay")
    assert talk.t.plain("card-yes-cancel") not in talk.labels(cards(talk, bid)[0])


@in_both_languages
async def test_another_address_to_pay_to_is_told(product: Product, locale: str) -> None:
    """Who has copied the old one must hear of it before paying. No status changes, so only a look at the
    order shows it."""
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(SHOWCASE["address"], "0.01")
    bid.address = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"
    await talk.tap("card-refresh")
    await talk.customer.sees(talk.words("push-details", number=str(bid.id)))
    await until(lambda: any(bid.address in message.text for message in talk.customer.messages))


async def test_an_order_that_cannot_be_read_is_not_asked_for_again_and_again(product: Product) -> None:
    talk = await Talk.begin(product)
    bid = await talk.ordered(SHOWCASE["address"], "0.01")
    product.expected_errors = "was not looked at"
    await product.stop_bot()
    await product.change("UPDATE bids SET snapshot = '{}', look_at = 1")
    product.exchanger.ledger.change(bid, "techpay")
    looked = asked(product, "bid_info")
    await product.start_bot()
    # put off, or given up until the list knows something new
    await until(lambda: product.rows("SELECT look_at FROM bids") != [(1,)])
    assert asked(product, "bid_info") <= looked + 2
