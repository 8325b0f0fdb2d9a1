"""The operator's JSON API."""

import json
from typing import Any

import pytest
from aiohttp import ClientResponse

from bot.sandbox.exchanger import SHOWCASE
from tests.contract.sandbox_exchanger_caller import Caller, opened


async def get(call: Caller, path: str, **query: Any) -> dict[str, Any]:
    async with call.session.get(f"{call.site.url}/operator/{path}", params=query) as answer:
        assert answer.status == 200, await answer.text()
        body = await answer.json()
        assert isinstance(body, dict)
        return body


async def post(call: Caller, path: str, body: Any, status: int = 200) -> dict[str, Any]:
    async with call.session.post(f"{call.site.url}/operator/{path}", json=body) as answer:
        assert answer.status == status, await answer.text()
        told = await answer.json()
        assert isinstance(told, dict)
        return told


async def test_state_names_the_statuses_and_switches() -> None:
    async with opened() as call:
        state = await get(call, "state", lang="ru")
        assert state["maintenance"] == {"on": False, "text": ""} and state["pace"] == {
            "speed": 1.0,
            "auto": False,
        }
        groups = {row["status"]: row["group"] for row in state["statuses"]}
        assert (
            groups["new"] == "to_pay" and groups["realpay"] == "paying_out" and groups["my1"] == "attention"
        )
        assert (
            next(row["title"] for row in state["statuses"] if row["status"] == "success")
            == "Выполненная заявка"
        )


async def test_an_order_is_shown_whole_and_moved_to_any_status() -> None:
    async with opened() as call:
        made = await call.order(12, "100", api_id="31", cf5="@someone")
        told = await get(call, "orders", after=0)
        (order,) = told["orders"]
        assert (order["id"], order["status"], order["api_id"]) == (int(made["id"]), "new", "31")
        assert order["direction"] == "Tether TRC20 USDT → Sberbank RUB" and order["amount_give"] == "100"
        assert order["fields"]["cf5"] == "@someone" and order["next"] == "coldpay" and order["from_api"]
        assert [change["status"] for change in order["statuses"]] == ["auto", "new"]
        assert order["seq"] <= told["seq"]
        moved = (await post(call, f"orders/{order['id']}/status", {"status": "my1"}))["order"]
        assert (moved["status"], moved["next"]) == ("my1", None) and moved["seq"] > order["seq"]
        assert (await get(call, "orders", after=moved["seq"]))["orders"] == []
        assert (await call.info(made["id"]))["status"] == "my1"


async def test_all_orders_come_without_after_the_last_changed_first() -> None:
    async with opened() as call:
        first, second = await call.order(12), await call.order(12)
        await call.site.set_status(int(first["id"]), "coldpay")
        orders = (await get(call, "orders"))["orders"]
        assert [order["id"] for order in orders[:2]] == [int(first["id"]), int(second["id"])]
        assert len(orders) == 28 and not orders[-1]["from_api"]
        assert len((await get(call, "orders", limit=3))["orders"]) == 3


async def test_times_are_utc_whatever_the_site_s_clock() -> None:
    async with opened(now=lambda: 1_800_000_000.5, clock_shift=10800) as call:
        await call.order(12)
        (order,) = (await get(call, "orders", after=0))["orders"]
        assert order["created"] == order["changed"] == order["statuses"][0]["time"] == 1_800_000_000


async def test_directions_are_shown_priced_and_switched() -> None:
    async with opened() as call:
        rows = {row["id"]: row for row in (await get(call, "directions"))["directions"]}
        assert len(rows) > 100 and rows[12]["showcase"] == ["ordinary"]
        assert rows[SHOWCASE["frozen"]]["frozen"] and not rows[SHOWCASE["forbidden"]]["api"]
        assert rows[SHOWCASE["no_limits"]]["min_give"] == "no"
        told = await post(
            call, "directions/12", {"course_give": "1", "course_get": "90.5", "reserve": "1000"}
        )
        assert (told["direction"]["course_get"], told["direction"]["max_get"]) == ("90.5", "1000")
        assert (await call("get_direction", direction_id=12))["data"]["course_get"] == 90.5
        assert (await post(call, "directions/12", {"on": False}))["direction"]["on"] is False
        assert (await call("get_direction", direction_id=12))["data"] == []
        thawed = await post(call, f"directions/{SHOWCASE['frozen']}", {"on": True})
        assert thawed["direction"]["frozen"] is False


