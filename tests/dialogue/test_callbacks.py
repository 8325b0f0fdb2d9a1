"""The site's callbacks are hints: with them a change comes at once, and nothing else is done with them."""

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import aiohttp
import pytest

from bot.sandbox.demo import kept_port
from bot.sandbox.exchanger import SHOWCASE, Bid
from bot.services import looking
from tests.conftest import Product
from tests.dialogue.orders import (
    asked,
    cards,
    confirmed,
    made,
    sees_gist,
    the_order,
    titled,
    until,
    until_on_card,
)
from tests.dialogue.talk import Talk, in_both_languages

ORDINARY = SHOWCASE["ordinary"]
NO_FIELDS = SHOWCASE["no_fields"]
HOUR = 3600.0
FLOOD = 100


@dataclass
class Called:
    """The product with a site that reaches it; by itself the bot looks at an order once an hour."""

    product: Product
    port: int
    talk: Talk = field(init=False)

    async def start(self) -> None:
        address = f"http://127.0.0.1:{self.port}"
        await self.product.start_bot(webhook_url=address, http_port=self.port, watch_interval=HOUR)

    async def order(self, locale: str = "en") -> Bid:
        self.talk = await Talk.begin(self.product, locale)
        return await self.talk.ordered(NO_FIELDS, "100")

    @property
    def looks(self) -> int:
        return asked(self.product, "bid_info")

    @property
    def outcomes(self) -> list[str]:
        return [sent.outcome for sent in self.product.exchanger.callbacks.sent]


@pytest.fixture
async def called(product: Product) -> AsyncIterator[Called]:
    with kept_port() as port:
        made = Called(product, port)
        await product.stop_bot()
        await made.start()
        yield made
        await product.stop_bot()


async def post(url: str, **form: str | int) -> int:
    async with aiohttp.ClientSession() as client, client.post(url, data=form) as answer:
        return answer.status


def messages_of(talk: Talk, bid: Bid) -> list[str]:
    """The order's card and what was told of it beside."""
    return [shown.text for shown in talk.customer.messages if shown.by_bot and str(bid.id) in shown.text]


@in_both_languages
async def test_a_change_comes_at_once(called: Called, locale: str) -> None:
    bid = await called.order(locale)
    await called.talk.until_told(bid, "coldpay", "realpay", "success")
    await until(lambda: len(called.outcomes) == 3)
    assert set(called.outcomes) == {"200"}


