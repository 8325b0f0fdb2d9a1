"""An order that the site refuses: what is wrong is asked again in its words, and nothing else is lost."""

from decimal import Decimal

import pytest

from bot.sandbox.conversation import Message
from bot.sandbox.exchanger import SHOWCASE
from bot.sandbox.exchanger.catalogue import State
from bot.sandbox.exchanger.envelope import Answer, Call
from bot.sandbox.exchanger.methods import METHODS
from bot.sandbox.exchanger.site import Site
from tests.conftest import Product
from tests.dialogue.line import Line
from tests.dialogue.orders import (
    cards,
    confirmed,
    gist,
    made,
    sees_gist,
    site_error,
    the_order,
    until,
    until_on_card,
)
from tests.dialogue.talk import Talk, in_both_languages

ORDINARY = SHOWCASE["ordinary"]


async def made_at_last(talk: Talk, shown: Message) -> None:
    """Tried again from what is shown, it is made, and once."""
    await talk.tap("button-try-again", shown)
    await talk.sees("summary-question")
    await talk.create()
    assert len(made(talk.product)) == 1


@in_both_languages
async def test_a_refused_field_is_asked_again_in_the_sites_words(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.to_summary(ORDINARY, "100", doubted=["cf10"], cf10="anna at example")
    await talk.tap("summary-create")
    refused = await talk.customer.sees(site_error(talk, "email"))
    assert gist(talk, "site-says", "text") in refused.text
    await talk.customer.say("anna@example.com")
    await talk.sees("summary-question")
    bid = await talk.create()
    assert bid.fields["cf10"] == "anna@example.com"
    assert the_order(product) is bid


@in_both_languages
async def test_each_refused_field_is_asked_again_in_turn(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    fields = product.exchanger.direction(ORDINARY).fields()
    account = next(field for field in fields if field.name == "account2")
    good = product.exchanger.valid_form(ORDINARY)["account2"]
    await talk.to_summary(ORDINARY, "100", doubted=["cf10"], account2="four digits", cf10="anna at example")
    await talk.tap("summary-create")
    label = talk.site_words(account.label)
    await talk.customer.sees(site_error(talk, "account", label=label))
    await talk.customer.say(good)
    await talk.customer.sees(site_error(talk, "email"))
    await talk.customer.say("anna@example.com")
    await talk.sees("summary-question")
    bid = await talk.create()
    assert bid.fields["account2"] == good


@in_both_languages
async def test_a_refused_amount_leads_to_the_amount(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.to_summary(ORDINARY, "100")
    product.exchanger.direction(ORDINARY).min_give = Decimal(1500)
    await talk.tap("summary-create")
    await talk.customer.sees(f"{site_error(talk, 'min')}: 1 500 USDT")
    await talk.sees("amount-give", code="USDT")
    await talk.customer.say("1600")
    await talk.sees("summary-question")
    bid = await talk.create()
    assert bid.calc.to_pay == 1600


@in_both_languages
async def test_help_read_meanwhile_makes_way_for_the_refused_field(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.to_summary(ORDINARY, "100", doubted=["cf10"], cf10="anna at example")
    product.exchanger.faults.set("slow", methods=["create_bid"], seconds=1)
    await talk.tap("summary-create")
    await talk.customer.say("/help")
    await sees_gist(talk, "help")
    await talk.customer.sees(site_error(talk, "email"))
    await until(lambda: site_error(talk, "email") in talk.customer.screen.text)
    await until(lambda: not any(gist(talk, "card-creating") in each.text for each in talk.customer.messages))


@in_both_languages
@pytest.mark.usefixtures("forgetful")
@pytest.mark.parametrize("closed", ["frozen", "off"])
async def test_a_refusal_is_on_the_card_where_nothing_is_exchanged_now(
    product: Product, locale: str, closed: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing can be asked again there: who waits for the order reads that there is none."""
    create_bid = METHODS["create_bid"]

    async def judged_and_closed(site: Site, call: Call) -> Answer:
        answer = await create_bid(site, call)
        product.exchanger.switch_direction(ORDINARY, closed)
        return answer

    monkeypatch.setitem(METHODS, "create_bid", judged_and_closed)
    product.exchanger.faults.set("slow", methods=["create_bid"], seconds=1, after=True)
    talk = await Talk.begin(product, locale)
    await talk.to_summary(ORDINARY, "100", doubted=["cf10"], cf10="anna at example")
    await talk.tap("summary-create")
    card = await sees_gist(talk, "card-refused")
    assert site_error(talk, "email") in card.text
    await until(lambda: not any(gist(talk, "card-creating") in each.text for each in talk.customer.messages))


@in_both_languages
async def test_a_refusal_waits_on_the_card_for_who_went_on(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.to_summary(ORDINARY, "100", doubted=["cf10"], cf10="anna at example")
    product.exchanger.faults.set("slow", methods=["create_bid"], seconds=1)
    await talk.tap("summary-create")
    await talk.customer.say("/exchange")
    await talk.sees("pick-give")
    card = await sees_gist(talk, "card-refused")
    assert site_error(talk, "email") in card.text
    assert card.id == talk.customer.screen.id, "that there is no order must not be missed"
    await talk.tap("card-fix")
    await talk.customer.sees(site_error(talk, "email"))
    await talk.customer.say("anna@example.com")
    await talk.sees("summary-question")
    bid = await talk.create()
    assert bid.calc.to_pay == 100


@in_both_languages
async def test_a_refusal_without_fields_says_why_and_can_be_tried_again(
    product: Product, locale: str
) -> None:
    talk = await Talk.begin(product, locale)
    await talk.to_summary(ORDINARY, "100")
    product.exchanger.direction(ORDINARY).api = False
    await talk.tap("summary-create")
    card = await sees_gist(talk, "card-refused")
    assert site_error(talk, "no_api") in card.text
    product.exchanger.direction(ORDINARY).api = True
    await made_at_last(talk, card)


@in_both_languages
async def test_maintenance_refuses_nothing_that_was_entered(product: Product, locale: str) -> None:
    talk = await confirmed(product, "maintenance", locale)
    card = await sees_gist(talk, "card-maintenance")
    assert card.text.count("\n") == talk.words("card-maintenance").count("\n") + 2, (
        "no fixed text of the site"
    )
    assert talk.labels(card) == [
        talk.t.plain(id) for id in ("button-try-again", "button-orders", "button-support")
    ]
    await made_at_last(talk, card)


@in_both_languages
@pytest.mark.usefixtures("forgetful")
@pytest.mark.parametrize("words", ["", "Back at <b>18:00</b>"], ids=["fixed text", "the operator's words"])
async def test_trying_again_in_maintenance_is_told_of_it_and_loses_nothing(
    product: Product, locale: str, words: str
) -> None:
    """A site in maintenance says that it has no such direction, or the operator's words in that place."""
    talk = await confirmed(product, "maintenance", locale)
    card = await sees_gist(talk, "card-maintenance")
    product.exchanger.maintenance(True, words)
    await talk.tap("button-try-again", card)
    told = await talk.sees("trouble-maintenance")
    assert gist(talk, "trouble-kept") in told.text
    assert ("18:00" in told.text) == bool(words)
    product.exchanger.maintenance(False)
    await made_at_last(talk, told)


@in_both_languages
@pytest.mark.usefixtures("forgetful")
async def test_a_restarted_bot_keeps_what_was_entered_in_maintenance(product: Product, locale: str) -> None:
    """It knows the list of directions by then, and no form of any."""
    talk = await confirmed(product, "maintenance", locale)
    card = await sees_gist(talk, "card-maintenance")
    await product.stop_bot()
    await product.start_bot()
    await talk.customer.say("/exchange")
    await talk.sees("pick-give")
    product.exchanger.maintenance(True)
    await talk.tap("button-try-again", card)
    told = await talk.sees("trouble-maintenance")
    assert gist(talk, "trouble-kept") in told.text
    product.exchanger.maintenance(False)
    await talk.tap("button-try-again", told)
    await talk.sees("summary-question")


@in_both_languages
async def test_what_was_corrected_and_ordered_is_listed_once(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.to_summary(ORDINARY, "100", doubted=["cf10"], cf10="anna at example")
    for answer in ("anna at example again", "anna@example.com"):
        await talk.tap("summary-create")
        await talk.customer.sees(site_error(talk, "email"))
        await talk.customer.say(answer)
        if "again" in answer:
            await talk.tap("field-use", value=answer)
        await talk.sees("summary-question")
    bid = await talk.create()
    await talk.customer.say("/orders")
    listed = await talk.sees("orders-title", count=1)
    assert str(bid.id) in talk.labels(listed)[0]


@in_both_languages
async def test_an_old_card_of_what_was_refused_opens_what_it_became(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.to_summary(ORDINARY, "100", doubted=["cf10"], cf10="anna at example")
    await talk.tap("summary-create")
    await talk.customer.sees(site_error(talk, "email"))
    await talk.customer.say("/orders")
    await talk.tap("orders-line-refused", icon="", pair="")
    refused = await sees_gist(talk, "card-refused")
    await talk.customer.say("/help")
    await talk.tap("button-go-on")
    await talk.customer.say("anna@example.com")
    await talk.sees("summary-question")
    bid = await talk.create()
    told = await talk.tap("card-fix", refused)
    assert (told.text, told.show_alert) == (talk.t.plain("card-replaced"), True)
    (card,) = cards(talk, bid)
    assert (card.id, bid.address in card.text) == (refused.id, True)
    assert the_order(product) is bid
    await product.exchanger.set_status(bid.id, "success")
    await until_on_card(talk, bid, "success")


@in_both_languages
@pytest.mark.usefixtures("forgetful")
async def test_correcting_while_the_site_is_away_keeps_the_card(
    product: Product, line: Line, locale: str
) -> None:
    talk = await confirmed(product, "maintenance", locale)
    refused = await sees_gist(talk, "card-maintenance")
    await line.down()
    await talk.tap("button-try-again", refused)
    await sees_gist(talk, "trouble-away")
    await line.up()
    assert refused.id in [message.id for message in talk.customer.messages]
    await made_at_last(talk, refused)
