"""Operators register partners by id: an invitation's link binds who opens it, once and for a week."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.services.roles import Role
from tests.conftest import Product
from tests.dialogue.operators import OperatorTalk
from tests.dialogue.orders import data_of, sees_gist
from tests.dialogue.partner_desk import LINK, invited, line
from tests.dialogue.partners import KEY_METHODS, PARTNER_ID, PartnerTalk, start_with_secret
from tests.dialogue.talk import Talk, in_both_languages
from tests.engines import on_both_engines

NOTED = "SELECT action, subject FROM audit ORDER BY id"
OWNERS = "SELECT id, user_id FROM partners ORDER BY id"


@pytest.fixture
async def operator(product: Product, request: pytest.FixtureRequest) -> AsyncIterator[Talk]:
    callspec = getattr(request.node, "callspec", None)
    talk = await Talk.begin(product, callspec.params.get("locale", "en") if callspec else "en")
    await start_with_secret(product, admin_ids=frozenset({talk.customer.id}))
    yield talk
    told = "SELECT 1 FROM outbox WHERE chat_id = :id AND kind LIKE 'partner-%'"
    assert not product.rows(told, id=talk.customer.id), "what is a partner's is told to the partner"


@in_both_languages
@on_both_engines
async def test_who_opens_an_invitation_is_that_partner(product: Product, operator: Talk, locale: str) -> None:
    partner, other = await Talk.begin(product, locale), await Talk.begin(product, locale)
    await operator.customer.say("/partners")
    await operator.sees("partner-register-none")
    payload = await invited(operator, 42)
    kept = str(product.rows("SELECT * FROM partners"))
    assert payload[1:] not in kept, "who reads the database can't use it"
    await operator.customer.start(payload)
    await operator.sees("menu-question")
    assert product.rows(OWNERS) == [(42, None)], "a look at one's own link doesn't use it up"
    for _ in range(2):
        await partner.customer.start(payload)
        home = await partner.sees("partner-home", partner="42")
        assert partner.words("partner-home-no-key") in home.text
    for payload_of_none in (payload, "i" + "0" * 32):
        await other.customer.start(payload_of_none)
        assert "partner" not in (await other.sees("menu-greeting")).text
    assert product.rows(OWNERS) == [(42, partner.customer.id)]
    again = await invited(operator, 42)
    await other.customer.start(payload)
    await other.sees("menu-greeting")
    await other.customer.start(again)
    await other.sees("partner-home", partner="42")
    assert product.rows(OWNERS) == [(42, other.customer.id)]


@on_both_engines
async def test_an_invitation_that_two_open_at_once_binds_one(product: Product, operator: Talk) -> None:
    """The other one stays the partner they were."""
    talks = [await Talk.begin(product) for _ in range(2)]
    for talk, partner_id in zip(talks, (50, 51), strict=True):
        await talk.customer.start(await invited(operator, partner_id))
        await talk.sees("partner-home", partner=str(partner_id))
    payload = await invited(operator, 42)
    await asyncio.gather(*(talk.customer.start(payload) for talk in talks))
    for talk in talks:
        await talk.customer.sees(lambda message: bool(message.rows))
    owners: dict[int, int | None] = dict(product.rows(OWNERS))
    assert owners[42] is not None
    assert sorted(filter(None, owners.values())) == sorted(talk.customer.id for talk in talks)


async def test_an_invitation_gets_old(product: Product, operator: Talk) -> None:
    late = await Talk.begin(product)
    payload = await invited(operator, 42)
    older = "UPDATE partners SET invited_until = invited_until - 7 * 86400000"
    await product.change(older)
    await late.customer.start(payload)
    await late.sees("menu-greeting")
    assert product.rows(OWNERS) == [(42, None)]
    await operator.customer.say("/partners")
    label = line(operator, 42, "nobody")
    await operator.customer.sees(lambda message: label in operator.labels(message))


@on_both_engines
async def test_an_invitation_and_a_key(product: Product, operator: Talk) -> None:
    """Who has joined by a key isn't taken anything by an invitation."""
    by_key, guest = await PartnerTalk.joined(product), await Talk.begin(product)
    await operator.customer.say(f"/partners {PARTNER_ID}")
    await operator.sees("partner-register-has-key")
    payload = await invited(operator, 42)
    await by_key.customer.start(payload)
    await by_key.sees("menu-greeting")
    await guest.customer.start(payload)
    await guest.sees("partner-home", partner="42")
    assert product.rows(OWNERS) == [(42, guest.customer.id), (PARTNER_ID, by_key.customer.id)]
    owner, key = await Talk.begin(product), product.exchanger.add_key(42, KEY_METHODS)
    await owner.customer.say(f"{key.login} {key.secret}")
    await owner.sees("partner-joined")
    assert product.rows(OWNERS)[0] == (42, owner.customer.id), "a key proves more"
    await guest.sees("partner-news-taken-over", partner="42")
    await guest.customer.start(payload)
    await guest.sees("menu-greeting")


