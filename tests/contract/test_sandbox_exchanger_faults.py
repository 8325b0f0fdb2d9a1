"""Fault switches: what the site does when it misbehaves, and what it really did."""

import asyncio
import json

import pytest
from aiohttp import ClientError, ClientPayloadError, ServerDisconnectedError

from tests.contract.sandbox_exchanger_caller import Caller, opened, until


async def create(call: Caller, api_id: str) -> tuple[int, str]:
    form = {"direction_id": "12", "calc_amount": "100", "calc_action": "1", "api_id": api_id}
    return await call.raw("create_bid", call.headers(), form | call.site.valid_form(12))


async def test_a_lost_answer_leaves_the_order_made() -> None:
    async with opened() as call:
        call.site.faults.set("lose_answer", methods={"create_bid"}, times=1)
        with pytest.raises(ServerDisconnectedError):
            await create(call, "11")
        (bid,) = call.site.ledger.by_api_id("11")
        (note,) = call.site.ledger.calls_with("11")
        assert (bid.status, note.bid_id, note.answered, note.delivered) == ("new", bid.id, "0", False)
        status, text = await create(call, "11")
        assert status == 200 and json.loads(text)["error_text"] == "api id not unique"


async def test_a_lost_request_does_nothing() -> None:
    async with opened() as call:
        call.site.faults.set("lose_request", methods={"create_bid"}, times=1)
        with pytest.raises(ServerDisconnectedError):
            await create(call, "12")
        assert call.site.ledger.by_api_id("12") == [] and call.site.ledger.calls_with("12") == []
        assert len([request for request in call.site.requests if request.method == "create_bid"]) == 1
        assert (await create(call, "12"))[0] == 200


@pytest.mark.parametrize("after", [False, True])
async def test_a_proxy_s_error_may_come_before_or_after_the_order(after: bool) -> None:
    async with opened() as call:
        call.site.faults.set("http", status=504, methods={"create_bid"}, times=1, after=after)
        status, text = await create(call, "13")
        assert status == 504 and "<html>" in text
        assert len(call.site.ledger.by_api_id("13")) == int(after)


async def test_too_many_requests_says_when_to_come_back() -> None:
    async with opened() as call:
        call.site.faults.set("http", status=429, retry_after=3, times=1)
        async with call.session.post(call.url("test"), headers=call.headers()) as answer:
            assert (answer.status, answer.headers["Retry-After"]) == (429, "3")


@pytest.mark.parametrize(
    ("kind", "begins"),
    [
        ("html_page", "<!DOCTYPE html>"),
        ("empty_body", ""),
        ("junk", "<br />"),
        ("api_disabled", '{"error": 1, "error_text": "Api disabled"}'),
        ("maintenance", '{"error": "2", "error_text": "maintenance"'),
    ],
)
async def test_pages_that_take_an_answer_s_place(kind: str, begins: str) -> None:
    async with opened() as call:
        call.site.faults.set(kind, times=1)
        status, text = await create(call, "14")
        assert status == 200 and text.startswith(begins) and bool(text) is bool(begins)
        assert call.site.ledger.by_api_id("14") == []


async def test_a_cut_body_breaks_off() -> None:
    async with opened() as call:
        call.site.faults.set("cut_body", times=1)
        with pytest.raises((ClientPayloadError, ClientError)):
            await create(call, "15")
        assert len(call.site.ledger.by_api_id("15")) == 1


async def test_a_drip_comes_whole_in_the_end() -> None:
    async with opened() as call:
        call.site.faults.set("drip", seconds=0.0, times=1)
        assert (await call("test", partner_id=4))["data"]["partner_id"] == 4


async def test_types_and_shapes_can_be_wrong() -> None:
    async with opened() as call:
        call.site.faults.set("wrong_types", times=1)
        assert isinstance((await call("get_directions"))["data"], dict)
        call.site.faults.set("wrong_shape", times=1)
        assert (await call("get_directions"))["data"] is None
        assert isinstance((await call("get_directions"))["data"], list)


async def test_a_slow_call_is_slow_only_for_its_method() -> None:
    async with opened() as call:
        call.site.faults.set("slow", seconds=30, methods={"get_calc"})
        waiting = asyncio.create_task(call("get_calc", direction_id=12, calc_amount=100, calc_action=1))
        await until(lambda: call.site.requests[-1].method == "get_calc" if call.site.requests else False)
        assert (await call("test"))["error"] == 0
        assert not waiting.done()
        waiting.cancel()


async def test_the_order_is_made_though_the_caller_has_gone() -> None:
    async with opened() as call:
        call.site.faults.set("slow", seconds=0.3, methods={"create_bid"})
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.1):
                await create(call, "16")
        await until(lambda: len(call.site.ledger.by_api_id("16")) == 1)


async def test_chance_is_repeatable_and_times_are_counted() -> None:
    async def run() -> list[int]:
        async with opened() as call:
            call.site.faults.set("http", status=500, chance=0.5)
            return [(await call.raw("test", call.headers(), {}))[0] for _ in range(30)]

    first = await run()
    assert first == await run() and 5 < first.count(500) < 25
    async with opened() as call:
        fault = call.site.faults.set("http", status=500, times=2)
        assert [(await call.raw("test", call.headers(), {}))[0] for _ in range(3)] == [500, 500, 200]
        assert fault.hits == 2 and call.site.faults.active() == []
        other = call.site.faults.set("http", status=500)
        call.site.faults.clear(other.id)
        assert (await call.raw("test", call.headers(), {}))[0] == 200


async def test_an_unknown_kind_is_told_at_once() -> None:
    async with opened() as call:
        with pytest.raises(ValueError, match="no fault is called sloww"):
            call.site.faults.set("sloww")
