"""The summary: the price is fresh, and only what was agreed to is ordered."""

import asyncio

import pytest

from bot.sandbox.conversation import Message
from bot.sandbox.exchanger import SHOWCASE
from tests.conftest import Product
from tests.dialogue.orders import asked, data_of, gist, sees_gist
from tests.dialogue.talk import Talk, in_both_languages, sums

ORDINARY = SHOWCASE["ordinary"]
AS_AGREED = "100.00 USDT", "9859.44 RUB"


async def at_summary(product: Product, locale: str) -> Talk:
    talk = await Talk.begin(product, locale)
    await talk.to_summary(ORDINARY, "100")
    return talk


async def create_at_worse(talk: Talk) -> Message:
    """The price has got worse before "create" is tapped; what is asked then."""
    talk.product.exchanger.set_rate(ORDINARY, "1", "95")
    await talk.tap("summary-create")
    return await sees_gist(talk, "summary-worse", "before", "now")


def move_amount(product: Product) -> None:
    """The site takes 150 USDT and more from now on."""
    direction = product.exchanger.direction(ORDINARY)
    direction.min_give = direction.give.usd * 150


@in_both_languages
async def test_everything_that_will_be_ordered_is_shown(product: Product, locale: str) -> None:
    talk = await at_summary(product, locale)
    pay, get = map(sums, AS_AGREED)
    await talk.sees("summary-pay", amount=pay)
    await talk.sees("summary-get", amount=get)
    await talk.sees("summary-rate", rate=sums("1 USDT = 98.5944 RUB"))
    await talk.customer.sees("The rate floats" if locale == "en" else "Курс плавающий")
    bid = await talk.create()
    assert all(value in " ".join(talk.customer.told) for value in bid.fields.values())
    asked = [request.params for request in product.exchanger.requests if request.method == "create_bid"]
    assert [(one["calc_amount"], one["calc_action"]) for one in asked] == [("100", "1")]


@in_both_languages
async def test_refresh_says_that_the_price_is_fresh(product: Product, locale: str) -> None:
    talk = await at_summary(product, locale)
    answer = await talk.tap("summary-refresh")
    assert answer.text == talk.t.plain("summary-refreshed")
    await talk.sees("summary-question")


@pytest.mark.usefixtures("forgetful")
@in_both_languages
async def test_a_price_that_got_worse_is_shown_and_asked_again(product: Product, locale: str) -> None:
    talk = await at_summary(product, locale)
    shown = await create_at_worse(talk)
    assert sums("9500.00 RUB") in shown.text
    assert not asked(product, "create_bid")
    bid = await talk.create()
    assert str(bid.calc.sum_get) == "9500.00"


@pytest.mark.usefixtures("forgetful")
@in_both_languages
async def test_a_price_that_got_better_is_taken(product: Product, locale: str) -> None:
    talk = await at_summary(product, locale)
    product.exchanger.set_rate(ORDINARY, "1", "99")
    bid = await talk.create()
    assert str(bid.calc.sum_get) == "9900.00"


@pytest.mark.usefixtures("forgetful")
@in_both_languages
async def test_an_amount_that_the_site_moves_meanwhile_is_asked_again(product: Product, locale: str) -> None:
    talk = await at_summary(product, locale)
    move_amount(product)
    await talk.tap("summary-create")
    shown = await sees_gist(talk, "summary-worse", "before", "now")
    assert sums("150.00 USDT") in shown.text
    assert not asked(product, "create_bid")


@pytest.mark.usefixtures("forgetful")
@in_both_languages
async def test_a_direction_switched_off_meanwhile_makes_no_order(product: Product, locale: str) -> None:
    talk = await at_summary(product, locale)
    product.exchanger.switch_direction(ORDINARY, False)
    await talk.tap("summary-create")
    await talk.sees("direction-gone")
    assert not asked(product, "create_bid")
    await talk.tap("button-pick-another")
    await talk.sees("pick-give")


