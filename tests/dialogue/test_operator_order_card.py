"""An order's card for operators: what happened, what its customer was told, and what they may do about it."""

import pytest

from bot.sandbox.exchanger import SHOWCASE
from bot.services import operator_orders
from bot.services.roles import Role
from tests.conftest import Product
from tests.dialogue.operators import OperatorTalk
from tests.dialogue.orders import confirmed, gist, sees_gist, site_error, the_order, titled, until
from tests.dialogue.talk import Talk, in_both_languages
from tests.engines import on_both_engines

DEFAULT = SHOWCASE["default"]
QUEUED = "SELECT 1 FROM outbox WHERE bid_id IS NOT NULL AND state = 'queued'"
NOTED = "SELECT action FROM audit ORDER BY id"


async def at_card(product: Product, found_by: object, locale: str = "en") -> OperatorTalk:
    operator = await OperatorTalk.on_duty(product, Role.SUPPORT, locale)
    await operator.customer.say(f"/find {found_by}")
    await operator.sees("order-no-details")
    return operator


@in_both_languages
@on_both_engines
async def test_the_card_tells_what_happened_and_to_whom(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.customer.start("p42_lyoutube")
    await talk.sees("menu-greeting")
    bid = await talk.ordered(DEFAULT, "5000")
    await talk.tap("card-paid")
    await talk.tap("card-yes-paid")
    await talk.until_told(bid, "payed", "payouterror")
    account = product.exchanger.valid_form(DEFAULT)["account2"]
    operator = await at_card(product, bid.id, locale)
    text = operator.customer.screen.text
    for said in (
        operator.words("order-number", number=str(bid.id)),
        str(bid.api_id),
        titled(operator, "new"),
        titled(operator, "payouterror"),
        operator.words("order-call-pay"),
        operator.words("order-call-is-done"),
        operator.words("order-message-push", title=titled(operator, "payouterror")),
        operator.words("order-message-sent"),
        operator.words("order-customer", customer=str(talk.customer.id), language=locale, orders=1),
        operator.words("order-customer-reachable"),
        operator.words("order-partner-label", partner="42", label="youtube"),
    ):
        assert said in text
    assert account not in text
    await product.exchanger.set_status(bid.id, "realpay")
    await operator.tap("card-refresh")
    await operator.customer.sees(lambda shown: titled(operator, "realpay") in shown.text)


@in_both_languages
@on_both_engines
async def test_the_status_is_sent_again_once_a_minute(
    product: Product, locale: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(DEFAULT, "5000")
    await talk.until_told(bid, "verify")
    operator = await at_card(product, bid.id, locale)
    await operator.tap("order-send")
    await operator.sees("order-sent-again")
    await until(lambda: not product.rows(QUEUED))
    await operator.tap("order-send")
    await operator.sees("order-sent-lately")
    text = operator.customer.screen.text
    assert operator.words("order-message-card-below") in text
    assert text.count(operator.words("order-message-push", title=titled(operator, "verify"))) == 2
    await talk.sees("status-verify")
    assert product.rows(NOTED) == [("order-opened",), ("order-sent-again",)]
    monkeypatch.setattr(operator_orders, "SEND_AGAIN_MS", 0)
    await talk.customer.block()
    await operator.tap("order-send")
    await operator.sees("order-sent-again")
    await until(lambda: not product.rows(QUEUED))
    await operator.tap("card-refresh")
    shown = await operator.customer.sees(operator.words("order-message-lost"))
    assert gist(operator, "order-customer-lost", "at") in shown.text


@pytest.mark.parametrize("fault", ["lose_answer", "lose_request"])
async def test_an_order_of_unknown_outcome(product: Product, fault: str) -> None:
    hidden = product.exchanger.faults.set("html_page", methods=["get_exchanges", "bid_info"])
    talk = await confirmed(product, fault)
    await sees_gist(talk, "card-checking")
    [(api_id,)] = product.rows("SELECT id FROM bids")
    operator = await at_card(product, api_id)
    text = operator.customer.screen.text
    assert operator.words("order-maybe-at-site") in text
    assert gist(operator, "order-stage-checking", "since") in text
    assert operator.words("order-call-create") in text
    await operator.tap("card-refresh")
    assert operator.customer.answers[-1].text == operator.t.plain("order-nothing-to-ask")
    if fault == "lose_answer":
        product.exchanger.faults.clear(hidden.id)
        await talk.sees("status-new")
        await operator.tap("card-refresh")
        await operator.customer.sees(operator.words("order-number", number=str(the_order(product).id)))
        assert operator.words("order-call-is-done") in operator.customer.screen.text


@in_both_languages
async def test_a_refused_order_shows_fields_and_no_words(product: Product, locale: str) -> None:
    """The site's words may repeat what was entered."""
    talk = await Talk.begin(product, locale)
    await talk.to_summary(SHOWCASE["ordinary"], "100", doubted=["cf10"], cf10="anna at example")
    await talk.tap("summary-create")
    await talk.customer.sees(site_error(talk, "email"))
    [(api_id,)] = product.rows("SELECT id FROM bids")
    operator = await at_card(product, api_id, locale)
    text = operator.customer.screen.text
    assert operator.words("order-not-at-site") in text
    assert gist(operator, "order-stage-refused", "since") in text
    assert operator.words("order-trouble-fields", names="cf10") in text
    assert operator.words("order-call-is-refused") in text
    for secret in (site_error(talk, "email"), "anna", product.exchanger.valid_form(1)["account2"]):
        assert secret not in text


async def test_the_site_is_away(product: Product) -> None:
    talk = await Talk.begin(product)
    bid = await talk.ordered(DEFAULT, "5000")
    operator = await at_card(product, bid.id)
    product.exchanger.faults.set("html_page", methods=["get_exchanges", "bid_info"])
    await operator.tap("card-refresh")
    assert operator.customer.answers[-1].text == operator.t.plain("order-not-fresh")
    await operator.sees("order-no-details")


async def test_the_site_does_not_show_the_order_and_it_is_gone(product: Product) -> None:
    talk = await Talk.begin(product)
    bid = await talk.ordered(DEFAULT, "5000")
    operator = await at_card(product, bid.id)
    product.exchanger.switch_direction(bid.direction.id, False)
    await operator.tap("card-refresh")
    assert operator.customer.answers[-1].text == operator.t.plain("order-not-shown")
    gone = "UPDATE bids SET id = 5"
    await product.change("DELETE FROM statuses")
    await product.change("DELETE FROM jobs")
    await product.change("DELETE FROM outbox")
    await product.change(gone)
    await operator.tap("card-refresh")
    await operator.sees("order-gone")
