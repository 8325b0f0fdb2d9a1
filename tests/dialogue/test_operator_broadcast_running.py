"""A broadcast while it goes out: steered, and with everything going wrong that may."""

from collections import Counter
from collections.abc import AsyncIterator

import pytest

from bot.middlewares.limits import Limit, Limits
from bot.workers import broadcasts
from tests.conftest import NO_LIMIT, Product
from tests.dialogue.broadcasts import COPY, copies, crowd, numbers, put_together, send, until_stage
from tests.dialogue.operators import OperatorTalk
from tests.dialogue.orders import until
from tests.dialogue.talk import Talk, in_both_languages
from tests.engines import on_both_engines

UNHURRIED_BUT_FOR_ALL = Limits(
    Limit(40, 4), NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT, left_for_people=2
)
"""Forty messages a second in all: slow enough to steer it meanwhile."""
PEOPLE = 60


@pytest.fixture
async def slow(product: Product) -> AsyncIterator[Product]:
    await product.stop_bot()
    await product.start_bot(UNHURRIED_BUT_FOR_ALL)
    yield product
    await product.stop_bot()


async def begun(product: Product, operator: OperatorTalk, text: str = "Good news") -> list[int]:
    """It has come to the first of so many people."""
    people = await crowd(product, PEOPLE)
    await put_together(operator, text)
    await send(operator)
    await until(lambda: copies(product, people[2]))
    return people


def times(product: Product, people: list[int]) -> Counter[int]:
    """How many people have got how many copies."""
    return Counter(len(copies(product, person)) for person in people)


@on_both_engines
@in_both_languages
async def test_it_pauses_goes_on_and_stops(slow: Product, locale: str) -> None:
    operator = await OperatorTalk.on_duty(slow, locale=locale)
    people = await begun(slow, operator)
    card = await operator.customer.sees("▱")
    await operator.tap("broadcast-button-pause", card)
    await operator.customer.sees(operator.words("broadcast-stage-paused", at="¤").partition("¤")[0])
    stage, total, sent, *_ = numbers(slow)
    assert (stage, total) == ("paused", PEOPLE + 1)
    assert times(slow, people)[1] + 1 == sent, "what was on its way is counted"
    await operator.tap("broadcast-button-go-on")
    await until(lambda: times(slow, people)[1] > sent)
    await operator.tap("broadcast-button-stop")
    await operator.customer.sees(operator.words("broadcast-ask-stop", title="Good news").partition("\n")[0])
    await operator.tap("broadcast-button-stop-yes")
    await operator.customer.sees(operator.words("broadcast-stage-stopped", at="¤").partition("¤")[0])
    await until(lambda: times(slow, people)[1] + 1 == numbers(slow)[2])
    assert set(times(slow, people)) == {0, 1}
    actions = [action for (action,) in slow.rows("SELECT action FROM audit ORDER BY id")]
    assert actions == ["broadcast", "broadcast-paused", "broadcast-continued", "broadcast-stopped"]


@on_both_engines
async def test_a_message_that_is_deleted_pauses_it(slow: Product) -> None:
    operator = await OperatorTalk.on_duty(slow)
    people = await begun(slow, operator)
    (source,) = [each for each in operator.customer.messages if each.text == "Good news" and not each.by_bot]
    del slow.telegram.world.chats[operator.customer.id].messages[source.id]
    await operator.sees("broadcast-paused-source-gone")
    stage, _, sent, blocked, failed, unknown, _ = numbers(slow)
    assert (stage, blocked, failed, unknown) == ("paused", 0, 0, 0)
    got = times(slow, people)[1]
    assert got + 1 == sent, "the operator got it too"
    assert times(slow, people)[0] == PEOPLE - got
    await operator.tap("broadcast-button-stop")
    await operator.tap("broadcast-button-stop-yes")
    await until_stage(slow, "stopped")


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """It waits a tenth of what it does before it tries whether Telegram is back."""
    monkeypatch.setattr(broadcasts, "FIRST_PAUSE", broadcasts.FIRST_PAUSE / 10)


