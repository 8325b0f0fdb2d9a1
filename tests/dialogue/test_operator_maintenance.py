"""Maintenance from the chat: customers read a text and keep what they have entered, orders go on, and who was
stopped midway is told when it is over."""

import asyncio
import json
from typing import Any

import pytest

from bot.sandbox.conversation import Message
from bot.sandbox.exchanger import SHOWCASE
from bot.services.roles import Role
from bot.ui.operator_maintenance_buttons import MaintenanceAct, OnMaintenance
from tests.conftest import Product
from tests.dialogue.operators import OperatorTalk
from tests.dialogue.orders import asked, data_of, made, site_error, until
from tests.dialogue.talk import Talk, in_both_languages
from tests.engines import on_both_engines

ORDINARY = SHOWCASE["ordinary"]
DRAFTS = "SELECT state, data FROM fsm WHERE key LIKE :key"
AUDIT = "SELECT user_id, action, details FROM audit WHERE action LIKE 'maintenance%' ORDER BY id"


async def switch(operator: Talk, way: str) -> None:
    """`way`: on or off."""
    await operator.customer.say("/maintenance")
    await operator.tap(f"operator-maintenance-turn-{way}")
    await operator.tap(f"operator-maintenance-yes-{way}")
    await operator.sees(f"operator-maintenance-is-{way}")


async def is_stopped(talk: Talk, words: str = "", *, midway: bool = True) -> Message:
    shown = await talk.customer.sees(words or talk.words("maintenance-text"))
    assert (talk.words("trouble-kept") in shown.text) is midway
    assert talk.t.plain("button-go-on" if midway else "button-try-again") in talk.labels(shown)
    return shown


def draft_of(product: Product, talk: Talk) -> tuple[str, Any]:
    ((state, data),) = product.rows(DRAFTS, key=f"%{talk.customer.id}%")
    return state, json.loads(data)["draft"]


@in_both_languages
@on_both_engines
async def test_a_half_filled_form_is_kept_and_gone_on_with(product: Product, locale: str) -> None:
    operator, talk = await OperatorTalk.on_duty(product, Role.SUPPORT), await Talk.begin(product, locale)
    answers = list(product.exchanger.valid_form(ORDINARY).values())
    await talk.customer.say("btc sber")
    found = await talk.sees("found-directions", query="btc sber")
    await talk.open(ORDINARY, "100")
    await talk.sees("field-progress", number="1", count="3")
    await talk.customer.say(answers[0])
    second = await talk.sees("field-progress", number="2", count="3")
    before = draft_of(product, talk)
    await switch(operator, "on")
    calls = asked(product, "get_calc")

    await talk.customer.say("an answer that nobody is asking for")
    await is_stopped(talk)
    for text in ("/exchange", "/start", "100"):
        await talk.customer.say(text)
        await (talk.sees("menu-question") if text == "/start" else is_stopped(talk))
    answer = await talk.tap("button-go-on")
    assert answer.text == talk.t.plain("maintenance-toast")
    for payload in (f"d{ORDINARY}", f"d{ORDINARY}_a100_p42"):
        await talk.customer.start(payload)
        await is_stopped(talk)
    for data in (found.rows[0][0].data, data_of(second, talk.t.plain("button-back"))):
        answer = await talk.customer.forge(data or "", talk.customer.screen)
        assert answer.text == talk.t.plain("maintenance-toast")
    assert draft_of(product, talk) == before
    assert asked(product, "get_calc") == calls
    assert product.rows("SELECT partner_id FROM referrals WHERE user_id = :id", id=talk.customer.id) == [
        (42,)
    ]

    await switch(operator, "off")
    over = await talk.sees("maintenance-over")
    await talk.tap("button-go-on", over)
    await talk.sees("field-progress", number="2", count="3")
    _, draft = draft_of(product, talk)
    assert {**draft, "version": 0} == {**before[1], "version": 0}
    await talk.customer.say(answers[1])
    await talk.sees("field-progress", number="3", count="3")
    texts = [
        message.id for message in talk.customer.history if talk.words("maintenance-over") in message.text
    ]
    assert len(set(texts)) == 1
    assert not product.rows("SELECT 1 FROM maintenance_met")


