"""A customer's card: what operators see of a person, for whom it is there, and that a look is noted."""

import pytest

from bot.sandbox.exchanger import SHOWCASE
from bot.services.roles import Role
from tests.conftest import Product
from tests.dialogue.operators import OperatorTalk
from tests.dialogue.orders import sees_gist
from tests.dialogue.talk import Talk, in_both_languages

LOOKED = "SELECT user_id, subject FROM audit WHERE action = 'customer-opened'"


async def open_card(operator: Talk, user_id: int) -> None:
    """As from an order's card."""
    await operator.customer.start()
    menu = await operator.sees("menu-greeting")
    await operator.customer.forge(f"oc:open:{user_id}:0", menu)


@in_both_languages
async def test_the_card_says_who_it_is_and_what_came_of_them(product: Product, locale: str) -> None:
    operator = await OperatorTalk.on_duty(product, Role.SUPPORT, locale)
    customer = await Talk.begin(product, "ru")
    await customer.customer.start("p42_lsummer")
    await customer.sees("menu-greeting")
    done = await customer.ordered(SHOWCASE["default"], "5000")
    await customer.ordered(SHOWCASE["default"], "6000")
    await customer.until_told(done, "success")
    id = customer.customer.id
    told = "UPDATE users SET no_news_at = 1000, terms_version = 3, terms_at = 1000 WHERE id = :id"
    await product.change(told, id=id)
    await open_card(operator, id)
    shown = (await sees_gist(operator, "customer-title", "person")).text
    for words in (
        operator.words("customer-language", code="ru"),
        operator.words("customer-reachable"),
        operator.words("customer-orders", open="1", done="1", cancelled="0", never="0"),
        operator.words("customer-turnover", sums="5000.00\N{NO-BREAK SPACE}RUB"),
    ):
        assert words in shown
    for id_of_text in ("customer-no-news", "customer-terms", "customer-brought-label"):
        start = operator.words(id_of_text, at="#", version="3", partner="42", label="summer").split("#")[0]
        assert start in shown
    assert product.rows(LOOKED) == [(operator.customer.id, str(id))]


async def test_a_person_who_blocked_the_bot_and_one_whom_nobody_knows(product: Product) -> None:
    operator, gone = await OperatorTalk.on_duty(product), await Talk.begin(product)
    await gone.customer.start()
    await gone.sees("menu-greeting")
    lost = "UPDATE users SET unreachable_at = 1000 WHERE id = :id"
    await product.change(lost, id=gone.customer.id)
    await open_card(operator, gone.customer.id)
    shown = await sees_gist(operator, "customer-lost", "at")
    assert operator.words("customer-no-orders") in shown.text
    assert operator.t.plain("customer-erase") in operator.labels(shown)
    await open_card(operator, 77)
    await operator.sees("customer-nobody", person="77")
    assert len(product.rows(LOOKED)) == 1, "there was nobody to be looked at"


@pytest.mark.parametrize("role", [None, *Role])
async def test_a_card_is_there_for_owners_and_support_only(product: Product, role: Role | None) -> None:
    talk = await (OperatorTalk.on_duty(product, role) if role else Talk.begin(product))
    customer = await Talk.begin(product)
    await customer.customer.start()
    await customer.sees("menu-greeting")
    await open_card(talk, customer.customer.id)
    if role in {Role.OWNER, Role.SUPPORT}:
        shown = await sees_gist(talk, "customer-title", "person")
        may_erase = talk.t.plain("customer-erase") in talk.labels(shown)
        assert may_erase is (role is Role.OWNER)
    else:
        assert talk.customer.answers[-1].text == talk.t.plain("old-button")
        assert not product.rows(LOOKED)
