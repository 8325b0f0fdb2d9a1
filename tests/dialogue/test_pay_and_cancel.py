"""What marking as paid and cancelling have in common: asked once more, done once, and never claimed before
the site said so."""

import pytest

from bot.services import acting
from tests.conftest import Product
from tests.dialogue.changes import change
from tests.dialogue.deeds import (
    PAY,
    SELDOM,
    Deed,
    all_done,
    at_question,
    claimed,
    messages,
    of_either,
    was_told,
)
from tests.dialogue.line import Line
from tests.dialogue.orders import asked, cards, gist, sees_gist, titled, until, until_on_card
from tests.dialogue.talk import in_both_languages
from tests.engines import on_both_engines

pytestmark = on_both_engines

WORDS = "Касса закрыта до 15:00 <b>по техническим причинам</b>"
PLAIN_WORDS = "Касса закрыта до 15:00 по техническим причинам"


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
@pytest.mark.parametrize("words", ["", WORDS], ids=["fixed text", "the operator's words"])
async def test_maintenance_is_said_and_can_be_waited_for(
    product: Product, locale: str, deed: Deed, words: str
) -> None:
    talk, bid = await at_question(product, deed, locale)
    product.exchanger.maintenance(True, words)
    await talk.tap(deed.yes)
    told = await sees_gist(talk, deed.not_done, "number")
    assert gist(talk, "not-done-maintenance") in told.text
    assert (PLAIN_WORDS in told.text) == bool(words)
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
async def test_a_site_that_is_away_is_said_not_to_know(
    product: Product, line: Line, monkeypatch: pytest.MonkeyPatch, locale: str, deed: Deed
) -> None:
    monkeypatch.setattr(acting, "SEND_AGAIN_MS", 10)
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
@pytest.mark.parametrize("status", ["realpay", "delete"])
async def test_a_refusal_of_what_is_so_already_alarms_nobody(
    product: Product, deed: Deed, status: str
) -> None:
    """An operator was faster, and the customer hasn't read of it yet."""
    await product.stop_bot()
    await product.start_bot(watch_interval=SELDOM)
    talk, bid = await at_question(product, deed)
    change(product, bid, status)
    await talk.tap(deed.yes)
    await until_on_card(talk, bid, status)
    await until(lambda: all_done(product))
    assert [message["status"] for message in messages(product, "push")] == [status]
    is_so = (deed is PAY) == (status == "realpay")
    assert bool(messages(product, deed.not_done)) == (not is_so)