async def test_one_message_goes_on_too_and_who_had_begun_nothing_is_told_nothing(product: Product) -> None:
    operator, talk = await OperatorTalk.on_duty(product), await Talk.begin(product)
    stranger = await Talk.begin(product)
    await talk.open(ORDINARY)
    await talk.sees("amount-give", code="USDT")
    await switch(operator, "on")
    await stranger.customer.say("btc sber")
    await is_stopped(stranger, midway=False)
    answer = await stranger.tap("button-try-again")
    assert answer.text == stranger.t.plain("maintenance-toast")
    await talk.customer.say("100")
    await is_stopped(talk)
    await switch(operator, "off")
    await talk.customer.say("100")
    await talk.sees("field-progress", number="1", count="3")
    await until(lambda: not product.rows("SELECT 1 FROM maintenance_met"))
    await stranger.tap("button-try-again")
    await stranger.sees("pick-give")
    assert stranger.words("maintenance-over") not in stranger.customer.told


async def test_orders_go_on_and_the_rest_of_the_bot_answers(product: Product) -> None:
    operator, talk = await OperatorTalk.on_duty(product), await Talk.begin(product)
    bid = await talk.ordered(ORDINARY, "100")
    await talk.sees("status-new")
    summary = await talk.to_summary(ORDINARY, "100")
    await switch(operator, "on")
    await talk.tap("summary-create", summary)
    await is_stopped(talk)
    await product.exchanger.set_status(bid.id, "payed")
    await talk.sees("status-payed")
    await talk.customer.say("/orders")
    await talk.sees("orders-title", count=1)
    await talk.customer.start()
    await talk.sees("menu-question")
    assert len(made(product)) == 1


@in_both_languages
async def test_an_order_that_the_site_refuses_meanwhile_waits_on_its_card(
    product: Product, locale: str
) -> None:
    """Confirmed before, it is sent; what it is refused for can be mended afterwards."""
    operator, talk = await OperatorTalk.on_duty(product), await Talk.begin(product, locale)
    await talk.to_summary(ORDINARY, "100", doubted=["cf10"], cf10="anna at example")
    product.exchanger.faults.set("slow", methods=["create_bid"], seconds=1, after=True)
    await talk.tap("summary-create")
    await until(lambda: asked(product, "create_bid"))
    await switch(operator, "on")
    card = await talk.customer.sees(site_error(talk, "email"))
    await talk.tap("card-fix", card)
    await is_stopped(talk, midway=False)
    assert card.id in {message.id for message in talk.customer.messages}
    await switch(operator, "off")
    await talk.tap("card-fix", card)
    await talk.customer.sees(site_error(talk, "email"))
    await talk.customer.say("anna@example.com")
    await talk.sees("summary-question")
    await talk.create()
    assert len(made(product)) == 1


async def test_operators_go_on_and_see_that_it_is_on(product: Product) -> None:
    operator, other = await OperatorTalk.on_duty(product), await OperatorTalk.on_duty(product, Role.MARKETING)
    await switch(operator, "on")
    for talk in (operator, other):
        await talk.open(ORDINARY, "100")
        await talk.sees("maintenance-for-operators")
        summary = await talk.answer_form(ORDINARY)
        assert talk.words("maintenance-for-operators") in summary.text
        await talk.create()
    assert len(made(product)) == 2


