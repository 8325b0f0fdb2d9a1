"""What a person meets first: the greeting, the commands, the language, and links that lead somewhere."""

import re

import pytest

from bot.sandbox.exchanger import SHOWCASE
from tests.conftest import Product
from tests.dialogue.orders import asked
from tests.dialogue.talk import Talk, in_both_languages, sums

COMMANDS = ["exchange", "orders", "partner", "help", "language", "support", "cancel", "start"]


@in_both_languages
async def test_start_greets_and_offers_the_menu(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.customer.start()
    await talk.sees("menu-greeting")
    assert talk.customer.screen.text.endswith(talk.words("menu-question"))
    offered = ["button-exchange", "button-orders", "button-help", "button-language", "button-support"]
    assert talk.labels() == [talk.words(id) for id in offered]
    assert talk.customer.urls()


@in_both_languages
async def test_the_command_menu_is_in_the_persons_language(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.customer.start()
    await talk.sees("menu-greeting")
    commands = await talk.customer.commands()
    assert commands == {name: talk.t.plain(f"command-{name}") for name in COMMANDS}


@in_both_languages
async def test_help_support_and_the_menu_lead_to_each_other(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.customer.say("/help")
    await talk.sees("help")
    await talk.tap("button-menu")
    await talk.sees("menu-question")
    await talk.tap("button-help")
    await talk.sees("help")
    await talk.customer.say("/support")
    await talk.sees("support")
    assert (await talk.tap("button-support")).url in talk.customer.urls()
    await talk.customer.say("/orders")
    await talk.sees("orders-none")
    await talk.tap("button-exchange")
    await talk.sees("pick-give")


async def test_support_without_an_address_still_says_what_to_do(product: Product) -> None:
    await product.stop_bot()
    await product.start_bot(support_url="")
    talk = await Talk.begin(product)
    await talk.customer.say("/support")
    await talk.sees("support-none")
    await talk.tap("button-menu")
    await talk.sees("menu-question")
    assert talk.words("button-support") not in talk.labels()


@in_both_languages
async def test_a_language_chosen_by_hand_changes_everything(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, "ru" if locale == "en" else "en")
    await talk.open(SHOWCASE["ordinary"])
    await talk.sees("amount-give", code="USDT")
    await talk.customer.say("/language")
    await talk.sees("language-question")
    talk.t = talk.translator.texts(locale)
    await talk.tap("language-name")
    await talk.sees("language-chosen")
    commands = await talk.customer.commands()
    assert commands == {name: talk.t.plain(f"command-{name}") for name in COMMANDS}
    await talk.tap("button-go-on")
    await talk.sees("amount-give", code="USDT")
    await talk.customer.say("100")
    await talk.customer.sees(talk.site_words({"en": "To card", "ru": "На карту"}))
    await talk.customer.start()
    await talk.sees("menu-question")


async def test_an_unknown_language_is_spoken_to_in_english(product: Product) -> None:
    customer = await product.customer("pt-BR")
    talk = await Talk.begin(product)
    await customer.start()
    await customer.sees(talk.words("menu-question"))


async def test_a_language_that_there_is_none_of_is_asked_for_again(product: Product) -> None:
    talk = await Talk.begin(product)
    await talk.customer.say("/language")
    asked = await talk.sees("language-question")
    await talk.customer.forge("sp:xx", asked)
    await talk.tap("language-name")
    await talk.sees("language-chosen")


@in_both_languages
async def test_cancel_ends_the_exchange_and_nothing_else(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.customer.say("/cancel")
    await talk.sees("cancel-nothing")
    await talk.open(SHOWCASE["ordinary"], "100")
    await talk.customer.sees(talk.words("field-progress", number="1", count="3"))
    await talk.tap("button-cancel")
    await talk.sees("cancel-ended")
    await talk.customer.say("5000")
    await talk.sees("not-understood")
    assert not asked(product, "create_bid")


@in_both_languages
async def test_a_half_filled_form_is_kept_while_the_person_looks_elsewhere(
    product: Product, locale: str
) -> None:
    talk = await Talk.begin(product, locale)
    await talk.open(SHOWCASE["ordinary"], "100")
    await talk.customer.sees(talk.words("field-progress", number="1", count="3"))
    for command, shown in (("/help", "help"), ("/start", "menu-greeting")):
        await talk.customer.say(command)
        await talk.sees(shown)
        await talk.tap("button-go-on")
        await talk.customer.sees(talk.words("field-progress", number="1", count="3"))


@in_both_languages
async def test_a_link_opens_its_direction(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    for payload in ("d12", "c3-19", "rubbish_d12", "d12_a0_zz"):
        await talk.customer.start(payload)
        shown = await talk.sees("amount-give", code="USDT")
        assert talk.site_words({"en": "USDT → Sberbank RUB", "ru": "USDT → Сбербанк RUB"}) in shown.text


@in_both_languages
async def test_a_link_with_an_amount_goes_past_it(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.customer.start("d7_a0-001")
    shown = await talk.customer.sees(sums("0.00100000 BTC → 9348.43 RUB"))
    assert "AML" in shown.text, "the site's terms, which stand at the amount that they did not see"
    await talk.tap("button-back")
    await talk.sees("amount-give", code="BTC")


@in_both_languages
async def test_a_link_with_an_amount_out_of_limits_says_why_and_asks(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    outside = {"d12_a5": ("entry-below", "20 USDT"), "d12_a90000": ("entry-above", "20 000 USDT")}
    for payload, (said, limit) in outside.items():
        await talk.customer.start(payload)
        await talk.sees(said, limit=sums(limit))
        await talk.sees("amount-give", code="USDT")


@in_both_languages
async def test_a_link_to_what_is_not_offered_says_so(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    for payload in ("d999", f"d{SHOWCASE['off']}", f"d{SHOWCASE['forbidden']}", "c1-1"):
        await talk.customer.start(payload)
        await talk.sees("start-gone")
    await talk.tap("button-exchange")
    await talk.sees("pick-give")


@in_both_languages
async def test_beginning_anew_keeps_the_form_until_a_direction_is_chosen(
    product: Product, locale: str
) -> None:
    talk = await Talk.begin(product, locale)
    await talk.open(SHOWCASE["ordinary"], "100")
    await talk.sees("field-progress", number="1", count="3")
    for _ in range(2):
        await talk.customer.say("/exchange")
        await talk.sees("pick-give")
    await talk.customer.start()
    await talk.tap("button-go-on")
    await talk.sees("field-progress", number="1", count="3")
    await talk.customer.sees(sums("100.00 USDT"))


async def test_a_link_that_means_nothing_just_starts(product: Product) -> None:
    talk = await Talk.begin(product)
    for payload in ("rubbish", "d", "a5", "_", "d12x", "c1-", "d9999999999", "a-1", "----"):
        await talk.customer.start(payload)
        await talk.sees("menu-greeting")


@in_both_languages
@pytest.mark.parametrize("direction", ["frozen", "required_unknown_field"])
async def test_a_link_to_what_cant_be_ordered_here_says_why(
    product: Product, locale: str, direction: str
) -> None:
    talk = await Talk.begin(product, locale)
    await talk.open(SHOWCASE[direction])
    if direction == "frozen":
        await talk.sees("direction-frozen")
        await talk.customer.sees(re.compile("reserve is being filled|пополняем резерв"))
    else:
        await talk.sees("direction-needs-site")
        assert talk.customer.urls()[0].startswith(f"{product.exchanger.url}/exchange_")
    await talk.tap("button-pick-another")
    await talk.sees("pick-give")
