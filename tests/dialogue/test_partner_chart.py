"""The picture of a partner's days: drawn in a process of its own, kept for a minute, never silence."""

from decimal import Decimal

import pytest

from bot.sandbox.conversation import Message
from bot.sandbox.telegram.files import PNG, picture_size
from bot.services import pictures
from bot.storage.partner_days import Deed
from tests.conftest import Product
from tests.dialogue.orders import until
from tests.dialogue.partner_ledger import count
from tests.dialogue.partners import register
from tests.dialogue.talk import Talk, in_both_languages

DAY = Deed(clicks=1200, people=40, orders=12, paid=9, turnover=("USDT", Decimal(9000)))


async def drawn(talk: Talk) -> Message:
    await talk.tap("stats-picture")
    return await talk.customer.sees(lambda message: message.kind == "photo")


@in_both_languages
async def test_the_days_as_a_picture_kept_for_a_minute_and_words_where_there_is_none(
    product: Product, locale: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    product.expected_errors = "a picture was not drawn"
    talk = await Talk.begin(product, locale)
    await register(talk)
    await count(product, ("all", "", 12, DAY))
    await talk.customer.say("/partner")
    await talk.tap("partner-button-stats")
    screen = await talk.sees("stats-clicks", count="1200")
    photo = await drawn(talk)
    png = await talk.customer.file(photo)
    assert png.startswith(PNG)
    assert picture_size(png) == (1080, 1080)
    assert talk.words("stats-people-part", count="40", percent=3) in photo.text
    assert photo.id > screen.id, "the figures stay where they are"
    await talk.tap("button-close")
    await until(lambda: photo.id not in {message.id for message in talk.customer.messages})

    monkeypatch.setattr(pictures, "DRAWER", "bot.no_such_drawer")
    assert await talk.customer.file(await drawn(talk)) == png, "the same days are the same picture"
    await talk.tap("button-close")
    await count(product, ("all", "", 3, DAY))
    await talk.tap("stats-picture", screen)
    failed = await talk.sees("chart-failed")
    assert failed.id == screen.id
    assert talk.words("stats-clicks", count="2400") in failed.text
    await talk.tap("stats-button-1")
    empty = await talk.sees("stats-none")
    assert talk.t.plain("stats-picture") not in talk.labels(empty)
    await product.change("DELETE FROM partner_days")
    await talk.tap("stats-picture", failed)
    await talk.sees("chart-none")
