"""Lost answers to create_bid where the key may not read the site's list: nothing is claimed without proof."""

import pytest

from bot.sandbox.exchanger import SHOWCASE
from bot.sandbox.exchanger.methods import USUAL_METHODS
from bot.services import creating
from tests.conftest import Product
from tests.dialogue.orders import asked, confirmed, gist, made, sees_gist, the_order, until
from tests.dialogue.talk import in_both_languages

ORDINARY = SHOWCASE["ordinary"]


@pytest.fixture(autouse=True)
def without_list(product: Product, monkeypatch: pytest.MonkeyPatch) -> None:
    """What isn't there half a second after the call is surely absent."""
    product.exchanger.limit_methods(frozenset(USUAL_METHODS - {"get_exchanges"}))
    monkeypatch.setattr(creating, "SURELY_ABSENT_MS", 500)


def amounts(product: Product) -> list[tuple[str, str]]:
    """Each create_bid's api_id and amount."""
    calls = [request.params for request in product.exchanger.requests if request.method == "create_bid"]
    return [(params["api_id"], params["calc_amount"]) for params in calls]


@pytest.mark.parametrize("direction", ["ordinary", "no_fields"])
async def test_a_lost_request_is_sent_again(product: Product, direction: str) -> None:
    """Once the site has said that it has no such order. Asking it that makes none."""
    talk = await confirmed(product, "lose_request", direction_id=SHOWCASE[direction])
    await talk.sees("status-new")
    api_id = the_order(product).api_id
    assert amounts(product) == [(api_id, "100"), (api_id, "0"), (api_id, "100")]


@in_both_languages
async def test_a_lost_request_is_not_sent_again_at_another_price(
    product: Product, monkeypatch: pytest.MonkeyPatch, locale: str
) -> None:
    monkeypatch.setattr(creating, "SURELY_ABSENT_MS", 250_000)
    talk = await confirmed(product, "lose_request", locale)
    await sees_gist(talk, "card-checking")
    product.exchanger.set_rate(ORDINARY, "1", "45")
    monkeypatch.setattr(creating, "AGREED_MS", -1)
    monkeypatch.setattr(creating, "SURELY_ABSENT_MS", 0)
    await sees_gist(talk, "card-price-moved")
    assert not made(product)
    await talk.tap("button-try-again")
    await talk.sees("summary-question")
    monkeypatch.undo()
    bid = await talk.create()
    assert bid is the_order(product)


async def test_what_exists_is_not_denied_when_the_price_has_moved(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(creating, "SURELY_ABSENT_MS", 250_000)
    talk = await confirmed(product, "lose_answer")
    await sees_gist(talk, "card-checking")
    product.exchanger.set_rate(ORDINARY, "1", "45")
    monkeypatch.setattr(creating, "AGREED_MS", -1)
    monkeypatch.setattr(creating, "SURELY_ABSENT_MS", 0)
    await sees_gist(talk, "unclear-unseen", "number")
    product.exchanger.limit_methods(None)
    await talk.sees("status-new")
    assert len(made(product)) == 1


async def test_a_refusal_while_it_may_exist_is_no_end(product: Product) -> None:
    """The site refuses without having looked at the api_id."""
    talk = await confirmed(product, "lose_answer")
    await sees_gist(talk, "card-checking")
    product.exchanger.switch_direction(ORDINARY, False)
    await until(lambda: asked(product, "create_bid") > 1)
    product.exchanger.limit_methods(None)
    product.exchanger.switch_direction(ORDINARY, True)
    await talk.sees("status-new")
    assert len(made(product)) == 1
    assert not any(gist(talk, "card-refused") in text for text in talk.customer.told)


@pytest.mark.parametrize("fault", ["lose_answer", "lose_request"])
async def test_an_order_confirmed_long_ago_comes_to_an_end(
    product: Product, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    """It exists, or it was never made: either is said, and neither is sent again."""
    monkeypatch.setattr(creating, "SURELY_ABSENT_MS", 250_000)
    talk = await confirmed(product, fault)
    await sees_gist(talk, "card-checking")
    monkeypatch.setattr(creating, "GIVE_UP_MS", 0)
    monkeypatch.setattr(creating, "SURELY_ABSENT_MS", 0)
    if fault == "lose_answer":
        await sees_gist(talk, "unclear-unseen", "number")
        product.exchanger.limit_methods(None)
        await talk.sees("status-new")
    else:
        await sees_gist(talk, "card-too-late")
        assert not made(product)
    assert [amount for _, amount in amounts(product)] == ["100", "0"]
