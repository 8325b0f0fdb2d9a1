"""Answers to create_bid that got lost: the order is found, or surely absent, and never made twice."""

import pytest

from bot.sandbox.exchanger import SHOWCASE, Bid
from bot.services import creating, looking
from bot.services.feed import PAGE
from tests.conftest import Product
from tests.dialogue.line import Line
from tests.dialogue.orders import asked, cards, confirmed, gist, made, sees_gist, site_error, the_order, until
from tests.dialogue.talk import Talk, in_both_languages
from tests.engines import on_both_engines

pytestmark = on_both_engines

ORDINARY = SHOWCASE["ordinary"]
USD_TO_USDT = 35


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """What isn't in the list half a second after the call is surely absent."""
    assert creating.SURELY_ABSENT_MS == 250_000
    monkeypatch.setattr(creating, "SURELY_ABSENT_MS", 500)


def api_ids(product: Product) -> list[str]:
    return [
        request.params["api_id"] for request in product.exchanger.requests if request.method == "create_bid"
    ]


def answered(product: Product, text: str) -> bool:
    return any(text in call.answered for call in product.exchanger.ledger.calls)


@in_both_languages
async def test_a_lost_answer_is_looked_for_and_found(product: Product, locale: str) -> None:
    talk = await confirmed(product, "lose_answer", locale)
    await sees_gist(talk, "card-checking")
    await talk.sees("status-new")
    bid = the_order(product)
    assert len(cards(talk, bid)) == 1
    assert asked(product, "create_bid") == 1
    assert asked(product, "get_exchanges") >= 1
    assert not any(gist(talk, "card-failed") in text for text in talk.customer.told)


@in_both_languages
@pytest.mark.usefixtures("soon")
async def test_a_lost_request_is_sent_again_as_the_same_order(product: Product, locale: str) -> None:
    talk = await confirmed(product, "lose_request", locale)
    await sees_gist(talk, "card-checking")
    await talk.sees("status-new")
    assert api_ids(product) == [the_order(product).api_id] * 2


