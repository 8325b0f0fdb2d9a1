"""Webhook mode: what Telegram sends is handled once, though it is sent again or comes in another order."""

import asyncio
import io
import json
import re
from collections.abc import AsyncIterator

import pytest
from pydantic import SecretStr

import bot.webhook
from bot.sandbox.exchanger import SHOWCASE
from bot.ui.rich import plain
from bot.webhook import LARGEST_BODY
from bot.workers import webhook
from tests.conftest import UNHURRIED, Product
from tests.dialogue.deeds import Deed, all_done, at_question, of_either
from tests.dialogue.orders import asked, button, cards, made, sees_gist, the_order, until
from tests.dialogue.outage import database_away
from tests.dialogue.talk import ASKABLE, Talk, in_both_languages
from tests.dialogue.webhooks import SECRET, Hook, hooked
from tests.engines import on_both_engines
from tests.rows import SQLITE

ORDINARY = SHOWCASE["ordinary"]
NO_FIELDS = SHOWCASE["no_fields"]
AN_HOUR = 3600
JUNK = [b"", b"{", b"[]", b"null", b'"update"', b"\xff\xfe", b'{"update_id": "x"}', b"[" * 100_000]


@pytest.fixture
async def hook(product: Product) -> AsyncIterator[Hook]:
    async with hooked(product) as opened:
        yield opened
        await product.stop_bot()


def labels(talk: Talk) -> list[str]:
    """What the fields of the form are called."""
    fields = talk.product.exchanger.direction(ORDINARY).fields()
    return [talk.site_words(field.label or field.text or "") for field in fields if field.type in ASKABLE]


def calls(product: Product, method: str) -> int:
    return len(product.telegram.log.of(method))


async def age_conversations(product: Product, seconds: int) -> None:
    """As if their steps had been shown so much earlier."""
    for key, text in product.rows("SELECT key, data FROM fsm"):
        data = json.loads(text)
        data["handled"]["at"] -= seconds * 1000
        await product.change("UPDATE fsm SET data = :data WHERE key = :key", data=json.dumps(data), key=key)


async def repeat(hook: Hook, kind: str, times: int = 3) -> None:
    """Telegram sends the last update of the kind again: at once, and once more when that was answered."""
    update = await hook.taken(kind)
    answers = await asyncio.gather(*(hook.post_update(update) for _ in range(times - 1)))
    assert {*answers, await hook.post_update(update)} == {200}


# --- as by polling


@on_both_engines
@in_both_languages
async def test_from_start_to_done(product: Product, hook: Hook, locale: str) -> None:
    polls = calls(product, "getUpdates")
    talk = await Talk.begin(product, locale)
    await talk.customer.start()
    await talk.tap("button-exchange")
    await talk.customer.say("usdt trc")
    await talk.customer.say("sber" if locale == "en" else "сбер")
    await talk.customer.say("100")
    await talk.answer_form(ORDINARY)
    bid = await talk.create()
    await talk.until_told(bid, "coldpay", "realpay", "coldsuccess", "success")
    assert re.search(str(bid.id), talk.customer.screen.text)
    assert calls(product, "getUpdates") == polls
    assert await hook.health() == (200, {"status": "ok", "database": True, "telegram": True})


# --- what isn't Telegram's


@pytest.mark.parametrize("secret", [None, "", "another", SECRET + "x", SECRET[:-1], "sécret", "🔑"])
async def test_who_does_not_know_the_secret_gets_nothing_done(
    product: Product, hook: Hook, secret: str | None
) -> None:
    talk = await Talk.begin(product)
    await talk.customer.start()
    await sees_gist(talk, "menu-greeting")
    sent = calls(product, "sendMessage")
    update = {**(await hook.taken("message")), "update_id": 1_000_000}
    assert await hook.post_update(update, secret) == 401
    assert calls(product, "sendMessage") == sent
    assert await hook.post_update(update) == 200
    assert calls(product, "sendMessage") == sent + 1


