"""When something fails in between: no card is lost, no word, and the newest wish counts."""

import pytest

from bot.sandbox.exchanger import SHOWCASE
from bot.sandbox.telegram.faults import FaultKind
from bot.ui.rich import plain
from tests.conftest import Product
from tests.dialogue.orders import sees_gist
from tests.dialogue.outage import database_away
from tests.dialogue.talk import Talk, in_both_languages

BTC_TO_SBER = 7
USD_TO_USDT = 35


@in_both_languages
async def test_a_card_outlives_an_error_in_its_button(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(BTC_TO_SBER, "0.01")
    card = talk.customer.screen.id
    product.telegram.faults.add("server_error", "editMessageText", next=1)
    product.expected_errors = "TelegramServerError"
    await talk.tap("card-refresh")
    await talk.customer.sees(plain(talk.t("trouble-own", **{"id": ""})).split(".")[0])
    await talk.customer.say("/help")
    await talk.sees("help")
    shown = {message.id: message for message in talk.customer.messages}
    assert bid.address in shown[card].text


@in_both_languages
@pytest.mark.parametrize("kind", ["server_error", "reset_before", "reset_after"])
async def test_an_order_whose_card_could_not_be_shown_is_no_error(
    product: Product, locale: str, kind: FaultKind
) -> None:
    """Somebody told to try again would order again; the card comes by itself."""
    talk = await Talk.begin(product, locale)
    await talk.to_summary(BTC_TO_SBER, "0.01")
    product.telegram.faults.add(kind, "editMessageText", next=1)
    bid = await talk.create()
    await talk.customer.sees(bid.address)
    said = plain(talk.t("trouble-own", **{"id": ""})).split(".")[0]
    assert not [shown for shown in talk.customer.history if said in shown.text]
    with_card = [shown for shown in talk.customer.messages if bid.address in shown.text]
    assert len(with_card) == 1, "one card, and none left behind"


async def test_an_error_on_its_way_does_not_bring_the_old_exchange_back(product: Product) -> None:
    talk = await Talk.begin(product)
    await talk.open(USD_TO_USDT)
    await talk.sees("amount-give", code="USD")
    product.exchanger.faults.set("maintenance", methods=["get_calc"], times=1)
    product.telegram.faults.add("slow", "sendMessage", next=1, seconds=0.5)
    await talk.customer.say("100")
    await talk.customer.say("/exchange")
    picked = await talk.sees("pick-give")
    answer = await talk.customer.tap(picked.buttons[0][0], picked)
    assert not answer.text, "the screen just shown is said to be an old one"


@pytest.mark.usefixtures("impatient")
async def test_an_answer_that_came_late_is_handled_though_the_notice_stays(product: Product) -> None:
    talk = await Talk.begin(product)
    await talk.customer.start()
    await talk.sees("menu-question")
    product.exchanger.faults.set("slow", methods=["get_direction"], seconds=1, times=1)
    product.telegram.faults.add("server_error", "deleteMessage", next=1)
    await talk.customer.start(f"d{USD_TO_USDT}")
    await talk.sees("amount-give", code="USD")


@pytest.mark.usefixtures("impatient")
async def test_reads_one_after_another_keep_one_silence(product: Product) -> None:
    """The price comes after the list and the form; each alone would be within the silence."""
    talk = await Talk.begin(product)
    await talk.customer.start()
    await talk.sees("menu-question")
    product.exchanger.faults.set("slow", seconds=0.2)
    await talk.customer.start(f"d{USD_TO_USDT}_a100")
    await talk.sees("slow")
    await talk.sees("field-progress", number="1", count="3")


@in_both_languages
async def test_a_database_that_is_away_is_said_and_come_back_from(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.customer.start()
    await sees_gist(talk, "menu-greeting")
    async with database_away(product):
        await talk.customer.say("/help")
        await talk.customer.sees(plain(talk.t("trouble-own", **{"id": ""})).split(".")[0])
        assert (await talk.tap("button-orders")).answered
    await talk.customer.say("/help")
    await sees_gist(talk, "help")


async def test_a_draft_that_can_not_be_read_leaves_a_way_on(product: Product) -> None:
    """It is of another release of the bot."""
    talk = await Talk.begin(product)
    await talk.open(SHOWCASE["ordinary"])
    await sees_gist(talk, "amount-give", "code")
    await product.stop_bot()
    await product.change('UPDATE fsm SET data = \'{"draft": {"x": 1}}\'')
    await product.start_bot()
    await talk.customer.say("100")
    await sees_gist(talk, "direction-gone")
    await talk.ordered(SHOWCASE["ordinary"], "100")


@pytest.mark.usefixtures("impatient")
@in_both_languages
async def test_what_waited_for_the_site_is_answered_though_the_database_is_away(
    product: Product, locale: str
) -> None:
    talk = await Talk.begin(product, locale)
    await talk.open(USD_TO_USDT)
    await talk.sees("amount-give", code="USD")
    product.exchanger.faults.set("slow", methods=["get_calc"], times=1, seconds=1.5)
    await talk.customer.say("100")
    await talk.sees("slow")
    async with database_away(product):
        await talk.customer.sees(plain(talk.t("trouble-own", **{"id": ""})).split(".")[0])
    await talk.customer.say("100")
    await talk.sees("field-progress", number="1", count="3")


@pytest.mark.usefixtures("forgetful", "quick_retries")
@in_both_languages
async def test_nothing_is_said_to_have_changed_when_the_site_was_only_away(
    product: Product, locale: str
) -> None:
    """What is written below the word of the trouble is no answer: nothing had been asked yet."""
    talk = await Talk.begin(product, locale)
    await talk.open(USD_TO_USDT)
    await talk.sees("amount-give", code="USD")
    product.exchanger.faults.set("maintenance", methods=["get_calc"])
    await talk.customer.say("100")
    await talk.sees("trouble-maintenance")
    product.exchanger.faults.clear()
    await talk.customer.say("Alex")
    await talk.sees("field-progress", number="1", count="3")
    assert talk.words("entry-changed") not in talk.customer.screen.text
