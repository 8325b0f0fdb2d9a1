"""Answers that operators keep ready: in their own chats, and in the support group."""

import asyncio
import json

from bot.sandbox.conversation import Message
from tests.conftest import Product
from tests.dialogue.orders import data_of
from tests.dialogue.support import asked_in_group, asks, thread_of, with_own_chats
from tests.dialogue.talk import Talk, in_both_languages
from tests.engines import on_both_engines

KEEP = "INSERT INTO switches (id, name, value, set_by, set_at) VALUES (1, 'canned:5', :value, 1, 1)"
GREETING = json.dumps({"title": "Greeting", "words": {"en": "Good day", "ru": "Добрый день"}})


@in_both_languages
async def test_canned_answers(product: Product, locale: str) -> None:
    """Kept by operators, sent in the customer's language as they are, or changed."""
    operator = await with_own_chats(product, locale)
    other = "ru" if locale == "en" else "en"
    talk = await Talk.begin(product, other)
    await asks(talk, "Hello")
    asked = await operator.customer.sees("Hello")
    await operator.customer.say("/admin")
    await operator.tap("support-to-waiting")
    await operator.sees("support-waiting", count=1)
    await operator.tap("support-canned")
    await operator.sees("canned-none")
    await operator.tap("canned-new")
    await operator.sees("canned-ask-title")
    await operator.customer.say("A moment", reply_to=asked.id)
    await talk.customer.sees("A moment")
    await operator.customer.say("x" * 50)
    await operator.sees("canned-bad-title", units="40")
    await operator.customer.say("Greeting")
    await operator.sees("canned-one", title="Greeting")
    for each, words in (("en", "Good day & <welcome>"), ("ru", "Добрый день")):
        language = operator.translator.texts(each).plain("language-name")
        await operator.tap("canned-edit", language=language)
        await operator.sees("canned-ask-words", title="Greeting", language=language)
        await operator.customer.say(words)
        await operator.customer.sees(words)

    await operator.customer.tap(operator.t.plain("support-answer-to", name="Alex"), asked)
    await operator.sees("support-answering", name="Alex")
    await operator.tap("support-canned")
    await operator.customer.tap("Greeting")
    words = "Добрый день" if other == "ru" else "Good day & <welcome>"
    await operator.sees("canned-preview", name="Alex", words=words)
    await operator.tap("canned-send")
    await operator.sees("support-answered", name="Alex")
    shown = await talk.sees("support-words", words=words)
    assert talk.labels(shown) == [talk.t.plain("support-answer")]
    await operator.tap("support-canned")
    await operator.customer.tap("Greeting")
    await operator.sees("canned-preview", name="Alex", words=words)
    await operator.customer.say("Good day, Alex")
    await talk.customer.sees("Good day, Alex")

    await operator.tap("support-done")
    await operator.sees("support-nobody-waits")
    await operator.tap("support-canned")
    await operator.customer.tap("Greeting")
    await operator.tap("canned-remove")
    await operator.sees("canned-ask-remove", title="Greeting")
    await operator.tap("canned-remove")
    await operator.sees("canned-removed")
    answer = await operator.customer.forge("oq:open:0:1:0::0", operator.customer.screen)
    assert answer.answered
    await operator.sees("canned-gone")


async def test_canned_answers_in_the_group(product: Product) -> None:
    member, talk, topic = await asked_in_group(product)
    await product.change(KEEP, value=GREETING)
    await product.stop_bot()
    await product.start_bot(support_chat_id=product.telegram.groups["forum"])
    head = next(shown for shown in member.customer.messages if shown.rows)
    await member.tap("support-canned", head)
    shown = await member.sees("canned-pick", name="Alex")
    assert thread_of(shown) == topic
    await member.customer.tap("Greeting")
    await member.sees("canned-preview", name="Alex", words="Good day")
    await member.tap("canned-send")
    await member.sees("canned-used", by="Ольга", words="Good day")
    await talk.sees("support-words", words="Good day")


@on_both_engines
async def test_one_preview_is_sent_once(product: Product) -> None:
    """However often it is tapped; the next preview in its place is another."""
    await product.change(KEEP, value=GREETING)
    operator = await with_own_chats(product)
    talk = await Talk.begin(product)
    await asks(talk, "Hello")
    asked = await operator.customer.sees("Hello")
    await operator.customer.tap(operator.t.plain("support-answer-to", name="Alex"), asked)
    await operator.sees("support-answering", name="Alex")
    for times in (1, 2):
        await operator.tap("support-canned")
        await operator.customer.tap("Greeting")
        shown = await operator.sees("canned-preview", name="Alex", words="Good day")
        await _tap_twice(operator, shown)
        await operator.sees("support-answered", name="Alex")
        await operator.customer.say(f"That was {times}")
        await talk.customer.sees(f"That was {times}")
        assert _came(talk) == times


async def test_one_preview_in_the_group_is_sent_once(product: Product) -> None:
    await product.change(KEEP, value=GREETING)
    member, talk, topic = await asked_in_group(product)
    head = next(shown for shown in member.customer.messages if shown.rows)
    for times in (1, 2):
        await member.tap("support-canned", head)
        await member.sees("canned-pick", name="Alex")
        await member.customer.tap("Greeting")
        shown = await member.sees("canned-preview", name="Alex", words="Good day")
        await _tap_twice(member, shown)
        await member.sees("canned-used", by="Ольга", words="Good day")
        await member.customer.say(f"That was {times}", thread=topic)
        await talk.customer.sees(f"That was {times}")
        assert _came(talk) == times


async def _tap_twice(talk: Talk, shown: Message) -> None:
    data = data_of(shown, talk.t.plain("canned-send"))
    await asyncio.gather(*(talk.customer.forge(data, shown) for _ in range(2)))


def _came(talk: Talk) -> int:
    return sum("Good day" in shown.text for shown in talk.customer.messages)
