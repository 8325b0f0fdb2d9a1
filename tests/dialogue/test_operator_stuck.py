"""Orders that wait for the site too long: listed the longest first, and told to operators once."""

import pytest

from bot.sandbox.exchanger import SHOWCASE, Bid
from bot.services.roles import Role
from bot.workers import stuck
from tests.conftest import Product
from tests.dialogue.operators import OperatorTalk
from tests.dialogue.orders import titled, until, until_on_card
from tests.dialogue.talk import Talk, in_both_languages
from tests.engines import on_both_engines

OLDER = "UPDATE bids SET updated_at = updated_at - :ms WHERE site_id = :id"
MINUTE = 60_000


@pytest.fixture(autouse=True)
async def looked_for_often(product: Product, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stuck, "EVERY_SECONDS", 0.05)
    await product.stop_bot()
    await product.start_bot()


async def waits(product: Product, status: str, minutes: int, locale: str = "en") -> tuple[Talk, Bid]:
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(SHOWCASE["default"], "5000")
    if status != "new":
        await product.exchanger.set_status(bid.id, status)
        await until_on_card(talk, bid, status)
    await product.change(OLDER, ms=minutes * MINUTE, id=bid.id)
    return talk, bid


def lines(operator: Talk) -> list[str]:
    return [label for label in operator.labels() if "·" in label]


def times_told(operator: Talk, bid: Bid) -> int:
    """Of no other news is it said how long it has been so."""
    time = operator.words("notice-hours", hours=1, minutes=1)
    return sum(str(bid.id) in text and time in text for text in operator.customer.told)


@in_both_languages
@on_both_engines
async def test_stuck_orders_are_listed_the_longest_first(product: Product, locale: str) -> None:
    operator = await OperatorTalk.on_duty(product, Role.SUPPORT, locale)
    await operator.customer.say("/stuck")
    await operator.sees("stuck-none")
    _, old = await waits(product, "verify", 3 * 1440 + 130, locale)
    _, new = await waits(product, "payed", 75, locale)
    await waits(product, "new", 500, locale)
    await waits(product, "realpay", 10, locale)
    await operator.customer.say("/stuck")
    await operator.sees("stuck-title", count=2)
    days = f"{operator.t.plain('stuck-days', days='3')} {operator.t.plain('stuck-hours', hours='2')} "
    hours = f"{operator.t.plain('stuck-hours', hours='1')} {operator.t.plain('stuck-minutes', minutes='15')}"
    assert (
        operator.words("stuck-explained", time=operator.t.plain("stuck-hours", hours="1"))
        in operator.customer.screen.text
    )
    assert [str(old.id) in lines(operator)[0], str(new.id) in lines(operator)[1]] == [True, True]
    assert days in lines(operator)[0]
    assert hours in lines(operator)[1]
    assert titled(operator, "payed") in lines(operator)[1]
    await operator.customer.tap(lines(operator)[0])
    await operator.sees("order-no-details")
    await operator.tap("order-to-stuck")
    await operator.sees("stuck-title", count=2)
    await product.exchanger.set_status(old.id, "success")
    await until(lambda: product.rows("SELECT 1 FROM bids WHERE status = 'success'"))
    await operator.tap("card-refresh")
    await operator.sees("stuck-title", count=1)


@on_both_engines
async def test_operators_are_told_once_for_each_time(product: Product) -> None:
    operator = await OperatorTalk.on_duty(product, Role.SUPPORT)
    await operator.customer.start()
    talk, bid = await waits(product, "verify", 61)
    await until(lambda: times_told(operator, bid) == 1)
    _, waiting = await waits(product, "new", 61)
    [(since,)] = product.rows("SELECT stuck_told FROM bids WHERE stuck_told IS NOT NULL")
    assert product.rows("SELECT updated_at FROM bids WHERE site_id = :id", id=bid.id) == [(since,)]
    await product.stop_bot()
    await product.start_bot()
    await product.exchanger.set_status(bid.id, "realpay")
    await until_on_card(talk, bid, "realpay")
    await product.change(OLDER, ms=61 * MINUTE, id=bid.id)
    await until(lambda: times_told(operator, bid) == 2)
    assert product.rows("SELECT COUNT(*) FROM bids WHERE stuck_told IS NOT NULL") == [(1,)]
    assert not times_told(operator, waiting)
