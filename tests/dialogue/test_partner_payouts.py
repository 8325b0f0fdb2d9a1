"""A partner's balance and payouts: what is shown, asked and said on the way from the balance to the money."""

from decimal import Decimal

import pytest

from bot.sandbox.exchanger.partners import CANCELLED, CANCELLED_BY_USER, PAID, Payout
from bot.ui.callbacks import PayoutAct
from tests.conftest import Product
from tests.dialogue.orders import asked, gist, sees_gist, site_error, until
from tests.dialogue.partners import start_with_secret
from tests.dialogue.payouts import (
    ADD,
    BALANCE,
    INFO,
    LIST,
    SHOWN,
    TRC20,
    USDT,
    WRONG_TRC20,
    at_account,
    at_balance,
    at_site,
    at_summary,
    confirmed,
    on,
    requests,
    stages,
    the_payout,
    with_balance,
)
from tests.dialogue.talk import Talk, in_both_languages
from tests.engines import on_both_engines

pytestmark = pytest.mark.usefixtures("with_secret")

OTHER_SECRET = "b" * 43 + "="


@in_both_languages
@on_both_engines
async def test_from_the_balance_to_the_money(product: Product, locale: str) -> None:
    talk = await with_balance(product, locale)
    await at_balance(talk)
    balance = await talk.sees("payouts-choose")
    for words in (BALANCE, "146.88", "1%"):
        assert words in balance.text
    assert talk.t.plain("payouts-button-history") in talk.labels(balance)
    summary = await at_summary(talk)
    for words in (TRC20, BALANCE, "1%", "146.88", talk.words("payouts-summary-whole")):
        assert words in summary.text
    assert TRC20 in summary.code
    await talk.tap("payouts-button-confirm")
    card = await talk.sees("payout-waiting")
    assert card.id == summary.id, "the card stays where it was confirmed"
    assert str(the_payout(talk).id) in card.text
    assert SHOWN in card.text
    assert (the_payout(talk).account, requests(product)) == (TRC20, 1)
    assert not any(TRC20 in str(row) for row in product.rows("SELECT * FROM payouts"))
    assert not any(TRC20 in str(row) for row in product.rows("SELECT * FROM fsm"))
    the_payout(talk).settle()
    await sees_gist(talk, "partner-news-payout-paid", "number", "amount", "title")
    assert any(talk.words("payout-paid") in message.text for message in talk.customer.messages)
    assert stages(product) == ["closed"]
    await talk.tap("payouts-button-balance")
    shown = await talk.sees("payouts-empty")
    assert "0.00 USD" in shown.text.replace("\N{NO-BREAK SPACE}", " ")
    await talk.tap("payouts-button-history")
    listed = await talk.sees("payouts-status-paid")
    for words in (str(the_payout(talk).id), SHOWN):
        assert words in listed.text
    assert TRC20 not in listed.text


@in_both_languages
@pytest.mark.usefixtures("forgetful_of_balances")
async def test_what_can_not_be_paid_out_is_said(product: Product, locale: str) -> None:
    talk = await with_balance(product, locale, "0")
    partner = product.exchanger.partners[talk.partner_id]
    await at_balance(talk)
    await talk.sees("payouts-empty")
    partner.balance = Decimal("6.50")
    await talk.customer.forge(on(PayoutAct.METHOD, 3), talk.customer.screen)
    shown = await talk.sees("payouts-gone")
    assert talk.words("payouts-missing", missing="3.50") in shown.text
    assert USDT not in talk.labels(shown)
    partner.balance = Decimal(10**9)
    await talk.tap("partner-button-home")
    await talk.tap("partner-button-money")
    await talk.sees("payouts-no-currency")
    assert requests(product) == 0


@in_both_languages
async def test_without_a_key_it_is_said_what_is_missing(product: Product, locale: str) -> None:
    talk = await with_balance(product, locale)
    await talk.customer.say("/partner")
    for button in ("partner-button-key", "partner-button-remove", "partner-button-remove-yes"):
        await talk.tap(button)
    await talk.sees("partner-key-removed")
    await at_balance(talk)
    shown = await talk.sees("payouts-no-key")
    assert talk.t.plain("partner-button-connect") in talk.labels(shown)
    await talk.tap("partner-button-home")
    await talk.customer.forge(on(PayoutAct.HISTORY, 0), shown)
    await talk.sees("payouts-no-key")
    stranger = await Talk.begin(product, locale)
    await stranger.customer.start()
    await stranger.sees("menu-question")
    await stranger.customer.forge(on(PayoutAct.HISTORY, 0), stranger.customer.screen)
    await stranger.sees("partner-not-connected")


async def test_a_key_that_can_not_be_read_any_more_is_said(product: Product) -> None:
    talk = await with_balance(product)
    product.expected_errors = "SECRET_KEY"
    await start_with_secret(product, OTHER_SECRET)
    await at_balance(talk)
    await talk.sees("partner-key-unreadable")


