"""Whatever is sent at whatever step: words and the step again, never silence, and nothing is lost."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from bot.sandbox.exchanger import SHOWCASE
from tests.conftest import Product
from tests.dialogue.orders import asked
from tests.dialogue.talk import Talk, in_both_languages, sums

Send = Callable[[Talk], Awaitable[object]]
ORDINARY = SHOWCASE["ordinary"]
LONG = "ы" * 4096

NOT_TEXT: dict[str, Send] = {
    "a sticker": lambda talk: talk.customer.send_sticker(),
    "a photo": lambda talk: talk.customer.send_photo(),
    "a photo with words": lambda talk: talk.customer.send_photo("100"),
}


async def steps(talk: Talk) -> AsyncIterator[str]:
    """Through the exchange, each step named by the text that asks it."""
    await talk.customer.say("/exchange")
    yield "pick-give"
    await talk.customer.say("usdt trc")
    yield "pick-get"
    await talk.customer.say("sberbank")
    yield "amount-give"
    await talk.customer.say("100")
    yield "field-progress"
    await talk.answer_form(ORDINARY)
    yield "summary-question"


async def sees_step(talk: Talk, step: str) -> None:
    args = {
        "pick-get": {"give": "Tether TRC20 USDT"},
        "amount-give": {"code": "USDT"},
        "field-progress": {"number": "1", "count": "3"},
    }
    await talk.sees(step, **args.get(step, {}))


@in_both_languages
async def test_what_is_no_text_gets_words_at_every_step(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    said = {
        "pick-give": "pick-type-words",
        "pick-get": "pick-type-words",
        "amount-give": "amount-empty",
        "field-progress": "entry-text-only",
        "summary-question": "summary-use-buttons",
    }
    async for step in steps(talk):
        await sees_step(talk, step)
        for send in NOT_TEXT.values():
            await send(talk)
            await talk.sees(said[step])
            await sees_step(talk, step)
    await talk.create()


@in_both_languages
async def test_an_unknown_command_is_no_answer_at_any_step(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    async for step in steps(talk):
        await sees_step(talk, step)
        for command in ("/exchnage", "/settings now", "/pay@premium_exchanger_bot"):
            await talk.customer.say(command)
            await talk.sees("unknown-command")
            await sees_step(talk, step)
    bid = await talk.create()
    assert not any(value.startswith("/") for value in bid.fields.values())


@in_both_languages
async def test_an_edited_message_changes_nothing_and_is_told_so(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.open(ORDINARY)
    await talk.sees("amount-give", code="USDT")
    said = await talk.customer.say("100")
    await talk.sees("field-progress", number="1", count="3")
    await talk.customer.edit(said.id, "9000")
    await talk.sees("edited")
    await talk.customer.say("2202200111112222")
    shown = await talk.sees("field-progress", number="2", count="3")
    assert sums("100.00 USDT") in shown.text


@in_both_languages
async def test_a_forwarded_message_is_read_as_its_words(product: Product, locale: str) -> None:
    """A wallet's address is often forwarded from another chat."""
    talk = await Talk.begin(product, locale)
    await talk.open(ORDINARY, "100")
    await talk.sees("field-progress", number="1", count="3")
    await talk.customer.forward("2202200111112222")
    shown = await talk.sees("field-progress", number="2", count="3")
    await talk.tap("button-back")
    shown = await talk.sees("field-progress", number="1", count="3")
    assert shown.code == ["2202200111112222"]


@in_both_languages
async def test_amounts_that_are_none_get_words(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.open(ORDINARY)
    said = {
        "0": "amount-not-positive",
        "0,00": "amount-not-positive",
        "−5": "amount-not-positive",
        "-5": "amount-not-positive",
        "1e999": "amount-not-a-number",
        "NaN": "amount-not-a-number",
        "Infinity": "amount-not-a-number",
        "0x10": "amount-not-a-number",
        "😀": "amount-not-a-number",
        "100 20 usdt": "amount-not-a-number",
        "много": "amount-not-a-number",
        "1,000": "amount-unclear",
        "9" * 30: "amount-too-large",
        "1." + "1" * 30: "amount-too-precise",
        LONG: "amount-not-a-number",
        "<b>100</b>": "amount-not-a-number",
    }
    for typed, words in said.items():
        await talk.customer.say(typed)
        await talk.sees(words)
        await talk.sees("amount-give", code="USDT")
    await talk.customer.say("100")
    await talk.sees("field-progress", number="1", count="3")


@in_both_languages
async def test_answers_that_are_none_get_words(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.open(ORDINARY, "100")
    await talk.sees("field-progress", number="1", count="3")
    said = {LONG: "entry-too-long", "one\ntwo": "entry-one-line", "\u200b\u2066": "entry-empty"}
    for typed, words in said.items():
        await talk.customer.say(typed)
        await talk.sees(words)
        await talk.sees("field-progress", number="1", count="3")
    await talk.customer.say("😀 <b>&lt;\u202e")
    await talk.sees("field-progress", number="2", count="3")
    await talk.tap("button-back")
    shown = await talk.sees("field-progress", number="1", count="3")
    assert shown.code == ["😀 <b>&lt;"]


@in_both_languages
async def test_long_and_strange_searches_get_words(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.customer.say("/exchange")
    await talk.sees("pick-give")
    await talk.customer.say("щ" * 4096)
    await talk.customer.sees(lambda shown: talk.words("pick-show-all") in talk.labels(shown))
    await talk.tap("pick-show-all")
    await talk.sees("pick-hint")
    for typed in ("😀", "   .", "\u200b"):
        await talk.customer.say(typed)
        await talk.sees("pick-type-words")


@in_both_languages
@pytest.mark.parametrize("kind", [*NOT_TEXT, "a long text", "words", "a forwarded message"])
async def test_outside_an_exchange_everything_leads_to_the_menu(
    product: Product, locale: str, kind: str
) -> None:
    talk = await Talk.begin(product, locale)
    send = NOT_TEXT.get(kind)
    if send:
        await send(talk)
    elif kind == "a forwarded message":
        await talk.customer.forward("щщщщщ")
    else:
        await talk.customer.say(LONG if kind == "a long text" else "щщщщщ")
    await talk.sees("not-understood")
    await talk.tap("button-exchange")
    await talk.sees("pick-give")
    await talk.customer.say("/cancel")
    await talk.customer.say("/nonsense")
    await talk.sees("unknown-command")


@in_both_languages
async def test_what_is_typed_while_the_order_is_made_is_answered(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.to_summary(ORDINARY, "100")
    product.exchanger.faults.set("slow", methods=["create_bid"], times=1, seconds=1.5)
    await talk.tap("summary-create")
    await talk.customer.say("hello?")
    await talk.sees("typed-while-creating")
    await talk.tap("button-orders")
    await talk.customer.sees(lambda shown: bool(shown.button(talk.t.plain("card-refresh"))))
    assert asked(product, "create_bid") == 1
