"""The order's card: what to pay, where to and how, with exactly the buttons the site allows."""

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta

import aiohttp
import pytest

from bot.sandbox.conversation import Message
from bot.sandbox.exchanger import SHOWCASE, Bid
from bot.sandbox.play import PAGE_ANSWERS
from tests.conftest import Product
from tests.dialogue.orders import button, cards, data_of, gist, sees_gist, titled, until
from tests.dialogue.talk import Talk, in_both_languages

AMOUNTS = {
    "default": "5000",
    "form": "100",
    "link": "100",
    "coupon": "100",
    "mypaid": "2000",
    "myaction": "5000",
    "address": "0.01",
    "memo": "100",
    "techpay": "5000",
    "merchwait": "1",
    "coldnew": "20000",
    "cancel_link": "100",
    "cancel_disabled": "100",
}
FOOT = ["button-orders", "button-support", "card-site"]
EITHER = ["card-refresh", "card-cancel"]

BUTTONS = {
    "default": ["card-paid", "card-copy-number", "card-copy-amount", *EITHER],
    "techpay": ["card-paid", "card-copy-number", "card-copy-amount", *EITHER],
    "form": ["card-pay", "card-copy-amount", *EITHER],
    "link": ["card-pay", "card-copy-amount", *EITHER],
    "coupon": ["card-pay", "card-copy-amount", *EITHER],
    "mypaid": ["card-report", "card-copy-address", "card-copy-amount", *EITHER],
    "myaction": ["card-report", "card-copy-address", "card-copy-amount", *EITHER],
    "address": ["card-copy-address", "card-copy-amount", "card-qr", *EITHER],
    "memo": ["card-copy-memo", "card-copy-address", "card-copy-amount", "card-qr", *EITHER],
    "merchwait": EITHER,
    "coldnew": EITHER,
    "cancel_link": ["card-pay", "card-copy-amount", *EITHER],
    "cancel_disabled": ["card-pay", "card-copy-amount", "card-refresh"],
}
HOW_TO_PAY = {
    "default": "card-then-paid",
    "techpay": "card-then-paid",
    "form": "card-pay-link",
    "link": "card-pay-link",
    "coupon": "card-pay-link",
    "cancel_link": "card-pay-link",
    "cancel_disabled": "card-pay-link",
    "mypaid": "card-report-link",
    "myaction": "card-report-link",
    "address": "card-seen-by-itself",
    "memo": "card-seen-by-itself",
}
DAYS = timedelta(days=3).total_seconds()


async def ordered(talk: Talk, payment: str) -> tuple[Bid, Message]:
    bid = await talk.ordered(SHOWCASE[payment], AMOUNTS[payment])
    return bid, cards(talk, bid)[0]


