"""More comes than is handled: the rest stays at Telegram, nobody takes all the places, nothing is lost."""

import asyncio
from dataclasses import replace

import pytest
from pydantic import SecretStr

from bot import under_way
from bot.middlewares.limits import Limit
from bot.services import reads
from tests.conftest import UNHURRIED, Product
from tests.dialogue.orders import until
from tests.dialogue.talk import Talk
from tests.dialogue.webhooks import hooked
from tests.structure.metrics_page import Page, until_page

PLACES = 3
OTHERS = 5
FLOOD = 8
TOKEN = "of-this-test"  # noqa: S105  for what may be known


@pytest.fixture(autouse=True)
def few_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """More are asked for while fewer than three are under way; who waits for the site stays so."""
    monkeypatch.setattr(under_way, "MOST", under_way.BATCH + PLACES - 1)
    monkeypatch.setattr(reads, "SILENCE", 20)


def polls(product: Product) -> int:
    """Those that brought something."""
    return len(product.telegram.log.of("getUpdates"))


async def people(product: Product, count: int) -> list[Talk]:
    return [await Talk.begin(product) for _ in range(count)]


async def wait_for_the_site(product: Product, talks: list[Talk], seconds: float) -> None:
    """Each waits for its list of currencies, which takes so long, and is being handled."""
    product.exchanger.faults.set("slow", methods=["get_directions"], times=1, seconds=seconds)
    for talk in talks:
        before = polls(product)
        await talk.customer.say("/exchange")
        await until_more(product, before)


async def until_more(product: Product, before: int) -> None:
    """Are fetched."""
    await until(lambda: polls(product) > before)


def first_answered(product: Product) -> int:
    return int(product.telegram.log.of("sendMessage")[0].params["chat_id"])


async def test_what_there_is_no_place_for_stays_at_telegram(product: Product) -> None:
    busy, others = await people(product, PLACES), await people(product, OTHERS)
    await wait_for_the_site(product, busy, seconds=1.5)
    for talk in others:
        await talk.customer.say("/help")
    for talk in others:
        await talk.sees("help")
    assert first_answered(product) in {talk.customer.id for talk in busy}
    for talk in busy:
        await talk.sees("pick-give")


async def test_one_who_floods_leaves_the_places_to_others(product: Product) -> None:
    await product.stop_bot()
    await product.start_bot(replace(UNHURRIED, customer=Limit(1e6, PLACES - 1)))
    (flooding,), (other,) = await people(product, 1), await people(product, 1)
    await wait_for_the_site(product, [flooding], seconds=4)
    await asyncio.gather(*(flooding.customer.say("/help") for _ in range(FLOOD)))
    await other.customer.say("/help")
    await other.sees("help")
    assert first_answered(product) == other.customer.id
    await flooding.sees("help")


async def test_an_end_with_all_places_taken_loses_nothing(product: Product) -> None:
    busy, others = await people(product, PLACES), await people(product, OTHERS)
    await wait_for_the_site(product, busy, seconds=1.5)
    for talk in others:
        await talk.customer.say("/help")
    await product.stop_bot()
    await product.start_bot()
    for talk in others:
        await talk.sees("help")
    for talk in busy:
        await talk.sees("pick-give")
        assert len(talk.customer.told) == 1


async def test_by_webhook_telegram_is_told_to_send_it_again(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(under_way, "MOST", PLACES)
    async with hooked(product, metrics_token=SecretStr(TOKEN)) as hook:
        (other, *busy) = await people(product, 1 + PLACES)
        await other.customer.say("/help")
        await other.sees("help")
        update = await hook.taken("message")
        product.exchanger.faults.set("slow", methods=["get_directions"], times=1, seconds=4)
        for talk in busy:
            await talk.customer.say("/exchange")
        await until_page(product, "/metrics", _all_places_are_taken, {"Authorization": f"Bearer {TOKEN}"})
        assert await hook.post_update(update) == 503
        await other.customer.say("/orders")
        await other.sees("orders-none")
        for talk in busy:
            await talk.sees("pick-give")
        await product.stop_bot()


def _all_places_are_taken(metrics: Page) -> bool:
    return metrics.value("bot_updates_under_way") == PLACES
