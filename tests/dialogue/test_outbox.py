"""What the bot tells by itself arrives once and in order, whatever trouble Telegram has."""

from collections.abc import Callable

import pytest

from bot.sandbox.exchanger import SHOWCASE, Bid
from bot.sandbox.telegram.faults import FaultKind
from bot.sandbox.telegram.log import SeenCall
from bot.workers import outbox
from tests.conftest import Product
from tests.dialogue.orders import asked, cards, sees_gist, titled, until, until_on_card
from tests.dialogue.talk import Talk, in_both_languages
from tests.engines import on_both_engines

pytestmark = on_both_engines

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


# --- whom the bot may not write to


def blocks_unheard(product: Product, talk: Talk) -> None:
    """As where Telegram's word of it comes later than a message."""
    product.telegram.world.people[talk.customer.id].blocked = True


def leaves(product: Product, talk: Talk) -> None:
    product.telegram.delete_account(talk.customer.id)


def was_never_there(product: Product, talk: Talk) -> None:
    product.telegram.world.chats[talk.customer.id].open = False


def tried(product: Product, talk: Talk) -> list[SeenCall]:
    """What the bot has tried to send there and may not."""
    calls = product.telegram.log.of(*WRITES)
    return [
        call for call in calls if not call.ok and str(call.params.get("chat_id")) == str(talk.customer.id)
    ]


@in_both_languages
async def test_who_blocked_the_bot_is_written_to_no_more(product: Product, locale: str) -> None:
    gone, other = await Talk.begin(product), await Talk.begin(product, locale)
    lost, kept = await gone.ordered(NO_FIELDS, "100"), await other.ordered(NO_FIELDS, "100")
    await gone.customer.block()
    await until(lambda: not product.telegram.world.updates.pending)
    for status in ("coldpay", "realpay"):
        await product.exchanger.set_status(lost.id, status)
        await other.until_told(kept, status)
    assert titled(gone, "realpay") not in gone.customer.screen.text
    assert tried(product, gone) == []


@pytest.mark.parametrize("goes", [blocks_unheard, leaves, was_never_there])
async def test_who_can_not_be_written_to_is_tried_once(
    product: Product, goes: Callable[[Product, Talk], None]
) -> None:
    gone, other = await Talk.begin(product), await Talk.begin(product)
    lost, kept = await gone.ordered(NO_FIELDS, "100"), await other.ordered(NO_FIELDS, "100")
    goes(product, gone)
    for status in WAY:
        await product.exchanger.set_status(lost.id, status)
        await other.until_told(kept, status)
    await until(lambda: tried(product, gone))
    assert len(tried(product, gone)) == 1


@in_both_languages
async def test_who_comes_back_reads_how_each_order_stands(product: Product, locale: str) -> None:
    """Those going on and those that ended meanwhile, each on one card, below all that was there."""
    talk = await Talk.begin(product, locale)
    over, bid, done = [await talk.ordered(NO_FIELDS, "100") for _ in range(3)]
    await talk.until_told(over, "success")
    await until_pushed(talk, "success")
    newest = talk.customer.screen.id
    blocks_unheard(product, talk)
    await product.exchanger.set_status(done.id, "success")
    await until(lambda: tried(product, talk))
    await product.exchanger.set_status(bid.id, "coldpay")
    other = await Talk.begin(product)
    await other.until_told(await other.ordered(NO_FIELDS, "100"), "success")
    await talk.customer.start()
    await sees_gist(talk, "menu-greeting")
    await until_on_card(talk, bid, "coldpay")
    await until_on_card(talk, done, "success")
    await until(lambda: len(cards(talk, bid)) == len(cards(talk, done)) == 1)
    assert [card.id > newest for card in (*cards(talk, bid), *cards(talk, done))] == [True, True]
    assert [card.id < newest for card in cards(talk, over)] == [True]
    await talk.until_told(bid, "success")
    await until_on_card(talk, bid, "success")
    assert len(cards(talk, bid)) == 1


async def test_who_lets_the_bot_write_again_need_not_say_a_word(product: Product) -> None:
    talk = await Talk.begin(product)
    bid = await talk.ordered(NO_FIELDS, "100")
    await talk.customer.block()
    await until(lambda: not product.telegram.world.updates.pending)
    looked = asked(product, "bid_info")
    await product.exchanger.set_status(bid.id, "coldpay")
    await until(lambda: asked(product, "bid_info") > looked)
    await talk.customer.unblock()
    await until_on_card(talk, bid, "coldpay")
    await until(lambda: len(cards(talk, bid)) == 1)


async def test_a_refusal_that_comes_late_does_not_outdo_the_return(product: Product) -> None:
    """Telegram refused the message before the person let the bot write again; its answer comes after."""
    talk = await Talk.begin(product)
    bid = await talk.ordered(NO_FIELDS, "100")
    blocks_unheard(product, talk)
    for method in WRITES:
        product.telegram.faults.add("slow", method, next=1, seconds=0.3)
    await product.exchanger.set_status(bid.id, "coldpay")
    await until(lambda: tried(product, talk))
    await talk.customer.unblock()
    await until_on_card(talk, bid, "coldpay")
    await until(lambda: len(cards(talk, bid)) == 1)


