"""Support in a forum group: a topic for each customer, in which every member answers."""

from collections.abc import Callable

from bot.sandbox.conversation import Message
from bot.sandbox.customer import Customer
from bot.services.roles import Role
from tests.conftest import Product
from tests.dialogue.operators import OperatorTalk
from tests.dialogue.orders import until
from tests.dialogue.support import asked_in_group, asks, in_forum, thread_of, with_group
from tests.dialogue.talk import Talk, in_both_languages
from tests.dialogue.webhooks import hooked
from tests.engines import on_both_engines


def topics(product: Product) -> dict[int, str]:
    forum = product.telegram.world.chats[product.telegram.groups["forum"]]
    return {thread: topic.name for thread, topic in forum.topics.items() if topic.name != "Orders"}


def has(talk: Talk, id: str) -> Callable[[Message], bool]:
    """A message with that button."""
    return lambda shown: shown.button(talk.t.plain(id)) is not None


@in_both_languages
async def test_a_topic_a_customer(product: Product, locale: str) -> None:
    member = await with_group(product, locale)
    talk, other = await Talk.begin(product, locale), await Talk.begin(product, locale)
    bid = await talk.ordered(1, "5000")
    await talk.tap("button-support")
    await talk.sees("support-about", number=str(bid.id))
    await talk.customer.say("Where is it?")
    await talk.sees("support-sent")
    asked = await member.customer.sees("Where is it?")
    topic = thread_of(asked)
    assert topics(product) == {topic: f"Alex · {talk.customer.id}"}
    head = next(shown for shown in member.customer.messages if shown.by_bot and shown.rows)
    assert thread_of(head) == topic
    assert member.words("support-head-order", number=str(bid.id)) in head.text
    await asks(other, "Another question")
    elsewhere = await member.customer.sees("Another question")
    assert thread_of(elsewhere) != topic

    await member.customer.say("// does anybody know?", thread=topic)
    await member.customer.say("We look into it", thread=topic)
    await talk.sees("support-writes-about", number=str(bid.id))
    answer = await talk.customer.sees("We look into it")
    await talk.customer.say("Thank you", reply_to=answer.id)
    thanks = await member.customer.sees("Thank you")
    assert thread_of(thanks) == topic
    assert thanks.raw["reply_to_message"]["text"] == "We look into it"
    await member.customer.send_document("proof.pdf", "see", thread=topic)
    file = await talk.customer.sees(lambda shown: shown.kind == "document")
    assert file.text == "see"
    assert not any("anybody" in told or "Another" in told for told in talk.customer.told)
    assert not any("We look" in told for told in other.customer.told)


async def test_a_deleted_topic_is_made_again_and_a_closed_one_opened(product: Product) -> None:
    member, talk, topic = await asked_in_group(product)
    await member.customer.change_topic(topic, "delete")
    await talk.customer.say("Are you there?")
    again = await member.customer.sees("Are you there?")
    assert thread_of(again) != topic
    assert list(topics(product)) == [thread_of(again)]
    topic = thread_of(again)
    assert any(thread_of(shown) == topic and shown.rows for shown in member.customer.messages), "its head"
    await member.customer.say("We are", thread=topic)
    await talk.customer.sees("We are")

    await member.customer.change_topic(topic, "close")
    await member.customer.sees(has(member, "support-take"))  # it is nobody's now
    await talk.customer.say("One more thing")
    more = await member.customer.sees("One more thing")
    assert thread_of(more) == topic
    assert not product.telegram.world.chats[product.telegram.groups["forum"]].topics[topic].closed


async def test_what_does_not_arrive_is_said_to_its_writer(product: Product) -> None:
    member, talk, topic = await asked_in_group(product)
    product.telegram.hold_updates()
    gone = await talk.customer.say("never mind")
    await talk.customer.delete(gone.id)
    product.telegram.release_updates()
    await talk.sees("support-lost")

    product.telegram.hold_updates()
    taken_back = await member.customer.say("a mistake", thread=topic)
    await member.customer.delete(taken_back.id)
    product.telegram.release_updates()
    shown = await member.sees("support-lost-uncopied", name="Alex")
    assert thread_of(shown) == topic

    await talk.customer.block()
    said = await member.customer.say("Still there?", thread=topic)
    shown = await member.sees("support-lost-unreachable", name="Alex")
    assert (thread_of(shown), shown.raw["reply_to_message"]["message_id"]) == (topic, said.id)
    assert "mistake" not in talk.customer.transcript()
    await talk.customer.unblock()
    await member.customer.say("Welcome back", thread=topic)
    await talk.customer.sees("Welcome back")


async def test_edits_go_both_ways(product: Product) -> None:
    member, talk, topic = await asked_in_group(product)
    said = await talk.customer.say("100 USDT")
    copy = await member.customer.sees("100 USDT")
    await talk.customer.edit(said.id, "200 USDT")
    note = await member.sees("support-note-edited", name="Alex")
    assert (thread_of(note), note.raw["reply_to_message"]["message_id"]) == (topic, copy.id)
    await member.customer.sees("200 USDT")
    answer = await member.customer.say("By noon", thread=topic)
    await talk.customer.sees("By noon")
    await member.customer.edit(answer.id, "By one")
    await talk.sees("support-corrected")
    assert (await talk.customer.sees("By one")).buttons == [[talk.t.plain("support-answer")]]


