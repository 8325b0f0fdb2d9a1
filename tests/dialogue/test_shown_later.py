"""Orders that the site's list shows only after the bot had looked there for them."""

import pytest

from bot.sandbox.exchanger import SHOWCASE
from bot.services import creating, looking
from tests.conftest import Product
from tests.dialogue.changes import ticks
from tests.dialogue.orders import asked, cards, confirmed, gist, made, sees_gist, the_order
from tests.dialogue.talk import Talk, in_both_languages

ORDINARY = SHOWCASE["ordinary"]


def times_told(talk: Talk, id: str, *arguments: str) -> int:
    words = gist(talk, id, *arguments)
    return len({message.id for message in talk.customer.history if words in message.text})


async def test_what_the_watch_sees_is_not_waited_for(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next look of the order's own is far off."""
    for name in ("FIRST_LOOK_MS", "LOOK_AGAIN_MS"):
        monkeypatch.setattr(looking, name, 3_600_000)
    hidden = product.exchanger.faults.set("html_page", methods=["get_exchanges"])
    talk = await confirmed(product, "lose_answer")
    await sees_gist(talk, "card-checking")
    product.exchanger.faults.clear(hidden.id)
    await talk.sees("status-new")
    assert asked(product, "create_bid") == 1


async def denied(product: Product, monkeypatch: pytest.MonkeyPatch, locale: str) -> Talk:
    """The site is so slow to make the order that the bot takes it for never made."""
    product.exchanger.direction(ORDINARY).first = "auto"
    talk = await confirmed(product, "lose_answer", locale)
    await sees_gist(talk, "card-checking")
    monkeypatch.setattr(creating, "GIVE_UP_MS", 0)
    monkeypatch.setattr(creating, "SURELY_ABSENT_MS", 0)
    await sees_gist(talk, "card-too-late")
    monkeypatch.undo()
    return talk


@in_both_languages
async def test_an_order_that_was_denied_is_made_known(
    product: Product, monkeypatch: pytest.MonkeyPatch, locale: str
) -> None:
    operator = await Talk.begin(product, "ru" if locale == "en" else "en")
    await operator.customer.say("/start")
    await operator.sees("menu-question")
    await product.stop_bot()
    await product.start_bot(admin_ids=frozenset({operator.customer.id}))
    talk = await denied(product, monkeypatch, locale)
    bid = the_order(product)
    await product.exchanger.set_status(bid.id, "new")
    told = await sees_gist(talk, "unclear-denied", "number")
    assert str(bid.id) in told.text
    notice = await sees_gist(operator, "operators-denied", "order")
    assert bid.api_id in notice.text
    await talk.customer.sees(bid.address)
    (card,) = cards(talk, bid)
    assert talk.t.plain("card-cancel") in talk.labels(card)
    assert gist(talk, "card-too-late") not in "".join(each.text for each in talk.customer.messages)
    await ticks(product, 3)
    assert times_told(talk, "unclear-denied", "number") == 1
    assert times_told(operator, "operators-denied", "order") == 1
    await talk.until_told(bid, "coldpay", "success")


async def test_who_made_another_one_meanwhile_sees_both(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = await denied(product, monkeypatch, "en")
    first = the_order(product)
    product.exchanger.direction(ORDINARY).first = "new"
    await talk.tap("button-try-again")
    await talk.sees("summary-question")
    second = await talk.create()
    assert [first, second] == made(product)
    await talk.customer.say("/orders")
    await talk.sees("orders-title", count=1)
    await product.exchanger.set_status(first.id, "new")
    await sees_gist(talk, "unclear-denied", "number")
    await talk.customer.sees(first.address)
    assert len(cards(talk, first)) == len(cards(talk, second)) == 1
    await talk.customer.say("/orders")
    await talk.sees("orders-title", count=2)
