"""Blocking: with a reason, after a question. Who is blocked is told once a day, and keeps what is theirs."""

import json

import pytest

from bot.sandbox.exchanger import SHOWCASE
from bot.services.roles import Role
from bot.storage.ids import now_ms
from tests.conftest import Product
from tests.dialogue.deeds import CANCEL, PAY
from tests.dialogue.operators import OperatorTalk
from tests.dialogue.orders import data_of, sees_gist
from tests.dialogue.talk import Talk, in_both_languages
from tests.engines import on_both_engines

BLOCKED = "SELECT user_id, reason, blocked_by FROM blocks"
NOTED = "SELECT action, user_id, subject, details FROM audit WHERE action LIKE '%blocked' ORDER BY id"
BLOCK = "INSERT INTO blocks (user_id, reason, blocked_by, blocked_at) VALUES (:id, 'fraud', 1, 1)"
SHUT_OUT = "UPDATE users SET shut_out_at = 1 WHERE id = :id"
A_DAY_LATER = "UPDATE blocks SET told_at = told_at - 86400001"


async def block(talk: Talk) -> None:
    """Past the operators."""
    for sql in (BLOCK, SHUT_OUT):
        await talk.product.change(sql, id=talk.customer.id)


async def began(product: Product, locale: str = "en") -> Talk:
    talk = await Talk.begin(product, locale)
    await talk.customer.start()
    await talk.sees("menu-greeting")
    return talk


def times_told(talk: Talk) -> int:
    return sum(talk.words("shut-out") in text for text in talk.customer.told)


@in_both_languages
@on_both_engines
async def test_blocked_with_a_reason_after_a_question_and_let_in_again(product: Product, locale: str) -> None:
    operator = await OperatorTalk.on_duty(product, Role.SUPPORT, locale)
    person = await began(product, locale)
    id = person.customer.id
    await operator.customer.say("/block")
    await operator.sees("block-none")
    await operator.customer.say("/block me")
    await operator.sees("block-bad-id")
    await operator.customer.say(f"/block {id}")
    await operator.sees("block-ask-reason", person=str(id))
    await operator.customer.send_photo()
    await operator.sees("block-reason-words")
    await operator.customer.say("  chargeback \n fraud ")
    await operator.sees("block-ask", person=str(id), reason="chargeback fraud")
    assert not product.rows(BLOCKED)
    await operator.customer.say("fraud")
    asked = await operator.sees("block-ask", person=str(id), reason="fraud")
    await operator.tap("block-yes")
    card = await operator.sees("block-is-done")
    assert "fraud" in card.text
    assert product.rows(BLOCKED) == [(id, "fraud", operator.customer.id)]
    await operator.customer.forge(data_of(asked, operator.t.plain("block-yes")), card)
    assert operator.customer.answers[-1].text == operator.t.plain("old-button")
    await person.customer.say("/start")
    await person.sees("shut-out")
    await operator.customer.say("/block")
    line = operator.t.plain("block-line", person=str(id), reason="fraud")
    await operator.customer.tap(line)
    await operator.tap("customer-unblock")
    await operator.sees("block-freed")
    assert not product.rows(BLOCKED)
    await person.customer.say("/start")
    await person.sees("menu-greeting")
    by = operator.customer.id
    assert [(*row[:3], json.loads(str(row[3]))) for row in product.rows(NOTED)] == [
        ("customer-blocked", by, str(id), {}),
        ("customer-unblocked", by, str(id), {}),
    ]


async def test_whom_a_forwarded_message_is_of(product: Product) -> None:
    operator, person = await OperatorTalk.on_duty(product), await began(product)
    await operator.customer.say("/block")
    await operator.tap("block-somebody")
    await operator.sees("block-whom")
    await operator.customer.forward("your money is mine")
    await operator.sees("block-hidden")
    await operator.customer.say("him")
    await operator.sees("block-bad-id")
    await operator.customer.forward("your money is mine", of=person.customer.id)
    await operator.sees("block-ask-reason", person=str(person.customer.id))
    await operator.tap("button-back")
    await sees_gist(operator, "customer-title", "person")
    await operator.tap("customer-block")
    await operator.sees("block-ask-reason", person=str(person.customer.id))
    await operator.customer.say("/block")
    await operator.sees("block-none")
    await operator.customer.say("spam")
    await operator.sees("not-understood")
    await operator.customer.say("/block 424242")
    await operator.sees("block-ask-reason", person="424242")
    await operator.customer.say("known elsewhere")
    await operator.tap("block-yes")
    card = await operator.sees("block-is-done")
    assert operator.words("customer-reachable") not in card.text, "they have never written"
    await operator.customer.say("/block 424242")
    await operator.sees("block-is-already")


@pytest.mark.parametrize("way", ["role", "owner"])
async def test_an_operator_can_not_be_blocked(product: Product, way: str) -> None:
    owner, other = await Talk.begin(product), await OperatorTalk.on_duty(product, Role.MARKETING)
    await product.stop_bot()
    await product.start_bot(admin_ids=frozenset({owner.customer.id}))
    by, whom = (owner, other) if way == "role" else (await OperatorTalk.on_duty(product, Role.SUPPORT), owner)
    await whom.customer.start()
    await whom.sees("menu-greeting")
    await by.customer.say(f"/block {whom.customer.id}")
    await by.sees("block-is-operator")
    assert not product.rows(BLOCKED)
    await block(whom)
    await whom.customer.say("/start")
    await whom.sees("menu-greeting")