@in_both_languages
async def test_the_text_of_each_language(product: Product, locale: str) -> None:
    operator, talk = await OperatorTalk.on_duty(product, locale=locale), await Talk.begin(product, "ru")
    english = await Talk.begin(product)
    await operator.customer.say("/maintenance")
    await operator.tap("operator-maintenance-button-default", language="Русский")
    await operator.customer.sees(talk.words("maintenance-text"))
    await operator.tap("operator-maintenance-write")
    await operator.customer.say("/find 1")
    shown = await operator.customer.sees(lambda shown: bool(shown.rows))
    assert "/find" not in shown.text, "a command is no answer"
    await operator.customer.say("/maintenance")
    await operator.tap("operator-maintenance-button-default", language="Русский")
    await operator.tap("operator-maintenance-write")
    await operator.customer.send_sticker()
    await operator.sees("operator-maintenance-words-only")
    await operator.customer.say("Вернёмся в <b>18:00</b> & не раньше")
    await operator.tap("operator-maintenance-rewrite")
    await operator.customer.say("Меняем сервер. " + "ждите " * 500)
    await operator.sees("operator-maintenance-cut", units=2000)
    await operator.customer.say("Вернёмся в <i>19:00</i> & не раньше")
    preview = await operator.sees("operator-maintenance-preview", language="Русский")
    assert "Вернёмся в <i>19:00</i> & не раньше" in preview.text
    await operator.tap("operator-maintenance-save")
    await operator.sees("operator-maintenance-saved")
    await switch(operator, "on")
    await talk.customer.say("/exchange")
    await is_stopped(talk, "Вернёмся в <i>19:00</i> & не раньше", midway=False)
    await english.customer.say("/exchange")
    await is_stopped(english, midway=False)
    await operator.tap("operator-maintenance-button-own", language="Русский")
    await operator.tap("operator-maintenance-default")
    await operator.sees("operator-maintenance-text-default", language="Русский")
    await talk.customer.say("/exchange")
    await is_stopped(talk, midway=False)
    notes = [(action, json.loads(details)) for _, action, details in product.rows(AUDIT)]
    of_russian = {"language": "ru"}
    assert notes == [
        ("maintenance-text", of_russian),
        ("maintenance-on", {}),
        ("maintenance-text-default", of_russian),
    ]


async def test_a_question_is_asked_and_two_operators_switch_once(product: Product) -> None:
    one, other = await OperatorTalk.on_duty(product), await OperatorTalk.on_duty(product, Role.SUPPORT)
    for talk in (one, other):
        await talk.customer.say("/maintenance")
        await talk.tap("operator-maintenance-turn-on")
        shown = await talk.customer.sees(talk.words("operator-maintenance-ask-on").split("\n")[0])
        assert talk.words("maintenance-text") in shown.text
    await one.tap("operator-maintenance-no")
    await one.customer.sees(one.words("operator-maintenance-off").split("\n")[0])
    for talk in (other, one):
        await talk.customer.forge(OnMaintenance(act=MaintenanceAct.ON_YES).pack(), talk.customer.screen)
        shown = await talk.sees("operator-maintenance-is-on")
        assert str(other.customer.id) in shown.text
    await one.tap("operator-maintenance-turn-off")
    await one.tap("operator-maintenance-yes-off")
    await one.sees("operator-maintenance-is-off")
    found = [(by, action) for by, action, _ in product.rows(AUDIT)]
    assert found == [(other.customer.id, "maintenance-on"), (one.customer.id, "maintenance-off")]


@on_both_engines
async def test_another_process_hears_of_it(product: Product) -> None:
    talk = await Talk.begin(product)
    await talk.open(ORDINARY)
    await talk.sees("amount-give", code="USDT")
    set_there = """INSERT INTO switches (id, name, value, set_by, set_at)
        VALUES (9000000000000000000, 'maintenance', '{"since": 1, "by": 1}', 1, 1)"""
    await product.change(set_there)
    async with asyncio.timeout(20):
        while talk.words("trouble-kept") not in talk.customer.screen.text:
            await talk.customer.say("1")  # too little, until it is heard of
            await talk.customer.sees(lambda shown: bool(shown.rows))


@in_both_languages
@pytest.mark.parametrize("role", [None, Role.MARKETING])
async def test_to_who_may_not_there_is_no_maintenance(
    product: Product, role: Role | None, locale: str
) -> None:
    if role is None:
        talk = await Talk.begin(product, locale)
    else:
        talk = await OperatorTalk.on_duty(product, role, locale)
    await talk.customer.say("/maintenance")
    await talk.sees("unknown-command")
    for act in MaintenanceAct:
        data = OnMaintenance(act=act, locale="en").pack()
        answer = await talk.customer.forge(data, talk.customer.screen)
        assert answer.text == talk.t.plain("old-button")
    assert not product.rows("SELECT 1 FROM switches")
    assert not product.rows(AUDIT)