@pytest.mark.usefixtures("forgetful")
@in_both_languages
async def test_a_direction_that_goes_while_the_form_is_open_says_so(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.open(ORDINARY, "100")
    await talk.sees("field-progress", number="1", count="3")
    product.exchanger.switch_direction(ORDINARY, "frozen")
    await talk.customer.say("2202200111112222")
    await talk.sees("direction-frozen")
    product.exchanger.switch_direction(ORDINARY, False)
    await talk.customer.say("2202200111112222")
    await talk.sees("direction-gone")
    product.exchanger.switch_direction(ORDINARY, True)
    await talk.customer.say("/start")
    await talk.tap("button-go-on")
    await talk.sees("field-progress", number="1", count="3")


@in_both_languages
async def test_a_button_of_an_earlier_step_explains_itself(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.open(ORDINARY)
    old = await talk.sees("amount-give", code="USDT")
    await talk.customer.tap(sums("50 USDT"))
    await talk.sees("field-progress", number="1", count="3")
    answer = await talk.customer.tap(sums("200 USDT"), old)
    assert answer.text == talk.t.plain("old-button")
    await talk.sees("field-progress", number="1", count="3")
    assert sums("50.00 USDT") in talk.customer.screen.text
    await talk.answer_form(ORDINARY)
    answer = await talk.customer.forge(data_of(old, sums("200 USDT")), talk.customer.screen)
    assert answer.text == talk.t.plain("old-button")
    await talk.sees("summary-question")


async def sees_worse(talk: Talk, before: str, now: str) -> None:
    """Both prices stand in the warning."""
    parts = gist(talk, "summary-worse", "before", "now"), sums(before), sums(now)
    await talk.customer.sees(lambda shown: all(part in shown.text for part in parts))


async def thrice(talk: Talk, message: Message, label: str) -> list[str]:
    answers = await asyncio.gather(*(talk.customer.tap(label, message) for _ in range(3)))
    return [answer.text for answer in answers]


@in_both_languages
async def test_create_tapped_three_times_makes_one_order(product: Product, locale: str) -> None:
    talk = await at_summary(product, locale)
    toasts = await thrice(talk, talk.customer.screen, talk.t.plain("summary-create"))
    assert sorted(toasts)[1:] == [talk.t.plain("summary-ordered")] * 2
    await talk.customer.sees(lambda shown: bool(shown.button(talk.t.plain("card-site"))))
    assert asked(product, "create_bid") == 1
    assert [message.by_bot for message in talk.customer.messages][-2:] == [False, True]


@pytest.mark.usefixtures("forgetful")
@in_both_languages
async def test_a_worse_price_is_said_until_it_is_confirmed(product: Product, locale: str) -> None:
    """A second tap on "create" comes too late to mean the new price, and takes no word about it away."""
    talk = await at_summary(product, locale)
    create = data_of(talk.customer.screen, talk.t.plain("summary-create"))
    await create_at_worse(talk)
    product.exchanger.set_rate(ORDINARY, "1", "94")
    answer = await talk.customer.forge(create, talk.customer.screen)
    assert answer.text == talk.t.plain("old-button")
    await sees_worse(talk, "9859.44 RUB", "9400.00 RUB")
    await talk.tap("summary-refresh")
    await sees_worse(talk, "9859.44 RUB", "9400.00 RUB")
    await talk.customer.say("?")
    await talk.sees("summary-use-buttons")
    await sees_worse(talk, "9859.44 RUB", "9400.00 RUB")
    bid = await talk.create()
    assert str(bid.calc.sum_get) == "9400.00"


@pytest.mark.usefixtures("forgetful")
@in_both_languages
async def test_a_worse_price_of_another_amount_is_not_said(product: Product, locale: str) -> None:
    talk = await at_summary(product, locale)
    await create_at_worse(talk)
    await talk.tap("summary-edit", name=talk.t.plain("summary-amount"))
    await talk.customer.say("200")
    shown = await talk.sees("summary-question")
    assert gist(talk, "summary-worse", "before", "now") not in shown.text


@pytest.mark.usefixtures("forgetful")
@in_both_languages
async def test_a_moved_amount_is_said_until_it_is_confirmed(product: Product, locale: str) -> None:
    talk = await at_summary(product, locale)
    refresh = data_of(talk.customer.screen, talk.t.plain("summary-refresh"))
    move_amount(product)
    await talk.tap("summary-refresh")
    await talk.sees("summary-moved")
    await talk.customer.forge(refresh, talk.customer.screen)
    await talk.sees("summary-moved")
    bid = await talk.create()
    assert str(bid.calc.sum_give) == "150.00"


@in_both_languages
async def test_an_amount_tapped_three_times_is_taken_once(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.open(ORDINARY)
    shown = await talk.sees("amount-give", code="USDT")
    toasts = await thrice(talk, shown, sums("50 USDT"))
    assert sorted(toasts) == ["", *[talk.t.plain("old-button")] * 2]
    await talk.sees("field-progress", number="1", count="3")


@in_both_languages
async def test_another_persons_button_does_nothing(product: Product, locale: str) -> None:
    talk = await at_summary(product, locale)
    create = data_of(talk.customer.screen, talk.t.plain("summary-create"))
    other = await Talk.begin(product, locale)
    await other.open(ORDINARY)
    own = await other.sees("amount-give", code="USDT")
    answer = await other.customer.forge(create, own)
    assert answer.text == other.t.plain("old-button")
    await other.sees("amount-give", code="USDT")
    assert not asked(product, "create_bid")
    await talk.create()


@in_both_languages
async def test_forged_data_is_an_old_button(product: Product, locale: str) -> None:
    """What no button of this step holds: other acts, values that are none, no sense at all."""
    talk = await Talk.begin(product, locale)
    await talk.open(ORDINARY)
    shown = await talk.sees("amount-give", code="USDT")
    assert data_of(shown, sums("50 USDT")).endswith(":am:50")
    acts = ["am:-5", "am:NaN", "am:1e9", "am:", "ok:", "pk:1", "op:0", "ed:amount", "ed:-1", "pg:x", "zz:1"]
    for act in acts:
        current = data_of(talk.customer.screen, sums("50 USDT")).removesuffix("am:50")
        answer = await talk.customer.forge(current + act, talk.customer.screen)
        assert answer.text == talk.t.plain("old-button"), act
        await talk.sees("amount-give", code="USDT")
    for data in ("x", "", "x:1:2", "\x00", "go:nowhere:0:0", "sp", "🦄"):
        answer = await talk.customer.forge(data, talk.customer.screen)
        assert answer.text == talk.t.plain("old-button"), data
    answer = await talk.customer.forge("b:1:paid", talk.customer.screen)
    assert answer.text == talk.t.plain("card-not-yours")
    assert not asked(product, "create_bid")


@in_both_languages
async def test_an_address_that_can_not_be_one_is_doubted_before_it_is_ordered(
    product: Product, locale: str
) -> None:
    """The site takes it by its looks, and would pay to it."""
    talk = await Talk.begin(product, locale)
    direction, right = SHOWCASE["default"], product.exchanger.valid_form(SHOWCASE["default"])["account2"]
    wrong = right[:-1] + ("q" if right[-1] != "q" else "p")
    await talk.to_summary(direction, "5000", doubted=["account2"], account2=wrong)
    await talk.sees("doubt-bitcoin")
    await talk.sees("doubt-compare")
    label = product.exchanger.direction(direction).get.account_get
    assert label
    await talk.tap("summary-change")
    await talk.customer.tap(talk.site_words(label))
    await talk.customer.say(right)
    shown = await talk.sees("summary-question")
    assert talk.words("doubt-compare") not in shown.text
    bid = await talk.create()
    assert bid.fields["account2"] == right
