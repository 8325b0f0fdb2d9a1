"""What stays unclear is told to the customer and the operators, once, and goes on being looked for."""

from collections.abc import AsyncIterator

import pytest

from bot.sandbox.conversation import Message
from bot.sandbox.exchanger import SHOWCASE
from bot.sandbox.exchanger.methods import USUAL_METHODS
from bot.services import creating, looking
from tests.conftest import Product
from tests.dialogue.orders import asked, confirmed, gist, made, sees_gist, the_order, titled, until
from tests.dialogue.talk import Talk, in_both_languages

ORDINARY = SHOWCASE["ordinary"]
WITHOUT_FEED = USUAL_METHODS - {"get_exchanges"}
CLEAR = ("order", "outcome")


@pytest.fixture
async def operator(
    product: Product, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> AsyncIterator[Talk]:
    """Who runs the exchanger, speaking the other language; another one has never written to the bot. Half a
    second without an answer is long for them."""
    monkeypatch.setattr(creating, "SURELY_ABSENT_MS", 500)
    monkeypatch.setattr(looking, "UNCLEAR_MS", 500)
    monkeypatch.setattr(looking, "LOOK_AGAIN_MS", 300)
    callspec = getattr(request.node, "callspec", None)
    locale = callspec.params.get("locale", "en") if callspec else "en"
    stranger = await product.customer("en")
    talk = await Talk.begin(product, "ru" if locale == "en" else "en")
    await talk.customer.say("/start")
    await talk.sees("menu-question")
    await product.stop_bot()
    await product.start_bot(admin_ids=frozenset({stranger.id, talk.customer.id}))
    yield talk
    assert not stranger.told


async def made_unheard(product: Product, locale: str = "en") -> Talk:
    """The order is made, and the answer lost."""
    talk = await confirmed(product, "lose_answer", locale)
    await until(lambda: made(product))
    return talk


def mentioned(message: Message) -> list[int]:
    entities = message.raw.get("entities", [])
    return [entity["user"]["id"] for entity in entities if entity["type"] == "text_mention"]


def times_told(talk: Talk, id: str, *arguments: str) -> int:
    return len(
        {message.id for message in talk.customer.history if gist(talk, id, *arguments) in message.text}
    )


@in_both_languages
async def test_an_order_that_stays_unclear_is_told_once(
    product: Product, operator: Talk, locale: str
) -> None:
    hidden = product.exchanger.faults.set("html_page", methods=["get_exchanges"])
    talk = await made_unheard(product, locale)
    bid = the_order(product)
    told = await sees_gist(talk, "unclear-created", "number")
    assert bid.api_id in told.text
    assert talk.t.plain("button-support") in talk.labels(told)
    notice = await sees_gist(operator, "operators-created", "order")
    assert bid.api_id in notice.text
    assert f"({ORDINARY})" in notice.text
    assert notice.text.count(bid.api_id) == 1, "the order has no other number yet"
    assert talk.customer.id in mentioned(notice), "a way to the customer"
    await until(lambda: ("sent",) in product.rows("SELECT state FROM outbox WHERE kind = 'operators'"))
    assert not any(value in notice.text for value in bid.fields.values()), "nothing of the customer's"
    looks = asked(product, "get_exchanges")
    await until(lambda: asked(product, "get_exchanges") > looks + 3)
    product.exchanger.faults.clear(hidden.id)
    await talk.sees("status-new")
    assert asked(product, "create_bid") == 1
    clear = await sees_gist(operator, "operators-clear", *CLEAR)
    assert bid.api_id in clear.text
    assert str(bid.id) in clear.text
    assert titled(operator, "new") in clear.text
    assert times_told(operator, "operators-created", "order") == 1
    assert times_told(talk, "unclear-created", "number") <= 2, "a message of its own, and the card"


@in_both_languages
async def test_an_order_that_exists_and_is_not_shown_is_told(
    product: Product, operator: Talk, locale: str
) -> None:
    """The key may not read the list, and the site says that the api_id is taken."""
    product.exchanger.limit_methods(WITHOUT_FEED)
    talk = await made_unheard(product, locale)
    api_id = the_order(product).api_id
    told = await sees_gist(talk, "unclear-unseen", "number")
    assert api_id in told.text
    notice = await sees_gist(operator, "operators-unseen", "order")
    assert api_id in notice.text
    calls = asked(product, "create_bid")
    looks = asked(product, "get_exchanges")
    await until(lambda: asked(product, "get_exchanges") > looks + 2)
    assert asked(product, "create_bid") == calls == 2, "what exists is not asked for again"
    await talk.customer.say("/orders")
    await talk.tap("orders-line-checking", icon="", pair="")
    card = await sees_gist(talk, "unclear-unseen", "number")
    assert api_id in card.text
    assert talk.t.plain("button-support") in talk.labels(card)
    product.exchanger.limit_methods(None)
    await talk.sees("status-new")
    assert len(made(product)) == 1
    assert times_told(operator, "operators-unseen", "order") == 1


async def test_an_order_that_turns_out_not_to_be_made_is_clear_too(
    product: Product, operator: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = product.exchanger.faults.set("html_page", methods=["get_exchanges"])
    talk = await Talk.begin(product)
    await talk.to_summary(ORDINARY, "100")
    product.exchanger.faults.set("lose_request", methods=["create_bid"], times=1)
    await talk.tap("summary-create")
    await sees_gist(operator, "operators-created", "order")
    monkeypatch.setattr(creating, "GIVE_UP_MS", 0)
    product.exchanger.faults.clear(hidden.id)
    clear = await sees_gist(operator, "operators-clear", *CLEAR)
    assert operator.words("operators-clear-none") in clear.text
    assert not made(product)


async def test_a_notice_disturbs_no_exchange_of_the_operators_own(product: Product, operator: Talk) -> None:
    await operator.open(ORDINARY, "100")
    await operator.sees("field-progress", number="1", count="3")
    product.exchanger.limit_methods(WITHOUT_FEED)
    await made_unheard(product)
    await sees_gist(operator, "operators-unseen", "order")
    answers = product.exchanger.valid_form(ORDINARY)
    await operator.customer.say(answers["account2"])
    await operator.sees("field-progress", number="2", count="3")
    assert times_told(operator, "operators-unseen", "order") == 1
    assert any(
        gist(operator, "operators-unseen", "order") in message.text for message in operator.customer.messages
    )
