"""Only a fresh tap on the last summary asks for a payout, once, and at the terms that it shows."""

import asyncio

import pytest

from bot.ui.callbacks import PayoutAct
from tests.conftest import Product
from tests.dialogue.orders import data_of, sees_gist, until
from tests.dialogue.partners import start_with_secret
from tests.dialogue.payouts import (
    SHOWN,
    asking,
    at_balance,
    at_site,
    at_summary,
    draft_of,
    on,
    requests,
    stages,
    the_payout,
    with_balance,
)
from tests.dialogue.talk import in_both_languages
from tests.engines import on_both_engines

pytestmark = [on_both_engines, pytest.mark.usefixtures("with_secret", "forgetful_of_balances")]

AT_ONCE = 15


@pytest.mark.parametrize(
    ("aged", "words"), [(400_000, "payout-failed-late"), (60_000, "payout-failed-changed")]
)
async def test_what_was_agreed_to_long_ago_is_not_sent(product: Product, aged: int, words: str) -> None:
    talk = await asking(product)
    await product.change("UPDATE payouts SET created_at = created_at - :aged", aged=aged)
    product.exchanger.partners[talk.partner_id].balance -= 1
    await start_with_secret(product)
    await talk.sees(words)
    assert requests(product) == 0


@in_both_languages
async def test_many_taps_on_confirm_are_one_request(product: Product, locale: str) -> None:
    talk = await with_balance(product, locale)
    shown = await at_summary(talk)
    data = data_of(shown, talk.t.plain("payouts-button-confirm"))
    await asyncio.gather(*(talk.customer.forge(data, shown) for _ in range(AT_ONCE)))
    waiting = talk.words("payout-waiting")
    await until(lambda: any(waiting in message.text for message in talk.customer.messages))
    assert (requests(product), len(at_site(talk)), stages(product)) == (1, 1, ["waiting"])
    answer = await talk.customer.forge(data, shown)
    assert answer.text == talk.words("payouts-confirmed")
    assert requests(product) == 1


async def test_a_button_of_an_earlier_summary_confirms_nothing(product: Product) -> None:
    talk = await with_balance(product)
    old = draft_of(talk, await at_summary(talk))
    other = "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC"
    await talk.customer.say(other)
    newer = await talk.sees("payouts-summary")
    answer = await talk.customer.forge(old.pack(), newer)
    assert answer.text == talk.words("old-button")
    await sees_gist(talk, "payouts-balance", "balance")
    assert (requests(product), stages(product)) == (0, [])
    again = await talk.customer.forge(draft_of(talk, newer).pack(), newer)
    assert again.text == talk.words("old-button"), "the screen that it stood on is left"
    assert stages(product) == []


async def test_another_persons_buttons_do_nothing(product: Product) -> None:
    talk = await with_balance(product)
    other = await with_balance(product, partner_id=77)
    shown = await at_summary(talk)
    await at_balance(other)
    theirs = await sees_gist(other, "payouts-balance", "balance")
    answer = await other.customer.forge(draft_of(talk, shown).pack(), theirs)
    assert answer.text == other.words("old-button")
    assert stages(product) == []
    await talk.tap("payouts-button-confirm")
    await talk.sees("payout-waiting")
    ((id,),) = product.rows("SELECT id FROM payouts")
    for act in (PayoutAct.OPEN, PayoutAct.REFRESH):
        answer = await other.customer.forge(on(act, id), theirs)
        assert answer.text == other.words("payout-not-yours")
    assert not any(SHOWN in message for message in other.customer.told)
    assert requests(product) == 1


async def is_listening(product: Product) -> None:
    """A tap is a fresh one from here on."""
    await until(lambda: product.telegram.world.updates.is_polled)


async def test_a_tap_from_before_the_start_confirms_nothing(product: Product) -> None:
    talk = await with_balance(product)
    shown = await at_summary(talk)
    await product.stop_bot()
    data = data_of(shown, talk.t.plain("payouts-button-confirm"))
    tap = asyncio.create_task(talk.customer.forge(data, shown))
    await until(lambda: product.telegram.world.updates.pending)
    await start_with_secret(product)
    await sees_gist(talk, "late-tap")
    await tap
    assert stages(product) == []
    await is_listening(product)
    await talk.tap("payouts-button-confirm")
    await talk.sees("payout-waiting")
    assert requests(product) == 1


async def test_worse_terms_are_asked_about_again(product: Product) -> None:
    talk = await with_balance(product)
    await at_summary(talk)
    product.exchanger.partners[talk.partner_id].balance -= 20
    await talk.tap("payouts-button-confirm")
    shown = await talk.sees("payouts-worse")
    assert "127.08" in shown.text
    assert stages(product) == []
    product.exchanger.partners[talk.partner_id].balance += 5
    await talk.tap("payouts-button-confirm")
    await talk.sees("payout-waiting")
    assert str(the_payout(talk).amount) == "132.03"


async def test_a_currency_that_is_gone_is_not_asked_for(product: Product) -> None:
    talk = await with_balance(product)
    await at_summary(talk)
    product.exchanger.catalogue.by_xml["USDTTRC20"].reserve -= 247_999
    await talk.tap("payouts-button-confirm")
    await talk.sees("payouts-gone")
    assert stages(product) == []


@pytest.mark.parametrize("lost", ["secret = NULL", "user_id = NULL"])
async def test_without_the_partners_key_nothing_is_sent(product: Product, lost: str) -> None:
    talk = await asking(product)
    await product.change(f"UPDATE partners SET {lost}")  # noqa: S608 - one of the two above
    await start_with_secret(product)
    await talk.sees("payout-failed-no-key")
    assert requests(product) == 0
