"""A confirmed payout is asked for at most once, whatever becomes of the answer; nothing is claimed before."""

import asyncio
from decimal import Decimal

import pytest

from bot.sandbox.exchanger.partners import PAID
from bot.services import paying_out, payout_outcome, payout_rows, payouts
from bot.storage.ids import now_ms
from bot.ui.callbacks import PayoutAct
from bot.workers import payouts as workers
from tests.conftest import Product
from tests.dialogue.line import Line
from tests.dialogue.orders import asked, sees_gist, until
from tests.dialogue.partners import SECRET, start_with_secret
from tests.dialogue.payouts import (
    ADD,
    INFO,
    LIST,
    SHOWN,
    TRC20,
    USDT,
    asking,
    at_site,
    at_summary,
    confirmed,
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


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """The site is through with a call after half a second."""
    assert payout_outcome.SETTLED_MS == 90_000
    monkeypatch.setattr(payout_outcome, "SETTLED_MS", 500)


@in_both_languages
async def test_an_answer_that_was_lost_is_found_in_the_list(product: Product, locale: str) -> None:
    talk = await with_balance(product, locale)
    product.exchanger.faults.set("lose_answer", methods=[ADD], times=1)
    await confirmed(talk)
    card = await talk.sees("payout-waiting")
    assert str(the_payout(talk).id) in card.text
    assert requests(product) == 1


@in_both_languages
@pytest.mark.usefixtures("settled")
async def test_what_was_lost_on_its_way_is_denied_only_when_that_is_sure(
    product: Product, locale: str
) -> None:
    talk = await with_balance(product, locale)
    product.exchanger.faults.set("lose_request", methods=[ADD], times=1)
    await confirmed(talk)
    await talk.sees("payout-failed-not-made")
    (called_at, ended_at) = product.rows("SELECT called_at, updated_at FROM payouts")[0]
    assert ended_at - called_at > payout_outcome.SETTLED_MS
    assert requests(product) == 1
    await talk.tap("payout-again")
    await talk.customer.tap(USDT)
    await talk.sees("payouts-ask-account")
    await talk.customer.say(TRC20)
    await talk.tap("payouts-button-confirm")
    await talk.sees("payout-waiting")
    assert (requests(product), stages(product)) == (2, ["failed", "waiting"])


@pytest.mark.usefixtures("settled")
async def test_a_payout_from_before_is_not_taken_for_it(product: Product) -> None:
    """The same account and currency; nor is another account's that came meanwhile, nor one of a part of the
    balance."""
    talk = await with_balance(product)
    usdt = product.exchanger.catalogue.by_xml["USDTTRC20"]
    product.exchanger.partners.pay_out(talk.partner_id, usdt, TRC20)
    product.exchanger.partners[talk.partner_id].balance = usdt.reserve
    product.exchanger.faults.set("lose_request", methods=[ADD], times=1)
    await confirmed(talk)
    await until(lambda: requests(product) == 1)
    product.exchanger.partners[talk.partner_id].balance = Decimal(30)
    product.exchanger.partners.pay_out(talk.partner_id, usdt, TRC20)
    product.exchanger.partners.pay_out(talk.partner_id, usdt, "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC")
    await talk.sees("payout-failed-not-made")
    assert len(at_site(talk)) == 3


@in_both_languages
@pytest.mark.usefixtures("settled")
async def test_what_shows_up_after_it_was_denied_is_made_known(
    product: Product, locale: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The site was slower than it may be. Another one that was asked for since is not taken for it."""
    monkeypatch.setattr(payout_rows, "LOOK_AGAIN_MS", 100)
    monkeypatch.setattr(payout_rows, "FIRST_LOOK_MS", 100)
    monkeypatch.setattr(workers, "LOOKS_A_MINUTE", 600)
    talk = await with_balance(product, locale)
    product.exchanger.faults.set("lose_request", methods=[ADD], times=1)
    await confirmed(talk)
    await talk.sees("payout-failed-not-made")
    await confirmed(talk)
    await talk.sees("payout-waiting")
    looks = asked(product, LIST)
    await until(lambda: asked(product, LIST) > looks + 1)
    assert stages(product) == ["failed", "waiting"]
    usdt = product.exchanger.catalogue.by_xml["USDTTRC20"]
    product.exchanger.partners[talk.partner_id].balance = Decimal(30)
    late = product.exchanger.partners.pay_out(talk.partner_id, usdt, TRC20)
    card = await talk.sees("payout-after-all")
    assert str(late.id) in card.text
    late.settle()
    await talk.sees("partner-news-payout-paid", number=str(late.id), amount="29.70", title=USDT)
    assert (requests(product), stages(product)) == (2, ["closed", "waiting"])


@pytest.mark.parametrize("fault", ["lose_answer", "lose_request"])
@pytest.mark.usefixtures("settled")
async def test_without_the_list_the_balance_tells(product: Product, fault: str) -> None:
    talk = await with_balance(product, without=LIST)
    product.exchanger.faults.set(fault, methods=[ADD], times=1)
    await confirmed(talk)
    made = fault == "lose_answer"
    await talk.sees("payout-made-no-number" if made else "payout-failed-not-made")
    assert (requests(product), len(at_site(talk))) == (1, int(made))


@in_both_languages
async def test_what_stays_unclear_is_said_once_and_looked_up_further(
    product: Product, locale: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert payout_outcome.UNCLEAR_MS == 600_000
    monkeypatch.setattr(payout_outcome, "UNCLEAR_MS", 200)
    talk = await with_balance(product, locale)
    shown = await at_summary(talk)
    fault = product.exchanger.faults.set("slow", methods=[ADD], after=True, seconds=0.3)
    lost = product.exchanger.faults.set("lose_answer", methods=[ADD])
    await talk.tap("payouts-button-confirm")
    await until(lambda: at_site(talk))
    hidden = product.exchanger.faults.set("html_page", methods=[LIST, INFO])
    await talk.sees("payout-unclear")
    looks = asked(product, LIST)
    await until(lambda: asked(product, LIST) > looks + 1)
    for each in (fault, lost, hidden):
        product.exchanger.faults.clear(each.id)
    await talk.sees("payout-waiting")
    unclear = talk.words("payout-unclear")
    assert sum(unclear in message for message in talk.customer.told) == 1
    assert requests(product) == 1
    assert shown.id not in {message.id for message in talk.customer.messages}, "it came below"


async def test_a_restart_between_the_call_and_its_answer(product: Product) -> None:
    talk = await with_balance(product)
    product.exchanger.faults.set("slow", methods=[ADD], after=True, seconds=5)
    await confirmed(talk)
    await until(lambda: at_site(talk))
    await product.stop_bot()
    assert stages(product) == ["checking"]
    await start_with_secret(product)
    card = await talk.sees("payout-waiting")
    assert str(the_payout(talk).id) in card.text
    the_payout(talk).settle()
    await talk.sees("payout-paid")
    assert requests(product) == 1


@pytest.mark.usefixtures("settled")
async def test_a_kill_right_before_the_call_sends_nothing_later(product: Product) -> None:
    """The call was noted and never made."""
    talk = await asking(product)
    await product.change(
        "UPDATE payouts SET stage = 'checking', called_at = :at, newest_before = 0, attempts = 1", at=now_ms()
    )
    await start_with_secret(product)
    await talk.sees("payout-failed-not-made")
    assert requests(product) == 0


async def test_what_was_confirmed_before_a_restart_is_sent_after_it(product: Product) -> None:
    talk = await asking(product)
    await start_with_secret(product)
    await talk.sees("payout-waiting")
    assert requests(product) == 1


def cut_behind(line: Line, method: str) -> None:
    """The line goes down behind the next answer to that method."""
    is_asked, going_down = False, set()

    def passed(data: bytes) -> None:
        nonlocal is_asked
        if method.encode() in data.partition(b"\r\n")[0]:
            is_asked = True
        elif is_asked and data.startswith(b"HTTP/"):
            is_asked = False
            going_down.add(asyncio.create_task(line.down()))

    line.passed = passed


async def test_what_never_reached_the_site_is_sent_again(
    product: Product, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last that comes through before the request is the look at the balance."""
    assert paying_out.SEND_AGAIN_MS == 2_000
    monkeypatch.setattr(paying_out, "SEND_AGAIN_MS", 50)
    monkeypatch.setattr(payouts, "BALANCE_AGE", 10.0)
    await start_with_secret(product, SECRET, exchanger_url=line.url)
    talk = await with_balance(product)
    await at_summary(talk)
    cut_behind(line, INFO)
    await talk.tap("payouts-button-confirm")
    await until(lambda: product.rows("SELECT stage FROM payouts WHERE attempts > 0") == [("asking",)])
    assert requests(product) == 0
    line.passed = lambda _: None
    await line.up()
    await talk.sees("payout-waiting")
    assert (requests(product), len(at_site(talk))) == (1, 1)


async def test_what_never_reached_the_site_is_given_up(
    product: Product, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paying_out, "SEND_AGAIN_MS", 50)
    monkeypatch.setattr(paying_out, "AWAY_MS", 500)
    await start_with_secret(product, SECRET, exchanger_url=line.url)
    talk = await with_balance(product)
    await at_summary(talk)
    held = product.exchanger.faults.set("slow", methods=[LIST], seconds=0.5)
    await talk.tap("payouts-button-confirm")
    await until(lambda: stages(product) == ["asking"])
    await line.down()
    await talk.sees("payout-failed-never-sent")
    assert (requests(product), at_site(talk)) == (0, [])
    await line.up()
    product.exchanger.faults.clear(held.id)
    await talk.tap("payout-again")
    await sees_gist(talk, "payouts-balance", "balance")


async def test_a_lost_answer_to_what_is_paid_by_then_is_told_as_paid(product: Product) -> None:
    talk = await with_balance(product)
    hidden = product.exchanger.faults.set("lose_answer", methods=[ADD])
    await at_summary(talk)
    slow = product.exchanger.faults.set("slow", methods=[ADD], after=True, seconds=0.3)
    await talk.tap("payouts-button-confirm")
    await until(lambda: at_site(talk))
    the_payout(talk).status = PAID
    await talk.sees("payout-paid")
    await sees_gist(talk, "partner-news-payout-paid", "number", "amount", "title")
    assert (requests(product), stages(product)) == (1, ["closed"])
    product.exchanger.faults.clear(hidden.id)
    product.exchanger.faults.clear(slow.id)


async def test_our_own_mistake_is_put_off_and_told_once(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "PUT_OFF_MS", 50)
    monkeypatch.setattr(payout_rows, "RARELY_MS", 50)
    product.expected_errors = "is put off"
    talk = await asking(product)
    at = now_ms() - payout_outcome.UNCLEAR_MS
    spoilt = "UPDATE payouts SET stage = 'checking', called_at = :at, attempts = 1, balance_before = 'x'"
    product.rows(spoilt, at=at - 1)
    await start_with_secret(product)
    await talk.sees("payout-unclear")
    looks = asked(product, INFO)
    await until(lambda: asked(product, INFO) > looks + 1)
    await product.stop_bot()
    await product.change("UPDATE payouts SET balance_before = '148.37'")
    await start_with_secret(product)
    await talk.sees("payout-failed-not-made")
    assert requests(product) == 0
    assert sum(talk.words("payout-unclear") in message for message in talk.customer.told) == 1


async def test_the_account_is_erased_with_other_old_details(product: Product) -> None:
    talk = await with_balance(product)
    await confirmed(talk)
    await talk.sees("payout-waiting")
    the_payout(talk).settle()
    await until(lambda: stages(product) == ["closed"])
    assert product.rows("SELECT account FROM payouts") != [(None,)]
    await product.stop_bot()
    await product.change("UPDATE payouts SET updated_at = 0")
    await start_with_secret(product)
    await until(lambda: product.rows("SELECT account FROM payouts") == [(None,)])
    ((id,),) = product.rows("SELECT id FROM payouts")
    await talk.customer.forge(on(PayoutAct.OPEN, id), talk.customer.screen)
    assert SHOWN not in (await talk.sees("payout-paid")).text
