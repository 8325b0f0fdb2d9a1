"""Many calls that change something, and one that fails by our own mistake: none holds up the others."""

import asyncio
import sqlite3

import pytest

from bot.sandbox.exchanger import SHOWCASE
from bot.workers import jobs
from tests.conftest import Product
from tests.dialogue.orders import asked, made, sees_gist, until
from tests.dialogue.talk import Talk

PAID_BY_HAND = SHOWCASE["default"]
FEWEST = 4
"""Calls of the site at once; half of them are for jobs."""


async def test_orders_being_made_leave_room_for_a_payment_to_be_marked(product: Product) -> None:
    await product.stop_bot()
    await product.start_bot(exchanger_concurrency=FEWEST)
    talk = await Talk.begin(product)
    bid = await talk.ordered(PAID_BY_HAND, "5000")
    others = [await Talk.begin(product) for _ in range(FEWEST)]
    for other in others:
        await other.to_summary(PAID_BY_HAND, "5000")
    slow = product.exchanger.faults.set("slow", methods=["create_bid"], seconds=3600)
    await asyncio.gather(*(other.tap("summary-create") for other in others))
    await until(lambda: asked(product, "create_bid") == 2)
    await talk.tap("card-paid")
    await talk.tap("card-yes-paid")
    await talk.sees("status-payed")
    assert bid.status == "payed"
    assert len(made(product)) == 1
    product.exchanger.faults.clear(slow.id)
    await product.stop_bot()


async def test_a_job_that_fails_by_our_own_mistake_holds_up_no_other(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept of its order can't be read. It is made as soon as it can be."""
    monkeypatch.setattr(jobs, "PUT_OFF_MS", 500)
    product.expected_errors = "is put off"
    await product.stop_bot()
    await product.start_bot(exchanger_concurrency=FEWEST)
    broken = [await Talk.begin(product) for _ in range(FEWEST)]
    product.exchanger.faults.set("lose_request", methods=["create_bid"])
    for talk in broken:
        await talk.to_summary(PAID_BY_HAND, "5000")
        await talk.tap("summary-create")
        await sees_gist(talk, "card-checking")
    await product.stop_bot()
    product.exchanger.faults.clear()
    change(product, "UPDATE bids SET stage = 'creating', called_at = NULL, request = '{' || request")
    change(product, "UPDATE jobs SET state = 'queued', payload = '{}', attempts = 0, run_at = 0")
    await product.start_bot(exchanger_concurrency=FEWEST)
    talk = await Talk.begin(product)
    bid = await talk.ordered(PAID_BY_HAND, "5000")
    assert made(product) == [bid]
    await product.stop_bot()
    change(product, "UPDATE bids SET request = substr(request, 2) WHERE request LIKE '{{%'")
    await product.start_bot(exchanger_concurrency=FEWEST)
    await asyncio.gather(*(each.sees("status-new") for each in broken))
    assert len(made(product)) == len(broken) + 1


def change(product: Product, statement: str) -> None:
    database = sqlite3.connect(product.folder / "bot.db")
    database.execute(statement)
    database.commit()
    database.close()
