"""Many calls that change something, and one that fails by our own mistake: none holds up the others."""

import asyncio

import pytest

from bot.exchanger.client import Exchanger
from bot.sandbox.exchanger import SHOWCASE
from bot.sandbox.exchanger.faults import Fault
from bot.services import acting, looking
from bot.services.creating import Creating
from bot.workers import jobs, watch
from tests.conftest import Product
from tests.dialogue.changes import ticks
from tests.dialogue.deeds import PAY, Deed, all_done, at_question, messages, of_either, told_operators
from tests.dialogue.orders import asked, cards, gist, made, sees_gist, until
from tests.dialogue.talk import Talk
from tests.engines import on_both_engines

pytestmark = on_both_engines

PAID_BY_HAND = SHOWCASE["default"]
FEWEST = 4
"""Calls of the site at once; half of them are for jobs."""


async def orders_without_end(product: Product) -> Fault:
    """More are confirmed than can be made at once, and none is made before the fault is cleared."""
    before = asked(product, "create_bid")
    others = [await Talk.begin(product) for _ in range(FEWEST)]
    for other in others:
        await other.to_summary(PAID_BY_HAND, "5000")
    slow = product.exchanger.faults.set("slow", methods=["create_bid"], seconds=3600)
    await asyncio.gather(*(other.tap("summary-create") for other in others))
    await until(lambda: asked(product, "create_bid") > before)
    return slow


async def test_orders_being_made_leave_room_for_a_payment_to_be_marked(product: Product) -> None:
    await product.stop_bot()
    await product.start_bot(exchanger_concurrency=FEWEST)
    talk = await Talk.begin(product)
    bid = await talk.ordered(PAID_BY_HAND, "5000")
    slow = await orders_without_end(product)
    await talk.tap("card-paid")
    await talk.tap("card-yes-paid")
    await talk.sees("status-payed")
    assert bid.status == "payed"
    assert len(made(product)) == 1
    product.exchanger.faults.clear(slow.id)
    await product.stop_bot()


async def test_a_payment_is_looked_up_soon_while_no_more_orders_can_be_made(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing but the time that the next look is due wakes the runner."""
    monkeypatch.setattr(jobs, "LONGEST_SLEEP", 3600.0)
    await product.stop_bot()
    await product.start_bot(exchanger_concurrency=FEWEST)
    talk, bid = await at_question(product, PAY)
    slow = await orders_without_end(product)
    hidden = product.exchanger.faults.set("html_page", methods=["bid_info", "get_exchanges"])
    product.exchanger.faults.set("lose_answer", methods=["pay_bid"], times=1)
    await talk.tap(PAY.yes)
    await until(lambda: product.rows("SELECT 1 FROM jobs WHERE kind = 'pay_bid' AND attempts = 2"))
    product.exchanger.faults.clear(hidden.id)
    await until(lambda: product.rows("SELECT 1 FROM jobs WHERE kind = 'pay_bid' AND state = 'done'"))
    assert bid.status == "payed"
    product.exchanger.faults.clear(slow.id)
    await product.stop_bot()


async def test_a_slow_payment_leaves_the_watch_to_others(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The watch has one place, and the order that the site is slow with has changed too."""
    monkeypatch.setattr(watch, "AT_ONCE", 1)
    await product.stop_bot()
    await product.start_bot()
    other = await Talk.begin(product)
    others = await other.ordered(PAID_BY_HAND, "5000")
    talk, bid = await at_question(product, PAY)
    slow = product.exchanger.faults.set("slow", methods=["pay_bid"], seconds=3600, after=True)
    await talk.tap(PAY.yes)
    await until(lambda: bid.status == "payed")
    await ticks(product, 3)
    await product.exchanger.set_status(others.id, "realpay")
    await other.sees("status-realpay")
    product.exchanger.faults.clear(slow.id)
    await product.stop_bot()


async def test_a_job_that_fails_by_our_own_mistake_holds_up_no_other(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept of its order can't be read. It is made as soon as it can be."""
    monkeypatch.setattr(jobs, "PUT_OFF_MS", 500)
    product.expected_errors = "is put off"
    await product.stop_bot()
    await product.start_bot(exchanger_concurrency=FEWEST)
    broken = [await Talk.begin(product) for _ in range(FEWEST)]
    product.exchanger.faults.set("lose_request", methods=["create_bid"])
    for talk in broken:
        await talk.to_summary(PAID_BY_HAND, "5000")
        await talk.tap("summary-create")
        await sees_gist(talk, "card-checking")
    await product.stop_bot()
    product.exchanger.faults.clear()
    await product.change("UPDATE bids SET stage = 'creating', called_at = NULL, request = '{' || request")
    await product.change("UPDATE jobs SET state = 'queued', payload = '{}', attempts = 0, run_at = 0")
    await product.start_bot(exchanger_concurrency=FEWEST)
    talk = await Talk.begin(product)
    bid = await talk.ordered(PAID_BY_HAND, "5000")
    assert made(product) == [bid]
    await product.stop_bot()
    await product.change("UPDATE bids SET request = substr(request, 2) WHERE request LIKE '{{%'")
    await product.start_bot(exchanger_concurrency=FEWEST)
    await asyncio.gather(*(each.sees("status-new") for each in broken))
    assert len(made(product)) == len(broken) + 1


@pytest.fixture
async def operator(product: Product, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who hears of what fails for half a second, and again and again."""
    monkeypatch.setattr(jobs, "PUT_OFF_MS", 200)
    monkeypatch.setattr(jobs, "LONGEST_PUT_OFF_MS", 200)
    monkeypatch.setattr(looking, "UNCLEAR_MS", 500)
    product.expected_errors = "is put off"
    talk = await Talk.begin(product)
    await talk.customer.say("/start")
    await talk.sees("menu-question")
    await product.stop_bot()
    await product.start_bot(admin_ids=frozenset({talk.customer.id}))


@of_either
@pytest.mark.usefixtures("operator")
async def test_a_call_that_fails_by_our_own_mistake_is_told_once(
    product: Product, monkeypatch: pytest.MonkeyPatch, deed: Deed
) -> None:
    talk, bid = await at_question(product, deed)
    with monkeypatch.context() as broken:
        broken.setattr(Exchanger, deed.method, our_mistake)
        broken.setattr(acting, "read_truth", our_mistake)
        await talk.tap(deed.yes)
        await until(lambda: product.rows("SELECT 1 FROM jobs WHERE state <> 'done' AND attempts > 6"))
        await until(lambda: told_operators(product, "unclear"))
        words = gist(talk, deed.unclear, "number")
        await until(lambda: any(words in card.text for card in cards(talk, bid)))
        await product.exchanger.set_status(bid.id, deed.status)
    await until(lambda: all_done(product))
    await until(lambda: len(told_operators(product, "unclear")) == 2)
    assert len(messages(product, "unclear")) == 1


@pytest.mark.usefixtures("operator")
async def test_an_order_that_is_not_made_by_our_own_mistake_is_told_once(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = await Talk.begin(product)
    await talk.to_summary(PAID_BY_HAND, "5000")
    with monkeypatch.context() as broken:
        broken.setattr(Creating, "run", our_mistake)
        await talk.tap("summary-create")
        await sees_gist(talk, "unclear-created", "number")
    await talk.sees("status-new")
    assert len(made(product)) == 1
    await until(lambda: len(told_operators(product, "unclear")) == 2)
    assert len(messages(product, "unclear")) == 1


async def our_mistake(*_: object, **__: object) -> None:
    raise ValueError("A mistake of ours.")
