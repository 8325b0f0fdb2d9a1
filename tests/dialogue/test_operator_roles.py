"""`/roles`: owners give others a role and take it back; to anybody else there is no such thing."""

import asyncio

import pytest

from bot.services.roles import NEEDS, Right, Role
from bot.storage.ids import now_ms
from bot.ui.operator_roles_buttons import RoleAct, RoleButton
from tests.conftest import Product
from tests.dialogue.broadcasts import copies, crowd
from tests.dialogue.operators import OperatorTalk
from tests.dialogue.orders import data_of, sees_gist, until
from tests.dialogue.talk import Talk, in_both_languages
from tests.engines import on_both_engines

GIVEN = "SELECT user_id, role, name FROM operators ORDER BY given_at"
NOTED = "SELECT user_id, action, subject, details FROM audit ORDER BY id"
PLANNED = """INSERT INTO broadcasts (id, made_by, message_id, title, buttons, audience, locale, stage,
    start_at, chosen_to, created_at)
    VALUES (:id, :by, :message, 'News', '[]', 'everybody', '', 'waiting', :at, 0, 0)"""
STAGES = "SELECT stage, trouble FROM broadcasts ORDER BY id"


async def owner_of(product: Product, locale: str = "en") -> Talk:
    """By ADMIN_IDS."""
    talk = await Talk.begin(product, locale)
    await product.stop_bot()
    await product.start_bot(admin_ids=frozenset({talk.customer.id}))
    return talk


async def met(product: Product, locale: str = "en") -> Talk:
    """Somebody who has written to the bot."""
    talk = await Talk.begin(product, locale)
    await talk.customer.start()
    await talk.sees("menu-question")
    return talk


async def asked_who(owner: Talk) -> None:
    await owner.customer.say("/roles")
    await owner.sees("roles-title")
    await owner.tap("roles-add")
    await sees_gist(owner, "roles-ask-who")


def commands_of(role: Role | None) -> set[str]:
    return {right for right in Right if role in NEEDS[right]}


@on_both_engines
@in_both_languages
async def test_a_role_is_given_changed_and_taken_back(product: Product, locale: str) -> None:
    owner, other = await owner_of(product, locale), await met(product, "ru" if locale == "en" else "en")
    ordinary = await other.customer.commands()
    id = str(other.customer.id)
    await asked_who(owner)
    await owner.customer.say(id)
    asked = await sees_gist(owner, "roles-ask-role", "person", "name")
    assert owner.words("role-may-marketing") in asked.text
    await owner.tap("role-support")
    await owner.sees("roles-done")
    told = await sees_gist(other, "roles-you-have", "role")
    assert f"/find — {other.t.plain('command-find')}" in told.text
    assert "/audit" not in told.text
    menu = await other.customer.commands()
    assert set(menu) == set(ordinary) | commands_of(Role.SUPPORT)
    assert menu["find"] == other.t.plain("command-find")
    await owner.tap("roles-change")
    await owner.tap("role-marketing")
    await owner.sees("roles-done")
    await other.sees("role-may-marketing")
    assert set(await other.customer.commands()) == set(ordinary) | commands_of(Role.MARKETING)
    await owner.tap("roles-take")
    await sees_gist(owner, "roles-ask-take", "person", "name", "role")
    await owner.tap("roles-take-no")
    await owner.tap("roles-take")
    await owner.tap("roles-take-yes")
    await owner.sees("roles-taken")
    await other.sees("roles-you-had")
    assert await other.customer.commands() == ordinary
    assert not product.rows(GIVEN)
    by = owner.customer.id
    assert product.rows(NOTED) == [
        (by, "role-given", id, '{"role": "support"}'),
        (by, "role-changed", id, '{"role": "marketing"}'),
        (by, "role-taken", id, '{"role": "marketing"}'),
    ]


async def test_who_is_meant_by_a_forwarded_message(product: Product) -> None:
    owner, other, unmet = await owner_of(product), await met(product), await product.customer()
    await asked_who(owner)
    for text in ("nobody", "0", "-5", "1" * 16, "٤٢", "9" * 4000):
        await owner.customer.say(text)
        await owner.sees("roles-bad-id")
    await owner.customer.forward("Hello")
    await owner.sees("roles-hidden")
    await owner.customer.forward("Hello", of=owner.customer.id)
    await owner.sees("roles-is-owner", person=str(owner.customer.id))
    await owner.customer.forward("Hello", of=other.customer.id)
    await sees_gist(owner, "roles-ask-role", "person", "name")
    await owner.tap("role-owner")
    await owner.sees("roles-done")
    assert product.rows(GIVEN) == [(other.customer.id, "owner", "Alex")]
    await owner.tap("roles-to-list")
    await owner.tap("roles-line", person="Alex", role=owner.t.plain("role-owner"))
    await owner.tap("roles-to-list")
    await owner.tap("roles-add")
    await owner.customer.say(str(unmet.id))
    await owner.tap("role-support")
    await owner.sees("roles-done-unmet")
    assert product.rows(GIVEN)[1] == (unmet.id, "support", "")


