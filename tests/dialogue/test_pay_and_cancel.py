"""What marking as paid and cancelling have in common: asked once more, done once, and never claimed before
the site said so, whatever becomes of the answer."""

import sqlite3
from dataclasses import dataclass

import pytest

from bot.sandbox.exchanger import SHOWCASE, Bid
from bot.services import acting, looking
from tests.conftest import Product
from tests.dialogue.line import Line
from tests.dialogue.orders import asked, cards, gist, sees_gist, titled, until, until_on_card
from tests.dialogue.talk import Talk, in_both_languages

WORDS = "Касса закрыта до 15:00 <b>по техническим причинам</b>"
PLAIN_WORDS = "Касса закрыта до 15:00 по техническим причинам"
WITHOUT_FEED = {
    "get_directions",
    "get_direction",
    "get_calc",
    "create_bid",
    "bid_info",
    "pay_bid",
    "cancel_bid",
}

NOTICE = ("number", "api_id", "give", "get", "direction", "since", "minutes")


@dataclass(frozen=True)
class Deed:
    name: str
    button: str
    question: tuple[str, ...]
    yes: str
    busy: str
    status: str
    not_done: str

    @property
    def method(self) -> str:
        return f"{self.name}_bid"

    @property
    def unclear(self) -> str:
        return {"pay": "unclear-paid", "cancel": "unclear-cancelled"}[self.name]


PAY = Deed(
    "pay", "card-paid", ("card-ask-paid", "amount"), "card-yes-paid", "card-paying", "payed", "not-paid"
)
CANCEL = Deed(
    "cancel",
    "card-cancel",
    ("card-ask-cancel",),
    "card-yes-cancel",
    "card-cancelling",
    "cancel",
    "not-cancelled",
)
of_either = pytest.mark.parametrize("deed", [PAY, CANCEL], ids=["pay", "cancel"])


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """The site is through with a call after half a second."""
    assert acting.SETTLED_MS == 90_000
    monkeypatch.setattr(acting, "SETTLED_MS", 500)


async def at_question(product: Product, deed: Deed, locale: str = "en") -> tuple[Talk, Bid]:
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(SHOWCASE["default"], "5000")
    await talk.tap(deed.button)
    await sees_gist(talk, *deed.question)
    return talk, bid


def was_told(talk: Talk, words: str) -> bool:
    return any(words in text for text in talk.customer.told)


def claimed(talk: Talk, deed: Deed) -> bool:
    return was_told(talk, titled(talk, deed.status))


def denied(talk: Talk, deed: Deed) -> bool:
    return was_told(talk, gist(talk, deed.not_done, "number"))


@of_either
@in_both_languages
async def test_it_is_asked_once_more_and_nothing_is_done_on_back(
    product: Product, locale: str, deed: Deed
) -> None:
    talk, bid = await at_question(product, deed, locale)
    await talk.tap("button-back")
    await talk.sees("status-new")
    assert bid.status == "new"
    assert talk.t.plain(deed.button) in talk.labels(cards(talk, bid)[0])
    assert not asked(product, deed.method)


@of_either
@in_both_languages
async def test_nothing_is_claimed_while_the_site_is_at_it(product: Product, locale: str, deed: Deed) -> None:
    talk, bid = await at_question(product, deed, locale)
    slow = product.exchanger.faults.set("slow", methods=[deed.method], seconds=1)
    await talk.tap(deed.yes)
    await sees_gist(talk, deed.busy)
    answer = await talk.tap("card-refresh")
    assert answer.text == talk.t.plain("card-still-waiting")
    if slow.hits and bid.status == "new":
        assert not claimed(talk, deed)
    await talk.sees(f"status-{deed.status}")
    assert bid.status == deed.status
    assert asked(product, deed.method) == 1
    (card,) = cards(talk, bid)
    assert talk.t.plain(deed.button) not in talk.labels(card)