@pytest.mark.usefixtures("hurried")
@on_both_engines
async def test_what_telegram_does_not_take_now_is_repeated_and_nothing_else(slow: Product) -> None:
    """429 surely was not sent; of a broken connection nobody knows, whether it was sent or not."""
    operator = await OperatorTalk.on_duty(slow)
    people = await begun(slow, operator)
    slow.telegram.faults.add("flood", COPY, next=3, seconds=1)
    await until(lambda: not any(fault.next for fault in slow.telegram.faults.on))
    slow.telegram.faults.add("reset_after", COPY, next=1)
    await until(lambda: numbers(slow)[5] == 1)
    slow.telegram.faults.add("server_error", COPY, next=1)
    await until_stage(slow, "done")
    total = PEOPLE + 1
    assert numbers(slow) == ("done", total, total - 2, 0, 0, 2, 0)
    assert times(slow, people) == {1: PEOPLE - 1, 0: 1}


@pytest.mark.usefixtures("hurried")
async def test_a_telegram_that_is_away_costs_few_people(slow: Product) -> None:
    """While it isn't known what comes of calls, few are made."""
    operator = await OperatorTalk.on_duty(slow)
    people = await begun(slow, operator)
    slow.telegram.faults.add("server_error", COPY)
    await until(lambda: int(str(numbers(slow)[5])) >= 3)
    slow.telegram.faults.clear()
    await until_stage(slow, "done")
    assert int(str(numbers(slow)[5])) < 15
    assert set(times(slow, people)) <= {0, 1}


@in_both_languages
async def test_who_wants_no_more_news_gets_none(slow: Product, locale: str) -> None:
    """From the next message on, also of a broadcast that is going out."""
    operator = await OperatorTalk.on_duty(slow)
    reader = await Talk.begin(slow, locale)
    await reader.customer.start()
    await put_together(operator, "First")
    await send(operator)
    first = await reader.customer.sees("First")
    answer = await reader.tap("news-button-no-more", first)
    assert answer.text == reader.t.plain("news-told-off")
    turned = await reader.customer.sees(lambda shown: bool(shown.button(reader.t.plain("news-button-again"))))
    assert turned.text == "First"
    people = await crowd(slow, PEOPLE)
    last = await Talk.begin(slow, locale)
    await last.customer.start()
    await last.sees("menu-question")
    await put_together(operator, "Second")
    await send(operator)
    await until(lambda: copies(slow, people[2]))
    await operator.tap("broadcast-button-pause")
    await until_stage(slow, "paused")
    await last.customer.say("/news")
    await last.sees("news-on")
    await last.tap("news-button-off")
    await last.sees("news-off")
    await operator.tap("broadcast-button-go-on")
    await until(lambda: all(row[0] == "done" for row in slow.rows("SELECT stage FROM broadcasts")))
    assert slow.rows("SELECT skipped FROM broadcasts ORDER BY id") == [(0,), (1,)]
    assert not [text for talk in (reader, last) for text in talk.customer.told if text == "Second"]
    await reader.tap("news-button-again", turned)
    await put_together(operator, "Third")
    await send(operator)
    await reader.customer.sees("Third")


async def test_one_goes_after_the_other(slow: Product) -> None:
    operator = await OperatorTalk.on_duty(slow)
    people = await begun(slow, operator, "First")
    await put_together(operator, "Second")
    await send(operator)
    await until(lambda: slow.rows("SELECT COUNT(*) FROM broadcasts WHERE stage = 'done'") == [(2,)], 40)
    came = [
        call.params["message_id"] for call in slow.telegram.log.of(COPY) if call.params["chat_id"] in people
    ]
    assert len(came) == 2 * PEOPLE
    assert came == sorted(came)
