"""What the site has of a confirmed payout: the sum that it pays, and what may keep us from following it."""

import pytest

from bot.services import paying_out, payout_rows
from bot.workers import payouts as workers
from tests.conftest import Product
from tests.dialogue.orders import asked, until
from tests.dialogue.partners import start_with_secret
from tests.dialogue.payouts import ADD, LIST, USDT, at_summary, confirmed, the_payout, with_balance
from tests.dialogue.talk import in_both_languages
from tests.engines import on_both_engines

pytestmark = [on_both_engines, pytest.mark.usefixtures("with_secret")]


@in_both_languages
@pytest.mark.parametrize("fault", ["", "lose_answer"])
async def test_the_sum_that_the_site_pays_is_told(product: Product, locale: str, fault: str) -> None:
    """It pays the whole balance of the moment: more came to it after the summary."""
    talk = await with_balance(product, locale)
    await at_summary(talk)
    product.exchanger.partners[talk.partner_id].balance += 500
    if fault:
        product.exchanger.faults.set(fault, methods=[ADD], times=1)
    await talk.tap("payouts-button-confirm")
    await talk.sees("payouts-requested", amount="641.88", title=USDT)
    the_payout(talk).settle()
    number = str(the_payout(talk).id)
    await talk.sees("partner-news-payout-paid", number=number, amount="641.88", title=USDT)


@in_both_languages
async def test_an_empty_answer_is_no_lack_of_the_key(
    product: Product, locale: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sites send one when they are overloaded; only look after look it is the key."""
    for module, name, value in ((payout_rows, "LOOK_AGAIN_MS", 100), (workers, "LOOKS_A_MINUTE", 600)):
        monkeypatch.setattr(module, name, value)
    talk = await with_balance(product, locale)
    await confirmed(talk)
    await talk.sees("payout-waiting")
    fault = product.exchanger.faults.set("empty_body", methods=[LIST], times=paying_out.SILENT_LOOKS - 1)
    await until(lambda: fault.times == 0)
    looks = asked(product, LIST)
    await until(lambda: asked(product, LIST) > looks + 1)
    assert product.rows("SELECT trouble FROM payouts") == [(None,)]
    fault = product.exchanger.faults.set("empty_body", methods=[LIST])
    await talk.sees("payout-silent")
    product.exchanger.faults.clear(fault.id)
    await talk.tap("card-refresh")
    await talk.sees("payout-waiting")


@in_both_languages
@pytest.mark.parametrize(
    ("change", "words"), [("secret = NULL", "payout-unkeyed"), ("user_id = 1", "payout-moved")]
)
async def test_why_it_is_not_followed_is_said(product: Product, locale: str, change: str, words: str) -> None:
    talk = await with_balance(product, locale)
    await confirmed(talk)
    await talk.sees("payout-waiting")
    ((secret, user_id),) = product.rows("SELECT secret, user_id FROM partners")
    await product.change(f"UPDATE partners SET {change}")  # noqa: S608 - one of the two above
    await talk.tap("card-refresh")
    await talk.sees(words)
    await product.change(
        "UPDATE partners SET secret = :secret, user_id = :user_id", secret=secret, user_id=user_id
    )
    await talk.tap("card-refresh")
    await talk.sees("payout-waiting")


@in_both_languages
async def test_what_nothing_is_heard_of_is_not_followed_for_ever(product: Product, locale: str) -> None:
    talk = await with_balance(product, locale)
    await confirmed(talk)
    await talk.sees("payout-waiting")
    await product.stop_bot()
    await product.change("UPDATE partners SET secret = NULL")
    await product.change("UPDATE payouts SET updated_at = 0")
    await start_with_secret(product)
    await talk.sees("payout-not-followed")
    assert product.rows("SELECT stage, act_at FROM payouts") == [("closed", None)]
    await until(lambda: product.rows("SELECT account FROM payouts") == [(None,)])