@in_both_languages
@on_both_engines
async def test_an_account_that_looks_wrong_is_asked_about_and_refused_by_the_site(
    product: Product, locale: str
) -> None:
    """Our doubt is no refusal; the site's words are shown, and no number is claimed."""
    talk = await with_balance(product, locale)
    await at_account(talk)
    for nothing in (f"{TRC20}\n{TRC20}", "x" * 256):
        await talk.customer.say(nothing)
        await talk.sees("payouts-no-account")
    await talk.customer.send_sticker()
    await talk.sees("payouts-no-account")
    await talk.customer.say(WRONG_TRC20)
    doubt = await talk.sees("doubt-tron")
    assert WRONG_TRC20 in doubt.code
    await talk.tap("payouts-button-another")
    await talk.sees("payouts-ask-account")
    await talk.customer.say("T0")
    await talk.sees("doubt-tron")
    await talk.tap("payouts-button-sure")
    await talk.sees("payouts-summary")
    await talk.tap("payouts-button-confirm")
    refused = await talk.sees("payout-refused")
    assert site_error(talk, "payout_account") in refused.text
    assert (requests(product), stages(product), at_site(talk)) == (1, ["refused"], [])
    await talk.tap("payout-again")
    await talk.sees("payouts-choose")


@in_both_languages
async def test_html_in_an_account_is_shown_as_it_is(product: Product, locale: str) -> None:
    account = "U<b>1</b>&amp;\N{RIGHT-TO-LEFT OVERRIDE}"
    talk = await with_balance(product, locale)
    await at_account(talk, "Advanced Cash USD")
    await talk.customer.say(account)
    await talk.sees("payouts-no-account")
    account = 'U<b>1</b>&amp;"<a href="tg://x">'
    await talk.customer.say(account)
    assert account in (await talk.sees("payouts-summary")).code
    await talk.tap("payouts-button-confirm")
    card = await talk.sees("payout-refused")
    assert f"U<b>…{account[-4:]}" in card.code


@in_both_languages
async def test_too_small_a_reserve_is_in_the_sites_words(product: Product, locale: str) -> None:
    """It ran out after the currency was offered."""
    talk = await with_balance(product, locale)
    await at_summary(talk)
    product.exchanger.catalogue.by_xml["USDTTRC20"].reserve = Decimal(1)
    await talk.tap("payouts-button-confirm")
    refused = await talk.sees("payout-refused")
    assert site_error(talk, "payout_reserve") in refused.text


@in_both_languages
async def test_what_the_key_may_not_is_said(product: Product, locale: str) -> None:
    talk = await with_balance(product, locale, without=INFO)
    await at_balance(talk)
    shown = await talk.sees("partner-key-method", method=INFO)
    assert talk.t.plain("payouts-button-history") in talk.labels(shown)
    await talk.tap("payouts-button-history")
    await talk.sees("payouts-history-none")
    talk = await with_balance(product, locale, without=ADD, partner_id=5)
    await confirmed(talk)
    refused = await talk.sees("payout-refused")
    assert talk.words("partner-key-method", method=ADD) in refused.text
    assert at_site(talk) == []


@in_both_languages
@on_both_engines
async def test_without_the_list_a_payout_is_made_and_not_followed(product: Product, locale: str) -> None:
    talk = await with_balance(product, locale, without=LIST)
    await at_balance(talk)
    shown = await talk.sees("payouts-choose")
    assert "USD" not in shown.text.split("\n")[0], "nothing has named the balance's currency"
    await talk.tap("payouts-button-history")
    shown = await talk.sees("partner-key-method", method=LIST)
    assert talk.t.plain("payouts-button-balance") in talk.labels(shown)
    await confirmed(talk)
    card = await talk.sees("payout-unseen")
    assert str(the_payout(talk).id) in card.text
    the_payout(talk).settle()
    talk.key.methods = None
    await talk.tap("card-refresh")
    await sees_gist(talk, "partner-news-payout-paid", "number", "amount", "title")
    assert requests(product) == 1


@in_both_languages
async def test_hundreds_of_payouts_are_paged(product: Product, locale: str) -> None:
    talk = await with_balance(product, locale)
    usdt = product.exchanger.catalogue.by_xml["USDTTRC20"]
    partner = product.exchanger.partners[talk.partner_id]
    partner.payouts = [
        Payout(
            1000 + number, 1_700_000_000 + number, usdt, TRC20, Decimal(number), Decimal(number), number % 5
        )
        for number in range(501)
    ]
    await at_balance(talk)
    await talk.tap("payouts-button-history")
    shown = await talk.customer.sees("1500")
    assert shown.text.count(SHOWN) == 8
    assert [status for status in range(5) if str(1500 - status) in shown.text] == list(range(5))
    assert talk.words("payouts-status-other", status="4") in shown.text
    await talk.customer.tap("▶")
    shown = await talk.customer.sees("1492")
    assert "1493" not in shown.text
    await talk.customer.forge(on(PayoutAct.HISTORY, 62), shown)
    shown = await talk.customer.sees("1000")
    assert shown.text.count(SHOWN) == 5
    assert "▶" not in talk.labels(shown)
    await talk.customer.forge(on(PayoutAct.HISTORY, 99), shown)
    await talk.customer.sees("1500")
    await talk.tap("payouts-button-balance")
    await talk.sees("payouts-choose")


