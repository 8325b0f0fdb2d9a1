"""Answers to pay_bid and cancel_bid that got lost: the truth is read, nothing claimed or denied before."""

import pytest

from bot.sandbox.exchanger import Bid
from bot.sandbox.exchanger.methods import USUAL_METHODS
from bot.services import acting, looking
from tests.conftest import Product
from tests.dialogue.changes import change
from tests.dialogue.deeds import (
    PAY,
    SELDOM,
    Deed,
    all_done,
    at_question,
    claimed,
    denied,
    messages,
    of_either,
)
from tests.dialogue.orders import asked, cards, gist, sees_gist, titled, until, until_on_card
from tests.dialogue.talk import Talk, in_both_languages
from tests.engines import on_both_engines

pytestmark = on_both_engines

WITHOUT_FEED = USUAL_METHODS - {"get_exchanges"}


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """The site is through with a call after half a second."""
    assert acting.SETTLED_MS == 90_000
    monkeypatch.setattr(acting, "SETTLED_MS", 500)


async def lost_from_sight(product: Product, fault: str, deed: Deed, *statuses: str) -> tuple[Talk, Bid]:
    """The call is struck by the fault, and the order goes through the statuses before it can be read."""
    await product.stop_bot()
    await product.start_bot(watch_interval=SELDOM)
    talk, bid = await at_question(product, deed)
    product.exchanger.faults.set("html_page", methods=["bid_info", "get_exchanges"])
    product.exchanger.faults.set(fault, methods=[deed.method], times=1)
    await talk.tap(deed.yes)
    await until(lambda: asked(product, deed.method))
    reads = asked(product, "bid_info")
    await until(lambda: asked(product, "bid_info") > reads)
    change(product, bid, *statuses)
    product.exchanger.faults.clear()
    return talk, bid


@of_either
@in_both_languages
async def test_after_a_lost_answer_the_truth_is_read(product: Product, locale: str, deed: Deed) -> None:
    talk, bid = await at_question(product, deed, locale)
    product.exchanger.faults.set("lose_answer", methods=[deed.method], times=1)
    await talk.tap(deed.yes)
    await talk.sees(f"status-{deed.status}")
    assert bid.status == deed.status
    assert asked(product, deed.method) == 1
    assert not denied(talk, deed)


@of_either
async def test_the_truth_is_read_from_the_list_where_the_order_is_not_shown(
    product: Product, deed: Deed
) -> None:
    """Its direction is switched off while the answer is lost."""
    talk, bid = await at_question(product, deed)
    product.exchanger.faults.set("html_page", methods=["bid_info"])
    product.exchanger.faults.set("lose_answer", methods=[deed.method], times=1)
    await talk.tap(deed.yes)
    await until(lambda: bid.status == deed.status)
    product.exchanger.switch_direction(bid.direction.id, False)
    product.exchanger.faults.clear()
    await talk.sees(f"status-{deed.status}")
    await until(lambda: all_done(product))
    assert asked(product, deed.method) == 1
    assert not denied(talk, deed)


@pytest.mark.parametrize("statuses", [("realpay", "success"), ("amlerror",), ("partpay",), ("cancel",)])
async def test_what_became_of_a_marked_order_meanwhile_is_told(
    product: Product, statuses: tuple[str, ...]
) -> None:
    talk, bid = await lost_from_sight(product, "lose_answer", PAY, *statuses)
    await until(lambda: all_done(product))
    await until_on_card(talk, bid, statuses[-1])
    assert [message["status"] for message in messages(product, "push")] == list(statuses)
    assert not messages(product, "not-paid")


@of_either
async def test_what_was_done_and_taken_back_is_not_denied(product: Product, deed: Deed) -> None:
    talk, bid = await lost_from_sight(product, "lose_answer", deed, "new")
    await until(lambda: all_done(product))
    await until_on_card(talk, bid, "new")
    assert not messages(product, deed.not_done)
    assert asked(product, deed.method) == 1


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("status", ["mercherror", "coldnew", "amlwait", "delete"])
async def test_what_is_no_payment_is_not_taken_for_one(product: Product, status: str) -> None:
    talk, bid = await lost_from_sight(product, "lose_request", PAY, status)
    await until(lambda: all_done(product))
    await sees_gist(talk, "not-paid", "number")
    assert product.rows("SELECT result FROM jobs WHERE kind = 'pay_bid'") == [("unknown",)]
    assert [message["status"] for message in messages(product, "push")] == [status]
    assert bid.status == status


@of_either
async def test_what_the_list_shows_is_not_unclear(
    product: Product, monkeypatch: pytest.MonkeyPatch, deed: Deed
) -> None:
    """The site answers bid_info by an error page all along."""
    monkeypatch.setattr(looking, "UNCLEAR_MS", 0)
    talk, bid = await at_question(product, deed)
    product.exchanger.faults.set("html_page", methods=["bid_info"])
    product.exchanger.faults.set("lose_answer", methods=[deed.method], times=1)
    await talk.tap(deed.yes)
    await until_on_card(talk, bid, deed.status)
    await until(lambda: all_done(product))
    assert not messages(product, "unclear")


