"""Many taps and many customers at once, over HTTP: one order each, and one call each."""

import asyncio
from itertools import cycle, islice

from bot.sandbox.customer import Customer
from bot.sandbox.exchanger import SHOWCASE
from tests.conftest import Product
from tests.dialogue.orders import asked, cards, data_of, made, sees_gist, the_order
from tests.dialogue.talk import Talk
from tests.engines import on_both_engines

pytestmark = on_both_engines

ORDINARY = SHOWCASE["ordinary"]
MANY = 15


async def storm(talk: Talk, label: str, *others: Customer) -> None:
    """The same button of the same screen, tapped again and again without waiting; on other devices too."""
    screen = talk.customer.screen
    data = data_of(screen, label)
    devices = islice(cycle((talk.customer, *others)), MANY)
    await asyncio.gather(*(device.forge(data, screen) for device in devices))


async def test_fifteen_taps_on_create_on_two_devices_make_one_order(product: Product) -> None:
    talk = await Talk.begin(product)
    await talk.to_summary(ORDINARY, "100")
    product.exchanger.faults.set("slow", methods=["create_bid"], seconds=0.3)
    async with Customer(product.telegram.url, talk.customer.id) as other:
        await storm(talk, talk.t.plain("summary-create"), other)
    await talk.sees("status-new")
    bid = the_order(product)
    assert asked(product, "create_bid") == 1
    assert len(cards(talk, bid)) == 1


async def test_fifteen_customers_order_at_once(product: Product) -> None:
    talks = await asyncio.gather(*(Talk.begin(product, "en" if n % 2 else "ru") for n in range(MANY)))
    orders = (talk.ordered(ORDINARY, str(100 + number)) for number, talk in enumerate(talks))
    bids = await asyncio.gather(*orders)
    assert [bid.calc.to_pay for bid in bids] == [100 + number for number in range(MANY)]
    assert len({bid.id for bid in bids}) == len(made(product)) == MANY
    assert len({bid.api_id for bid in bids}) == MANY
    for talk, bid in zip(talks, bids, strict=True):
        (card,) = cards(talk, bid)
        assert bid.address in card.text


async def test_a_storm_of_taps_on_paid_is_one_call(product: Product) -> None:
    talk = await Talk.begin(product)
    bid = await talk.ordered(SHOWCASE["default"], "5000")
    await storm(talk, talk.t.plain("card-paid"))
    await sees_gist(talk, "card-ask-paid", "amount")
    product.exchanger.faults.set("slow", methods=["pay_bid"], seconds=0.2, after=True)
    await storm(talk, talk.t.plain("card-yes-paid"))
    await talk.sees("status-payed")
    assert bid.status == "payed"
    assert asked(product, "pay_bid") == 1


async def test_a_storm_of_taps_on_cancel_is_one_call(product: Product) -> None:
    talk = await Talk.begin(product)
    bid = await talk.ordered(ORDINARY, "100")
    await talk.tap("card-cancel")
    await sees_gist(talk, "card-ask-cancel")
    await storm(talk, talk.t.plain("card-yes-cancel"))
    await talk.sees("status-cancel")
    assert bid.status == "cancel"
    assert asked(product, "cancel_bid") == 1


async def test_paid_and_cancel_at_once_end_as_the_site_decides(product: Product) -> None:
    talk = await Talk.begin(product)
    bid = await talk.ordered(SHOWCASE["default"], "5000")
    screen = talk.customer.screen
    number = data_of(screen, talk.t.plain("card-paid")).split(":")[1]
    await asyncio.gather(*(talk.customer.forge(f"b:{number}:{act}", screen) for act in ("paid", "canc") * 5))
    await talk.sees(f"status-{bid.status}")
    assert bid.status in {"payed", "cancel"}
    assert len(bid.history) == 3
