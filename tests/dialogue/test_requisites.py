"""REQUISITES=page: how to pay is read on the order's page at the site, and nowhere in the chat."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from bot.sandbox.conversation import Message
from bot.sandbox.exchanger import SHOWCASE, Bid
from bot.sandbox.exchanger.texts import Texts
from bot.services.messages import BidMessage
from bot.storage.ids import now_ms
from bot.ui.rich import plain
from tests.conftest import Product
from tests.dialogue.orders import cards, data_of, gist, made, sees_gist, until, until_on_card
from tests.dialogue.talk import Talk, in_both_languages
from tests.dialogue.test_card import AMOUNTS

PAYMENTS = ("default", "form", "link", "coupon", "mypaid", "myaction", "address", "memo")
DETAILS = (
    "card-copy-amount",
    "card-copy-address",
    "card-copy-memo",
    "card-qr",
    "card-pay",
    "card-report",
    "card-site",
)
OTHER_SUM = Decimal("7654321.98")
OTHER_ADDRESS = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"
EMAIL = "cf10"
QUEUED = """INSERT INTO outbox (id, chat_id, kind, bid_id, payload, state, attempts, run_at, created_at)
SELECT :id, chat_id, :kind, id, :payload, 'queued', 0, :at, :at FROM bids"""
PAYLOAD = BidMessage("new").to_json()


@pytest.fixture
async def on_page(product: Product) -> Product:
    await product.stop_bot()
    await product.start_bot(requisites="page")
    return product


async def ordered(talk: Talk, payment: str) -> tuple[Bid, Message]:
    bid = await talk.ordered(SHOWCASE[payment], AMOUNTS[payment])
    return bid, cards(talk, bid)[0]


def tells_nothing(talk: Talk, bid: Bid, messages: Sequence[Message]) -> None:
    """No message, whole with its buttons, nor one that waits to be sent holds what `bid` is paid by."""
    instruction = Texts().get(
        "instruction", bid.direction.payment, talk.t.locale, sum="¤", code="¤", account="¤"
    )
    words = max(plain(instruction.replace("[memo]", "")).split("¤"), key=len).strip()
    secrets = [words, bid.address, OTHER_ADDRESS, bid.dest_tag, f"{bid.hash}/pay", f"/pay/{bid.hash}"]
    if bid.pay_amount != bid.calc.to_pay:  # else it is the sum that was agreed to
        secrets.append(format(bid.pay_amount, f".{bid.direction.give.decimals}f"))
    assert len(words) > 10
    assert bid.address
    told = [str(message.raw) for message in messages if message.by_bot]
    told += [f"{answer.text} {answer.url}" for answer in talk.customer.answers]
    told += [str(row) for row in talk.product.rows("SELECT * FROM outbox")]
    for text in told:
        bare = re.sub(r"\\s|\\\\xa0", "", text)
        assert not [each for each in secrets if each and (each in text or each in bare)], text


@in_both_languages
@pytest.mark.parametrize("payment", PAYMENTS)
async def test_nothing_of_how_to_pay_is_shown_from_first_to_last(
    on_page: Product, payment: str, locale: str
) -> None:
    talk = await Talk.begin(on_page, locale)
    bid, card = await ordered(talk, payment)
    assert talk.words("card-page") in card.text
    assert talk.words("card-page-why") in card.text
    assert (talk.words("card-page-then-paid") in card.text) == (payment == "default")
    labels = talk.labels(card)
    assert labels[0] == talk.t.plain("card-page-button")
    assert not {talk.t.plain(id) for id in DETAILS} & set(labels)
    assert not card.code
    assert card.rows[0][0].url == f"{on_page.exchanger.url}/hst_{bid.hash}/"
    number = data_of(card, talk.t.plain("card-refresh")).split(":")[1]
    answer = await talk.customer.forge(f"b:{number}:qr", card)
    assert answer.text == talk.t.plain("card-moved-on")
    tells_nothing(talk, bid, talk.customer.history)
    bid.pay_amount, bid.address = OTHER_SUM, OTHER_ADDRESS
    await talk.tap("card-refresh", card)
    await sees_gist(talk, "push-details", "number")
    asks_more = gist(talk, "card-page-asks-much-more", "agreed")
    await until(lambda: asks_more in cards(talk, bid)[0].text)
    await talk.customer.say("/orders")
    await sees_gist(talk, "orders-title", "count")
    await talk.customer.tap(re.compile(str(bid.id)))
    await talk.customer.sees(asks_more)
    if payment == "default":
        await talk.tap("card-paid")
        await sees_gist(talk, "card-page-ask-paid")
        await talk.tap("card-yes-paid")
        await until_on_card(talk, bid, "payed")
    await talk.until_told(bid, "realpay", "success")
    assert not [message for message in talk.customer.history if message.kind == "photo"]
    tells_nothing(talk, bid, talk.customer.history)


@in_both_languages
async def test_details_that_are_not_ready_are_waited_for(on_page: Product, locale: str) -> None:
    talk = await Talk.begin(on_page, locale)
    bid, card = await ordered(talk, "merchwait")
    preparing, page = gist(talk, "card-page-preparing"), gist(talk, "card-page")
    assert preparing in card.text
    assert page not in card.text
    await on_page.exchanger.set_status(bid.id, "new")
    card = await talk.customer.sees(page)
    assert preparing not in card.text
    tells_nothing(talk, bid, talk.customer.history)


@in_both_languages
async def test_what_was_made_before_the_switch_tells_nothing_after_it(product: Product, locale: str) -> None:
    """Messages that waited, and the photo with the code."""
    talk = await Talk.begin(product, locale)
    bid, card = await ordered(talk, "memo")
    assert bid.address in card.text
    await talk.tap("card-qr", card)
    photo = await talk.customer.sees(lambda message: message.kind == "photo")
    await product.stop_bot()
    for number, kind in enumerate(("card", "card-below", "details", "details-here", "push"), 1):
        await product.change(QUEUED, id=number, kind=kind, payload=PAYLOAD, at=now_ms())
    before = len(talk.customer.history)
    await product.start_bot(requisites="page")
    await sees_gist(talk, "push-details-here", "number")
    await until(lambda: not product.rows("SELECT 1 FROM outbox WHERE state = 'queued'"))
    await until(lambda: photo.id not in [message.id for message in talk.customer.messages])
    await talk.customer.forge(data_of(card, talk.t.plain("card-qr")), cards(talk, bid)[0])
    await talk.customer.forge(data_of(card, talk.t.plain("card-refresh")), cards(talk, bid)[0])
    tells_nothing(talk, bid, talk.customer.history[before:])
    (shown,) = cards(talk, bid)
    assert talk.words("card-page") in shown.text


@in_both_languages
@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("", "card-page-unknown"),
        ("http://office/hst_1/", "card-page-written"),
        ("/hst_<b>1/", "card-page-written"),
    ],
)
async def test_a_page_that_no_button_opens_is_told_in_words(
    on_page: Product, page: str, words: str, locale: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sandbox.exchanger.site.Site.page", lambda *_: page)
    talk = await Talk.begin(on_page, locale)
    bid, card = await ordered(talk, "address")
    assert (talk.words(words, url=page) if page else talk.words(words)) in card.text
    assert talk.labels(card)[0] == talk.t.plain("card-refresh")
    tells_nothing(talk, bid, talk.customer.history)


@in_both_languages
@pytest.mark.parametrize("hint", ["user_email", None])
async def test_an_email_that_the_site_takes_or_leaves_is_required(
    on_page: Product, locale: str, hint: str | None
) -> None:
    """Known by the site's hint, or by its label."""
    direction = on_page.exchanger.direction(SHOWCASE["ordinary"])
    direction.dir_fields = [
        replace(field, req=0, format=hint) if field.name == EMAIL else field for field in direction.dir_fields
    ]
    assert [field for field in direction.dir_fields if field.name == EMAIL and not field.required]
    talk = await Talk.begin(on_page, locale)
    await talk.open(direction.id, "100")
    answers = on_page.exchanger.valid_form(direction.id)
    for field in direction.fields():
        shown = await talk.sees_site(field.label)
        if field.name == EMAIL:
            break
        await talk.customer.say(answers.get(field.name, "x"))
    assert talk.t.plain("field-skip") not in talk.labels(shown)
    assert gist(talk, "field-label-optional", "label") not in shown.text
    await talk.customer.say("ann@example.com")
    await talk.tap("field-skip")
    await talk.customer.sees("ann@example.com")