@in_both_languages
async def test_the_register_shows_and_removes(product: Product, operator: Talk, locale: str) -> None:
    by_key = await PartnerTalk.joined(product, locale)
    counted = "INSERT INTO partner_days VALUES (:id, 'all', '', -1, 9, 8, 7, 6, '{\"USD\": \"5.5\"}', '1.25')"
    await product.change(counted, id=PARTNER_ID)
    for partner_id in range(1, 10):
        await invited(operator, partner_id)
    await operator.customer.say("/partners")
    await operator.customer.sees(lambda message: line(operator, 1, "invited") in operator.labels(message))
    await operator.tap("page-of", page="1", pages="2")
    await operator.customer.tap("▶")
    await operator.customer.tap(line(operator, PARTNER_ID, "key", "7", "6"))
    shown = await operator.sees("partner-register-one", partner=str(PARTNER_ID))
    for words in (
        operator.words("partner-register-in-month") + "\n" + operator.words("partner-register-nothing"),
        operator.words("stats-clicks", count="9"),
        operator.words("stats-made", count="7"),
        operator.words("stats-turnover", sums="5.5\N{NO-BREAK SPACE}USD"),
        operator.words("stats-reward", sum="1.25"),
    ):
        assert words in shown.text
    assert operator.t.plain("partner-register-invite") not in operator.labels(shown)
    await operator.tap("partner-register-remove")
    await sees_gist(operator, "partner-register-ask-remove", "partner")
    await operator.tap("partner-button-remove-no")
    await operator.tap("partner-register-remove")
    asked = await sees_gist(operator, "partner-register-ask-remove", "partner")
    yes = data_of(asked, operator.t.plain("partner-button-remove-yes"))
    await by_key.customer.say("/partner")
    home = await by_key.sees("partner-home", partner=str(PARTNER_ID))
    await by_key.customer.forge(yes, home)
    assert by_key.customer.answers[-1].text == by_key.t.plain("old-button")
    await operator.tap("partner-button-remove-yes")
    await operator.sees("partner-register-removed", partner=str(PARTNER_ID))
    assert product.rows("SELECT COUNT(*) FROM partners") == [(9,)]
    await operator.customer.forge(yes.replace("yes", "open"), operator.customer.screen)
    await operator.sees("partner-register-gone")
    await by_key.tap("partner-button-key", home)
    await by_key.sees("partner-not-connected")
    await operator.customer.tap(line(operator, 3, "invited"))
    await operator.tap("partner-register-invite")
    await operator.customer.sees(LINK)


@in_both_languages
async def test_to_anybody_else_there_is_no_register(product: Product, operator: Talk, locale: str) -> None:
    await invited(operator, 42)
    talk = await Talk.begin(product, locale)
    for command in ("/partners", "/partners 42", "/partners 43"):
        await talk.customer.say(command)
        await talk.sees("unknown-command")
    for data in ("op:list:0:0", "op:open:42:0", "op:inv:42:0", "op:rm:42:0", "op:yes:42:0"):
        answer = await talk.customer.forge(data, talk.customer.screen)
        assert answer.text == talk.t.plain("old-button")
    assert product.rows(OWNERS) == [(42, None)]


async def test_what_is_no_id(product: Product, operator: Talk) -> None:
    for text in ("0", "-1", "forty-two", "42 43", "1000000000", "٤٢", "4" * 4000):
        await operator.customer.say(f"/partners {text}")
        await operator.sees("partner-register-bad-id")
    assert not product.rows(OWNERS)


@pytest.mark.parametrize("role", [None, *Role])
async def test_the_register_is_for_owners_and_marketing(product: Product, role: Role | None) -> None:
    talk = await (OperatorTalk.on_duty(product, role) if role else Talk.begin(product))
    is_theirs = role in {Role.OWNER, Role.MARKETING}
    await talk.customer.say("/partners")
    shown = await talk.sees("partner-register-none" if is_theirs else "unknown-command")
    await talk.customer.forge("op:is-off:42:0", shown)
    if is_theirs:
        await talk.sees("partner-register-gone")
    else:
        assert talk.customer.answers[-1].text == talk.t.plain("old-button")
    assert len(product.rows(NOTED)) == int(is_theirs), "also one who isn't in the register"