@in_both_languages
@on_both_engines
@pytest.mark.parametrize(("status", "name"), [(CANCELLED, "cancelled"), (CANCELLED_BY_USER, "withdrawn")])
async def test_that_it_was_cancelled_is_told(product: Product, locale: str, status: int, name: str) -> None:
    """A status that nobody knows first: it is shown as it is, and watched further."""
    talk = await with_balance(product, locale)
    await confirmed(talk)
    await talk.sees("payout-waiting")
    the_payout(talk).status = 7
    await talk.sees("payout-other", status="7")
    assert stages(product) == ["waiting"]
    the_payout(talk).status = status
    await talk.sees(f"partner-news-payout-{name}", number=str(the_payout(talk).id))
    looks = asked(product, LIST)
    words = talk.words(f"payout-{name}")
    await until(lambda: any(words in message.text for message in talk.customer.messages))
    assert stages(product) == ["closed"]
    assert asked(product, LIST) == looks


async def test_who_wants_no_message_still_has_the_card(product: Product) -> None:
    talk = await with_balance(product)
    await talk.customer.say("/partner")
    await talk.tap("partner-button-notices")
    await talk.tap("partner-notice-payouts", icon="")
    await talk.sees("partner-notices")
    await confirmed(talk)
    await talk.sees("payout-waiting")
    the_payout(talk).status = PAID
    await talk.sees("payout-paid")
    told = product.rows("SELECT kind FROM outbox WHERE kind LIKE 'partner-payout%'")
    assert {kind for (kind,) in told} == {"partner-payout"}
    assert not any(
        gist(talk, "partner-news-payout-paid", "number", "amount", "title") in text
        for text in talk.customer.told
    )


async def test_who_comes_back_reads_what_became_of_it(product: Product) -> None:
    talk = await with_balance(product)
    await confirmed(talk)
    await talk.sees("payout-waiting")
    await talk.customer.block()
    the_payout(talk).settle()
    await until(lambda: stages(product) == ["closed"])
    await until(lambda: not product.rows("SELECT id FROM outbox WHERE state = 'queued'"))
    await talk.customer.unblock()
    await talk.customer.say("/partner")
    await sees_gist(talk, "partner-news-payout-paid", "number", "amount", "title")
    assert any(talk.words("payout-paid") in message.text for message in talk.customer.messages)


@in_both_languages
async def test_the_account_used_last_is_offered(product: Product, locale: str) -> None:
    talk = await with_balance(product, locale)
    await confirmed(talk)
    await talk.sees("payout-waiting")
    await until(lambda: product.rows("SELECT pay_amount FROM payouts") == [("146.88",)])
    product.exchanger.partners[talk.partner_id].balance = Decimal(50)
    await at_account(talk)
    assert TRC20 not in talk.customer.screen.text
    await talk.tap("payouts-button-last", account=SHOWN)
    shown = await talk.sees("payouts-summary")
    assert TRC20 in shown.code
    await at_balance(talk)
    shown = await talk.sees("payouts-choose")
    label = talk.t.plain("payouts-open", number=str(the_payout(talk).id), what="146.88 Tether TRC20 USDT")
    assert label in talk.labels(shown)
    await talk.customer.tap(label)
    await talk.sees("payout-waiting")
    assert len([each for each in talk.customer.messages if talk.words("payout-waiting") in each.text]) == 1


async def test_while_one_is_under_way_no_other_is_offered(product: Product) -> None:
    talk = await with_balance(product)
    await at_summary(talk)
    product.exchanger.faults.set("slow", methods=[LIST], seconds=1)
    await talk.tap("payouts-button-confirm")
    await talk.sees("payout-asking")
    product.exchanger.faults.clear()
    await at_balance(talk)
    await talk.sees("payouts-under-way")
    assert USDT not in talk.labels(talk.customer.screen)
    words = talk.words("payout-waiting")
    await until(lambda: any(words in message.text for message in talk.customer.messages))
    assert requests(product) == 1


@in_both_languages
@pytest.mark.usefixtures("quick_retries", "forgetful")
async def test_a_site_that_is_away_is_said(product: Product, locale: str) -> None:
    talk = await with_balance(product, locale)
    fault = product.exchanger.faults.set("http", methods=[INFO], status=502)
    await at_balance(talk)
    await talk.sees("trouble-away")
    product.exchanger.faults.clear(fault.id)
    await talk.tap("button-try-again")
    await talk.sees("payouts-choose")
    product.exchanger.faults.set("maintenance", methods=[LIST])
    await talk.tap("payouts-button-history")
    await talk.sees("trouble-maintenance")