@of_either
@in_both_languages
async def test_a_refusal_is_told_in_the_sites_words(product: Product, locale: str, deed: Deed) -> None:
    talk, bid = await at_question(product, deed, locale)
    product.exchanger.maintenance(True, WORDS)
    await talk.tap(deed.yes)
    told = await sees_gist(talk, deed.not_done, "number")
    assert PLAIN_WORDS in told.text
    assert str(bid.id) in told.text
    product.exchanger.maintenance(False)
    assert not claimed(talk, deed)
    await talk.tap("push-open")
    await talk.tap(deed.button)
    await talk.tap(deed.yes)
    await talk.sees(f"status-{deed.status}")
    assert bid.status == deed.status


@of_either
@in_both_languages
async def test_a_refusal_meant_for_programs_is_told_in_plain_words(
    product: Product, locale: str, deed: Deed
) -> None:
    talk, _ = await at_question(product, deed, locale)
    product.exchanger.limit_methods({"bid_info", "get_exchanges"})
    await talk.tap(deed.yes)
    told = await sees_gist(talk, deed.not_done, "number")
    assert gist(talk, "not-done-refused") in told.text
    assert "Method not supported" not in told.text
    assert not claimed(talk, deed)


@of_either
async def test_in_a_direction_switched_off_meanwhile_it_is_refused_in_words(
    product: Product, deed: Deed
) -> None:
    talk, bid = await at_question(product, deed)
    product.exchanger.switch_direction(bid.direction.id, False)
    await talk.tap(deed.yes)
    told = await sees_gist(talk, deed.not_done, "number")
    assert gist(talk, "not-done-refused") in told.text
    assert "no bid exists" not in told.text
    assert not claimed(talk, deed)


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
    assert asked(product, deed.method) == 1
    assert not denied(talk, deed)


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
async def test_a_site_that_is_away_is_said_not_to_know(
    product: Product, monkeypatch: pytest.MonkeyPatch, locale: str, deed: Deed
) -> None:
    monkeypatch.setattr(acting, "SEND_AGAIN_MS", 10)
    async with Line(product.exchanger.url) as line:
        await product.stop_bot()
        await product.start_bot(exchanger_url=line.url)
        talk, bid = await at_question(product, deed, locale)
        await line.down()
        await talk.tap(deed.yes)
        await sees_gist(talk, deed.not_done, "number")
        assert bid.status == "new"
        assert not claimed(talk, deed)
        await line.up()
        await talk.tap(deed.button)
        await talk.tap(deed.yes)
        await talk.sees(f"status-{deed.status}")
        await product.stop_bot()


@of_either
@in_both_languages
async def test_who_answers_late_is_told_how_it_stands(product: Product, locale: str, deed: Deed) -> None:
    """The operator saw the money before the customer said yes."""
    talk, bid = await at_question(product, deed, locale)
    question = talk.customer.screen
    await product.exchanger.set_status(bid.id, "realpay")
    await until(lambda: was_told(talk, titled(talk, "realpay")))
    await talk.tap(deed.yes, question)
    await until_on_card(talk, bid, "realpay")
    assert not asked(product, deed.method)


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
    notice = await sees_gist(operator, deed.unclear.replace("unclear", "operators"), *NOTICE)
    assert str(bid.id) in notice.text
    assert bid.api_id in notice.text
    product.exchanger.switch_direction(bid.direction.id, True)
    await talk.sees(f"status-{deed.status}")
    assert asked(product, deed.method) == 1
    assert not denied(talk, deed)
    noticed = {message.id for message in operator.customer.history if bid.api_id in message.text}
    assert len(noticed) == 1
    assert len({message.id for message in talk.customer.history if words in message.text}) == 2, (
        "and the card"
    )


@of_either
async def test_a_call_that_had_not_begun_is_made_after_a_restart(product: Product, deed: Deed) -> None:
    """The job was taken up, and the process killed before it noted that the call begins."""
    talk, bid = await at_question(product, deed)
    await product.stop_bot()
    with sqlite3.connect(product.folder / "bot.db") as database:
        database.execute(
            "INSERT INTO jobs (id, kind, bid_id, state, attempts, run_at, payload, created_at)"
            " SELECT 1, ?, id, 'running', 1, 0, '{}', 0 FROM bids",
            (deed.method,),
        )
    database.close()
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
