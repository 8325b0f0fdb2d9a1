"""What a partner hears of by itself: orders by their link, and rewards; each once, nothing of customers'."""

import asyncio
from decimal import Decimal

import pytest

from bot.sandbox.exchanger import SHOWCASE, Bid
from bot.sandbox.exchanger.calc import exact
from bot.services import partner_feed_pace
from bot.storage.ids import now_ms
from bot.storage.partner_days import ALL_TIME
from bot.workers import partners as worker
from tests.conftest import Product
from tests.dialogue.orders import gist, until
from tests.dialogue.partners import PARTNER_ID, PartnerTalk, start_with_secret
from tests.dialogue.talk import Talk, in_both_languages
from tests.engines import on_both_engines

ORDINARY = SHOWCASE["ordinary"]
LIST = "get_partner_exchanges"
ORDER, REWARD = "partner-news-order", "partner-news-reward"
ARGUMENTS = {ORDER: ("pair", "number"), REWARD: ("reward", "pair", "number")}


@pytest.fixture
async def watched(product: Product, monkeypatch: pytest.MonkeyPatch) -> Product:
    """Looks follow each other as quickly as they may be asked for."""
    monkeypatch.setattr(worker, "PAUSE", 0.02)
    monkeypatch.setattr(partner_feed_pace, "CALLS_A_MINUTE", 60_000)
    await start_with_secret(product)
    return product


async def looked(product: Product) -> None:
    """Each partner's list is read once more, and what came of it is committed."""
    done = now_ms() + partner_feed_pace.LEASE_MS // 2
    await asyncio.to_thread(product.rows, "UPDATE partners SET look_at = 0 WHERE look_at IS NOT NULL")
    await until(lambda: not product.rows("SELECT 1 FROM partners WHERE look_at < :done", done=done))
    lease = now_ms() + partner_feed_pace.LEASE_MS
    await until(lambda: not product.rows("SELECT 1 FROM partners WHERE look_at <= :lease", lease=lease))


async def joined(product: Product, locale: str = "en", partner_id: int = PARTNER_ID) -> PartnerTalk:
    """And the first look is through."""
    partner = await PartnerTalk.joined(product, locale, partner_id)
    await partner.customer.start()
    await partner.sees("menu-question")
    await until(lambda: product.rows("SELECT 1 FROM partners WHERE read_until IS NOT NULL"))
    return partner


def made_on_the_site(product: Product, partner_id: int = PARTNER_ID) -> Bid:
    """By the partner's link to the website: this bot has no part in it."""
    direction = product.exchanger.direction(ORDINARY)
    bid = product.exchanger.ledger.open(direction, exact(direction, Decimal(100), 1, {}), "new")
    bid.partner_id, bid.ip = partner_id, "203.0.113.77"
    product.exchanger.ledger.announce(bid)
    return bid


def told(talk: Talk, id: str, bid: Bid | None = None) -> int:
    """How many messages of that kind are in the chat, of that order or of any."""
    words = gist(talk, id, *ARGUMENTS[id])
    shown = [message.text for message in talk.customer.messages if message.by_bot and words in message.text]
    return sum(bid is None or str(bid.id) in text for text in shown)


async def until_all_is_sent(product: Product) -> None:
    await until(lambda: not product.rows("SELECT 1 FROM outbox WHERE state = 'queued'"))


def reward_of_all_time(product: Product, kind: str = "all", name: str = "") -> Decimal:
    found = product.rows(
        "SELECT reward FROM partner_days"
        " WHERE partner_id = :id AND kind = :kind AND name = :name AND day = :day",
        id=PARTNER_ID,
        kind=kind,
        name=name,
        day=ALL_TIME,
    )
    return Decimal(found[0][0]) if found else Decimal(0)


@on_both_engines
@in_both_languages
async def test_an_order_by_the_link_and_its_reward_are_told_once(watched: Product, locale: str) -> None:
    partner = await joined(watched, locale)
    customer = await Talk.begin(watched, locale)
    await customer.customer.start(f"p{PARTNER_ID}_lyoutube")
    bid = await customer.ordered(ORDINARY, "100")
    order = await partner.customer.sees(str(bid.id))
    assert partner.words("partner-news-label", label="youtube") in order.text
    await looked(watched)
    await watched.exchanger.set_status(bid.id, "success")
    await until(lambda: told(partner, REWARD, bid))
    await watched.stop_bot()
    await start_with_secret(watched)
    await looked(watched)
    await until_all_is_sent(watched)
    assert (told(partner, ORDER, bid), told(partner, REWARD, bid)) == (1, 1)
    assert bid.reward > 0
    assert f"+{bid.reward}" in partner.customer.transcript()
    sums = [reward_of_all_time(watched, *where) for where in BY_ALL]
    assert sums == [bid.reward] * 3
    knows_nobody(partner, customer, bid)


BY_ALL = (("all", ""), ("label", "youtube"), ("direction", str(ORDINARY)))


def knows_nobody(partner: Talk, customer: Talk, bid: Bid) -> None:
    """Nothing of the customer's is in any message to the partner."""
    read = partner.customer.transcript()
    private = [str(customer.customer.id), bid.hash, bid.user_hash, bid.ip, *bid.fields.values(), bid.api_id]
    assert [each for each in private if each and each in read] == []


@on_both_engines
async def test_an_order_of_the_website_is_told_once(watched: Product) -> None:
    partner = await joined(watched)
    bid = made_on_the_site(watched)
    await looked(watched)
    await until(lambda: told(partner, ORDER, bid) == 1)
    await watched.exchanger.set_status(bid.id, "success")
    await looked(watched)
    await until(lambda: told(partner, REWARD, bid) == 1)
    await looked(watched)
    await until_all_is_sent(watched)
    assert (told(partner, ORDER), told(partner, REWARD)) == (1, 1)
    assert reward_of_all_time(watched) == bid.reward
    assert bid.ip not in partner.customer.transcript()
    assert bid.user_hash not in partner.customer.transcript()
