"""The price is asked for again before the order is, and one that got worse is asked again of the customer."""

from decimal import Decimal

import pytest

from bot.sandbox.exchanger import SHOWCASE
from bot.services import creating
from tests.conftest import Product
from tests.dialogue.orders import asked, sees_gist, the_order
from tests.dialogue.talk import Talk, in_both_languages, sums

ORDINARY = SHOWCASE["ordinary"]


@pytest.mark.usefixtures("forgetful")
async def test_who_named_what_to_receive_is_asked_before_paying_more(product: Product) -> None:
    talk = await Talk.begin(product)
    await talk.to_summary(ORDINARY, "19718.88 rub")
    product.exchanger.set_rate(ORDINARY, "1", "95")
    await talk.tap("summary-create")
    shown = await sees_gist(talk, "summary-worse", "before", "now")
    assert sums("207.57 USDT") in shown.text
    assert not asked(product, "create_bid")
    bid = await talk.create()
    assert (str(bid.calc.sum_get), str(bid.calc.sum_give)) == ("19718.88", "207.57")


@pytest.mark.usefixtures("forgetful")
@pytest.mark.parametrize(("rate", "is_asked_again"), [("98.12", False), ("98.09", True)])
async def test_half_a_percent_less_is_taken_and_no_more(
    product: Product, rate: str, is_asked_again: bool
) -> None:
    """The rate was 98.5944. What differs from what was confirmed is said on the card all the same."""
    talk = await Talk.begin(product)
    await talk.to_summary(ORDINARY, "100")
    product.exchanger.set_rate(ORDINARY, "1", rate)
    await talk.tap("summary-create")
    if is_asked_again:
        await sees_gist(talk, "summary-worse", "before", "now")
        assert not asked(product, "create_bid")
    else:
        await sees_gist(talk, "card-differs", "give", "get")


@pytest.mark.usefixtures("forgetful")
async def test_a_field_that_changes_the_price_counts(product: Product) -> None:
    talk = await Talk.begin(product)
    await talk.to_summary(SHOWCASE["cd"], "1000")
    answers = product.exchanger.valid_form(SHOWCASE["cd"])
    (field,) = [
        each
        for each in product.exchanger.direction(SHOWCASE["cd"]).fields()
        if each.cd and each.name in answers
    ]
    assert isinstance(field.cd, dict)
    field.cd[answers[field.name]] = "-10"
    await talk.tap("summary-create")
    await sees_gist(talk, "summary-worse", "before", "now")
    assert not asked(product, "create_bid")


@pytest.mark.usefixtures("forgetful")
async def test_an_amount_that_the_site_moves_by_a_cent_is_asked_again(product: Product) -> None:
    """`changed` is 1, and the price is well within the tolerance."""
    talk = await Talk.begin(product)
    await talk.to_summary(ORDINARY, "100")
    direction = product.exchanger.direction(ORDINARY)
    direction.min_give = Decimal("100.01")
    await talk.tap("summary-create")
    shown = await sees_gist(talk, "summary-worse", "before", "now")
    assert sums("100.01 USDT") in shown.text
    assert not asked(product, "create_bid")
    bid = await talk.create()
    assert str(bid.calc.sum_give) == "100.01"


@in_both_languages
async def test_a_price_that_got_worse_before_the_call_is_asked_again(
    product: Product, monkeypatch: pytest.MonkeyPatch, locale: str
) -> None:
    """As when the bot was down between the confirmation and the call."""
    monkeypatch.setattr(creating, "AGREED_MS", -1)
    talk = await Talk.begin(product, locale)
    await talk.to_summary(ORDINARY, "100")
    product.exchanger.set_rate(ORDINARY, "1", "90")
    await talk.tap("summary-create")
    await sees_gist(talk, "card-price-moved")
    assert not asked(product, "create_bid")
    await talk.tap("button-try-again")
    await talk.sees("summary-question")
    monkeypatch.undo()
    product.exchanger.set_rate(ORDINARY, "1", "98")
    bid = await talk.create()
    assert bid is the_order(product)


async def test_an_amount_that_the_site_moves_before_the_call_is_asked_again(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(creating, "AGREED_MS", -1)
    talk = await Talk.begin(product)
    await talk.to_summary(ORDINARY, "100")
    product.exchanger.direction(ORDINARY).min_give = product.exchanger.direction(ORDINARY).give.usd * 150
    await talk.tap("summary-create")
    await sees_gist(talk, "card-price-moved")
    assert not asked(product, "create_bid")


async def test_a_price_that_holds_is_ordered_however_late(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the fields that change the price; the site may be away for the first question."""
    monkeypatch.setattr(creating, "AGREED_MS", -1)
    monkeypatch.setattr(creating, "SEND_AGAIN_MS", 10)
    talk = await Talk.begin(product)
    await talk.open(SHOWCASE["cd"], "1000")
    await talk.answer_form(SHOWCASE["cd"])
    quotes = [request for request in product.exchanger.requests if request.method == "get_calc"]
    product.exchanger.faults.set("html_page", methods=["get_calc"], times=1)
    bid = await talk.create()
    again = [request for request in product.exchanger.requests if request.method == "get_calc"][-1]
    assert again.params["cd"] == quotes[-1].params["cd"] != ""
    assert again is not quotes[-1]
    assert bid is the_order(product)
