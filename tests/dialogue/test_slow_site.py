"""An exchanger that is slow or away: the person hears of it, and nothing that was entered is lost."""

import asyncio
import gc

import pytest

from bot.sandbox.exchanger import SHOWCASE
from tests.conftest import Product
from tests.dialogue.orders import asked
from tests.dialogue.talk import Talk, in_both_languages, sums

ORDINARY = SHOWCASE["ordinary"]
SLOW = 0.8
"""Seconds; an `impatient` person hears after 0.3."""

AWAY = {
    "http": "trouble-away",
    "html_page": "trouble-away",
    "lose_answer": "trouble-away",
    "empty_body": "trouble-closed",
    "api_disabled": "trouble-closed",
    "maintenance": "trouble-maintenance",
}


async def at_slow_price(product: Product, locale: str, *, times: int = 1) -> Talk:
    """The amount is asked for, and so many of its prices will come late."""
    talk = await Talk.begin(product, locale)
    await talk.open(ORDINARY)
    await talk.sees("amount-give", code="USDT")
    product.exchanger.faults.set("slow", methods=["get_calc"], times=times, seconds=SLOW)
    return talk


@pytest.mark.usefixtures("forgetful", "quick_retries")
@in_both_languages
@pytest.mark.parametrize("kind", AWAY)
async def test_a_site_away_at_each_step_loses_nothing(product: Product, locale: str, kind: str) -> None:
    talk = await Talk.begin(product, locale)
    faults = product.exchanger.faults

    async def trouble_and_back() -> None:
        shown = await talk.sees(AWAY[kind])
        assert talk.words("trouble-kept") in shown.text
        faults.clear()
        await talk.tap("button-try-again")

    faults.set(kind)
    await talk.customer.say("/exchange")
    await trouble_and_back()
    await talk.sees("pick-give")
    await talk.customer.say("usdt trc")
    await talk.sees("pick-get", give="Tether TRC20 USDT")
    faults.set(kind)
    await talk.customer.say("sberbank")
    await trouble_and_back()
    await talk.sees("amount-give", code="USDT")
    faults.set(kind)
    await talk.customer.say("100")
    await trouble_and_back()
    await talk.sees("field-progress", number="1", count="3")
    faults.set(kind)
    for number, answer in enumerate(("2202200111112222", "me@example.com", "@somebody"), 1):
        await talk.sees("field-progress", number=str(number), count="3")
        await talk.customer.say(answer)
    await trouble_and_back()
    shown = await talk.sees("summary-question")
    assert shown.code == ["2202200111112222", "me@example.com", "@somebody"]
    assert sums("100.00 USDT") in shown.text
    faults.set(kind)
    await talk.tap("summary-create")
    await trouble_and_back()
    await talk.sees("summary-question")
    assert not asked(product, "create_bid")
    await talk.create()


@in_both_languages
async def test_the_operators_words_about_maintenance_are_passed_on(product: Product, locale: str) -> None:
    product.exchanger.maintenance(True, "Back at <b>18:00</b> &amp; not before")
    talk = await Talk.begin(product, locale)
    await talk.customer.start(f"d{ORDINARY}")
    await talk.sees("trouble-maintenance")


@pytest.mark.usefixtures("forgetful")
@in_both_languages
async def test_known_figures_are_shown_with_their_age_when_the_site_is_away(
    product: Product, locale: str
) -> None:
    talk = await Talk.begin(product, locale)
    await talk.open(ORDINARY)
    await talk.sees("amount-give", code="USDT")
    product.exchanger.faults.set("maintenance")
    await talk.customer.say("nothing")
    shown = await talk.sees("amount-stale", minutes=1)
    assert sums("1 USDT = 98.5944 RUB") in shown.text


@pytest.mark.usefixtures("impatient")
@in_both_languages
async def test_a_slow_answer_is_waited_for_and_the_exchange_goes_on_by_itself(
    product: Product, locale: str
) -> None:
    talk = await at_slow_price(product, locale)
    await talk.customer.say("100")
    await talk.sees("slow")
    await talk.sees("field-progress", number="1", count="3")
    assert "typing" in talk.customer.actions
    assert asked(product, "get_calc") == 1
    await no_notice(talk)


