"""An order that was confirmed long ago is not made any more: nobody expects it."""

import pytest

from bot.sandbox.exchanger import SHOWCASE
from bot.services import creating
from tests.conftest import Product
from tests.dialogue.orders import asked, confirmed, sees_gist, the_order
from tests.dialogue.talk import Talk, in_both_languages

ORDINARY = SHOWCASE["ordinary"]


@in_both_languages
async def test_an_order_that_waited_too_long_for_its_call_is_not_made(
    product: Product, monkeypatch: pytest.MonkeyPatch, locale: str
) -> None:
    """As when the bot was down for a day after the confirmation."""
    monkeypatch.setattr(creating, "GIVE_UP_MS", -1)
    talk = await Talk.begin(product, locale)
    await talk.to_summary(ORDINARY, "100")
    await talk.tap("summary-create")
    await sees_gist(talk, "card-too-late")
    assert not asked(product, "create_bid")


@in_both_languages
async def test_an_order_confirmed_long_ago_is_not_sent_again(
    product: Product, monkeypatch: pytest.MonkeyPatch, locale: str
) -> None:
    talk = await confirmed(product, "lose_request", locale)
    await sees_gist(talk, "card-checking")
    monkeypatch.setattr(creating, "GIVE_UP_MS", 0)
    monkeypatch.setattr(creating, "SURELY_ABSENT_MS", 0)
    await sees_gist(talk, "card-too-late")
    assert asked(product, "create_bid") == 1
    monkeypatch.undo()
    await talk.tap("button-try-again")
    await talk.sees("summary-question")
    assert await talk.create() is the_order(product)