async def test_an_owner_by_role_gives_roles_and_keeps_the_own(product: Product) -> None:
    """So whoever gives what to whom, an owner is left; those of ADMIN_IDS can't be changed by anybody."""
    owner = await owner_of(product)
    deputy = await OperatorTalk.on_duty(product)
    await deputy.customer.say("/roles")
    listed = await deputy.sees("roles-title")
    assert deputy.words("roles-owner", person=str(owner.customer.id)) in listed.text
    own, admin = deputy.customer.id, owner.customer.id
    label = deputy.t.plain("roles-line", person=str(own), role=deputy.t.plain("role-owner"))
    await deputy.customer.tap(label)
    shown = await deputy.sees("roles-not-oneself")
    assert deputy.labels(shown) == [deputy.t.plain("roles-to-list")]
    for user in (own, admin):
        for act in (RoleAct.GIVE, RoleAct.TAKE, RoleAct.TAKEN, RoleAct.CHOOSE):
            data = RoleButton(act=act, user=user, role=Role.SUPPORT).pack()
            assert (await deputy.customer.forge(data, shown)).answered
    await deputy.customer.say("/roles")
    await deputy.tap("roles-add")
    await deputy.customer.say(str(own))
    await deputy.sees("roles-not-oneself")
    assert [row[:2] for row in product.rows(GIVEN)] == [(own, "owner")]
    assert not product.rows(NOTED)


@pytest.mark.parametrize("role", [Role.SUPPORT, Role.MARKETING, None])
async def test_to_anybody_else_there_are_no_roles(product: Product, role: Role | None) -> None:
    talk = await OperatorTalk.on_duty(product, role) if role else await Talk.begin(product)
    target = await met(product)
    await talk.customer.start()
    shown = await talk.sees("menu-question")
    for command in ("/roles", "/audit"):
        await talk.customer.say(command)
        await talk.sees("unknown-command")
    forged = [RoleButton(act=act, user=target.customer.id, role=Role.OWNER).pack() for act in RoleAct]
    for data in (*forged, "oa:0:0", "oap:0", "on:error:0", "on::1", "od:roles:0", "od:audit:0"):
        answer = await talk.customer.forge(data, talk.customer.screen or shown)
        assert answer.text == talk.t.plain("old-button"), data
    assert len(product.rows(GIVEN)) == (role is not None)
    assert not product.rows(NOTED)


async def test_questions_of_who_is_no_operator_any_more_lead_nowhere(product: Product) -> None:
    owner, deputy = await owner_of(product), await OperatorTalk.on_duty(product)
    await deputy.customer.say("/roles")
    await deputy.tap("roles-add")
    asked = await sees_gist(deputy, "roles-ask-who")
    await owner.customer.say("/roles")
    label = owner.t.plain("roles-line", person=str(deputy.customer.id), role=owner.t.plain("role-owner"))
    await owner.customer.tap(label)
    await owner.tap("roles-take")
    await owner.tap("roles-take-yes")
    await deputy.sees("roles-you-had")
    await deputy.customer.say(str(owner.customer.id))
    await deputy.sees("not-understood")
    back = data_of(asked, deputy.t.plain("roles-to-list"))
    answer = await deputy.customer.forge(back, deputy.customer.screen)
    assert answer.text == deputy.t.plain("old-button")


async def test_a_long_list_of_operators_is_paged(product: Product) -> None:
    owner = await owner_of(product)
    for _ in range(9):
        await OperatorTalk.on_duty(product, Role.SUPPORT)
    await owner.customer.say("/roles")
    await owner.tap("page-of", page="1", pages="2")
    await owner.customer.tap("▶")
    last = product.rows(GIVEN)[-1][0]
    support = owner.t.plain("role-support")
    line = owner.t.plain("roles-line", person=str(last), role=support)
    await owner.customer.sees(lambda message: line in owner.labels(message))


@on_both_engines
async def test_two_owners_take_a_role_at_once(product: Product) -> None:
    owner, deputy = await owner_of(product), await OperatorTalk.on_duty(product)
    other = await OperatorTalk.on_duty(product, Role.SUPPORT)
    await other.customer.start()
    await other.sees("menu-question")
    yes = RoleButton(act=RoleAct.TAKEN, user=other.customer.id).pack()
    for talk in (owner, deputy):
        await talk.customer.say("/roles")
        await talk.sees("roles-title")
    await asyncio.gather(*(talk.customer.forge(yes, talk.customer.screen) for talk in (owner, deputy)))
    await until(lambda: len(product.rows(NOTED)) == 1)
    await other.sees("roles-you-had")


@on_both_engines
@pytest.mark.parametrize("way", ["taken", "changed"])
async def test_what_they_have_planned_to_send_waits_for_somebody_who_may(product: Product, way: str) -> None:
    owner = await owner_of(product)
    other, planned = await OperatorTalk.on_duty(product, Role.MARKETING), {"at": now_ms() + 3_600_000}
    (person,) = await crowd(product, 1)
    said = await other.customer.say("Buy at my own place")
    await product.change(PLANNED, id=5, by=other.customer.id, message=said.id, **planned)
    await product.change(PLANNED, id=6, by=owner.customer.id, message=said.id, **planned)
    await owner.customer.say("/roles")
    await owner.customer.tap(str(other.customer.id))
    if way == "taken":
        await owner.tap("roles-take")
        await owner.tap("roles-take-yes")
        await owner.sees("roles-taken")
    else:
        await owner.tap("roles-change")
        await owner.tap("role-support")
        await owner.sees("roles-done")
    assert product.rows(STAGES) == [("paused", "no-right"), ("waiting", None)]
    assert ("broadcast-paused", "5") in [row[1:3] for row in product.rows(NOTED)]
    await owner.customer.say("/broadcast")
    await owner.tap("broadcast-button-list", count="2")
    await owner.customer.tap("⏸")
    await owner.sees("broadcast-paused-no-right")
    assert not copies(product, person)
    await owner.tap("broadcast-button-go-on")
    await sees_gist(owner, "broadcast-stage-waiting", "at")
    await until(lambda: product.rows(STAGES) == [("waiting", None), ("waiting", None)])
    assert not copies(product, person), "at its own time"
