"""Erasing a person on their request: for owners, after a question, not while anything is under way."""

import pytest

from bot.sandbox.exchanger import SHOWCASE
from bot.services.roles import Role
from tests.conftest import Product
from tests.dialogue.operators import OperatorTalk
from tests.dialogue.orders import data_of, sees_gist
from tests.dialogue.talk import Talk, in_both_languages
from tests.dialogue.test_operator_block import BLOCK, SHUT_OUT
from tests.engines import on_both_engines

NOTED = "SELECT user_id, subject FROM audit WHERE action = 'customer-erased'"


@in_both_languages
@on_both_engines
async def test_who_is_erased_is_told_and_begins_as_a_new_person(product: Product, locale: str) -> None:
    owner = await OperatorTalk.on_duty(product, Role.OWNER, locale)
    person = await Talk.begin(product, locale)
    order = await person.ordered(SHOWCASE["default"], "5000")
    id = person.customer.id
    await owner.customer.say("/erase")
    await owner.sees("erase-how")
    await owner.customer.say(f"/erase {id}")
    refused = await owner.sees("erase-refused")
    assert owner.words("erase-orders", numbers=str(order.id)) in refused.text
    await person.until_told(order, "success")
    await owner.tap("button-back")
    await owner.tap("customer-erase")
    asked = await sees_gist(owner, "erase-ask", "person")
    await person.customer.say("/exchange")
    await owner.tap("erase-yes")
    await owner.sees("erase-done", person=str(id))
    await person.sees("erased")
    assert not product.rows("SELECT 1 FROM users WHERE id = :id", id=id)
    assert not product.rows("SELECT 1 FROM fsm WHERE key LIKE :key", key=f"%:{id}:%")
    assert [user < 0 for (user,) in product.rows("SELECT user_id FROM bids")] == [True]
    again = await owner.customer.forge(data_of(asked, owner.t.plain("erase-yes")), owner.customer.screen)
    assert again.answered
    await owner.customer.say(f"/erase {id}")
    await owner.sees("customer-nobody", person=str(id))
    await owner.customer.say(f"/find {order.id}")
    card = await owner.sees("order-nobodys")
    assert owner.t.plain("order-write") not in owner.labels(card), "to nobody"
    await owner.tap("card-refresh")
    assert order.hash not in str(product.rows("SELECT * FROM bids")), "nor is it kept anew"
    await person.customer.say("/orders")
    await person.sees("orders-none")
    assert set(product.rows(NOTED)) == {(owner.customer.id, str(id))}


@in_both_languages
async def test_who_is_blocked_stays_so(product: Product, locale: str) -> None:
    """And hears of the erasing in their language all the same."""
    owner, person = await OperatorTalk.on_duty(product), await Talk.begin(product, locale)
    await person.customer.start()
    await person.sees("menu-greeting")
    for sql in (BLOCK, SHUT_OUT):
        await product.change(sql, id=person.customer.id)
    await owner.customer.say(f"/erase {person.customer.id}")
    await owner.tap("erase-yes")
    await owner.sees("erase-done", person=str(person.customer.id))
    await person.sees("erased")
    await person.customer.start()
    await person.sees("shut-out")


@pytest.mark.parametrize("role", [None, Role.SUPPORT, Role.MARKETING])
async def test_to_anybody_but_owners_there_is_no_erasing(product: Product, role: Role | None) -> None:
    talk = await (OperatorTalk.on_duty(product, role) if role else Talk.begin(product))
    other = await OperatorTalk.on_duty(product, Role.MARKETING)
    for command in ("/erase", f"/erase {other.customer.id}"):
        await talk.customer.say(command)
        await talk.sees("unknown-command")
    for act in ("erase", "gone"):
        await talk.customer.forge(f"oc:{act}:{other.customer.id}:0", talk.customer.screen)
        assert talk.customer.answers[-1].text == talk.t.plain("old-button")
    assert not product.rows(NOTED)


async def test_an_operator_is_not_erased(product: Product) -> None:
    owner, other = await OperatorTalk.on_duty(product), await OperatorTalk.on_duty(product, Role.SUPPORT)
    await other.customer.start()
    await other.sees("menu-greeting")
    await owner.customer.say(f"/erase {other.customer.id}")
    shown = await owner.sees("erase-role")
    for id in (owner.customer.id, other.customer.id):
        await owner.customer.forge(f"oc:gone:{id}:0", shown)
        await owner.sees("erase-role")
    assert not product.rows(NOTED)
