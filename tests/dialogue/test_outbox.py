"""What the bot tells by itself arrives once and in order, whatever trouble Telegram has."""

import pytest

from bot.sandbox.exchanger import SHOWCASE
from bot.sandbox.telegram.faults import FaultKind
from bot.workers import outbox
from tests.conftest import Product
from tests.dialogue.orders import cards, sees_gist, titled, until
from tests.dialogue.talk import Talk, in_both_languages

NO_FIELDS = SHOWCASE["no_fields"]
WAY = ["coldpay", "verify", "realpay", "success"]
WRITES = ("sendMessage", "editMessageText")


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "FIRST_PAUSE_MS", 50)


def pushes(talk: Talk) -> list[str]:
    """The messages of their own that are there, in their order, by the status each tells of."""
    opens = talk.t.plain("push-open")
    told = [each.text for each in talk.customer.messages if each.by_bot and opens in talk.labels(each)]
    return [next(status for status in WAY if titled(talk, status) in text) for text in told]


async def until_pushed(talk: Talk, status: str) -> None:
    await until(lambda: status in pushes(talk))


@pytest.mark.parametrize(
    ("kind", "seconds", "locale", "way"),
    [
        ("flood", 1, "en", WAY[-2:]),
        ("server_error", 0, "ru", WAY),
        ("junk", 0, "en", WAY),
        ("reset_before", 0, "ru", WAY),
    ],
)
async def test_everything_arrives_once_and_in_order(
    product: Product, kind: FaultKind, seconds: int, locale: str, way: list[str]
) -> None:
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(NO_FIELDS, "100")
    for status in way:
        for method in WRITES:
            product.telegram.faults.add(kind, method, next=1, seconds=seconds)
        await product.exchanger.set_status(bid.id, status)
        await talk.sees(f"status-{status}")
        await until_pushed(talk, status)
    assert pushes(talk) == way
    (card,) = cards(talk, bid)
    assert titled(talk, "success") in card.text
    struck = {call.method for call in product.telegram.log.calls if not call.ok}
    assert struck >= set(WRITES), "the trouble was to hit both"


async def test_an_edit_whose_answer_is_lost_is_no_second_card(product: Product) -> None:
    talk = await Talk.begin(product)
    bid = await talk.ordered(NO_FIELDS, "100")
    product.telegram.faults.add("reset_after", "editMessageText", next=2)
    await talk.until_told(bid, "coldpay", "success")
    await until(lambda: pushes(talk) == ["coldpay", "success"])
    assert len(cards(talk, bid)) == 1


@in_both_languages
async def test_who_blocked_the_bot_stops_nobody_else(product: Product, locale: str) -> None:
    gone, other = await Talk.begin(product), await Talk.begin(product, locale)
    lost, kept = await gone.ordered(NO_FIELDS, "100"), await other.ordered(NO_FIELDS, "100")
    await gone.customer.block()
    for status in ("coldpay", "realpay"):
        await product.exchanger.set_status(lost.id, status)
        await other.until_told(kept, status)
    await until(lambda: any(call.error_code == 403 for call in product.telegram.log.calls))
    assert titled(gone, "realpay") not in gone.customer.screen.text


@in_both_languages
async def test_who_comes_back_is_told_again(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(NO_FIELDS, "100")
    await talk.customer.block()
    await product.exchanger.set_status(bid.id, "coldpay")
    await until(lambda: any(call.error_code == 403 for call in product.telegram.log.calls))
    await talk.customer.start()
    await sees_gist(talk, "menu-greeting")
    await talk.until_told(bid, "success")
    await until(lambda: len(cards(talk, bid)) == 1)
    assert titled(talk, "coldpay") in cards(talk, bid)[0].text


async def test_an_account_that_is_gone_stops_nobody_else(product: Product) -> None:
    gone, other = await Talk.begin(product), await Talk.begin(product)
    lost, kept = await gone.ordered(NO_FIELDS, "100"), await other.ordered(NO_FIELDS, "100")
    product.telegram.delete_account(gone.customer.id)
    await product.exchanger.set_status(lost.id, "success")
    await other.until_told(kept, "coldpay", "success")
