"""Marking an order as done: only where the key may, after a question, once, and its outcome told."""

import pytest

from bot.sandbox.exchanger import SHOWCASE, Bid
from bot.sandbox.exchanger.methods import USUAL_METHODS
from bot.services import acting, looking
from bot.services.roles import Role
from tests.conftest import Product
from tests.dialogue.deeds import all_done, messages
from tests.dialogue.line import Line
from tests.dialogue.operators import OperatorTalk
from tests.dialogue.orders import data_of, gist, sees_gist, titled, until, until_on_card
from tests.dialogue.talk import Talk, in_both_languages
from tests.engines import on_both_engines

pytestmark = on_both_engines

WITH_SUCCESS = USUAL_METHODS | {"success_bid"}
RESULT = "SELECT result FROM jobs WHERE kind = 'success_bid'"
NOTED = "SELECT action, subject FROM audit WHERE action = 'order-succeed'"


def called(product: Product) -> int:
    """Not counting those with nothing in them, which only ask whether the key may."""
    calls = [each for each in product.exchanger.requests if each.method == "success_bid"]
    return sum(bool(each.params) for each in calls)


async def at_card(
    product: Product, status: str = "realpay", locale: str = "en", *, key_may: bool = True
) -> tuple[Talk, OperatorTalk, Bid]:
    product.exchanger.limit_methods(WITH_SUCCESS if key_may else USUAL_METHODS)
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(SHOWCASE["default"], "5000")
    await product.exchanger.set_status(bid.id, status)
    await until_on_card(talk, bid, status)
    operator = await OperatorTalk.on_duty(product, Role.SUPPORT, locale)
    await operator.customer.say(f"/find {bid.id}")
    await operator.sees("order-no-details")
    return talk, operator, bid


async def at_question(product: Product, locale: str = "en") -> tuple[Talk, OperatorTalk, Bid]:
    talk, operator, bid = await at_card(product, locale=locale)
    await operator.tap("order-succeed")
    await sees_gist(operator, "order-ask-succeed", "number", "give", "get", "status")
    return talk, operator, bid


@in_both_languages
async def test_marked_as_done_after_a_question_and_once(product: Product, locale: str) -> None:
    talk, operator, bid = await at_question(product, locale)
    assert bid.status == "realpay"
    assert called(product) == 0
    await operator.tap("button-back")
    await operator.tap("order-succeed")
    asked = await sees_gist(operator, "order-ask-succeed", "number", "give", "get", "status")
    yes = data_of(asked, operator.t.plain("order-yes-succeed"))
    await operator.tap("order-yes-succeed")
    done = await operator.sees("order-succeeded", number=str(bid.id))
    await talk.sees("status-success")
    await operator.tap("push-open", done)
    card = await operator.sees("order-no-details")
    assert operator.words("order-call-success") in card.text
    assert operator.t.plain("order-succeed") not in operator.labels(card)
    await operator.customer.forge(yes, card)
    await operator.sees("order-succeed-moved-on")
    assert bid.status == "success"
    assert called(product) == 1
    assert product.rows(NOTED) == [("order-succeed", str(bid.id))]


@in_both_languages
async def test_a_key_that_may_not_is_said_once(product: Product, locale: str) -> None:
    _, operator, bid = await at_card(product, locale=locale, key_may=False)
    await operator.tap("order-succeed")
    shown = await operator.sees("order-succeed-key")
    assert operator.t.plain("order-succeed") not in operator.labels(shown)
    await operator.customer.say(f"/find {bid.id}")
    again = await operator.sees("order-no-details")
    assert operator.t.plain("order-succeed") not in operator.labels(again)
    assert called(product) == 0


async def test_a_key_that_may_no_longer(product: Product) -> None:
    _, operator, bid = await at_question(product)
    product.exchanger.limit_methods(USUAL_METHODS)
    await operator.tap("order-yes-succeed")
    await operator.customer.sees(gist(operator, "order-key-may-not", "number"))
    assert product.rows(RESULT) == [("refused",)]
    assert bid.status == "realpay"