async def test_the_group_s_own_trouble_loses_nothing(product: Product) -> None:
    member, talk = await with_group(product), await Talk.begin(product)
    chats = product.telegram.world.chats
    forum = chats[product.telegram.groups["forum"]]

    async def put_right(seen: int) -> None:
        """What waits goes at once, not in a minute."""
        await until(lambda: any(not call["ok"] for call in product.telegram.log.after(seen)))
        await product.stop_bot()
        forum.bot_manages_topics, chats[forum.id] = True, forum
        await product.change("UPDATE outbox SET run_at = 0 WHERE state = 'queued'")
        await product.start_bot(support_chat_id=forum.id)

    seen = product.telegram.log.after(0)[-1]["seq"]
    forum.bot_manages_topics = False
    await asks(talk, "First")
    await talk.customer.say("Second")
    await put_right(seen)
    await member.customer.sees("Second")
    seen = product.telegram.log.after(0)[-1]["seq"]
    del chats[forum.id]  # the bot is thrown out
    await talk.customer.say("Third")
    await put_right(seen)
    await member.customer.sees("Third")
    said = {"First", "Second", "Third"}
    assert [shown.text for shown in member.customer.messages if shown.text in said] == sorted(said)


async def test_buttons_are_for_members_and_orders_for_roles(product: Product) -> None:
    member, talk = await with_group(product), await Talk.begin(product)
    bid = await talk.ordered(1, "5000")
    await talk.tap("button-support")
    await talk.sees("support-about", number=str(bid.id))
    await talk.customer.say("Hello")
    head = await member.customer.sees(member.words("support-head-order", number=str(bid.id)))
    theirs = member.translator.texts("ru")
    answer = await member.tap("support-order", head, number=str(bid.id))
    assert answer.text == theirs.plain("support-order-not-yours")
    give = "INSERT INTO operators (user_id, role, given_by, given_at) VALUES (:id, 'support', 1, 1)"
    await product.change(give, id=member.customer.id)
    answer = await member.tap("support-order", head, number=str(bid.id))
    assert answer.text == theirs.plain("support-order-not-here")
    private = await product.stack.enter_async_context(Customer(product.telegram.url, member.customer.id))
    await private.start()
    answer = await member.tap("support-order", head, number=str(bid.id))
    assert answer.text == theirs.plain("support-order-sent")
    await private.tap(str(bid.id))
    await private.sees(str(bid.id))

    await member.tap("support-take", head)
    taken = await member.sees("support-taken", name="Ольга")
    await member.tap("support-leave", taken)
    await member.customer.sees(has(member, "support-take"))
    elsewhere = await member.customer.forge("go:menu:0:0", head)
    assert elsewhere.text == theirs.plain("group-tap")
    before = len(member.customer.messages)
    for text in ("/start", "hello all", "@premium_exchanger_bot"):
        await member.customer.say(text)
    await talk.customer.say("Anybody?")
    await member.customer.sees("Anybody?")
    assert len(member.customer.messages) == before + 4, "other talk in the group gets no answer"


async def test_who_writes_from_an_order_is_seen_in_the_topic(product: Product) -> None:
    member, talk, topic = await asked_in_group(product)
    operator = await OperatorTalk.on_duty(product, Role.SUPPORT)
    await operator.customer.start()
    shown = await operator.sees("menu-greeting")
    await operator.customer.forge(f"os:write:{talk.customer.id}:0:0", shown)
    await operator.sees("support-answering", name="Alex")
    await operator.customer.say("Please wait")
    await talk.customer.sees("Please wait")
    shown = await member.customer.sees("Please wait")
    assert thread_of(shown) == topic
    assert any(member.words("support-note-elsewhere", name="Alex") in told for told in member.customer.told)
    assert "Hello" not in operator.customer.transcript(), "the group alone reads what customers write"


@on_both_engines
async def test_by_webhook_what_comes_again_goes_once(product: Product) -> None:
    async with hooked(product) as hook:
        await product.stop_bot()
        await hook.start(support_chat_id=product.telegram.groups["forum"])
        member, talk = await in_forum(product), await Talk.begin(product)
        await asks(talk, "Hello")
        topic = thread_of(await member.customer.sees("Hello"))
        await member.customer.say("Good day", thread=topic)
        await talk.customer.sees("Good day")
        for update in list(product.telegram.world.updates.confirmed)[-2:]:
            assert await hook.post_update(update) == 200
        await member.customer.say("And goodbye", thread=topic)
        await talk.customer.sees("And goodbye")
        assert talk.customer.told.count("Good day") == 1
        await talk.customer.say("Bye")
        await member.customer.sees("Bye")
        assert member.customer.told.count("Hello") == 1
        await product.stop_bot()
