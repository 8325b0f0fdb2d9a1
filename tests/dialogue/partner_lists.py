"""The site's lists of partners' orders, in tests: made there, looked at, and what was told of them."""

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
from tests.dialogue.talk import Talk

LIST = "get_partner_exchanges"
ORDINARY = SHOWCASE["ordinary"]
ORDER, REWARD = "partner-news-order", "partner-news-reward"
ARGUMENTS = {ORDER: ("pair", "number"), REWARD: ("reward", "pair", "number")}


async def watched_closely(product: Product, monkeypatch: pytest.MonkeyPatch) -> Product:
    """Looks follow each other as quickly as they may be asked for."""
    monkeypatch.setattr(worker, "PAUSE", 0.02)
    monkeypatch.setattr(partner_feed_pace, "CALLS_A_MINUTE", 60_000)
    await start_with_secret(product)
    return product


async def looked(product: Product) -> None:
    """Each partner's list is read once more, and what came of it is committed."""
    done = now_ms() + partner_feed_pace.LEASE_MS // 2
    await product.change("UPDATE partners SET look_at = 0 WHERE look_at IS NOT NULL")
    await until(lambda: not product.rows("SELECT 1 FROM partners WHERE look_at < :done", done=done))
    lease = now_ms() + partner_feed_pace.LEASE_MS
    await until(lambda: not product.rows("SELECT 1 FROM partners WHERE look_at <= :lease", lease=lease))


async def joined(product: Product, locale: str = "en", partner_id: int = PARTNER_ID) -> PartnerTalk:
    """And the first look is through."""
    partner = await PartnerTalk.joined(product, locale, partner_id, watched=True)
    await partner.customer.start()
    await partner.sees("menu-question")
    known = "SELECT 1 FROM partners WHERE read_until IS NOT NULL AND id = :id"
    await until(lambda: product.rows(known, id=partner_id))
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
