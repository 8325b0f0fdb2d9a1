"""A payout whose lost answer can hardly be looked up, or not at all: nothing is claimed, nobody shut out."""

import pytest

from bot.services import paying_out, payout_outcome
from bot.storage.ids import now_ms
from tests.conftest import Product
from tests.dialogue.orders import until
from tests.dialogue.partners import start_with_secret
from tests.dialogue.payouts import (
    ADD,
    INFO,
    LIST,
    TRC20,
    asking,
    at_balance,
    at_summary,
    confirmed,
    requests,
    with_balance,
)
from tests.dialogue.talk import in_both_languages
from tests.engines import on_both_engines

pytestmark = [on_both_engines, pytest.mark.usefixtures("with_secret")]

CHECKING = "UPDATE payouts SET stage = 'checking', called_at = :at, created_at = :at, attempts = 1"


@in_both_languages
async def test_what_could_not_be_looked_up_is_not_sent(
    product: Product, locale: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paying_out, "SEND_AGAIN_MS", 50)
    monkeypatch.setattr(paying_out, "AWAY_MS", 300)
    talk = await with_balance(product, locale, without=LIST)
    await at_summary(talk)
    product.exchanger.faults.set("wrong_shape", methods=[INFO])
    await talk.tap("payouts-button-confirm")
    await talk.sees("payout-failed-no-look")
    assert requests(product) == 0


async def test_a_list_without_anything_new_settles_what_nothing_was_known_of(product: Product) -> None:
    talk = await asking(product)
    await product.change(CHECKING, at=now_ms() - payout_outcome.SETTLED_MS - 1)
    usdt = product.exchanger.catalogue.by_xml["USDTTRC20"]
    new = product.exchanger.partners.pay_out(talk.partner_id, usdt, TRC20)
    await start_with_secret(product)
    await talk.sees("payout-checking")
    new.time -= 2 * payout_outcome.CLOCKS_APART_S
    await talk.sees("payout-failed-not-made")
    assert requests(product) == 0


async def test_a_balance_that_rewards_came_to_denies_nothing(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(payout_outcome, "SETTLED_MS", 500)
    monkeypatch.setattr(payout_outcome, "UNCLEAR_MS", 1_000)
    talk = await with_balance(product, without=LIST)
    partner = product.exchanger.partners[talk.partner_id]
    product.exchanger.faults.set("lose_request", methods=[ADD], times=1)
    await confirmed(talk)
    await until(lambda: requests(product) == 1)
    partner.balance += 5
    await talk.sees("payout-unclear")
    partner.balance -= 5
    await talk.sees("payout-failed-not-made")
    assert requests(product) == 1


@in_both_languages
async def test_what_never_becomes_clear_locks_nobody_out(product: Product, locale: str) -> None:
    assert payout_outcome.GIVE_UP_MS == 86_400_000
    talk = await asking(product, locale)
    await product.change(CHECKING, at=now_ms() - payout_outcome.GIVE_UP_MS - 1)
    hidden = product.exchanger.faults.set("wrong_shape", methods=[LIST])
    await start_with_secret(product)
    await talk.sees("payout-failed-never-clear")
    product.exchanger.faults.clear(hidden.id)
    await until(lambda: not product.rows("SELECT id FROM outbox WHERE state = 'queued'"))
    await at_balance(talk)
    await talk.sees("payouts-choose")
    assert requests(product) == 0
