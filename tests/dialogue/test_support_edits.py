"""Whose edits of what they have written go on, and what is kept of them."""

from bot.services.roles import Role
from tests.conftest import Product
from tests.dialogue.operators import OperatorTalk
from tests.dialogue.support import asked_in_group, asks, with_own_chats
from tests.dialogue.talk import Talk


async def test_without_the_role_an_answer_can_t_be_changed(product: Product) -> None:
    """The edit gets what anybody's gets; the customer's own still go on."""
    owner = await with_own_chats(product)
    operator = await OperatorTalk.on_duty(product, Role.SUPPORT)
    await operator.customer.start()
    await operator.sees("menu-greeting")
    talk = await Talk.begin(product)
    await asks(talk)
    asked = await operator.customer.sees("Where is my money?")
    answer = await operator.customer.say("On its way", reply_to=asked.id)
    await talk.customer.sees("On its way")
    await operator.customer.edit(answer.id, "On its way now")
    await talk.customer.sees("On its way now")
    await product.change("DELETE FROM operators WHERE user_id = :id", id=operator.customer.id)
    await operator.customer.edit(answer.id, "Pay to my card")
    await operator.sees("edited")
    said = await talk.customer.say("Thanks")
    await owner.customer.sees("Thanks")
    await talk.customer.edit(said.id, "Thank you")
    await owner.sees("support-note-edited", name="Alex")
    await owner.customer.sees("Thank you")
    assert "my card" not in talk.customer.transcript()


async def test_an_edit_to_a_remark_stays_among_operators(product: Product) -> None:
    member, talk, topic = await asked_in_group(product)
    answer = await member.customer.say("Hi there", thread=topic)
    await talk.customer.sees("Hi there")
    await member.customer.edit(answer.id, "// looks like fraud")
    await member.customer.say("One moment", thread=topic)
    await talk.customer.sees("One moment")
    assert "fraud" not in talk.customer.transcript()


async def test_of_who_is_erased_nothing_is_kept_in_what_told_of_them(product: Product) -> None:
    """Notes went to operators, whose messages stay: who they were about is not in them."""
    owner = await with_own_chats(product)
    other = await OperatorTalk.on_duty(product, Role.SUPPORT)
    await other.customer.start()
    await other.sees("menu-greeting")
    talk = await Talk.begin(product)
    await asks(talk)
    said = await talk.customer.say("100 USDT")
    asked = await other.customer.sees("100 USDT")
    await talk.customer.edit(said.id, "200 USDT")
    await owner.sees("support-note-edited", name="Alex")
    await owner.customer.sees("200 USDT")
    await owner.tap("support-take")
    await other.customer.say("By noon", reply_to=asked.id)
    await owner.sees("support-note-also", name="Alex", customer="Alex")
    id = talk.customer.id
    await owner.customer.say(f"/erase {id}")
    await owner.tap("erase-yes")
    await owner.sees("erase-done", person=str(id))
    kept = product.rows("SELECT payload FROM outbox WHERE chat_id <> :id", id=id)
    assert len(kept) > 4
    assert not [payload for (payload,) in kept if str(id) in payload]
    edited = [payload for (payload,) in kept if '"edited"' in payload]
    assert edited
    assert "Alex" not in str(edited)