@in_both_languages
async def test_who_is_blocked_is_told_once_a_day_and_every_tap_is_answered(
    product: Product, locale: str
) -> None:
    person = await began(product, locale)
    menu = person.customer.screen
    await block(person)
    await person.tap("button-exchange", menu)
    assert person.customer.answers[-1].text == person.t.plain("shut-out-toast")
    await person.sees("shut-out")
    for text in ("/start", "/exchange", "/partner", "USDT"):
        await person.customer.say(text)
    await person.customer.start("p42")
    await person.customer.send_photo()
    await person.tap("button-help", menu)
    assert person.customer.answers[-1].text == person.t.plain("shut-out-toast")
    assert not product.rows("SELECT 1 FROM referrals"), "a link leads them nowhere"
    await product.change(A_DAY_LATER)
    await person.customer.say("hello?")
    await person.sees("shut-out")
    assert times_told(person) == 2
    assert len(person.customer.told) == 3, "the menu, and twice that they are blocked"


@in_both_languages
@on_both_engines
async def test_what_is_under_way_stays_theirs(product: Product, locale: str) -> None:
    """The orders are watched and told, and can be paid and cancelled; new ones can't be made."""
    person = await Talk.begin(product, locale)
    to_pay = await person.ordered(SHOWCASE["default"], "5000")
    to_cancel = await person.ordered(SHOWCASE["default"], "6000")
    await block(person)
    for order, deed in ((to_pay, PAY), (to_cancel, CANCEL)):
        await person.customer.say("/orders")
        await person.customer.tap(str(order.id))
        await person.tap(deed.button)
        await person.tap(deed.yes)
        await person.sees(f"status-{deed.status}")
    await person.until_told(to_pay, "success")
    await person.tap("card-again")
    assert person.customer.answers[-1].text == person.t.plain("shut-out-toast")
    for forged in ("b:zz", "go:nowhere:0:0", "b:1:fix", "po:pg:0", "oc:open:1:0", ""):
        await person.customer.forge(forged, person.customer.screen)
        assert person.customer.answers[-1].text == person.t.plain("shut-out-toast")


async def test_support_is_there_for_what_is_under_way_and_to_answer_an_operator(product: Product) -> None:
    operator, person = await OperatorTalk.on_duty(product, Role.SUPPORT), await Talk.begin(product)
    await operator.customer.start()
    await operator.sees("menu-greeting")
    order = await person.ordered(SHOWCASE["default"], "5000")
    await block(person)
    await person.customer.say("/support")
    await person.sees("support-ask")
    await person.customer.say("where is my money?")
    await operator.customer.sees("where is my money?")
    await person.until_told(order, "success")
    await person.customer.say("and now?")
    await person.sees("shut-out")
    await person.customer.say("/support")
    answered = "UPDATE support_talks SET answered_at = 2 WHERE user_id = :id"
    await product.change(answered, id=person.customer.id)
    await person.customer.say("/support")
    await person.sees("support-ask")
    assert times_told(person) == 1
    await person.tap("support-end")
    await product.change("UPDATE blocks SET blocked_at = 1")
    await product.change("UPDATE support_talks SET answered_at = :now", now=now_ms())
    await person.customer.say("your answer, below it")
    await person.sees("support-reply-sent")
    await operator.customer.sees("your answer, below it")


async def test_support_is_there_for_a_week_after_an_order_came_to_nothing(product: Product) -> None:
    """Its card says to write there when it was paid after all."""
    operator, person = await OperatorTalk.on_duty(product, Role.SUPPORT), await Talk.begin(product)
    await operator.customer.start()
    await operator.sees("menu-greeting")
    order = await person.ordered(SHOWCASE["default"], "5000")
    await person.until_told(order, "cancel")
    await block(person)
    await person.customer.say("/support")
    await person.sees("support-ask")
    await person.customer.say("I had paid it")
    await operator.customer.sees("I had paid it")
    await product.change("UPDATE bids SET updated_at = updated_at - 700000000")
    await person.customer.say("and now?")
    await person.sees("shut-out")


@pytest.mark.parametrize("role", [None, Role.MARKETING])
async def test_to_anybody_else_there_is_no_blocking(product: Product, role: Role | None) -> None:
    talk = await (OperatorTalk.on_duty(product, role) if role else Talk.begin(product))
    person = await began(product)
    for command in ("/block", f"/block {person.customer.id}"):
        await talk.customer.say(command)
        await talk.sees("unknown-command")
    for act in ("list", "ask", "block", "yes", "free"):
        await talk.customer.forge(f"oc:{act}:{person.customer.id}:0", talk.customer.screen)
        assert talk.customer.answers[-1].text == talk.t.plain("old-button")
    assert not product.rows(BLOCKED)
