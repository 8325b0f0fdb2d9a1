"""Joining as a partner by one's own API key: it is deleted from the chat, checked, and kept, or it is said
why not."""

import pytest

from bot.sandbox.exchanger import SHOWCASE
from tests.conftest import Product
from tests.dialogue.orders import asked, data_of, sees_gist
from tests.dialogue.partners import KEY_METHODS, PARTNER_ID, asked_for_key, sends, stands, written
from tests.dialogue.talk import Talk, in_both_languages
from tests.engines import on_both_engines


@in_both_languages
@on_both_engines
async def test_a_partner_joins_and_leaves_again(with_secret: Product, locale: str) -> None:
    product = with_secret
    talk = await Talk.begin(product, locale)
    key = product.exchanger.add_key(PARTNER_ID, KEY_METHODS)
    await talk.customer.say("/help")
    await talk.tap("button-partner")
    await talk.sees("partner-about")
    await talk.tap("partner-button-join")
    await talk.sees("partner-join-ask")
    await sends(talk, written(key), "partner-joined")
    home = await talk.sees("partner-home", partner=str(PARTNER_ID))
    assert talk.words("partner-home-counts", clicks="0", people="0", orders="0", paid="0") in home.text
    await talk.tap("partner-button-notices")
    await talk.tap("partner-notice-rewards", icon="")
    off = talk.t.plain("partner-notice-rewards", icon=talk.t.plain("partner-notice-off"))
    await talk.customer.sees(lambda message: off in talk.labels(message))
    told = "SELECT tell_orders, tell_rewards, tell_payouts FROM partners"
    assert product.rows(told) == [(1, 0, 1)]
    await talk.customer.tap(off)
    await talk.customer.sees(lambda message: off not in talk.labels(message))
    assert product.rows(told) == [(1, 1, 1)]
    await talk.tap("partner-button-home")
    await talk.tap("partner-button-key")
    await sees_gist(talk, "partner-key", "since")
    await talk.tap("partner-button-remove")
    await talk.sees("partner-key-remove")
    await talk.tap("partner-button-remove-no")
    await talk.tap("partner-button-remove")
    yes = data_of(await talk.sees("partner-key-remove"), talk.t.plain("partner-button-remove-yes"))
    await talk.tap("partner-button-remove-yes")
    await talk.sees("partner-key-removed")
    assert product.rows("SELECT secret, look_at, user_id FROM partners") == [(None, None, talk.customer.id)]
    await talk.tap("partner-button-home")
    await talk.sees("partner-home-no-key")
    await talk.tap("partner-button-key")
    await talk.tap("partner-button-connect")
    await sends(talk, written(key), "partner-joined")
    await talk.customer.forge(yes, talk.customer.screen)
    assert product.rows("SELECT secret FROM partners") != [(None,)], "that was about the key of before"


@pytest.mark.usefixtures("forgetful", "quick_retries")
@in_both_languages
async def test_a_key_that_does_not_do_is_said_why(with_secret: Product, locale: str) -> None:
    product, site = with_secret, with_secret.exchanger
    talk = await Talk.begin(product, locale)
    await asked_for_key(talk)
    good = site.add_key(PARTNER_ID, KEY_METHODS - {"test"})
    await sends(talk, "just some words", "partner-join-form")
    await sends(talk, f"key: {good.secret}", "partner-join-one")
    assert not asked(product, "test")
    await sends(talk, f"{good.login} {good.login}", "partner-key-refused")
    site.api.bad_key = "empty"
    await sends(talk, f"{good.secret} {good.login}", "partner-key-refused")
    await sends(
        talk, written(site.add_key(PARTNER_ID, {"test"})), "partner-key-method", method="get_partner_info"
    )
    await sends(talk, written(site.main_key), "partner-key-nobody")
    limited = site.add_key(PARTNER_ID, KEY_METHODS, {"203.0.113.9"})
    await sends(talk, written(limited), "partner-key-ip-address", address="127.0.0.1")
    site.partners.active = False
    await sends(talk, written(good), "partner-no-programme")
    site.partners.active = True
    site.faults.set("maintenance", methods=["get_partner_info"], times=1)
    await sends(talk, written(good), "trouble-maintenance")
    away = site.faults.set("http", methods=["get_partner_info"], status=502)
    await sends(talk, written(good), "trouble-away")
    site.faults.clear(away.id)
    assert not product.rows("SELECT 1 FROM partners")
    await sends(talk, f"API login:\n{good.login}\nAPI key:\n{good.secret}", "partner-joined")


async def test_an_address_that_the_site_does_not_tell(with_secret: Product) -> None:
    product = with_secret
    product.exchanger.limit_methods({"get_directions", "get_exchanges"})
    talk = await Talk.begin(product)
    await asked_for_key(talk)
    limited = product.exchanger.add_key(PARTNER_ID, KEY_METHODS, {"203.0.113.9"})
    await sends(talk, written(limited), "partner-key-ip-unknown")
    assert "127.0.0.1" not in talk.customer.screen.text


