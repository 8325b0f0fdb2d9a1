"""What a partner hears of by itself: orders by their link, and rewards; each once, nothing of customers'."""

import json

import pytest

from bot.sandbox.exchanger import Bid
from bot.workers import outbox
from tests.conftest import Product
from tests.dialogue.orders import asked, made, the_order, until
from tests.dialogue.partner_lists import (
    LIST,
    ORDER,
    ORDINARY,
    REWARD,
    joined,
    looked,
    made_on_the_site,
    reward_of_all_time,
    told,
    until_all_is_sent,
    watched_closely,
)
from tests.dialogue.partners import PARTNER_ID, start_with_secret
from tests.dialogue.talk import Talk, in_both_languages
from tests.engines import on_both_engines


@pytest.fixture
async def watched(product: Product, monkeypatch: pytest.MonkeyPatch) -> Product:
    return await watched_closely(product, monkeypatch)


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


async def sees_button(talk: Talk, id: str, icon: str) -> None:
    label = talk.t.plain(id, icon=talk.t.plain(icon))
    await talk.customer.sees(lambda message: bool(message.button(label)))


@on_both_engines
async def test_what_is_switched_off_is_counted_and_never_told(watched: Product) -> None:
    partner = await joined(watched)
    first = made_on_the_site(watched)
    await looked(watched)
    await until(lambda: told(partner, ORDER, first) == 1)
    await partner.tap("partner-news-notices")
    for notice in ("partner-notice-orders", "partner-notice-rewards"):
        await partner.tap(notice, icon=partner.t.plain("partner-notice-on"))
        await sees_button(partner, notice, "partner-notice-off")
    assert told(partner, ORDER, first) == 1, "the message stays where its button was tapped"
    second = made_on_the_site(watched)
    await watched.exchanger.set_status(first.id, "success")
    await looked(watched)
    await partner.tap("partner-notice-orders", icon=partner.t.plain("partner-notice-off"))
    await sees_button(partner, "partner-notice-orders", "partner-notice-on")
    third = made_on_the_site(watched)
    await looked(watched)
    await until(lambda: told(partner, ORDER, third) == 1)
    await until_all_is_sent(watched)
    assert (told(partner, ORDER, second), told(partner, ORDER), told(partner, REWARD)) == (0, 2, 0)
    assert reward_of_all_time(watched) == first.reward


@in_both_languages
async def test_who_blocked_the_bot_hears_of_what_comes_later(watched: Product, locale: str) -> None:
    partner = await joined(watched, locale)
    await partner.customer.block()
    unheard = made_on_the_site(watched)
    await looked(watched)
    await until_all_is_sent(watched)
    await partner.customer.unblock()
    await partner.customer.start()
    await partner.sees("menu-question")
    heard = made_on_the_site(watched)
    await looked(watched)
    await until(lambda: told(partner, ORDER, heard) == 1)
    assert told(partner, ORDER, unheard) == 0


async def test_who_is_not_that_partner_any_more_gets_nothing(watched: Product) -> None:
    partner = await joined(watched)
    await watched.stop_bot()
    order = {"number": 10001, "give_code": "BTC", "get_code": "RUB", "give": "1", "get": "", "label": ""}
    for id, partner_id in enumerate((PARTNER_ID + 1, PARTNER_ID), 1):
        await watched.change(
            "INSERT INTO outbox (id, chat_id, kind, bid_id, payload, state, attempts, run_at, created_at)"
            " VALUES (:id, :chat_id, 'partner-order', NULL, :payload, 'queued', 0, 0, 0)",
            id=id,
            chat_id=partner.customer.id,
            payload=json.dumps({**order, "partner_id": partner_id, "number": 10000 + id}),
        )
    await start_with_secret(watched)
    shown = await partner.customer.sees("10002")
    assert "1\N{NO-BREAK SPACE}BTC → RUB" in shown.text
    assert "10001" not in partner.customer.transcript()


async def test_a_message_that_can_not_be_made_is_said_in_plain_words(
    watched: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Our own mistake."""
    watched.expected_errors = "was not made"
    monkeypatch.setattr(outbox, "FIRST_PAUSE_MS", 10)
    partner = await joined(watched)
    await watched.change(
        "INSERT INTO outbox (id, chat_id, kind, bid_id, payload, state, attempts, run_at, created_at)"
        " VALUES (1, :chat_id, 'partner-reward', NULL, '{}', 'queued', 0, 0, 0)",
        chat_id=partner.customer.id,
    )
    await partner.sees("partner-news-plain")
    await partner.tap("partner-news-stats")
    await partner.sees("stats-period-30")


@on_both_engines
async def test_an_order_whose_answer_was_lost_is_told_once_and_with_its_label(watched: Product) -> None:
    """The site's list shows it before the bot knows that it was made."""
    partner = await joined(watched)
    customer = await Talk.begin(watched)
    await customer.customer.start(f"p{PARTNER_ID}_lblog")
    await customer.to_summary(ORDINARY, "100")
    watched.exchanger.faults.set("lose_answer", methods=["create_bid"], times=1)
    hidden = watched.exchanger.faults.set("http", methods=["get_exchanges"])
    await customer.tap("summary-create")
    await until(lambda: made(watched))
    read = asked(watched, LIST)
    await watched.change("UPDATE partners SET look_at = 0")
    await until(lambda: asked(watched, LIST) > read)
    watched.exchanger.faults.clear(hidden.id)
    bid = the_order(watched)
    shown = await partner.customer.sees(str(bid.id))
    assert partner.words("partner-news-label", label="blog") in shown.text
    await until_all_is_sent(watched)
    assert told(partner, ORDER) == 1