async def test_who_was_never_there_reads_it_when_they_write(product: Product) -> None:
    talk = await Talk.begin(product)
    bid = await talk.ordered(NO_FIELDS, "100")
    was_never_there(product, talk)
    await product.exchanger.set_status(bid.id, "success")
    await until(lambda: tried(product, talk))
    await talk.customer.say("/help")
    await until_on_card(talk, bid, "success")


async def queue_pushes(product: Product, bids: list[Bid], each: int) -> None:
    """So many for each order that it can be paid, each a message of its own."""
    for place, bid in enumerate(bids):
        await product.change(
            "WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < :each)"
            " INSERT INTO outbox (id, chat_id, kind, bid_id, payload, state, attempts, run_at, created_at) "
            "SELECT n * :step + :place, chat_id, 'push', id, '{\"status\": \"coldpay\"}', 'queued', 0, 0, 0 "
            "FROM bids, numbers WHERE site_id = :site_id",
            each=each,
            step=len(bids),
            place=place + 1,
            site_id=bid.id,
        )


async def test_a_message_that_was_just_sent_is_not_taken_up_again(product: Product) -> None:
    """The sender reads what is due while other messages are being committed as sent."""
    talks = [await Talk.begin(product) for _ in range(4)]
    bids = [await talk.ordered(NO_FIELDS, "100") for talk in talks]
    await product.stop_bot()
    await queue_pushes(product, bids, 50)
    before = len(product.telegram.log.of("sendMessage"))
    await product.start_bot()
    await until(lambda: not product.rows("SELECT 1 FROM outbox WHERE state = 'queued'"))
    assert len(product.telegram.log.of("sendMessage")) == before + 50 * 4
    await until(
        lambda: [len(pushes(talk)) for talk in talks] == [50] * 4
    )  # a chat hears of it a little later


# --- what Telegram refuses, and what can't be made


async def test_a_card_that_is_gone_is_sent_anew(product: Product) -> None:
    talk = await Talk.begin(product)
    bid = await talk.ordered(NO_FIELDS, "100")
    (card,) = cards(talk, bid)
    product.telegram.world.drop_messages(product.telegram.world.chats[talk.customer.id], [card.id])
    await talk.until_told(bid, "coldpay")
    await until(lambda: any(each.id > card.id for each in cards(talk, bid)))
    (anew,) = cards(talk, bid)
    assert anew.id > card.id
    await talk.until_told(bid, "success")
    await until_on_card(talk, bid, "success")
    assert [each.id for each in cards(talk, bid)] == [anew.id]


@in_both_languages
async def test_what_telegram_refuses_comes_as_plain_words(
    product: Product, caplog: pytest.LogCaptureFixture, locale: str
) -> None:
    product.expected_errors = "was refused"
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(NO_FIELDS, "100")
    (card,) = cards(talk, bid)
    for method in WRITES:
        product.telegram.faults.add("refused", method, next=1)
    await product.exchanger.set_status(bid.id, "coldpay")
    await until_pushed(talk, "coldpay")
    await until_on_card(talk, bid, "coldpay")
    assert [each.id for each in cards(talk, bid)] == [card.id]
    for screen in ("card", "push"):
        assert f"screen {screen} was refused" in caplog.text


async def test_a_refused_picture_comes_as_its_words(product: Product) -> None:
    product.expected_errors = "screen payment-code was refused"
    talk = await Talk.begin(product)
    bid = await talk.ordered(SHOWCASE["ordinary"], "100")
    product.telegram.faults.add("refused", "sendPhoto", next=1)
    await talk.tap("card-qr")
    shown = await talk.sees("code-hint")
    assert str(bid.id) in shown.text


@in_both_languages
async def test_a_message_that_can_not_be_made_holds_up_no_other(product: Product, locale: str) -> None:
    """Our own mistake: the person reads that there is something, and the rest comes."""
    product.expected_errors = "was not made"
    talk = await Talk.begin(product, locale)
    broken, bid = await talk.ordered(NO_FIELDS, "100"), await talk.ordered(NO_FIELDS, "100")
    await product.stop_bot()
    await product.change(
        "UPDATE bids SET request = '{}', look_at = NULL WHERE site_id = :number", number=broken.id
    )
    await product.change(
        "INSERT INTO outbox (id, chat_id, kind, bid_id, payload, state, attempts, run_at, created_at) "
        "SELECT 1, chat_id, 'card', id, '{}', 'queued', 0, 0, 0 FROM bids WHERE site_id = :number",
        number=broken.id,
    )
    await product.exchanger.set_status(bid.id, "success")
    await product.start_bot()
    await sees_gist(talk, "push-news")
    await until_pushed(talk, "success")
