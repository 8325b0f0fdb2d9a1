"""Customers and operators write to each other through the bot: each operator in their own chat."""

from tests.conftest import Product
from tests.dialogue.support import asks, with_own_chats
from tests.dialogue.talk import Talk, in_both_languages


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
    await operator.tap("support-done")
    await operator.sees("support-nobody-waits")