async def test_each_order_has_an_address_that_nobody_can_guess(
    called: Called, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for logger in ("aiohttp.access", "aiosqlite", "asyncio"):  # the sandbox's, and what the bot never logs
        caplog.set_level(logging.WARNING, logger)
    bids = [await called.order(), await called.order()]
    await called.talk.until_told(bids[1], "success")
    tokens = [bid.callback_url.removeprefix(f"http://127.0.0.1:{called.port}/callback/") for bid in bids]
    assert len(set(tokens)) == 2
    for token in tokens:
        assert len(token) >= 32
        assert "/" not in token
        assert token not in caplog.text
        assert all(token not in text for text in called.talk.customer.told)


async def test_without_an_address_of_the_bot_the_site_gets_none(product: Product) -> None:
    talk = await Talk.begin(product)
    bid = await talk.ordered(NO_FIELDS, "100")
    assert bid.callback_url == ""
    await talk.until_told(bid, "success")
    assert product.exchanger.callbacks.sent == []


async def test_what_is_forged_does_nothing(called: Called) -> None:
    bid = await called.order()
    base, _, token = bid.callback_url.rpartition("/")
    looks = called.looks
    for wrong in ("x" * len(token), token[:-1], token + "A", "%00" * 20, "a" * 5000, "..%2F..%2Fhealthz"):
        assert await post(f"{base}/{wrong}", bid_id=bid.id, status="success") == 404, wrong
    assert await post(bid.callback_url, bid_id=bid.id + 1, status="success") == 404
    assert await post(bid.callback_url, bid_id="x", status="success") == 404
    assert await post(bid.callback_url, bid_id=bid.id, status="x" * 5000) == 413
    async with aiohttp.ClientSession() as client, client.get(bid.callback_url) as answer:
        assert answer.status == 405
    await called.talk.until_told(bid, "realpay")
    assert called.looks == looks + 1, "only the true one is looked up"


async def test_what_it_claims_is_not_believed(called: Called) -> None:
    bid = await called.order()
    looks = called.looks
    assert await post(bid.callback_url, bid_id=bid.id, status="success") == 200
    await until(lambda: called.looks > looks)
    await called.talk.until_told(bid, "realpay")
    assert not any(titled(called.talk, "success") in text for text in called.talk.customer.told)


async def test_repeated_and_late_ones_tell_nothing_again(called: Called) -> None:
    bid = await called.order()
    await called.talk.until_told(bid, "realpay", "success")
    await until(lambda: len(called.outcomes) == 2)
    await until(lambda: len(messages_of(called.talk, bid)) == 3)
    looks = called.looks
    for status in ("realpay", "success", "realpay"):
        assert await post(bid.callback_url, bid_id=bid.id, status=status) == 200
    await until(lambda: called.looks > looks)
    other = await called.talk.ordered(NO_FIELDS, "101")
    await called.talk.until_told(other, "realpay")
    (card,) = cards(called.talk, bid)
    assert titled(called.talk, "success") in card.text
    assert len(messages_of(called.talk, bid)) == 3, "the order was told of again"


async def test_a_flood_of_them_is_no_flood_of_calls(called: Called) -> None:
    bid = await called.order()
    looks = called.looks
    product = called.product
    product.exchanger.faults.set("slow", methods=["bid_info"], seconds=0.2)
    answers = await asyncio.gather(
        *(post(bid.callback_url, bid_id=bid.id, status="realpay") for _ in range(FLOOD))
    )
    assert set(answers) == {200}
    product.exchanger.faults.clear()
    await called.talk.until_told(bid, "realpay")
    assert called.looks - looks < FLOOD / 5


async def test_one_that_comes_during_a_look_is_looked_up_after_it(called: Called) -> None:
    bid = await called.order()
    looks = called.looks
    called.product.exchanger.faults.set("slow", methods=["bid_info"], seconds=1, times=1, after=True)
    await called.product.exchanger.set_status(bid.id, "coldpay")
    await until(lambda: called.looks > looks)
    await called.product.exchanger.set_status(bid.id, "realpay")
    await until_on_card(called.talk, bid, "realpay")


async def test_one_that_comes_while_the_order_is_made_is_kept_for_later(called: Called) -> None:
    product = called.product
    talk = await Talk.begin(product)
    await talk.to_summary(ORDINARY, "100")
    product.exchanger.faults.set("slow", methods=["create_bid"], seconds=1, times=1, after=True)
    await talk.tap("summary-create")
    await until(lambda: made(product))
    (bid,) = made(product)
    assert await post(bid.callback_url, bid_id=bid.id, status="realpay") == 200
    await product.exchanger.set_status(bid.id, "realpay")
    await until_on_card(talk, bid, "realpay")
    assert asked(product, "create_bid") == 1


async def test_a_restart_before_the_look_loses_nothing(called: Called) -> None:
    bid = await called.order()
    looks = called.looks
    called.product.exchanger.faults.set("slow", methods=["bid_info"], seconds=60)
    await called.product.exchanger.set_status(bid.id, "realpay")
    await until(lambda: called.outcomes == ["200"])
    await until(lambda: called.looks > looks)
    await called.product.stop_bot()
    called.product.exchanger.faults.clear()
    called.product.exchanger.limit_methods({"bid_info", "get_directions", "get_direction", "get_calc"})
    await called.start()
    await until_on_card(called.talk, bid, "realpay")


async def test_a_site_that_does_not_reach_the_bot_is_asked_as_before(product: Product) -> None:
    with kept_port() as nobody:
        await product.stop_bot()
        await product.start_bot(webhook_url=f"http://127.0.0.1:{nobody}")
        talk = await Talk.begin(product)
        bid = await talk.ordered(NO_FIELDS, "100")
        await talk.until_told(bid, "realpay", "success")
        sent = product.exchanger.callbacks.sent
        await until(lambda: len(sent) == 2)
        assert not [each for each in sent if each.outcome.isdecimal()]


async def test_one_about_an_order_that_is_still_looked_for_finds_it(
    called: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its create_bid's answer was lost, and the next look into the list is far off."""
    for name in ("FIRST_LOOK_MS", "LOOK_AGAIN_MS"):
        monkeypatch.setattr(looking, name, 3_600_000)
    hidden = called.product.exchanger.faults.set("html_page", methods=["get_exchanges"])
    talk = await confirmed(called.product, "lose_answer")
    await sees_gist(talk, "card-checking")
    called.product.exchanger.faults.clear(hidden.id)
    await called.product.exchanger.set_status(the_order(called.product).id, "techpay")
    await talk.sees("status-techpay")
