"""Typing a direction instead of choosing it."""

import pytest

from tests.conftest import Product
from tests.dialogue.talk import Talk

USDT_TO_SBER = 12


@pytest.mark.parametrize(("locale", "typed"), [("en", "usdt trc20 sber"), ("ru", "usdt trc на сбер")])
async def test_words_at_the_menu_lead_to_the_direction(product: Product, locale: str, typed: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.customer.say(typed)
    found = await talk.sees("found-directions", query=typed)
    direction = product.exchanger.direction(USDT_TO_SBER)
    await talk.customer.tap(direction.title(locale), found)
    await talk.sees("amount-give", code="USDT")


async def test_a_found_direction_that_vanished_is_said_to_be_gone(product: Product) -> None:
    talk = await Talk.begin(product)
    await talk.customer.say("usdt trc20 sber")
    found = await talk.sees("found-directions", query="usdt trc20 sber")
    direction = product.exchanger.direction(USDT_TO_SBER)
    product.exchanger.switch_direction(USDT_TO_SBER, on=False)
    await talk.customer.tap(direction.title("en"), found)
    await talk.customer.sees(talk.words("direction-gone"))


async def test_other_words_lead_to_the_menu(product: Product) -> None:
    talk = await Talk.begin(product)
    await talk.customer.say("good morning!")
    await talk.sees("not-understood")


async def test_a_site_that_is_away_is_no_reason_for_silence(product: Product) -> None:
    talk = await Talk.begin(product)
    product.exchanger.faults.set("http", status=502)
    await talk.customer.say("usdt sber")
    await talk.sees("not-understood")
