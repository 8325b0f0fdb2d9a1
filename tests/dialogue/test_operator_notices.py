"""What operators are told by itself: whom, where, in which words, and how often."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from bot.middlewares.limits import Limit, Limits
from bot.sandbox.customer import Customer
from bot.sandbox.exchanger import SHOWCASE
from bot.services import payout_outcome
from bot.services.job_notes import Unclear
from bot.services.messages import UnclearMessage
from bot.services.operators import Operators
from bot.services.roles import Role
from bot.services.switchboard import Switchboard
from bot.storage.database import Tx, open_database
from bot.storage.ids import now_ms
from tests.conftest import UNHURRIED, Product, loaded_texts
from tests.dialogue.operators import OperatorTalk
from tests.dialogue.orders import asked, gist, sees_gist, titled, until
from tests.dialogue.partners import start_with_secret
from tests.dialogue.payouts import ADD, INFO, LIST, TRC20, asking, confirmed, with_balance
from tests.dialogue.talk import Talk, in_both_languages
from tests.engines import on_both_engines

ORDINARY = SHOWCASE["ordinary"]
AN_HOUR_MS = 3_600_000
CHECKING = "UPDATE payouts SET stage = 'checking', called_at = :at, created_at = :at, attempts = 1"


async def on_duty(product: Product, role: Role = Role.OWNER, locale: str = "en") -> OperatorTalk:
    """Who can be told: they have written to the bot."""
    talk = await OperatorTalk.on_duty(product, role, locale)
    await talk.customer.start()
    await talk.sees("menu-question")
    return talk


@asynccontextmanager
async def telling(product: Product) -> AsyncIterator[tuple[Operators, Tx]]:
    """What a part of the bot does that has something to tell."""
    database = await open_database(product.database_url)
    try:
        async with database.transaction() as tx:
            yield Operators((1,), 0, Switchboard(database)), tx
    finally:
        await database.close()


def times_told(talk: Talk, words: str) -> int:
    return sum(words in message.text for message in talk.customer.messages if message.by_bot)


def waiting(product: Product) -> int:
    return len(product.rows("SELECT id FROM notices"))


@on_both_engines
@in_both_languages
async def test_an_order_is_told_from_new_to_paid(product: Product, locale: str) -> None:
    support = await on_duty(product, Role.SUPPORT, locale)
    owner, marketing = await on_duty(product), await on_duty(product, Role.MARKETING)
    customer = await Talk.begin(product)
    bid = await customer.ordered(ORDINARY, "100")
    new = await support.sees("notice-made")
    assert str(bid.id) in new.text
    assert f"({ORDINARY})" in new.text
    assert "100.00" in new.text
    assert str(customer.customer.id) in new.text
    assert not any(value in new.text for value in bid.fields.values()), "nothing that was entered"
    await product.exchanger.set_status(bid.id, "payed")
    await support.sees("notice-paid-said")
    await product.exchanger.set_status(bid.id, "realpay")
    await sees_gist(support, "notice-paid-came", "status")
    await product.exchanger.set_status(bid.id, "payouterror")
    attention = await support.customer.sees(f"⚠️ {titled(support, 'payouterror')}")
    assert support.t.plain("notice-open", number=str(bid.id)) in support.labels(attention)
    await product.exchanger.set_status(bid.id, "success")
    await customer.sees("status-success")
    await sees_gist(owner, "notice-made")
    await support.tap("notice-open", number=str(bid.id))
    card = await support.customer.sees(lambda message: message.id == support.customer.screen.id)
    assert str(bid.id) in card.text
    for talk in (owner, support):
        assert times_told(talk, gist(talk, "notice-paid-came", "status")) == 1
    assert times_told(marketing, str(bid.id)) == 0


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes a minute or two takes half a second here."""
    monkeypatch.setattr("bot.services.health_notices.CHANGES_LATE_MS", 400)
    monkeypatch.setattr("bot.services.health_notices.MESSAGES_LATE_MS", 400)
    monkeypatch.setattr("bot.services.health_notices.TICKS", 1)
    monkeypatch.setattr("bot.services.feed_age.NOTE_EVERY", 0.0)
    monkeypatch.setattr("bot.workers.health_notices.LOOK_EVERY", 0.1)