@in_both_languages
async def test_a_draft_without_an_email_is_asked_for_it_when_it_is_confirmed(
    product: Product, locale: str
) -> None:
    """It was put together before the switch."""
    direction = product.exchanger.direction(SHOWCASE["ordinary"])
    direction.dir_fields = [replace(field, req=0) for field in direction.dir_fields]
    talk = await Talk.begin(product, locale)
    await talk.open(direction.id, "100")
    answers = product.exchanger.valid_form(direction.id)
    answers.pop(EMAIL, None)
    for field in direction.fields():
        await talk.sees_site(field.label)
        if field.name in answers:
            said = await talk.customer.say(answers[field.name])
        else:
            await talk.tap("field-skip")
    summary = await talk.sees("summary-question")
    await product.stop_bot()
    await product.start_bot(requisites="page")
    await talk.customer.edit(said.id, "200")
    await talk.sees("edited")  # by now the bot knows that a tap is fresh
    await talk.tap("summary-create", summary)
    await talk.sees("entry-changed")
    assert not made(product)
    await talk.customer.say("ann@example.com")
    await talk.tap("field-skip")
    await talk.sees("summary-question")
    await talk.tap("summary-create")
    await until(lambda: len(made(product)) == 1)
    assert made(product)[0].fields[EMAIL] == "ann@example.com"


async def test_a_form_without_an_email_goes_on_without(on_page: Product) -> None:
    talk = await Talk.begin(on_page)
    bid = await talk.ordered(SHOWCASE["no_fields"], "100")
    tells_nothing(talk, bid, talk.customer.history)