@in_both_languages
@pytest.mark.parametrize("payment", BUTTONS)
async def test_each_payment_type_has_its_own_buttons(product: Product, payment: str, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bid, card = await ordered(talk, payment)
    told = {"card-copy-number": {"number": bid.address}}
    assert talk.labels(card) == [talk.t.plain(id, **told.get(id, {})) for id in BUTTONS[payment] + FOOT]
    for id, words in {id: gist(talk, id) for id in set(HOW_TO_PAY.values())}.items():
        assert (words in card.text) == (HOW_TO_PAY.get(payment) == id), id
    await every_page_opens(card)


async def every_page_opens(card: Message) -> None:
    async with aiohttp.ClientSession() as browser:
        for url in card.urls:
            async with browser.get(url) as page:
                assert page.status == 200, url


@in_both_languages
@pytest.mark.parametrize("payment", ["default", "mypaid", "address", "memo"])
async def test_what_is_to_be_copied_is_exact(product: Product, payment: str, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bid, card = await ordered(talk, payment)
    amount = format(bid.pay_amount, f".{bid.direction.give.decimals}f")
    expected = {
        "card-copy-amount": amount,
        "card-copy-address": "" if payment == "default" else bid.address,
        "card-copy-memo": bid.dest_tag,
    }
    copied = [value for value in expected.values() if value]
    assert sorted(card.code) == sorted(copied), "each stands alone in a code span"
    for id, value in expected.items():
        found = card.button(talk.t.plain(id))
        assert (found.copied if found else "") == value, id
    if payment == "default":
        number = card.button(talk.t.plain("card-copy-number", number=bid.address))
        assert number and number.copied == bid.address


@in_both_languages
async def test_a_memo_comes_before_the_address(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bid, card = await ordered(talk, "memo")
    assert bid.dest_tag
    assert gist(talk, "card-memo", "memo") in card.text
    assert card.text.index(bid.dest_tag) < card.text.index(bid.address)


@in_both_languages
async def test_the_instruction_is_shown_without_the_sites_markup(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bid, card = await ordered(talk, "default")
    assert bid.address in card.text, "the account to pay to is in the instruction"
    assert "<" not in card.text
    assert "&" not in card.text.replace("Camomile & Co", "")
    assert {"bold", "blockquote"} & {entity["type"] for entity in card.raw["entities"]}


@in_both_languages
@pytest.mark.parametrize("payment", ["address", "memo"])
async def test_a_qr_code_is_a_photo_that_closes(product: Product, payment: str, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bid, card = await ordered(talk, payment)
    await talk.tap("card-qr")
    photo = await talk.customer.sees(lambda message: message.kind == "photo")
    for value in (bid.address, bid.dest_tag):
        assert value in photo.text
    assert photo.id > card.id
    await talk.tap("button-close", photo)
    await talk.customer.say("/help")
    await sees_gist(talk, "help")
    left = [message.id for message in talk.customer.messages]
    assert photo.id not in left
    assert card.id in left


async def outdated_by_cancelling(talk: Talk, _: Bid) -> None:
    await talk.tap("card-cancel")
    await talk.tap("card-yes-cancel")


async def outdated_by_another_address(talk: Talk, bid: Bid) -> None:
    bid.address = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"
    await talk.tap("card-refresh")


@pytest.mark.parametrize("outdate", [outdated_by_cancelling, outdated_by_another_address])
async def test_a_qr_code_by_which_nobody_may_pay_is_taken_away(
    product: Product, outdate: Callable[[Talk, Bid], Awaitable[None]]
) -> None:
    talk = await Talk.begin(product)
    bid, card = await ordered(talk, "address")
    for _ in range(2):  # the second in place of the first
        await talk.tap("card-qr", card)
    photo = await talk.customer.sees(lambda message: message.kind == "photo")
    await outdate(talk, bid)
    await until(lambda: not any(message.kind == "photo" for message in talk.customer.messages))
    assert photo.id > card.id


@in_both_languages
@pytest.mark.parametrize("payment", ["form", "link", "coupon", "mypaid", "myaction"])
async def test_paying_on_the_page_is_told(product: Product, payment: str, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    _, card = await ordered(talk, payment)
    label = "card-report" if payment in {"mypaid", "myaction"} else "card-pay"
    page = button(card, talk.t.plain(label)).url
    assert page
    async with aiohttp.ClientSession() as browser, browser.post(page, data=PAGE_ANSWERS) as done:
        assert done.status == 200
    await talk.sees("status-payed" if label == "card-report" else "status-realpay")


@in_both_languages
async def test_details_being_prepared_are_shown_when_they_are_there(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bid, card = await ordered(talk, "merchwait")
    assert gist(talk, "card-merchwait") in card.text
    assert not card.code
    await product.exchanger.set_status(bid.id, "new")
    card = await talk.customer.sees(bid.address)
    assert gist(talk, "card-merchwait") not in card.text
    await talk.tap("push-open")
    assert bid.address in cards(talk, bid)[0].text


@in_both_languages
async def test_where_the_money_goes_is_shown_from_first_to_last(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bid, card = await ordered(talk, "default")
    line = talk.words("card-payout", account=bid.fields["account2"])
    assert line in card.text
    await talk.until_told(bid, "payed", "success")
    assert line in cards(talk, bid)[0].text


@in_both_languages
async def test_a_finished_order_offers_nothing_to_pay(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bid, _ = await ordered(talk, "default")
    await talk.until_told(bid, "payed", "realpay", "success")
    card = cards(talk, bid)[0]
    assert talk.labels(card) == [talk.t.plain(id) for id in ["card-again", *FOOT]]
    assert not card.code
    places = [card.text.index(titled(talk, each), 40) for each in ("new", "payed", "realpay")]
    assert places == sorted(places)
    await talk.tap("card-again", card)
    await talk.sees("pick-give")
    assert len(cards(talk, bid)) == 1, "the card stays where it is"


@in_both_languages
async def test_a_message_of_a_change_brings_the_card_below(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bid, card = await ordered(talk, "address")
    await product.exchanger.set_status(bid.id, "realpay")
    await talk.customer.sees(lambda message: talk.t.plain("push-open") in talk.labels(message))
    await talk.tap("push-open")
    (below,) = cards(talk, bid)
    assert below.id > card.id
    await talk.until_told(bid, "success")
    (still,) = cards(talk, bid)
    assert still.id == below.id, "changes come to the card where it is now"


@in_both_languages
async def test_a_card_of_days_ago_still_works(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bid, card = await ordered(talk, "default")
    product.telegram.backdate(talk.customer.id, card.id, DAYS)
    await talk.tap("card-paid", card)
    await sees_gist(talk, "card-ask-paid", "amount")
    await talk.tap("card-yes-paid")
    await talk.sees("status-payed")
    assert bid.status == "payed"


@in_both_languages
async def test_a_card_too_old_to_delete_loses_its_buttons(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bid, card = await ordered(talk, "default")
    product.telegram.backdate(talk.customer.id, card.id, DAYS)
    await talk.customer.say("/orders")
    await sees_gist(talk, "orders-title", "count")
    await talk.customer.tap(re.compile(str(bid.id)))
    (below,) = cards(talk, bid)
    assert below.id > card.id
    old = next(message for message in talk.customer.messages if message.id == card.id)
    assert not old.rows


@in_both_languages
async def test_refresh_shows_what_the_site_says_now(product: Product, locale: str) -> None:
    await product.stop_bot()
    await product.start_bot(watch_interval=3600)
    talk = await Talk.begin(product, locale)
    bid, _ = await ordered(talk, "address")
    await product.exchanger.set_status(bid.id, "coldpay")
    answer = await talk.tap("card-refresh")
    assert answer.text == talk.t.plain("card-fresh")
    await talk.sees("status-coldpay")


@in_both_languages
async def test_refresh_says_when_the_site_does_not_answer(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bid, _ = await ordered(talk, "address")
    product.exchanger.switch_direction(SHOWCASE["address"], False)
    answer = await talk.tap("card-refresh")
    assert answer.show_alert
    assert answer.text == talk.t.plain("card-not-shown-by-site")
    assert bid.address in cards(talk, bid)[0].text


@in_both_languages
async def test_buttons_of_somebody_elses_order_say_so(product: Product, locale: str) -> None:
    owner, stranger = await Talk.begin(product), await Talk.begin(product, locale)
    bid, card = await ordered(owner, "default")
    await stranger.customer.start()
    menu = await sees_gist(stranger, "menu-greeting")
    number = data_of(card, owner.t.plain("card-paid")).split(":")[1]
    for act in ("open", "ref", "pay", "paid", "can", "canc", "qr", "fix"):
        answer = await stranger.customer.forge(f"b:{number}:{act}", menu)
        assert answer.show_alert
        assert answer.text == stranger.t.plain("card-not-yours")
    assert bid.status == "new"
    assert not cards(stranger, bid)


@in_both_languages
@pytest.mark.parametrize("number", ["0", "999999999999999999"])
async def test_a_button_of_no_order_at_all_says_so(product: Product, number: str, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.customer.start()
    menu = await sees_gist(talk, "menu-greeting")
    answer = await talk.customer.forge(f"b:{number}:paid", menu)
    assert answer.text == talk.t.plain("card-not-yours")


@in_both_languages
@pytest.mark.parametrize("data", ["b:-1:paid", f"b:{10**30}:paid", f"x:{10**30}:0:ok:", f"d:{10**30}"])
async def test_a_number_no_button_carries_is_an_old_button(product: Product, data: str, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.customer.start()
    menu = await sees_gist(talk, "menu-greeting")
    answer = await talk.customer.forge(data, menu)
    assert answer.text == talk.t.plain("old-button")


@in_both_languages
async def test_a_button_that_is_not_offered_does_nothing(product: Product, locale: str) -> None:
    """A modified client taps "paid" where the site sees that itself, or "cancel" where there is none."""
    talk = await Talk.begin(product, locale)
    for payment, acts in (("address", ("pay", "paid")), ("cancel_disabled", ("can", "canc"))):
        bid, card = await ordered(talk, payment)
        number = data_of(card, talk.t.plain("card-refresh")).split(":")[1]
        for act in acts:
            answer = await talk.customer.forge(f"b:{number}:{act}", card)
            assert answer.text == talk.t.plain("card-moved-on")
        assert bid.status == "new"
    assert not any(request.method in {"pay_bid", "cancel_bid"} for request in product.exchanger.requests)


@in_both_languages
async def test_a_card_the_person_deleted_is_sent_anew(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bid, card = await ordered(talk, "address")
    world = product.telegram.world
    world.drop_messages(world.chats[talk.customer.id], [card.id])
    await product.exchanger.set_status(bid.id, "coldpay")
    await talk.sees("status-coldpay")
    await talk.until_told(bid, "realpay")
    (anew,) = cards(talk, bid)
    assert titled(talk, "realpay") in anew.text or anew.id > card.id
