"""Customers and operators write to each other through the bot: each operator in their own chat."""

import asyncio
import re

from bot.services.roles import Role
from tests.conftest import Product
from tests.dialogue.operators import OperatorTalk
from tests.dialogue.support import asks, with_own_chats
from tests.dialogue.talk import Talk, in_both_languages
from tests.engines import on_both_engines


@in_both_languages
async def test_both_ways(product: Product, locale: str) -> None:
    operator = await with_own_chats(product, locale)
    talk = await Talk.begin(product, locale)
    await asks(talk)
    head = await operator.sees(
        "support-head",
        name="Alex",
        customer=str(talk.customer.id),
        language=operator.t.plain("language-name"),
    )
    assert operator.labels(head) == [
        operator.t.plain("support-take"),
        operator.t.plain("support-answer-to", name="Alex"),
        operator.t.plain("support-canned"),
    ]
    asked = await operator.customer.sees("Where is my money?")
    assert operator.labels(asked) == [operator.t.plain("support-answer-to", name="Alex")]
    await talk.customer.say("Please hurry")
    await operator.customer.sees("Please hurry")

    await operator.customer.say("It is on its way", reply_to=asked.id)
    await operator.sees("support-answered", name="Alex")
    await talk.sees("support-writes")
    answer = await talk.customer.sees("It is on its way")
    assert talk.labels(answer) == [talk.t.plain("support-answer")]

    await operator.customer.tap(operator.t.plain("support-answer-to", name="Alex"), asked)
    await operator.sees("support-answering", name="Alex")
    await operator.customer.say("Ten minutes")
    await operator.sees("support-answered", name="Alex")
    await operator.customer.send_photo("see")
    await talk.customer.sees("Ten minutes")
    photo = await talk.customer.sees(lambda shown: shown.kind == "photo")
    assert photo.text == "see"
    await talk.customer.say("When?")
    await operator.customer.sees("When?")
    await operator.tap("support-done")
    waits = await operator.sees("support-waiting", count=1)
    since = operator.words("support-waits-taken", name="Alex", since="¤", by="Alex").partition("¤")[0]
    assert re.fullmatch(re.escape(since) + r"[0-9. :]+ UTC · Alex", operator.labels(waits)[0])


@in_both_languages
async def test_an_exchange_stays_as_it_is(product: Product, locale: str) -> None:
    """Also while a reply to support is written in the middle of it."""
    operator = await with_own_chats(product, locale)
    talk = await Talk.begin(product, locale)
    await talk.open(1)
    await talk.sees("amount-give", code="RUB")
    await asks(talk, "Which banks?")
    asked = await operator.customer.sees("Which banks?")
    await talk.customer.tap(talk.t.plain("button-go-on"))
    await talk.sees("amount-give", code="RUB")
    await operator.customer.say("Any of them", reply_to=asked.id)
    answer = await talk.customer.sees("Any of them")
    await talk.customer.say("5000", reply_to=answer.id)
    await talk.sees("support-reply-sent")
    await operator.customer.sees("5000")
    await talk.customer.say("5000")
    await talk.sees("field-progress", number="1", count="5")
    await talk.customer.tap(talk.t.plain("support-answer"), answer)
    await talk.sees("support-ask")
    await talk.tap("support-end")
    await talk.sees("support-ended")
    await talk.customer.say("/cancel")
    await talk.sees("cancel-ended")


async def test_who_took_it_is_seen_by_the_others(product: Product) -> None:
    first = await with_own_chats(product)
    second = await OperatorTalk.on_duty(product, Role.SUPPORT)
    outsider = await OperatorTalk.on_duty(product, Role.MARKETING)
    for each in (second, outsider):
        await each.customer.start()
        await each.sees("menu-greeting")
    talk = await Talk.begin(product)
    await asks(talk, "Hello")
    await first.customer.sees("Hello")
    asked = await second.customer.sees("Hello")
    answer = await first.tap("support-take")
    assert answer.text == first.t.plain("support-taken-now")
    head = await second.sees("support-taken", name="Alex")
    assert second.t.plain("support-take") not in second.labels(head)
    answer = await second.customer.forge(f"os:take:{talk.customer.id}:0:0", head)
    assert answer.text == second.t.plain("support-taken-already", name="Alex")
    await second.customer.say("Hi there", reply_to=asked.id)
    await second.sees("support-answered-taken", name="Alex", by="Alex")
    await first.sees("support-note-also", name="Alex", customer="Alex")
    await talk.customer.sees("Hi there")
    await first.tap("support-leave")
    await second.customer.sees(lambda shown: shown.button(second.t.plain("support-take")) is not None)
    assert "Hello" not in outsider.customer.transcript()
    audited = await asyncio.to_thread(product.rows, "SELECT user_id, action FROM audit ORDER BY id")
    assert audited == [
        (first.customer.id, "support-took"),
        (second.customer.id, "support-wrote"),
        (first.customer.id, "support-left"),
    ]


async def test_to_strangers_none_of_it_is_there(product: Product) -> None:
    """Who has the button or the message, but no role (any more), gets what any old button gets."""
    operator = await with_own_chats(product)
    talk = await Talk.begin(product)
    await asks(talk, "Hello")
    await operator.customer.sees("Hello")
    stranger = await OperatorTalk.on_duty(product, Role.MARKETING)
    await stranger.customer.start()
    shown = await stranger.sees("menu-greeting")
    for data in ("os:ans:{}:0:0", "os:take:{}:0:0", "os:wait:0:0:0", "oq:list:0:0:0::0", "oq:send:{}:1:0::1"):
        answer = await stranger.customer.forge(data.format(talk.customer.id), shown)
        assert answer.text == stranger.t.plain("old-button")
    await stranger.customer.say("secret")
    await stranger.sees("not-understood")
    assert "secret" not in talk.customer.transcript()