async def test_what_is_larger_than_any_update_is_refused(hook: Hook) -> None:
    async def in_chunks() -> AsyncIterator[bytes]:
        for _ in range(LARGEST_BODY // 2**16 + 1):
            yield b" " * 2**16

    assert await hook.post(io.BytesIO(b" " * (LARGEST_BODY + 1))) == 413
    assert await hook.post(in_chunks()) == 413


@pytest.mark.parametrize("body", JUNK, ids=range(len(JUNK)))
async def test_what_is_no_update_is_refused(hook: Hook, body: bytes) -> None:
    assert await hook.post(body) == 400


# --- again, and in another order


@on_both_engines
@in_both_languages
async def test_an_answer_sent_again_and_again_answers_one_field(
    product: Product, hook: Hook, locale: str
) -> None:
    talk = await Talk.begin(product, locale)
    first, account = labels(talk)[0], product.exchanger.valid_form(ORDINARY)["account2"]
    await talk.open(ORDINARY, "100")
    await talk.customer.sees(first)
    await repeat(hook, "message")
    await talk.answer_form(ORDINARY, account2=account)
    bid = await talk.create()
    assert bid.fields["account2"] == account


@on_both_engines
async def test_the_older_of_two_that_comes_later_is_handled_too(product: Product, hook: Hook) -> None:
    talk = await Talk.begin(product)
    first = labels(talk)[0]
    await talk.open(ORDINARY)
    await sees_gist(talk, "amount-give", "code")
    updates = product.telegram.world.updates
    product.telegram.hold_updates()
    await talk.customer.say("100")
    await talk.customer.say("no amount")
    updates.pending.reverse()
    product.telegram.release_updates()
    await talk.customer.sees(first)
    await hook.taken("message")
    newer, older = list(updates.confirmed)[-2:]
    assert newer["update_id"] > older["update_id"]
    for update in (newer, older, newer):  # neither is what is asked for now
        assert await hook.post_update(update) == 200
    account = product.exchanger.valid_form(ORDINARY)["account2"]
    await talk.answer_form(ORDINARY, account2=account)
    bid = await talk.create()
    assert bid.fields["account2"] == account


@on_both_engines
async def test_a_confirmation_sent_again_and_again_makes_one_order(product: Product, hook: Hook) -> None:
    talk = await Talk.begin(product)
    await talk.to_summary(ORDINARY, "100")
    bid = await talk.create()
    await repeat(hook, "callback_query")
    await talk.until_told(bid, "coldpay")
    assert the_order(product) is bid
    assert len(cards(talk, bid)) == 1


@on_both_engines
@of_either
async def test_a_deed_asked_for_by_one_tap_is_asked_of_the_site_once(
    product: Product, hook: Hook, deed: Deed
) -> None:
    """Also when the site refused it, and so it could be asked for again: by another tap."""
    talk, _ = await at_question(product, deed)
    product.exchanger.faults.set("maintenance", methods=[deed.method], times=1)
    await talk.tap(deed.yes)
    await until(lambda: asked(product, deed.method) == 1 and all_done(product))
    await repeat(hook, "callback_query")
    assert all_done(product)
    assert asked(product, deed.method) == 1
    await talk.tap(deed.button)
    await talk.tap(deed.yes)
    await talk.sees(f"status-{deed.status}")
    await repeat(hook, "callback_query")
    assert all_done(product)
    assert asked(product, deed.method) == 2


# --- late


@in_both_languages
async def test_create_tapped_before_the_start_is_asked_anew(
    product: Product, hook: Hook, locale: str
) -> None:
    talk = await Talk.begin(product, locale)
    await talk.to_summary(ORDINARY, "100")
    await product.stop_bot()
    tap = asyncio.create_task(talk.tap("summary-create"))
    await until(lambda: product.telegram.world.updates.pending)
    await hook.start()
    await sees_gist(talk, "late-tap")
    await tap
    assert asked(product, "create_bid") == 0
    await talk.create()
    assert len(made(product)) == 1


async def test_an_answer_of_an_hour_ago_is_taken_and_its_repetition_is_not(
    product: Product, hook: Hook
) -> None:
    """Telegram gives the second only when the first was answered, so nothing but its age tells."""
    talk = await Talk.begin(product)
    await talk.open(ORDINARY)
    await sees_gist(talk, "amount-give", "code")
    await hook.taken("message")
    await age_conversations(product, 2 * AN_HOUR)
    product.telegram.hold_updates()
    for text in ("100", "100"):
        message = await talk.customer.say(text)
        product.telegram.backdate(talk.customer.id, message.id, AN_HOUR)
    product.telegram.release_updates()
    shown = await sees_gist(talk, "typed-too-early", "said")
    assert labels(talk)[0] in shown.text


# --- when it can't be handled


@in_both_languages
async def test_what_could_not_be_committed_comes_again_and_is_answered_once(
    product: Product, hook: Hook, locale: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not product.database_url.startswith(SQLITE):
        pytest.skip("a table that isn't there is no trouble that passes on PostgreSQL")
    monkeypatch.setattr(bot.webhook, "AGAIN_SECONDS", 1)
    monkeypatch.setattr(bot.webhook, "SAID_AFTER", 0.5)
    talk = await Talk.begin(product, locale)
    await talk.open(ORDINARY)
    await sees_gist(talk, "amount-give", "code")
    async with database_away(product):
        await talk.customer.say("100")
        told = await talk.sees("kept-for-later")
        assert product.telegram.world.webhook.last_error_message is not None
        since = product.telegram.world.webhook.failures
        await until(lambda: product.telegram.world.webhook.failures > since + 1)
    await talk.customer.sees(labels(talk)[0])
    assert [message.id for message in talk.customer.messages if message.text == told.text] == [told.id]
    assert (await hook.taken("message"))["message"]["text"] == "100"


async def test_what_fails_by_our_own_mistake_is_told_and_not_sent_again(product: Product, hook: Hook) -> None:
    """Telegram would send nothing else of the person's for a day."""
    product.expected_errors = "error "
    talk = await Talk.begin(product)
    await talk.customer.start()
    await sees_gist(talk, "menu-greeting")
    product.telegram.faults.add("server_error", "sendMessage", next=1)
    await talk.customer.say("/help")
    await talk.customer.sees(plain(talk.t("trouble-own", **{"id": ""})).split(".")[0])
    assert (await hook.taken("message"))["message"]["text"] == "/help"


# --- setting it


async def test_it_is_set_when_something_changed(product: Product, hook: Hook) -> None:
    for changes, times in (
        ({}, 1),
        ({"webhook_secret": SecretStr("another")}, 2),
        ({"webhook_secret": SecretStr("another")}, 2),
        ({"webhook_url": hook.address + "/"}, 3),
    ):
        await product.stop_bot()
        await hook.start(**changes)
        assert calls(product, "setWebhook") == times


@on_both_engines
async def test_of_several_that_start_together_one_sets_it(product: Product, hook: Hook) -> None:
    await product.stop_bot()
    new = {**hook.settings, "webhook_secret": SecretStr("another"), "http_port": 0}
    others = [product.start_bot(UNHURRIED, **new) for _ in range(2)]
    await asyncio.gather(hook.start(webhook_secret=SecretStr("another")), *others)
    talk = await Talk.begin(product)
    await talk.customer.start()
    await sees_gist(talk, "menu-greeting")
    assert calls(product, "setWebhook") == 2


async def test_it_is_healthy_when_telegram_knows_where_to_send(
    product: Product, hook: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "AGAIN_SECONDS", 0.1)
    product.expected_errors = "the webhook is not looked after"
    await product.stop_bot()
    product.telegram.faults.add("refused", "setWebhook")
    starting = asyncio.create_task(hook.start(webhook_secret=SecretStr("another")))
    tried = calls(product, "setWebhook")
    await until(lambda: calls(product, "setWebhook") > tried + 1)
    assert await hook.health() == (503, {"status": "failing", "database": True, "telegram": False})
    product.telegram.faults.clear()
    await starting


async def test_somebody_else_who_took_it_away_is_told_and_it_is_set_again(
    product: Product, hook: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "LOOK_SECONDS", 0.1)
    await product.stop_bot()
    await hook.start()
    product.telegram.world.webhook.clear()
    talk = await Talk.begin(product)
    await talk.customer.start()
    await sees_gist(talk, "menu-greeting")
    label = talk.labels()[0]
    assert button(talk.customer.screen, label)
