"""A whole exchange in chat, in each language."""

import re

import pytest

from bot.sandbox.exchanger import SHOWCASE
from tests.conftest import Product
from tests.dialogue.talk import Talk


@pytest.mark.parametrize("locale", ["en", "ru"])
async def test_from_start_to_done(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.customer.start()
    await talk.tap("button-exchange")
    await talk.customer.say("usdt trc")
    await talk.customer.say("sber" if locale == "en" else "сбер")
    await talk.customer.say("100")
    await talk.answer_form(SHOWCASE["ordinary"])
    bid = await talk.create()
    await talk.until_told(bid, "coldpay", "realpay", "coldsuccess", "success")
    assert re.search(str(bid.id), talk.customer.screen.text)