@pytest.mark.parametrize("status", ["new", "coldnew", "cancel", "success"])
async def test_only_what_is_paid_and_not_over(product: Product, status: str) -> None:
    _, operator, bid = await at_card(product, status)
    assert operator.t.plain("order-succeed") not in operator.labels()
    [(api_id,)] = product.rows("SELECT id FROM bids")
    for act in ("done", "yes"):
        await operator.customer.forge(f"oo:{act}:{api_id}:0:", operator.customer.screen)
        await operator.sees("order-succeed-moved-on")
        await operator.tap("card-refresh")
    assert called(product) == 0
    assert bid.status == status


async def test_after_a_lost_answer_the_truth_is_read(product: Product) -> None:
    talk, operator, bid = await at_question(product)
    product.exchanger.faults.set("lose_answer", methods=["success_bid"], times=1)
    await operator.tap("order-yes-succeed")
    await operator.sees("order-succeeded", number=str(bid.id))
    await talk.sees("status-success")
    assert called(product) == 1


async def test_after_a_lost_request_nothing_is_claimed(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acting, "SETTLED_MS", 500)
    talk, operator, bid = await at_question(product)
    product.exchanger.faults.set("lose_request", methods=["success_bid"], times=1)
    await operator.tap("order-yes-succeed")
    shown = await operator.sees("order-not-succeeded", number=str(bid.id))
    assert operator.words("order-success-unknown") in shown.text
    assert product.rows(RESULT) == [("unknown",)]
    assert called(product) == 1
    assert not any(titled(talk, "success") in text for text in talk.customer.told)


async def test_a_call_that_never_reached_the_site(
    product: Product, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acting, "SEND_AGAIN_MS", 10)
    _, operator, bid = await at_question(product)
    await line.down()
    await operator.tap("order-yes-succeed")
    shown = await operator.sees("order-not-succeeded", number=str(bid.id))
    assert operator.words("order-success-never-sent") in shown.text
    assert called(product) == 0


async def test_a_call_under_way_at_a_kill_is_not_made_again(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acting, "SETTLED_MS", 500)
    _, operator, bid = await at_question(product)
    slow = product.exchanger.faults.set("slow", methods=["success_bid"], seconds=3600)
    await operator.tap("order-yes-succeed")
    await until(lambda: called(product))
    await product.stop_bot()
    product.exchanger.faults.clear(slow.id)
    await product.start_bot()
    await operator.sees("order-not-succeeded", number=str(bid.id))
    assert called(product) == 1
    assert product.rows(RESULT) == [("unknown",)]


async def test_a_refusal_is_told_to_who_asked_alone(product: Product) -> None:
    talk, operator, bid = await at_question(product)
    told = len(talk.customer.told)
    product.exchanger.maintenance(True, "Back at noon")
    await operator.tap("order-yes-succeed")
    shown = await operator.sees("order-not-succeeded", number=str(bid.id))
    assert "Back at noon" in shown.text
    product.exchanger.maintenance(False)
    assert product.rows(RESULT) == [("refused",)]
    await until(lambda: all_done(product))
    assert not messages(product, "not-paid")
    assert not messages(product, "not-cancelled")
    assert len(talk.customer.told) == told


async def test_unclear_for_long_is_told_to_operators_alone(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "UNCLEAR_MS", 0)
    _, operator, bid = await at_question(product)
    product.exchanger.faults.set("lose_answer", methods=["success_bid"], times=1)
    product.exchanger.faults.set("html_page", methods=["bid_info", "get_exchanges"])
    await operator.tap("order-yes-succeed")
    await operator.customer.sees(gist(operator, "operators-succeeded", "order"))
    assert not messages(product, "unclear")
    product.exchanger.faults.clear()
    await operator.sees("order-succeeded", number=str(bid.id))
    assert called(product) == 1


async def test_the_site_is_away_when_it_is_asked_whether_the_key_may(product: Product) -> None:
    _, operator, _ = await at_card(product)
    product.exchanger.faults.set("html_page", methods=["success_bid"])
    await operator.tap("order-succeed")
    shown = await operator.sees("order-succeed-silent")
    assert operator.t.plain("order-succeed") in operator.labels(shown)