async def test_each_time_it_is_sent_it_has_as_long_to_appear(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer to the second call is lost too, and the order is not in the list yet."""
    monkeypatch.setattr(creating, "SURELY_ABSENT_MS", 1000)
    monkeypatch.setattr(looking, "LOOK_AGAIN_MS", 50)
    product.exchanger.faults.set("lose_request", methods=["create_bid"], times=2)
    talk = await Talk.begin(product)
    await talk.to_summary(ORDINARY, "100")
    await talk.tap("summary-create")
    await talk.sees("status-new")
    assert len(api_ids(product)) == 3
    assert len(set(api_ids(product))) == len(made(product)) == 1
    assert product.rows("SELECT called_at - created_at > 2000 FROM bids") == [(1,)]


@pytest.mark.parametrize("form_is_refused", [False, True])
async def test_an_order_still_in_the_making_is_not_made_twice(
    product: Product, monkeypatch: pytest.MonkeyPatch, form_is_refused: bool
) -> None:
    """The answer is lost, the list leaves the order out, and the site knows the api_id, which it may say
    beside what is wrong with the form by then."""
    monkeypatch.setattr(creating, "SURELY_ABSENT_MS", 0)
    talk = await Talk.begin(product)
    await talk.to_summary(ORDINARY, "100")
    product.exchanger.direction(ORDINARY).first = "auto"
    product.exchanger.faults.set("lose_answer", methods=["create_bid"], times=1)
    hidden = product.exchanger.faults.set("html_page", methods=["get_exchanges"])
    await talk.tap("summary-create")
    await sees_gist(talk, "card-checking")
    if form_is_refused:
        product.exchanger.direction(ORDINARY).min_give = product.exchanger.direction(ORDINARY).give.usd * 500
    product.exchanger.faults.clear(hidden.id)
    await until(lambda: answered(product, "api id not unique"))
    await product.exchanger.set_status(the_order(product).id, "new")
    await talk.sees("status-new")
    assert len(made(product)) == 1


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("hours", [1, 3, 48])
async def test_a_clock_set_back_meanwhile_hides_nothing(product: Product, hours: int) -> None:
    """The site's times then stand before those that its list had shown."""
    earlier = await Talk.begin(product)
    await earlier.ordered(ORDINARY, "100")
    await until(lambda: product.rows("SELECT value FROM cursors WHERE name = 'feed'"))
    talk = await Talk.begin(product)
    await talk.to_summary(ORDINARY, "100")
    product.exchanger.clock.shift -= hours * 3600
    product.exchanger.faults.set("lose_answer", methods=["create_bid"], times=1)
    await talk.tap("summary-create")
    await talk.sees("status-new")
    assert asked(product, "create_bid") == 2, "once for each of them"


async def test_it_is_found_among_many_that_are_not_ours(product: Product) -> None:
    """On the second page, behind orders whose api_id only begins like it."""
    hidden = product.exchanger.faults.set("html_page", methods=["get_exchanges"])
    talk = await confirmed(product, "lose_answer")
    await sees_gist(talk, "card-checking")
    ours = the_order(product)
    for number in range(PAGE + 5):
        other = product.exchanger.ledger.open(
            ours.direction, ours.calc, "new", at=product.exchanger.clock.time() + 1
        )
        other.login, other.api_id = "another key's", f"{ours.api_id}{number}"
    product.exchanger.faults.clear(hidden.id)
    card = await talk.sees("status-new")
    assert str(ours.id) in card.text
    assert asked(product, "create_bid") == 1


async def test_a_call_that_had_not_begun_is_made_after_a_restart(
    product: Product, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The job was taken up, and the process killed before it noted that the call begins."""
    monkeypatch.setattr(creating, "SEND_AGAIN_MS", 3_600_000)
    talk = await Talk.begin(product)
    await talk.to_summary(ORDINARY, "100")
    await line.down()
    await talk.tap("summary-create")
    await until(lambda: product.rows("SELECT 1 FROM jobs WHERE state = 'queued' AND attempts = 1"))
    await product.stop_bot()
    await product.change("UPDATE jobs SET state = 'running'")
    await product.start_bot()
    await talk.sees("status-new")
    assert asked(product, "create_bid") == 1
    assert not any(gist(talk, "card-checking") in text for text in talk.customer.told)


@pytest.mark.usefixtures("soon")
async def test_a_call_under_way_at_a_kill_is_looked_for_from_when_it_began(product: Product) -> None:
    talk = await Talk.begin(product)
    await talk.to_summary(ORDINARY, "100")
    slow = product.exchanger.faults.set("slow", methods=["create_bid"], seconds=3600)
    await talk.tap("summary-create")
    await until(lambda: asked(product, "create_bid"))
    await product.stop_bot()
    product.exchanger.faults.clear(slow.id)
    assert product.rows("SELECT COUNT(*) FROM bids WHERE called_at >= created_at") == [(1,)]
    await product.start_bot()
    await talk.sees("status-new")
    assert api_ids(product) == [the_order(product).api_id] * 2


async def test_an_order_found_when_it_is_over_is_no_open_one(product: Product) -> None:
    hidden = product.exchanger.faults.set("html_page", methods=["get_exchanges"])
    talk = await confirmed(product, "lose_answer")
    await talk.sees("card-checking")
    bid: Bid = the_order(product)
    await product.exchanger.set_status(bid.id, "cancel")
    product.exchanger.faults.clear(hidden.id)
    await talk.sees("status-cancel")
    assert product.rows("SELECT stage FROM bids") == [("closed",)]


async def test_an_order_that_is_listed_is_not_called_unclear(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The site answers nothing that can be read when it is asked for the order itself."""
    monkeypatch.setattr(looking, "UNCLEAR_MS", 0)
    product.exchanger.faults.set("wrong_shape", methods=["bid_info"])
    talk = await confirmed(product, "lose_answer")
    await sees_gist(talk, "card-no-details")
    product.exchanger.faults.clear()
    await talk.customer.sees(the_order(product).address)
    assert not any(gist(talk, "unclear-created", "number") in text for text in talk.customer.told)


@in_both_languages
async def test_an_order_that_is_only_listed_is_shown_as_far_as_it_is_known(
    product: Product, locale: str
) -> None:
    """Its direction was switched off meanwhile, so the site doesn't tell how it is paid."""
    hidden = product.exchanger.faults.set("html_page", methods=["get_exchanges"])
    talk = await confirmed(product, "lose_answer", locale)
    await sees_gist(talk, "card-checking")
    product.exchanger.switch_direction(ORDINARY, False)
    product.exchanger.faults.clear(hidden.id)
    card = await sees_gist(talk, "card-no-details")
    bid = the_order(product)
    assert str(bid.id) in card.text
    assert gist(talk, "card-differs", "give", "get") not in card.text
    product.exchanger.switch_direction(ORDINARY, True)
    await talk.customer.sees(bid.address)
    assert len(cards(talk, bid)) == 1


@pytest.mark.usefixtures("soon")
@in_both_languages
async def test_a_refusal_when_it_is_surely_absent_is_the_end_of_it(product: Product, locale: str) -> None:
    hidden = product.exchanger.faults.set("html_page", methods=["get_exchanges"])
    talk = await confirmed(product, "lose_request", locale)
    await sees_gist(talk, "card-checking")
    product.exchanger.direction(ORDINARY).api = False
    product.exchanger.faults.clear(hidden.id)
    card = await sees_gist(talk, "card-refused")
    assert site_error(talk, "no_api") in card.text
    assert not made(product)
