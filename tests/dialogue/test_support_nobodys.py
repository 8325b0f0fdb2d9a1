"""The topic of a talk that is gone: what is written there reaches nobody, and that is said."""

from tests.conftest import Product
from tests.dialogue.operators import OperatorTalk
from tests.dialogue.orders import until
from tests.dialogue.support import asked_in_group, asks, in_forum, thread_of, with_group
from tests.dialogue.talk import Talk, in_both_languages
from tests.engines import on_both_engines

PEOPLE = "SELECT user_id FROM support_talks"


@in_both_languages
async def test_of_who_was_erased(product: Product, locale: str) -> None:
    """In the topic of theirs alone, and not of what stays in the group."""
    owner = await OperatorTalk.on_duty(product)
    member, talk = await with_group(product, locale), await Talk.begin(product)
    await asks(talk, "Hello")
    topic = thread_of(await member.customer.sees("Hello"))
    await talk.tap("support-end")
    await owner.customer.say(f"/erase {talk.customer.id}")
    await owner.tap("erase-yes")
    await owner.sees("erase-done", person=str(talk.customer.id))
    for said in ("// a remark", "Your money is there"):
        last = await member.customer.say(said, thread=topic)
    told = await member.sees("support-nobodys-topic")
    assert (thread_of(told), told.raw["reply_to_message"]["message_id"]) == (topic, last.id)
    await member.customer.say("not to the bot")
    await asks(talk, "Hello again")
    again = await member.customer.sees("Hello again")
    assert thread_of(again) != topic
    assert member.customer.told.count(told.text) == 1
    assert "money is there" not in talk.customer.transcript()


@on_both_engines
async def test_of_a_talk_that_was_forgotten(product: Product) -> None:
    """By its age; the customer's next message makes a topic that leads to them."""
    _, talk, topic = await asked_in_group(product)
    await product.stop_bot()
    await product.change("UPDATE support_talks SET written_at = 1, answered_at = 1")
    await product.start_bot(support_chat_id=product.telegram.groups["forum"], keep_details_days=3)
    await until(lambda: [id < 0 for (id,) in product.rows(PEOPLE)] == [True])
    member = await in_forum(product)
    await member.customer.say("Your money is there", thread=topic)
    told = await member.customer.sees(member.words("support-nobodys-topic"))
    assert thread_of(told) == topic
    await talk.customer.say("Hello again")
    again = thread_of(await member.customer.sees("Hello again"))
    assert again != topic
    await member.customer.say("Good day", thread=again)
    await talk.customer.sees("Good day")
    assert "money is there" not in talk.customer.transcript()