@pytest.mark.usefixtures("impatient")
@in_both_languages
async def test_a_screen_in_the_place_of_the_notice_stays(product: Product, locale: str) -> None:
    """Only a modified client can tap on a message without buttons: it is left with a way on too."""
    talk = await at_slow_price(product, locale)
    await talk.customer.say("100")
    notice = await talk.sees("slow")
    await talk.customer.forge("go:menu:0:0", notice)
    await talk.sees("menu-question")
    product.exchanger.faults.clear()
    await asyncio.sleep(2 * SLOW)  # what must not happen is no event
    assert [shown.id for shown in talk.customer.messages if shown.rows] == [notice.id]


@pytest.mark.usefixtures("impatient")
async def test_typing_that_could_not_be_shown_harms_nothing(
    product: Product, caplog: pytest.LogCaptureFixture
) -> None:
    """Nor is it left for the loop to complain of."""
    talk = await Talk.begin(product)
    await talk.open(ORDINARY)
    product.telegram.faults.add("server_error", "sendChatAction")
    product.exchanger.faults.set("slow", methods=["get_calc"], times=1, seconds=SLOW)
    await talk.customer.say("100")
    await talk.sees("field-progress", number="1", count="3")
    assert product.telegram.log.of("sendChatAction")
    gc.collect()
    assert not [record for record in caplog.records if record.name == "asyncio"]


@pytest.mark.usefixtures("impatient")
@in_both_languages
async def test_a_tap_that_takes_long_is_answered_at_once(product: Product, locale: str) -> None:
    talk = await at_slow_price(product, locale)
    answer = await talk.customer.tap(sums("50 USDT"))
    assert answer.text == talk.t.plain("slow-toast")
    await talk.sees("field-progress", number="1", count="3")
    await no_notice(talk)


@pytest.mark.usefixtures("impatient")
@in_both_languages
async def test_a_site_that_is_always_slow_still_makes_an_order(product: Product, locale: str) -> None:
    product.exchanger.faults.set("slow", seconds=SLOW / 2)
    talk = await Talk.begin(product, locale)
    await talk.open(ORDINARY)
    await talk.sees("slow")
    await talk.sees("amount-give", code="USDT")
    await talk.customer.say("100")
    await talk.sees("slow")
    await talk.answer_form(ORDINARY)
    await talk.create()
    assert asked(product, "create_bid") == 1


@pytest.mark.usefixtures("impatient")
@in_both_languages
async def test_what_is_done_meanwhile_wins_over_a_late_answer(product: Product, locale: str) -> None:
    talk = await at_slow_price(product, locale)
    await talk.customer.say("100")
    await talk.sees("slow")
    await talk.customer.say("/cancel")
    await talk.sees("cancel-ended")
    await no_notice(talk)
    await talk.customer.say("/help")
    await talk.sees("help")
    assert talk.words("field-progress", number="1", count="3") not in "\n".join(talk.customer.told)


@pytest.mark.usefixtures("impatient")
@in_both_languages
async def test_the_last_of_two_waiting_amounts_wins(product: Product, locale: str) -> None:
    talk = await at_slow_price(product, locale, times=2)
    await talk.customer.say("100")
    await talk.sees("slow")
    await talk.customer.say("200")
    await talk.customer.sees(sums("200.00 USDT → "))
    await no_notice(talk)
    assert sums("100.00 USDT → ") not in "\n".join(talk.customer.told)


@pytest.mark.usefixtures("impatient")
@in_both_languages
async def test_a_late_error_is_told_too(product: Product, locale: str) -> None:
    talk = await at_slow_price(product, locale)
    product.exchanger.faults.set("maintenance", methods=["get_calc"], times=1)
    await talk.customer.say("100")
    await talk.sees("slow")
    await talk.sees("trouble-maintenance")
    await talk.tap("button-try-again")
    await talk.sees("field-progress", number="1", count="3")
    await no_notice(talk)


async def no_notice(talk: Talk) -> None:
    """The word of waiting is taken away when the wait is over."""
    async with asyncio.timeout(10):
        while any(shown.text == talk.words("slow") for shown in talk.customer.messages):  # noqa: ASYNC110 - what goes is no event
            await asyncio.sleep(0.02)
