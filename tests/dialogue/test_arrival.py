"""Updates that come late, twice, or at once: a tap of long ago moves no money, and nothing acts twice."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.sandbox.conversation import Answer, Message
from bot.sandbox.exchanger import SHOWCASE
from tests.conftest import Product
from tests.dialogue.orders import asked, cards, data_of, gist, made, sees_gist, titled, until
from tests.dialogue.talk import ASKABLE, Talk, in_both_languages

ORDINARY = SHOWCASE["ordinary"]
NO_FIELDS = SHOWCASE["no_fields"]
PAID_BY_TAP = SHOWCASE["default"]
AN_HOUR = 3600
NOT_SHOWN = """UPDATE fsm SET data = REPLACE(data, '"shown":true', '"shown":false')"""
"""As when the bot was killed between the commit and its screen."""


@asynccontextmanager
async def while_away(product: Product) -> AsyncIterator[None]:
    """What is done in the block, the bot finds when it starts."""
    await product.stop_bot()
    product.telegram.world.updates.end_poll("its connection is gone")
    yield
    await product.start_bot()


async def is_listening(product: Product) -> None:
    """What had waited for the start has been fetched: a tap is a fresh one from here on."""
    await until(lambda: product.telegram.world.updates.is_polled)


async def tap_unheard(product: Product, talk: Talk, id: str) -> "asyncio.Task[Answer]":
    """Taps while nobody listens; the answer is awaited later."""
    waiting = len(product.telegram.world.updates.pending)
    tap = asyncio.create_task(talk.tap(id))
    await until(lambda: len(product.telegram.world.updates.pending) > waiting)
    return tap


async def delivered_again(product: Product, message: Message) -> None:
    """Telegram delivers the update of that message once more."""
    known = product.telegram.world.updates.confirmed
    update = next(each for each in known if each.get("message", {}).get("message_id") == message.id)
    product.telegram.deliver_again(update["update_id"])


def labels(talk: Talk) -> list[str]:
    """What the fields of the form are called."""
    fields = talk.product.exchanger.direction(ORDINARY).fields()
    return [talk.site_words(field.label or field.text or "") for field in fields if field.type in ASKABLE]


# --- late


@in_both_languages
async def test_create_tapped_before_the_start_is_asked_anew(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.to_summary(ORDINARY, "100")
    async with while_away(product):
        tap = await tap_unheard(product, talk, "summary-create")
    shown = await sees_gist(talk, "late-tap")
    assert gist(talk, "summary-question") in shown.text
    await tap
    assert asked(product, "create_bid") == 0
    await is_listening(product)
    await talk.create()
    assert len(made(product)) == 1


@in_both_languages
async def test_create_tapped_again_and_again_before_the_start(product: Product, locale: str) -> None:
    """The second tap is of a screen that the first one has changed: the words stay."""
    talk = await Talk.begin(product, locale)
    summary = await talk.to_summary(ORDINARY, "100")
    label = talk.t.plain("summary-create")
    async with while_away(product):
        data = data_of(summary, label)
        taps = [asyncio.create_task(talk.customer.forge(data, summary)) for _ in range(3)]
        await until(lambda: len(product.telegram.world.updates.pending) == len(taps))
    await asyncio.gather(*taps)
    await is_listening(product)
    await until(lambda: gist(talk, "late-tap") in talk.customer.screen.text)
    await talk.create()
    assert len(made(product)) == 1


@in_both_languages
async def test_a_tap_too_old_to_be_answered_is_asked_anew(product: Product, locale: str) -> None:
    """Telegram kept it back, and no longer takes the answer to it."""
    talk = await Talk.begin(product, locale)
    await talk.to_summary(ORDINARY, "100")
    await is_listening(product)
    product.telegram.hold_updates()
    tap = await tap_unheard(product, talk, "summary-create")
    product.telegram.expire_callbacks()
    product.telegram.release_updates()
    await sees_gist(talk, "late-tap")
    assert asked(product, "create_bid") == 0
    await talk.create()
    tap.cancel()
    assert len(made(product)) == 1


@pytest.mark.parametrize(
    ("ask", "yes", "method", "locale"),
    [
        ("card-paid", "card-yes-paid", "pay_bid", "en"),
        ("card-cancel", "card-yes-cancel", "cancel_bid", "ru"),
    ],
)
@pytest.mark.parametrize("kept_back", [False, True])
async def test_yes_of_long_ago_shows_the_card(
    product: Product, ask: str, yes: str, method: str, locale: str, kept_back: bool
) -> None:
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(PAID_BY_TAP, "5000")
    await talk.tap(ask)
    if kept_back:
        product.telegram.hold_updates()
        tap = await tap_unheard(product, talk, yes)
        product.telegram.expire_callbacks()
        product.telegram.release_updates()
    else:
        async with while_away(product):
            tap = await tap_unheard(product, talk, yes)
    shown = await sees_gist(talk, "late-tap")
    tap.cancel()
    assert titled(talk, "new") in shown.text
    assert [card.id for card in cards(talk, bid)] == [shown.id]
    assert asked(product, method) == 0
    await is_listening(product)
    await talk.tap(ask)
    await talk.tap(yes)
    await until(lambda: asked(product, method) == 1)


@pytest.mark.usefixtures("impatient")
async def test_a_late_tap_stays_late_while_the_site_is_slow(product: Product) -> None:
    talk = await Talk.begin(product)
    await talk.to_summary(ORDINARY, "100")
    slow = product.exchanger.faults.set("slow", methods=["get_calc", "get_direction"], seconds=2)
    async with while_away(product):
        tap = await tap_unheard(product, talk, "summary-create")
    await sees_gist(talk, "slow")
    product.exchanger.faults.clear(slow.id)
    await sees_gist(talk, "late-tap")
    tap.cancel()
    assert asked(product, "create_bid") == 0


@pytest.mark.usefixtures("impatient", "forgetful")
async def test_a_fresh_tap_stays_fresh_while_the_site_is_slow(product: Product) -> None:
    """It was answered at once; by the time the site answers, Telegram takes no answer any more."""
    talk = await Talk.begin(product)
    await talk.to_summary(ORDINARY, "100")
    await is_listening(product)
    slow = product.exchanger.faults.set("slow", methods=["get_calc"], seconds=2)
    await talk.tap("summary-create")
    await sees_gist(talk, "slow")
    product.telegram.expire_callbacks()
    product.exchanger.faults.clear(slow.id)
    await until(lambda: made(product))
    assert not any(gist(talk, "late-tap") in text for text in talk.customer.told)


async def test_a_tap_behind_a_hundred_others_is_late_too(product: Product) -> None:
    talk, restless = await Talk.begin(product), await Talk.begin(product)
    await restless.customer.start()
    await talk.to_summary(ORDINARY, "100")
    async with while_away(product):
        for _ in range(55):
            await restless.customer.block()
            await restless.customer.unblock()
        tap = await tap_unheard(product, talk, "summary-create")
    await sees_gist(talk, "late-tap")
    tap.cancel()
    assert asked(product, "create_bid") == 0


async def test_other_taps_and_commands_from_before_the_start_are_done(product: Product) -> None:
    """Nothing is lost by them: the step they are of is the one that is shown."""
    talk = await Talk.begin(product)
    await talk.open(ORDINARY)
    await talk.sees("amount-give", code="USDT")
    async with while_away(product):
        waiting = asyncio.create_task(talk.customer.tap(gist(talk, "amount-min", "amount")))
        await until(lambda: product.telegram.world.updates.pending)
    await talk.customer.sees(labels(talk)[0])
    await waiting


@in_both_languages
async def test_an_answer_of_an_hour_ago_is_taken_and_its_repetition_is_not(
    product: Product, locale: str
) -> None:
    """Nobody answered, so it was sent again: the second is not what is asked for next."""
    talk = await Talk.begin(product, locale)
    await talk.open(ORDINARY)
    await sees_gist(talk, "amount-give", "code")
    async with while_away(product):
        for text in ("100", "100"):
            message = await talk.customer.say(text)
            product.telegram.backdate(talk.customer.id, message.id, AN_HOUR)
    shown = await sees_gist(talk, "typed-too-early", "said")
    assert labels(talk)[0] in shown.text
    await talk.answer_form(ORDINARY)
    bid = await talk.create()
    assert bid.calc.to_pay == 100


# --- twice


async def test_an_answer_delivered_twice_answers_one_field(product: Product) -> None:
    talk = await Talk.begin(product)
    first, second = labels(talk)[:2]
    await is_listening(product)
    await talk.open(ORDINARY)
    amount = await talk.customer.say("100")
    await talk.customer.sees(first)
    shown = len(talk.customer.history)
    await delivered_again(product, amount)
    await talk.customer.say(product.exchanger.valid_form(ORDINARY)["account2"])
    await talk.customer.sees(second)
    since = [message for message in talk.customer.history[shown:] if message.by_bot]
    assert not [message.text for message in since if first in message.text and second not in message.text]


async def test_a_link_delivered_twice_begins_one_exchange(product: Product) -> None:
    talk = await Talk.begin(product)
    first, second = labels(talk)[:2]
    await is_listening(product)
    link = await talk.customer.start(f"d{ORDINARY}")
    await talk.customer.say("100")
    await talk.customer.sees(first)
    await delivered_again(product, link)
    await talk.customer.say(product.exchanger.valid_form(ORDINARY)["account2"])
    await talk.customer.sees(second)


@in_both_languages
async def test_what_was_not_shown_before_a_kill_is_shown_after_it(product: Product, locale: str) -> None:
    """The answer was committed; its screen never came, and Telegram delivers the update again."""
    talk = await Talk.begin(product, locale)
    first = labels(talk)[0]
    await talk.open(ORDINARY)
    amount = await talk.customer.say("100")
    asks = await talk.customer.sees(first)
    chat = product.telegram.world.chats[talk.customer.id]
    async with while_away(product):
        product.telegram.world.drop_messages(chat, [asks.id])
        await product.change(NOT_SHOWN)
        await delivered_again(product, amount)
    await until(lambda: [each for each in talk.customer.messages if each.id > asks.id and first in each.text])
    account = product.exchanger.valid_form(ORDINARY)["account2"]
    await talk.answer_form(ORDINARY, account2=account)
    await is_listening(product)
    bid = await talk.create()
    assert bid.fields["account2"] == account


async def test_a_confirmation_delivered_twice_makes_one_order(product: Product) -> None:
    talk = await Talk.begin(product)
    await talk.to_summary(ORDINARY, "100")
    bid = await talk.create()
    known = product.telegram.world.updates
    product.telegram.deliver_again(
        next(u for u in reversed(known.confirmed) if "callback_query" in u)["update_id"]
    )
    await talk.until_told(bid, "coldpay")
    assert len(made(product)) == 1
    assert len(cards(talk, bid)) == 1


# --- at once


async def test_taps_and_news_on_one_card_leave_it_as_it_stands(product: Product) -> None:
    talk = await Talk.begin(product)
    bid = await talk.ordered(NO_FIELDS, "100")
    (card,) = cards(talk, bid)
    refresh = data_of(card, talk.t.plain("card-refresh"))
    for status in ("coldpay", "realpay", "success"):
        await asyncio.gather(
            product.exchanger.set_status(bid.id, status),
            *(talk.customer.forge(refresh, card) for _ in range(3)),
        )
    await until(lambda: cards(talk, bid) and titled(talk, "success") in cards(talk, bid)[0].text)
    (left,) = cards(talk, bid)
    assert left.id == card.id
    assert titled(talk, "success") in left.text
