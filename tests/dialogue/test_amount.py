"""The amount: what is shown before it, how it may be typed or chosen, and what the site makes of it."""

from decimal import Decimal

from bot.sandbox.exchanger import SHOWCASE
from tests.conftest import Product
from tests.dialogue.talk import Talk, in_both_languages, sums

ORDINARY = SHOWCASE["ordinary"]


async def at_amount(product: Product, locale: str, direction: int = ORDINARY) -> Talk:
    talk = await Talk.begin(product, locale)
    await talk.open(direction)
    code = product.exchanger.direction(direction).give.code
    await talk.sees("amount-give", code=code)
    return talk


SAME_NUMBER = 45  # USDT to USD: an amount means something on either side


@in_both_languages
async def test_price_limits_and_reserve_come_before_the_amount(product: Product, locale: str) -> None:
    talk = await at_amount(product, locale)
    await talk.sees("amount-rate", rate=sums("1 USDT = 98.5944 RUB"))
    await talk.sees("amount-between", low=sums("20 USDT"), high=sums("20 000 USDT"))
    await talk.sees("amount-reserve", reserve=sums("18 450 000 RUB"))
    await talk.customer.sees("2 confirmations" if locale == "en" else "2 подтверждений")
    smallest = talk.t.plain("amount-min", amount=sums("20 USDT"))
    largest = talk.t.plain("amount-max", amount=sums("20 000 USDT"))
    chosen = talk.labels()[: talk.labels().index(largest) + 1]
    assert chosen[0] == smallest
    assert len(chosen) > 3
    await talk.tap("amount-other-side", code="RUB")
    await talk.sees("amount-get", code="RUB")
    await talk.sees("amount-between", low=sums("1971.9 RUB"), high=sums("1 971 888 RUB"))
    await talk.tap("amount-other-side", code="USDT")
    await talk.sees("amount-give", code="USDT")


@in_both_languages
async def test_the_buttons_take_the_least_the_most_and_round_amounts(product: Product, locale: str) -> None:
    talk = await at_amount(product, locale)
    for label, taken in (("20 USDT", "20.00"), ("50 USDT", "50.00"), ("20 000 USDT", "20 000.00")):
        await talk.customer.tap(sums(label))
        await talk.customer.sees(sums(f"{taken} USDT → "))
        await talk.tap("button-back")
        await talk.sees("amount-give", code="USDT")


@in_both_languages
async def test_an_amount_is_read_as_people_write_it(product: Product, locale: str) -> None:
    talk = await at_amount(product, locale)
    written = {"1 000,50": "1000.50", "1000.5": "1000.50", "1'000": "1000.00", "100 usdt": "100.00"}
    for typed, taken in written.items():
        await talk.customer.say(typed)
        await talk.customer.sees(sums(f"{taken} USDT → "))
        await talk.tap("button-back")
        await talk.sees("amount-give", code="USDT")


@in_both_languages
async def test_a_typed_currency_says_which_side_is_meant(product: Product, locale: str) -> None:
    talk = await at_amount(product, locale)
    for typed in ("5000 rub", "5000 руб.", "₽5000"):
        await talk.customer.say(typed)
        await talk.customer.sees(sums("→ 5000.00 RUB"))
        await talk.tap("button-back")
        await talk.sees("amount-get", code="RUB")
        await talk.customer.say("100 USDT")
        await talk.customer.sees(sums("100.00 USDT → 9859.44 RUB"))
        await talk.tap("button-back")
        await talk.sees("amount-give", code="USDT")
    await talk.customer.say("100 eur")
    await talk.sees("entry-other-currency")


@in_both_languages
async def test_small_amounts_of_crypto_keep_every_digit(product: Product, locale: str) -> None:
    talk = await at_amount(product, locale, SHOWCASE["address"])
    await talk.customer.say("0,1 btc")
    await talk.customer.sees(sums("0.10000000 BTC → 934 843.40 RUB"))
    await talk.tap("button-back")
    await talk.customer.say("0.00020001")
    await talk.customer.sees(sums("0.00020001 BTC → "))


@in_both_languages
async def test_an_amount_out_of_limits_says_which(product: Product, locale: str) -> None:
    talk = await at_amount(product, locale, SHOWCASE["cd"])
    await talk.customer.say("30.55")  # 20 USDT is the least to give, 3000 RUB the least to get
    await talk.sees("entry-below", limit=sums("30.553 USDT"))
    await talk.customer.say("5092.1")
    await talk.sees("entry-above", limit=sums("5092 USDT"))
    await talk.customer.say("2999 rub")
    await talk.sees("entry-below", limit=sums("3000 RUB"))
    await talk.customer.say("500 001 rub")
    await talk.sees("entry-above", limit=sums("500 000 RUB"))
    await talk.sees("amount-give", code="USDT")


@in_both_languages
async def test_an_amount_over_the_reserve_says_what_there_is(product: Product, locale: str) -> None:
    product.exchanger.set_reserve(SHOWCASE["no_limits"], "400")
    talk = await at_amount(product, locale, SHOWCASE["no_limits"])
    await talk.customer.say("401 usdt")
    await talk.sees("entry-over-reserve", limit=sums("400 USDT"))


@in_both_languages
async def test_a_direction_without_limits_takes_any_amount(product: Product, locale: str) -> None:
    talk = await at_amount(product, locale, SHOWCASE["no_limits"])
    assert talk.words("amount-between", low="", high="").split()[0] not in talk.customer.screen.text
    await talk.customer.say("123456")
    await talk.customer.sees(sums("123 456 RUB → "))


@in_both_languages
async def test_an_amount_that_fees_eat_up_is_asked_for_again(product: Product, locale: str) -> None:
    """50 RUB are 0.49 USDT, and the payout takes 3 USDT."""
    talk = await at_amount(product, locale, SHOWCASE["no_limits"])
    await talk.customer.say("50")
    await talk.sees("amount-eaten-up")
    await talk.sees("amount-give", code="RUB")
    await talk.customer.say("5000")
    await talk.customer.sees(sums("5000 RUB → "))


@in_both_languages
async def test_an_amount_that_the_site_moves_is_told(product: Product, locale: str) -> None:
    talk = await at_amount(product, locale)
    await talk.customer.say("20.005 usdt")
    await talk.sees("amount-moved", asked=sums("20.005 USDT"), taken=sums("20.01 USDT"))


@in_both_languages
async def test_fees_are_shown_before_the_amount_and_in_the_price(product: Product, locale: str) -> None:
    talk = await at_amount(product, locale, SHOWCASE["link"])
    link = product.exchanger.direction(SHOWCASE["link"])
    assert (link.give.com_give_percent, link.get.com_get_fixed) == (Decimal("0.95"), Decimal("0.0001"))
    await talk.customer.sees("0.95%")
    await talk.customer.sees("0.0001 BTC")
    await talk.customer.say("1000")
    await talk.customer.sees(sums("1009.50 USD → 0.01008868 BTC"))


@in_both_languages
async def test_looking_at_the_other_side_changes_nothing(product: Product, locale: str) -> None:
    """From the summary to the amount, to its other side, and back without an answer."""
    talk = await Talk.begin(product, locale)
    await talk.open(SAME_NUMBER, "150")
    before = await talk.answer_form(SAME_NUMBER)
    await talk.tap("summary-edit", name=talk.t.plain("summary-amount"))
    await talk.tap("amount-other-side", code="USD")
    await talk.sees("amount-get", code="USD")
    await talk.tap("button-back")
    assert (await talk.sees("summary-question")).text == before.text