async def test_an_order_s_customer_is_written_to(product: Product) -> None:
    """Who has never asked anything; the answer comes back to who wrote."""
    operator = await with_own_chats(product)
    talk = await Talk.begin(product)
    bid = await talk.ordered(1, "5000")
    ours = (await asyncio.to_thread(product.rows, "SELECT id FROM bids"))[0][0]
    await operator.customer.forge(f"os:write:{talk.customer.id}:{ours}:0", operator.customer.screen)
    await operator.sees("support-answering-about", number=str(bid.id))
    await operator.customer.say("Please send the receipt")
    await operator.sees("support-answered", name=str(talk.customer.id))
    await talk.sees("support-writes-about", number=str(bid.id))
    answer = await talk.customer.sees("Please send the receipt")
    await talk.customer.send_document("receipt.pdf", reply_to=answer.id)
    await operator.sees("support-head-order", number=str(bid.id))
    await operator.customer.sees(lambda shown: shown.kind == "document")
    await operator.tap("support-order", number=str(bid.id))
    await operator.customer.sees(str(bid.id))


@on_both_engines
async def test_each_message_goes_once_and_none_is_lost(product: Product) -> None:
    """An album is whole, a flood is waited out, and an update that comes again is nothing new."""
    operator = await with_own_chats(product)
    talk = await Talk.begin(product)
    await asks(talk, "Hello")
    await operator.customer.sees("Hello")
    product.telegram.faults.add("flood", "copyMessage", next=1, seconds=1)
    for number in range(3):
        await talk.customer.send_photo(f"part {number}", album=7)
    await talk.customer.send_voice()
    await operator.customer.sees(lambda shown: shown.kind == "voice", timeout=30)
    product.telegram.deliver_again()
    await talk.customer.say("The end")
    await operator.customer.sees("The end")
    came = [shown.text or shown.kind for shown in operator.customer.messages if shown.by_bot][2:]
    assert came == ["Hello", "part 0", "part 1", "part 2", "voice", "The end"]


@on_both_engines
async def test_a_restart_in_between(product: Product) -> None:
    operator = await with_own_chats(product)
    owners = frozenset({operator.customer.id})
    talk = await Talk.begin(product)
    await asks(talk, "Hello")
    asked = await operator.customer.sees("Hello")
    await product.stop_bot()
    await talk.customer.say("Still me")
    await operator.customer.say("Still here", reply_to=asked.id)
    await product.start_bot(admin_ids=owners)
    await operator.customer.sees("Still me")
    await talk.customer.sees("Still here")


async def test_nobody_to_be_reached(product: Product) -> None:
    """Then there is the link alone, as where no operator is known at all."""
    talk = await Talk.begin(product)
    await talk.customer.say("/support")
    await talk.sees("support")
    await product.stop_bot()
    await product.start_bot(admin_ids=frozenset({1}), support_url="https://example.com/help")
    await talk.customer.say("/support")
    assert talk.customer.urls(await talk.sees("support")) == ["https://example.com/help"]


async def test_an_operator_who_is_gone(product: Product) -> None:
    """Who wrote to nobody else is told; who else is there reads it."""
    operator = await with_own_chats(product)
    talk = await Talk.begin(product)
    await asks(talk, "Hello")
    await operator.customer.sees("Hello")
    product.telegram.delete_account(operator.customer.id)
    await talk.customer.say("Are you there?")
    await talk.sees("support-lost")
    await talk.customer.say("Hello?")
    await talk.sees("support")


@in_both_languages
async def test_who_has_been_answered_simply_writes_on(product: Product, locale: str) -> None:
    """Whatever the words could mean; an hour later nobody thinks of support any more."""
    operator = await with_own_chats(product, locale)
    talk = await Talk.begin(product, locale)
    await asks(talk)
    asked = await operator.customer.sees("Where is my money?")
    await talk.tap("support-end")
    await talk.sees("support-ended")
    await operator.customer.say("Did you send it from Sber?", reply_to=asked.id)
    await talk.customer.sees("Did you send it from Sber?")
    for text in ("да", "Sber", "ok, thanks"):
        await talk.customer.say(text)
        await talk.sees("support-reply-sent")
        await operator.customer.sees(text)
    await talk.customer.say("/exchange")
    await talk.sees("pick-give")
    await talk.customer.say("btc")
    await talk.sees("pick-get", give="Bitcoin BTC")
    await talk.customer.say("/cancel")
    await talk.sees("cancel-ended")
    await product.change("UPDATE support_talks SET answered_at = answered_at - 3600000")
    await talk.customer.say("btc sber")
    await talk.sees("found-directions", query="btc sber")


async def test_who_comes_to_a_talk_later_is_told_whose_it_is(product: Product) -> None:
    operator = await with_own_chats(product)
    talk = await Talk.begin(product)
    await asks(talk)
    asked = await operator.customer.sees("Where is my money?")
    await operator.customer.say("It is on its way", reply_to=asked.id)
    await talk.customer.sees("It is on its way")
    other = await OperatorTalk.on_duty(product, Role.SUPPORT)
    await other.customer.start()
    await other.sees("menu-greeting")
    await talk.customer.say("Still nothing")
    await other.customer.sees("Still nothing")
    head = await other.sees("support-head", name="Alex", customer=str(talk.customer.id), language="English")
    assert other.words("support-taken", name="Alex") in head.text
    await talk.customer.say("Please")
    await other.customer.sees("Please")
    heads = [each for each in other.customer.messages if str(talk.customer.id) in each.text]
    assert len(heads) == 1, "once"