@of_either
@in_both_languages
@pytest.mark.usefixtures("settled")
async def test_a_request_that_got_lost_is_said_not_to_be_done(
    product: Product, locale: str, deed: Deed
) -> None:
    talk, bid = await at_question(product, deed, locale)
    product.exchanger.faults.set("lose_request", methods=[deed.method], times=1)
    await talk.tap(deed.yes)
    told = await sees_gist(talk, deed.not_done, "number")
    assert gist(talk, "not-done-unclear") in told.text
    assert bid.status == "new"
    assert not claimed(talk, deed)
    await talk.tap(deed.button)
    await talk.tap(deed.yes)
    await talk.sees(f"status-{deed.status}")


@of_either
async def test_what_the_site_does_a_little_later_is_not_denied_before(product: Product, deed: Deed) -> None:
    """The connection breaks, and the site goes on with the call."""
    talk, bid = await at_question(product, deed)
    product.exchanger.faults.set("lose_request", methods=[deed.method], times=1)
    await talk.tap(deed.yes)
    reads = asked(product, "bid_info")
    await until(lambda: asked(product, "bid_info") > reads + 2)
    await product.exchanger.set_status(bid.id, deed.status)
    await talk.sees(f"status-{deed.status}")
    assert not denied(talk, deed)


@of_either
@in_both_languages
async def test_what_stays_unclear_is_told_once_to_the_customer_and_the_operators(
    product: Product, monkeypatch: pytest.MonkeyPatch, locale: str, deed: Deed
) -> None:
    """The answer is lost, the order not shown any more, and the list not allowed."""
    monkeypatch.setattr(looking, "UNCLEAR_MS", 300)
    monkeypatch.setattr(looking, "LOOK_AGAIN_MS", 300)
    operator = await Talk.begin(product, "ru" if locale == "en" else "en")
    await operator.customer.say("/start")
    await operator.sees("menu-question")
    await product.stop_bot()
    await product.start_bot(admin_ids=frozenset({operator.customer.id}))
    product.exchanger.limit_methods(WITHOUT_FEED)
    talk, bid = await at_question(product, deed, locale)
    product.exchanger.faults.set("html_page", methods=["bid_info"])
    product.exchanger.faults.set("lose_answer", methods=[deed.method], times=1)
    await talk.tap(deed.yes)
    await until(lambda: bid.status == deed.status)
    product.exchanger.switch_direction(bid.direction.id, False)
    product.exchanger.faults.clear()
    told = await sees_gist(talk, deed.unclear, "number")
    assert str(bid.id) in told.text
    assert talk.t.plain("button-support") in talk.labels(told)
    words = gist(talk, deed.unclear, "number")
    await until(lambda: words in cards(talk, bid)[0].text)
    notice = await sees_gist(operator, deed.unclear.replace("unclear", "operators"), "order")
    assert str(bid.id) in notice.text
    assert bid.api_id in notice.text
    product.exchanger.switch_direction(bid.direction.id, True)
    await talk.sees(f"status-{deed.status}")
    assert asked(product, deed.method) == 1
    assert not denied(talk, deed)
    clear = await sees_gist(operator, "operators-clear", "order", "outcome")
    assert titled(operator, deed.status) in clear.text
    noticed = {message.id for message in operator.customer.history if bid.api_id in message.text}
    assert noticed == {notice.id, clear.id}, [message.text for message in operator.customer.messages]
    assert len({message.id for message in talk.customer.history if words in message.text}) == 2, (
        "and the card"
    )


@of_either
async def test_a_call_that_had_not_begun_is_made_after_a_restart(product: Product, deed: Deed) -> None:
    """The job was taken up, and the process killed before it noted that the call begins."""
    talk, bid = await at_question(product, deed)
    await product.stop_bot()
    await product.change(
        "INSERT INTO jobs (id, kind, bid_id, state, attempts, run_at, payload, created_at)"
        " SELECT 1, :kind, id, 'running', 1, 0, '{}', 0 FROM bids",
        kind=deed.method,
    )
    await product.start_bot()
    await talk.sees(f"status-{deed.status}")
    assert bid.status == deed.status
    assert asked(product, deed.method) == 1


@of_either
async def test_a_call_that_was_under_way_at_a_kill_is_not_made_again(product: Product, deed: Deed) -> None:
    talk, bid = await at_question(product, deed)
    slow = product.exchanger.faults.set("slow", methods=[deed.method], seconds=3600, after=True)
    await talk.tap(deed.yes)
    await until(lambda: bid.status == deed.status)
    await product.stop_bot()
    product.exchanger.faults.clear(slow.id)
    await product.start_bot()
    await talk.sees(f"status-{deed.status}")
    assert asked(product, deed.method) == 1
    assert not denied(talk, deed)