@in_both_languages
async def test_without_a_secret_key_it_is_said_what_to_set(product: Product, locale: str) -> None:
    """To everybody that it can't be done yet, to an operator how: and nobody else is written to."""
    stranger, operator = await Talk.begin(product, locale), await Talk.begin(product, locale)
    await product.stop_bot()
    await product.start_bot(admin_ids=frozenset({operator.customer.id}))
    for talk in (stranger, operator):
        await talk.customer.say("/partner")
        await talk.tap("partner-button-join")
        shown = await talk.sees("partner-join-impossible")
        assert ("SECRET_KEY" in shown.text) is (talk is operator)
        await sends(talk, written(product.exchanger.add_key(PARTNER_ID)), "partner-join-impossible")
    assert not product.rows("SELECT 1 FROM outbox")
    assert not asked(product, "get_partner_info")
    assert len(operator.customer.told) == len(stranger.customer.told) == 3


# --- the message with the key


async def test_a_key_that_telegram_does_not_let_us_delete(with_secret: Product) -> None:
    product = with_secret
    talk = await Talk.begin(product)
    await asked_for_key(talk)
    product.telegram.faults.add("refused", "deleteMessage", next=1)
    await talk.customer.say(written(product.exchanger.add_key(PARTNER_ID, KEY_METHODS)))
    shown = await talk.sees("partner-joined")
    assert talk.words("partner-join-delete") in shown.text


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("is_refused", [True, False])
async def test_a_slow_site_makes_nobody_wait_for_the_deleting(with_secret: Product, is_refused: bool) -> None:
    """The message is handled a second time when the answer is there: it is gone by then, or still to be
    deleted."""
    product = with_secret
    talk = await Talk.begin(product)
    await asked_for_key(talk)
    product.exchanger.faults.set("slow", methods=["get_partner_info"], seconds=0.6)
    if is_refused:
        product.telegram.faults.add("refused", "deleteMessage", next=1)
    sent = await talk.customer.say(written(product.exchanger.add_key(PARTNER_ID, KEY_METHODS)))
    await talk.sees("slow")
    assert any(talk.words("partner-join-delete") in text for text in talk.customer.told) is is_refused
    assert stands(talk, sent.id) is is_refused
    shown = await talk.sees("partner-joined")
    assert talk.words("partner-join-delete") not in shown.text, "the second time Telegram let it be deleted"
    assert not stands(talk, sent.id)


@in_both_languages
async def test_a_key_is_no_answer_to_anything_else(with_secret: Product, locale: str) -> None:
    """Sent unasked, or in the midst of an exchange, it is taken for what it is."""
    product = with_secret
    talk = await Talk.begin(product, locale)
    key = product.exchanger.add_key(PARTNER_ID, KEY_METHODS)
    await talk.open(SHOWCASE["ordinary"], "100")
    await talk.sees("field-progress", number="1", count="3")
    await sends(talk, f"{key.login}\n{key.secret}", "partner-joined")
    await talk.tap("button-menu")
    await talk.tap("button-go-on")
    await talk.sees("field-progress", number="1", count="3")
    assert not any(key.login in text or key.secret in text for text in talk.customer.told)


@pytest.mark.parametrize("command", ["/partner", "/start", "/nosuch", "/partners@some_other_bot\n"])
async def test_a_key_behind_a_command_is_taken_for_what_it_is(with_secret: Product, command: str) -> None:
    talk = await Talk.begin(with_secret)
    key = with_secret.exchanger.add_key(PARTNER_ID, KEY_METHODS)
    await sends(talk, f"{command} {written(key)}", "partner-joined")


async def test_a_message_that_is_edited_into_a_key_is_deleted_too(with_secret: Product) -> None:
    talk = await Talk.begin(with_secret)
    sent = await talk.customer.say("/help")
    await talk.sees("help")
    key = with_secret.exchanger.add_key(PARTNER_ID, KEY_METHODS)
    await talk.customer.edit(sent.id, written(key))
    await talk.sees("partner-joined")
    assert not stands(talk, sent.id)


async def test_a_command_is_no_key_though_one_is_asked_for(with_secret: Product) -> None:
    talk = await Talk.begin(with_secret)
    await asked_for_key(talk)
    await talk.customer.say("/no_such_command some-login-or-other")
    await talk.sees("unknown-command")


async def test_whoever_turns_to_something_else_is_not_asked_for_the_key_any_more(
    with_secret: Product,
) -> None:
    talk = await Talk.begin(with_secret)
    for command, shown in (("/help", "help"), ("/orders", "orders-none"), ("/start", "menu-greeting")):
        await asked_for_key(talk)
        await talk.customer.say(command)
        await talk.sees(shown)
        await talk.customer.say("500 roubles")
        await talk.sees("not-understood")
    await asked_for_key(talk)
    await talk.tap("partner-button-home")
    await talk.sees("partner-about")
    await talk.customer.say("500 roubles")
    await talk.sees("not-understood")
