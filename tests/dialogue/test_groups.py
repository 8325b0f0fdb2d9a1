"""In a group the bot only says where it works."""

import re
from dataclasses import replace

from bot.middlewares.limits import Limit
from bot.sandbox.customer import Customer
from tests.conftest import UNHURRIED, Product
from tests.dialogue.talk import Talk, in_both_languages


async def in_group(product: Product, locale: str) -> Talk:
    """One of the cast, who is a member of the group."""
    talk = await Talk.begin(product, locale)
    person = product.telegram.people["customer" if locale == "en" else "customer_ru"]
    member = Customer(product.telegram.url, person, chat=product.telegram.groups["group"])
    talk.customer = await product.stack.enter_async_context(member)
    return talk


@in_both_languages
async def test_a_command_or_a_mention_is_answered_with_the_private_chat(
    product: Product, locale: str
) -> None:
    talk = await in_group(product, locale)
    for said in (
        "/start",
        "/exchange@premium_exchanger_bot",
        "/orders",
        "hey @premium_exchanger_bot 100 usdt",
    ):
        await talk.customer.say(said)
        shown = await talk.sees("group")
        assert talk.labels(shown) == [talk.words("group-button")]
        assert talk.customer.urls(shown) == ["https://t.me/premium_exchanger_bot?start=group"]
    # the site is asked by the watch over orders alone
    assert {request.method for request in product.exchanger.requests} <= {"get_exchanges"}


async def test_a_group_that_must_wait_for_its_pace_takes_no_places(product: Product) -> None:
    """It has just read where to go; what waits there would keep everybody else from being heard."""
    await product.stop_bot()
    await product.start_bot(replace(UNHURRIED, group=Limit(0.001, 2)))
    talk, other = await in_group(product, "en"), await Talk.begin(product)
    for _ in range(6):
        await talk.customer.say("/start")
    await other.customer.say("/help")
    await other.sees("help")
    await product.stop_bot()
    assert sum(message.by_bot for message in talk.customer.messages) == 2


@in_both_languages
async def test_other_talk_edits_and_answers_get_nothing(product: Product, locale: str) -> None:
    talk = await in_group(product, locale)
    await talk.customer.say("/help")
    shown = await talk.sees("group")
    await talk.customer.say("100", reply_to=shown.id)
    said = await talk.customer.say("/start")
    await talk.sees("group")
    await talk.customer.edit(said.id, "/start now")
    await talk.customer.send_sticker()
    await talk.customer.say("/cancel")
    await talk.sees("group")
    assert sum(message.by_bot for message in talk.customer.messages) == 3


@in_both_languages
async def test_a_tapped_button_says_that_it_is_for_private_chats(product: Product, locale: str) -> None:
    talk = await in_group(product, locale)
    await talk.customer.say("/start")
    shown = await talk.sees("group")
    for data in ("go:exchange:0:0", "x:1:1:ok:", "b:1:paid", "rubbish"):
        answer = await talk.customer.forge(data, shown)
        assert answer.text == talk.t.plain("group-tap")
        assert answer.show_alert
    assert talk.customer.screen.id == shown.id


@in_both_languages
async def test_the_link_leads_to_the_greeting(product: Product, locale: str) -> None:
    talk = await in_group(product, locale)
    await talk.customer.say("/start")
    payload = re.search(r"start=(\w+)", talk.customer.urls(await talk.sees("group"))[0])
    assert payload
    private = await Talk.begin(product, locale)
    await private.customer.start(payload[1])
    await private.sees("menu-greeting")


async def test_in_a_forum_the_answer_stands_in_the_topic_it_was_asked_in(product: Product) -> None:
    talk = await Talk.begin(product, "ru")
    forum = product.telegram.groups["forum"]
    topic = next(iter(product.telegram.world.chats[forum].topics))
    member = Customer(product.telegram.url, product.telegram.people["operator"], chat=forum)
    talk.customer = await product.stack.enter_async_context(member)
    for thread in ({"thread": topic}, {}):
        await talk.customer.say("/start", **thread)
        shown = await talk.sees("group")
        assert shown.raw.get("message_thread_id") == thread.get("thread")


async def test_who_talks_in_a_group_only_has_not_written_to_the_bot(product: Product) -> None:
    """No broadcast goes to them, and they are no new people."""
    talk = await in_group(product, "en")
    await talk.customer.say("/start")
    shown = await talk.sees("group")
    await talk.customer.forge("rubbish", shown)
    assert not product.rows("SELECT id FROM users")
    private = await Talk.begin(product)
    await private.customer.start()
    await private.sees("menu-greeting")
    assert len(product.rows("SELECT id FROM users")) == 1