@pytest.mark.usefixtures("quick")
@in_both_languages
async def test_the_exchanger_away_and_back_is_told_once_each(
    product: Product, locale: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not that changes come late besides, which they do for that reason."""
    monkeypatch.setattr("bot.services.health_notices.SITE_DOWN_MS", 400)
    monkeypatch.setattr("bot.services.health_notices.CHANGES_LATE_MS", 1_500)
    await product.stop_bot()
    await product.start_bot()
    support, marketing = await on_duty(product, Role.SUPPORT, locale), await on_duty(product, Role.MARKETING)
    away = product.exchanger.faults.set("html_page")
    await sees_gist(support, "notice-site-down", "since", "duration")
    await product.stop_bot()
    await product.start_bot()
    calls = asked(product, "get_exchanges")
    await until(lambda: asked(product, "get_exchanges") > calls + 8)
    product.exchanger.faults.clear(away.id)
    await sees_gist(support, "notice-site-up", "since", "duration")
    assert times_told(support, gist(support, "notice-site-down", "since", "duration")) == 1
    assert times_told(marketing, gist(marketing, "notice-site-down", "since", "duration")) == 0


@pytest.mark.usefixtures("quick")
async def test_messages_that_go_out_late_are_told(product: Product) -> None:
    await product.stop_bot()
    await product.start_bot()
    owner, customer = await on_duty(product), await Talk.begin(product)
    bid = await customer.ordered(ORDINARY, "100")
    await owner.sees("notice-made")
    product.telegram.faults.add("server_error", method="sendMessage")
    await product.exchanger.set_status(bid.id, "realpay")
    await until(lambda: product.rows("SELECT 1 FROM cursors WHERE name = 'told-messages' AND value > 0"))
    product.telegram.faults.clear()
    await owner.customer.sees("go out in time again")
    assert times_told(owner, "go out late") == 1


@pytest.mark.usefixtures("quick")
async def test_changes_that_come_late_are_told(product: Product) -> None:
    """The list of orders can't be read; that the site is away, if it is, takes a minute to be told."""
    await product.stop_bot()
    await product.start_bot()
    owner = await on_duty(product)
    await until(lambda: product.rows("SELECT 1 FROM cursors WHERE name = 'feed-read' AND value > 0"))
    hidden = product.exchanger.faults.set("html_page", methods=["get_exchanges"])
    await sees_gist(owner, "notice-late-changes", "since", "duration")
    product.exchanger.faults.clear(hidden.id)
    await sees_gist(owner, "notice-in-time-changes", "since", "duration")


@in_both_languages
async def test_a_mistake_of_the_bots_own_is_told_once_for_each_kind(product: Product, locale: str) -> None:
    """By itself, with nothing done for it where it is logged; and not to those who can't do anything."""
    product.expected_errors = "was refused|was dropped"
    owner = await on_duty(product, Role.OWNER, locale)
    support = await on_duty(product, Role.SUPPORT, locale)
    for number in range(3):
        talk = await Talk.begin(product)
        product.telegram.faults.add("refused", method="sendMessage", next=1)
        await talk.customer.say("/help" if number else "/start")
        await talk.customer.sees(lambda message: bool(message.rows))
    told = await owner.customer.sees("screen … was refused: …")
    assert "bot.ui.show" in told.text
    age = "UPDATE cursors SET value = value - :hour WHERE name LIKE 'error-%'"
    await until(lambda: waiting(product) == 0)
    assert times_told(owner, "screen … was refused") == 1
    await product.change(age, hour=AN_HOUR_MS + 1)
    product.telegram.faults.add("refused", method="sendMessage", next=1)
    await talk.customer.say("/help")
    await until(lambda: times_told(owner, "screen … was refused") == 2)
    assert times_told(support, "screen … was refused") == 0


@on_both_engines
async def test_partners_payouts_in_trouble_are_told(product: Product) -> None:
    await start_with_secret(product)
    marketing, support = await on_duty(product, Role.MARKETING), await on_duty(product, Role.SUPPORT)
    refused = await with_balance(product, without=ADD)
    await confirmed(refused)
    await refused.sees("payout-refused")
    told = await marketing.sees("notice-payout-refused")
    assert str(refused.partner_id) in told.text
    assert TRC20 not in told.text
    assert times_told(support, support.words("notice-payout-refused")) == 0


async def test_a_payout_that_stays_unclear_is_told_once(product: Product) -> None:
    await start_with_secret(product)
    marketing = await on_duty(product, Role.MARKETING)
    partner = await asking(product)
    await product.change(CHECKING, at=now_ms() - payout_outcome.UNCLEAR_MS - 1)
    product.exchanger.faults.set("html_page", methods=[LIST, INFO])
    await start_with_secret(product)
    words = gist(marketing, "notice-payout-unclear")
    told = await marketing.customer.sees(words)
    assert str(partner.partner_id) in told.text
    looks = asked(product, LIST)
    await product.change("UPDATE payouts SET act_at = 0")
    await until(lambda: asked(product, LIST) > looks)
    assert times_told(marketing, words) == 1


async def test_a_kind_that_is_switched_off_is_not_told(product: Product) -> None:
    owner, customer = await on_duty(product), await Talk.begin(product)
    await owner.customer.say("/roles")
    await owner.tap("roles-notices")
    await sees_gist(owner, "notices-to-each")
    kind = owner.t.plain("notices-kind-made")
    await owner.tap("notices-line", mark="✅", kind=kind)
    await owner.customer.sees(lambda message: f"▫️ {kind}" in owner.labels(message))
    bid = await customer.ordered(ORDINARY, "100")
    await product.exchanger.set_status(bid.id, "payed")
    await owner.sees("notice-paid-said")
    assert times_told(owner, owner.words("notice-made")) == 0
    await owner.customer.say("/roles")
    await owner.tap("roles-notices")
    await owner.tap("notices-line", mark="▫️", kind=kind)
    await owner.customer.sees(lambda message: f"✅ {kind}" in owner.labels(message))
    await customer.ordered(SHOWCASE["no_fields"], "100")
    await owner.sees("notice-made")
    noted = product.rows("SELECT action, subject FROM audit ORDER BY id")
    assert noted == [("notice-off", "made"), ("notice-on", "made")]


# --- in a group


@asynccontextmanager
async def in_forum(
    product: Product, topic: int | None = None, limits: Limits = UNHURRIED, **more: object
) -> AsyncIterator[Talk]:
    """A member of the operators' forum; the bot tells in its topic, or in that one."""
    chat_id = product.telegram.groups["forum"]
    topic = next(iter(product.telegram.world.chats[chat_id].topics)) if topic is None else topic
    await product.stop_bot()
    await product.start_bot(limits, operators_chat_id=chat_id, operators_topic_id=topic, **more)
    person = product.telegram.people["operator"]
    async with Customer(product.telegram.url, person, chat=chat_id) as member:
        yield Talk(product, member, loaded_texts(), "en")


async def test_a_group_is_told_in_its_topic_and_nobody_alone(product: Product) -> None:
    owner, customer = await on_duty(product), await Talk.begin(product)
    async with in_forum(product, admin_ids=frozenset({owner.customer.id})) as group:
        bid = await customer.ordered(ORDINARY, "100")
        told = await group.sees("notice-made")
        assert str(bid.id) in told.text
        assert told.raw["message_thread_id"] == 1
        assert not told.rows, "a group's taps would open an order to whoever is in it"
        assert times_told(owner, owner.words("notice-made")) == 0
    assert not product.rows("SELECT 1 FROM users WHERE id < 0"), "a group is no customer"


async def test_a_topic_that_is_gone_gives_way_to_the_group(product: Product) -> None:
    customer = await Talk.begin(product)
    async with in_forum(product, topic=987) as group:
        await customer.ordered(ORDINARY, "100")
        told = await group.sees("notice-made")
        assert "message_thread_id" not in told.raw


async def test_what_a_group_can_not_be_told_its_owners_are(product: Product) -> None:
    owner, customer = await on_duty(product), await Talk.begin(product)
    await product.stop_bot()
    await product.start_bot(operators_chat_id=-100123, admin_ids=frozenset({owner.customer.id}))
    await customer.ordered(ORDINARY, "100")
    told = await owner.sees("notice-astray")
    assert owner.words("notice-made") in told.text


async def test_what_piles_up_is_told_together(product: Product) -> None:
    """Twenty messages a minute is all that a group takes: none is refused, and nothing comes minutes late."""
    product.telegram.world.limits.on = True
    customer = await Talk.begin(product)
    async with in_forum(product, limits=replace(Limits(), group=Limit(1, 2))) as group:
        bid = await customer.ordered(ORDINARY, "100")
        await group.sees("notice-made")
        for count in (10, 11, 12):
            await told_of(product, bid.api_id, count)
            await group.customer.sees(group.words("notice-list", count=count))
        mixed = await told_of_all(product, bid.api_id)
        shown = await group.customer.sees(group.words("notice-list", count=mixed))
        lines = shown.text.split("\n\n")[1].split("\n")
        assert [line[0] for line in lines[:3]] == ["🔴", "🐢", "🐞"], "the most urgent first"
        assert group.words("notice-more", count=mixed - 20) in shown.text
    assert not [call for call in product.telegram.log.calls if call.error_code == 429]


async def test_a_kind_that_is_not_known_keeps_back_no_other(product: Product) -> None:
    """As another release may have left it."""
    owner, customer = await on_duty(product), await Talk.begin(product)
    await product.change("INSERT INTO notices (id, kind, about, at) VALUES (1, 'weather', '{}', 1)")
    await customer.ordered(ORDINARY, "100")
    await owner.sees("notice-made")
    assert waiting(product) == 0


async def told_of(product: Product, bid_id: str, times: int) -> None:
    async with telling(product) as (operators, tx):
        for _ in range(times):
            await operators.tell_stuck(tx, int(bid_id), "payed", now_ms() - AN_HOUR_MS, now_ms())


async def told_of_all(product: Product, bid_id: str) -> int:
    """More than fits, the least urgent first. How many."""
    bid, at = int(bid_id), now_ms()
    async with telling(product) as (operators, tx):
        for _ in range(20):
            await operators.tell_made(tx, bid, at)
        await operators.tell_status(tx, bid, "new", "payed", "", at)
        await operators.tell_status(tx, bid, "new", "realpay", "", at)
        await operators.tell_status(tx, bid, "new", "verify", "", at)
        await operators.tell_payout(tx, 5, "unclear", at)
        await operators.tell_error(tx, "KeyError", "bot/x.py:1 f", "0a1b2c3d", at)
        await operators.tell_late(tx, "changes", in_time=False, since=at - AN_HOUR_MS, at=at)
        await operators.tell_site(tx, is_up=False, since=at - AN_HOUR_MS, at=at)
    return 27


@in_both_languages
async def test_each_kind_has_its_words(product: Product, locale: str) -> None:
    """One after another, as each comes alone; and each once."""
    owner, customer = await on_duty(product, Role.OWNER, locale), await Talk.begin(product)
    bid = await customer.ordered(ORDINARY, "100")
    await owner.sees("notice-made")
    number, at = int(bid.api_id), now_ms()
    unclear = UnclearMessage(Unclear.PAID, at - AN_HOUR_MS)
    async with telling(product) as (operators, tx):
        await operators.tell_unclear(tx, number, unclear, at)
        await operators.tell_clear(tx, number, unclear, at)
    await sees_gist(owner, "operators-paid", "order")
    clear = await sees_gist(owner, "operators-clear", "order", "outcome")
    assert titled(owner, "new") in clear.text
    async with telling(product) as (operators, tx):
        await operators.tell_stuck(tx, number, "payed", at - 2 * AN_HOUR_MS, at)
    stuck = await sees_gist(owner, "notice-stuck", "status", "duration")
    assert owner.words("notice-hours", hours=2, minutes=0) in stuck.text
    assert titled(owner, "payed") in stuck.text
    async with telling(product) as (operators, tx):
        await operators.tell_error(tx, "KeyError", "bot/services/x.py:12 look", "0a1b2c3d", at)
    mistake = await sees_gist(owner, "notice-error", "error", "place", "at")
    assert owner.words("notice-error-number", number="0a1b2c3d") in mistake.text
    for what in ("changes", "messages"):
        async with telling(product) as (operators, tx):
            await operators.tell_late(tx, what, in_time=True, since=at - 5 * 60_000, at=at)
        late = await sees_gist(owner, f"notice-in-time-{what}", "since", "duration")
        assert owner.words("notice-minutes", minutes=5) in late.text
