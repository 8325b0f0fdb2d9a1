"""Orders that live by themselves, and the callbacks that tell of it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from bot.sandbox.exchanger import SHOWCASE, Pace
from bot.sandbox.exchanger.life import SECONDS
from tests.contract.sandbox_exchanger_caller import Caller, opened, until

FAST = Pace(speed=100.0, answer=0.0, create=0.0)


def lived(call: Caller, bid_id: object) -> list[str]:
    return [change.status for change in call.site.ledger[int(str(bid_id))].told]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("address", ["new", "coldpay", "realpay", "coldsuccess", "success"]),
        ("memo", ["new", "coldpay", "realpay", "coldsuccess", "success"]),
        ("merchwait", ["merchwait", "new", "coldpay", "realpay", "coldsuccess", "success"]),
        ("amlwait", ["new", "coldpay", "amlwait", "realpay", "coldsuccess", "success"]),
    ],
)
async def test_a_payment_to_an_address_is_seen_by_itself(name: str, path: list[str]) -> None:
    async with opened(auto=True, pace=FAST) as call:
        order = await call.order(SHOWCASE[name])
        await until(lambda: lived(call, order["id"])[-1] == "success")
        assert lived(call, order["id"]) == path


async def test_an_order_paid_by_instruction_waits_for_the_customer() -> None:
    async with opened(auto=True, pace=FAST) as call:
        order = await call.order(SHOWCASE["coldnew"])
        await until(lambda: lived(call, order["id"])[-1] == "new")
        other = await call.order(SHOWCASE["address"])
        await until(lambda: lived(call, other["id"])[-1] == "success")
        assert lived(call, order["id"]) == ["coldnew", "new"]
        assert (await call("pay_bid", id=order["id"]))["data"] == "payed"
        await until(lambda: lived(call, order["id"])[-1] == "success")
        assert lived(call, order["id"])[1:] == ["new", "payed", "realpay", "coldsuccess", "success"]


async def test_an_order_nobody_pays_is_deleted_at_last() -> None:
    async with opened(auto=True, pace=FAST) as call:
        call.site.life.seconds["unpaid"] = 1.0
        order = await call.order(SHOWCASE["default"])
        await until(lambda: lived(call, order["id"]) == ["new", "delete"])


async def test_a_status_can_be_seen_by_who_looks_each_second() -> None:
    assert min(SECONDS.values()) >= 2.5


async def test_orders_stand_still_when_told_to_and_go_on_by_hand() -> None:
    async with opened() as call:
        call.site.life.seconds = dict.fromkeys(SECONDS, 0.0)
        order = await call.order(SHOWCASE["address"])
        bid_id = int(order["id"])
        assert (await call.info(bid_id))["status"] == "new"
        assert [await call.site.step(bid_id) for _ in range(5)] == [
            "coldpay",
            "realpay",
            "coldsuccess",
            "success",
            "success",
        ]
        another = await call.order(SHOWCASE["address"])
        call.site.life.auto = True
        await until(lambda: lived(call, another["id"])[-1] == "success")


async def test_a_new_speed_counts_for_statuses_under_way() -> None:
    async with opened(auto=True, pace=Pace(speed=0.01, answer=0.0, create=0.0)) as call:
        order = await call.order(SHOWCASE["address"])
        call.site.life.speed = 1000.0
        await until(lambda: lived(call, order["id"])[-1] == "success")


async def test_an_operator_s_status_takes_the_place_of_what_was_to_come() -> None:
    async with opened(auto=True, pace=FAST) as call:
        order = await call.order(SHOWCASE["address"])
        await call.site.set_status(int(order["id"]), "verify")
        other = await call.order(SHOWCASE["address"])
        await until(lambda: lived(call, other["id"])[-1] == "success")
        assert lived(call, order["id"]) == ["new", "verify"]
        await call.site.set_status(int(order["id"]), "realpay")
        await until(lambda: lived(call, order["id"])[-1] == "success")


class Heard:
    """What a callback address was told, in order."""

    def __init__(self) -> None:
        self.url = ""
        self.forms: list[dict[str, str]] = []
        self.status = 200
        self.silent = asyncio.Event()
        self.silent.set()

    async def listen(self, request: web.Request) -> web.Response:
        self.forms.append({name: str(value) for name, value in (await request.post()).items()})
        await self.silent.wait()
        return web.Response(status=self.status)


@asynccontextmanager
async def hearing() -> AsyncIterator[Heard]:
    heard = Heard()
    app = web.Application()
    app.router.add_post("/told", heard.listen)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    heard.url = f"http://127.0.0.1:{runner.addresses[0][1]}/told"
    try:
        yield heard
    finally:
        await runner.cleanup()


async def test_each_change_is_told_once_and_making_the_order_is_not() -> None:
    async with hearing() as heard, opened() as call:
        order = await call.order(SHOWCASE["address"], callback_url=heard.url)
        bid_id = int(order["id"])
        for status in ("coldpay", "coldpay", "realpay"):
            await call.site.set_status(bid_id, status)
            await until(lambda: len(call.site.callbacks.sent) == len(lived(call, bid_id)) - 1)
        assert heard.forms == [
            {"bid_id": order["id"], "status": "coldpay"},
            {"bid_id": order["id"], "status": "realpay"},
        ]
        assert [sent.outcome for sent in call.site.callbacks.sent] == ["200", "200"]


async def test_a_callback_that_fails_is_not_repeated() -> None:
    async with hearing() as heard, opened() as call:
        heard.status = 500
        order = await call.order(SHOWCASE["address"], callback_url=heard.url)
        await call.site.set_status(int(order["id"]), "coldpay")
        await until(lambda: len(call.site.callbacks.sent) == 1)
        heard.status = 200
        refused = await call.order(SHOWCASE["address"], callback_url="http://127.0.0.1:1/told")
        await call.site.set_status(int(refused["id"]), "coldpay")
        await until(lambda: len(call.site.callbacks.sent) == 2)
        assert {sent.outcome for sent in call.site.callbacks.sent} == {"500", "ClientConnectorError"}
        assert len(heard.forms) == 1


async def test_a_silent_listener_is_given_up_and_holds_nothing_up() -> None:
    async with hearing() as heard, opened() as call:
        assert call.site.callbacks.timeout == 20
        call.site.callbacks.timeout = 0.2
        heard.silent.clear()
        order = await call.order(SHOWCASE["address"], callback_url=heard.url)
        await call.site.set_status(int(order["id"]), "coldpay")
        assert (await call.info(order["id"]))["status"] == "coldpay"
        await until(lambda: [sent.outcome for sent in call.site.callbacks.sent] == ["TimeoutError"])
        heard.silent.set()