async def test_maintenance_pace_and_faults_are_switched() -> None:
    async with opened() as call:
        assert (await post(call, "maintenance", {"on": True, "text": "soon"}))["maintenance"][
            "text"
        ] == "soon"
        assert (await call("create_bid"))["error_text"] == "soon"
        await post(call, "maintenance", {"on": False})
        assert (await post(call, "pace", {"speed": 5, "auto": True}))["pace"] == {"speed": 5.0, "auto": True}
        fault = (await post(call, "faults", {"kind": "http", "status": 503, "methods": ["test"]}))["faults"][
            0
        ]
        assert (fault["kind"], fault["status"], fault["times"], fault["after"]) == ("http", 503, None, False)
        assert (await call.raw("test", call.headers(), {}))[0] == 503
        shown = await get(call, "faults")
        assert shown["faults"][0]["hits"] == 1 and "create_bid" in shown["methods"]
        assert {"kind", "about", "takes"} == shown["kinds"][0].keys()
        assert (await post(call, "faults", {"clear": fault["id"]}))["faults"] == []
        await post(call, "faults", {"kind": "slow", "seconds": 0.01})
        assert (await post(call, "faults", {"clear": True}))["faults"] == []


@pytest.mark.parametrize(
    ("path", "body", "status", "says"),
    [
        ("orders/1/status", {"status": "new"}, 404, "no such order"),
        ("orders/x/status", {"status": "new"}, 400, "whole number"),
        ("orders/10431/status", {"status": "No good"}, 400, "small letters"),
        ("orders/10431/status", {}, 400, "small letters"),
        ("directions/99999", {"on": True}, 404, "no such direction"),
        ("directions/12", {"course_get": "-1"}, 400, "above 0"),
        ("directions/12", {"course_get": 95.4}, 400, "above 0"),
        ("directions/12", {"course_get": "NaN"}, 400, "above 0"),
        ("directions/12", {"on": "yes"}, 400, "true or false"),
        ("directions/12", {"colour": 1}, 400, "not known"),
        ("maintenance", {}, 400, "whether"),
        ("maintenance", [], 400, "object"),
        ("pace", {"speed": 0}, 400, "between"),
        ("faults", {"kind": "sloww"}, 400, "one of"),
        ("faults", {"kind": "slow", "methods": ["no"]}, 400, "API methods"),
        ("faults", {"kind": "http", "status": 99}, 400, "HTTP status"),
        ("faults", {"kind": "slow", "chance": 2}, 400, "from 0 to 1"),
        ("faults", {"clear": "all"}, 400, "true, or the id"),
    ],
)
async def test_a_bad_request_is_told_what_is_wrong(path: str, body: Any, status: int, says: str) -> None:
    async with opened() as call:
        assert says in (await post(call, path, body, status))["error"]


async def test_what_is_not_json_is_told_so() -> None:
    async with opened() as call:
        async with call.session.post(f"{call.site.url}/operator/pace", data=b"{") as answer:
            assert answer.status == 400 and "not JSON" in (await answer.json())["error"]
        async with call.session.get(f"{call.site.url}/operator/orders", params={"lang": "de"}) as answer:
            assert answer.status == 400
        async with call.session.get(f"{call.site.url}/operator/page/..%2Foperator.py") as answer:
            assert answer.status == 404


async def events(answer: ClientResponse, count: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    async for line in answer.content:
        if line.startswith(b"data: "):
            found.append(json.loads(line.removeprefix(b"data: ")))
        if len(found) == count:
            break
    return found


async def test_events_tell_of_every_change_and_are_taken_up_again() -> None:
    async with opened() as call:
        url = f"{call.site.url}/operator/events"
        async with call.session.get(url) as stream:
            assert stream.content_type == "text/event-stream"
            order = await call.order(SHOWCASE["address"])
            await call.site.set_status(int(order["id"]), "coldpay")
            await post(call, "directions/12", {"on": False})
            told = await events(stream, 5)
        assert [event["type"] for event in told] == ["order", "order", "call", "order", "direction"]
        assert [event["order"]["status"] for event in told if event["type"] == "order"] == [
            "auto",
            "new",
            "coldpay",
        ]
        assert told[2] | {"ms": 0, "seq": 0} == {
            "seq": 0,
            "type": "call",
            "method": "create_bid",
            "error": "0",
            "ms": 0,
            "faults": [],
        }
        async with call.session.get(url, params={"after": told[2]["seq"], "lang": "ru"}) as stream:
            again = await events(stream, 2)
        assert [event["seq"] for event in again] == [told[3]["seq"], told[4]["seq"]]
        assert again[0]["order"]["status_title"] == "Ожидание подтверждений сети"
