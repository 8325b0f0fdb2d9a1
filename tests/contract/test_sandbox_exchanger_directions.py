"""The catalogue and the calculator over the wire."""

from decimal import Decimal
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from bot.sandbox.exchanger import SHOWCASE
from tests.contract.sandbox_exchanger_caller import Caller, opened

CALC_KEYS = {
    "currency_code_give", "currency_code_get", "reserve", "course_give", "course_get", "sum_give",
    "sum_give_com", "sum_get", "sum_get_com", "com_give", "com_get", "min_give", "max_give", "min_get",
    "max_get",
}  # fmt: skip


def number(value: Any) -> Decimal:
    return Decimal(str(value).replace(" ", ""))


async def quote_of(
    call: Caller, direction_id: int, amount: object, action: int = 1, cd: str = ""
) -> dict[str, Any]:
    answer = await call("get_calc", direction_id=direction_id, calc_amount=amount, calc_action=action, cd=cd)
    assert answer["error"] == "0"
    data = answer["data"]
    assert isinstance(data, dict)
    return data


async def test_the_catalogue_is_as_large_as_a_real_site_s() -> None:
    async with opened() as call:
        rows = (await call("get_directions"))["data"]
        currencies = (await call("get_direction_currencies"))["data"]
        assert len(rows) > 100 and len(currencies["give"]) >= 30 and len(currencies["get"]) >= 30
        listed = {int(row["direction_id"]) for row in rows}
        assert SHOWCASE["frozen"] in listed and SHOWCASE["ordinary"] in listed
        assert SHOWCASE["forbidden"] not in listed and SHOWCASE["off"] not in listed
        assert all(isinstance(row["direction_id"], str) for row in rows)
        assert all(isinstance(row["id"], int) for row in currencies["give"])
        async with call.session.get(rows[0]["currency_give_logo"]) as logo:
            assert logo.status == 200 and logo.content_type == "image/svg+xml"


async def test_one_side_narrows_the_other() -> None:
    async with opened() as call:
        rows = (await call("get_directions", currency_id_give=3))["data"]
        assert rows and {row["currency_give_id"] for row in rows} == {"3"}
        gets = {row["currency_get_id"] for row in rows}
        currencies = (await call("get_direction_currencies", currency_id_give=3))["data"]
        assert {str(row["id"]) for row in currencies["get"]} == gets
        assert [row["id"] for row in currencies["give"]] == [3]
        both = (await call("get_directions", currency_id_give=3, currency_id_get=19))["data"]
        assert [row["direction_id"] for row in both] == ["12"]


async def test_every_listed_direction_answers_a_quote() -> None:
    async with opened() as call:
        for row in (await call("get_directions"))["data"]:
            data = (await call("get_direction", direction_id=row["direction_id"]))["data"]
            assert data.keys() >= CALC_KEYS | {"id", "url", "give_fields", "get_fields", "dir_fields", "info"}
            if data["min_give"] != "no":
                quoted = await quote_of(call, int(data["id"]), number(data["min_give"]) * 3)
                assert quoted.keys() == CALC_KEYS | {"changed"}
                assert number(quoted["sum_get"]) > 0 and quoted["changed"] == 0


async def test_a_direction_is_found_by_id_or_by_its_currencies() -> None:
    async with opened() as call:
        assert (await call("get_direction", currency_id_give=3, currency_id_get=19))["data"]["id"] == "12"
        for unknown in (99999, SHOWCASE["forbidden"]):
            answer = await call("get_direction", direction_id=unknown)
            assert (answer["error"], answer["data"]) == ("0", [])
        answer = await call("get_calc", direction_id=SHOWCASE["forbidden"], calc_amount=1, calc_action=1)
        assert (answer["error"], answer["error_text"]) == ("1", "direction not found")


async def test_numbers_come_in_every_dress() -> None:
    async with opened() as call:
        data = (await call("get_direction", direction_id=SHOWCASE["address"]))["data"]
        assert data["sum_give"] == "0.00020000" and data["course_give"] == 1
        assert data["reserve"] == "18 450 000" and data["max_get"] == 18450000
        assert isinstance(data["min_give"], float)
    async with opened(quirks=False) as call:
        data = (await call("get_direction", direction_id=SHOWCASE["address"]))["data"]
        assert (data["sum_give"], data["reserve"], data["id"]) == ("0.0002", "18450000", SHOWCASE["address"])


async def test_limits_that_are_not_set_read_no() -> None:
    async with opened() as call:
        data = (await call("get_direction", direction_id=SHOWCASE["no_limits"]))["data"]
        assert {data[name] for name in ("min_give", "max_give", "min_get", "max_get")} == {"no"}


@pytest.mark.parametrize("action", [1, 2, 3, 4])
async def test_the_four_ways_of_naming_an_amount_agree(action: int) -> None:
    """A direction with commissions on both sides: what is named stays, the other three follow from it."""
    async with opened() as call:
        direction_id = 2  # Advanced Cash, 1 % on top, to USDT TRC20, 3 USDT off
        name = {1: "sum_give", 2: "sum_get", 3: "sum_give_com", 4: "sum_get_com"}[action]
        data = await quote_of(call, direction_id, "500", action)
        assert number(data[name]) == 500 and data["changed"] == 0
        again = await quote_of(call, direction_id, data["sum_give"], 1)
        for sums in ("sum_give", "sum_give_com", "sum_get", "sum_get_com"):
            assert abs(number(again[sums]) - number(data[sums])) <= Decimal("0.02")
        assert number(data["sum_get"]) - number(data["sum_get_com"]) == 3
        assert "1%" in data["com_give"] and "3 USDT" in data["com_get"]


async def test_an_amount_outside_the_limits_is_moved_and_marked() -> None:
    async with opened() as call:
        low, high = await quote_of(call, 12, "1"), await quote_of(call, 12, "1000000")
        assert (low["sum_give"], low["changed"]) == ("20.00", 1)
        assert (high["sum_give"], high["changed"]) == ("20000.00", 1)
        low_get = await quote_of(call, 13, "1", 2)
        assert (low_get["sum_get"], low_get["changed"]) == ("3000.00", 1)
        call.site.set_reserve(12, "10000")
        assert (await quote_of(call, 12, "5000"))["sum_get"] == "10000.00"


async def test_digits_beyond_the_currency_s_are_rounded_and_marked() -> None:
    async with opened() as call:
        data = await quote_of(call, 12, "100.005")
        assert (data["sum_give"], data["changed"]) == ("100.01", 1)
        assert (await quote_of(call, 12, "1 000,50"))["sum_give"] == "1000.50"
        assert (await quote_of(call, 12, "junk"))["sum_give"] == "20.00"


async def test_the_rate_comes_in_either_form_and_can_be_changed() -> None:
    async with opened() as call:
        data = await quote_of(call, SHOWCASE["default"], "100000")
        assert number(data["course_give"]) > 1 and data["course_get"] == 1
        data = await quote_of(call, SHOWCASE["cancel_link"], "100")
        assert data["course_give"] == 100 and number(data["course_get"]) > 100
        call.site.set_rate(12, "1", "95.4")
        data = await quote_of(call, 12, "100")
        assert (data["course_get"], data["sum_get"]) == (95.4, "9540.00")


async def test_cd_fields_move_the_price_in_the_calculator_and_in_the_order() -> None:
    async with opened() as call:
        call.site.set_rate(13, "1", "100")
        plain = await quote_of(call, 13, "100")
        once_more = quote(urlencode({"cf7": "2", "cf8": "yes"}))
        assert "%3D" in once_more
        moved = await quote_of(call, 13, "100", cd=once_more)
        assert (plain["sum_get"], moved["sum_get"]) == ("10000.00", "9800.00")
        order = await call.order(13, "100", cf7="2", cf8="yes")
        assert order["course_get"] == 98 and order["amount_get"] == moved["sum_get_com"]


async def test_fields_of_every_type_are_described() -> None:
    async with opened() as call:
        described: dict[str, dict[str, Any]] = {}
        for direction_id in {*SHOWCASE.values()} - {SHOWCASE["off"], SHOWCASE["forbidden"]}:
            data = (await call("get_direction", direction_id=direction_id))["data"]
            for group in ("give_fields", "get_fields", "dir_fields"):
                rows = data[group].values() if isinstance(data[group], dict) else data[group]
                described |= {row["name"]: row for row in rows}
        types = {row["type"] for row in described.values()}
        assert types >= {"text", "textarea", "select", "checkbox"} and types - {
            "text",
            "textarea",
            "select",
            "checkbox",
        }
        assert described["account2"]["format"] == "purse"
        assert described["cf8"]["text"] and described["cf8"]["value"] == "yes" and described["cf8"]["cd"] == 1
        assert described["cfget3"]["options"]["0"] == "No selected"
        assert "&" in described["cf10"]["label"] and described["cf5"]["value"] == "@"
        assert {row["req"] for row in described.values()} == {0, 1, "0", "1"}


async def test_groups_and_options_come_as_lists_on_one_direction() -> None:
    async with opened() as call:
        data = (await call("get_direction", direction_id=SHOWCASE["lists"]))["data"]
        assert isinstance(data["dir_fields"], list) and isinstance(data["get_fields"], list)
        options = next(row["options"] for row in data["dir_fields"] if row["type"] == "select")
        assert isinstance(options, list)


async def test_a_frozen_direction_says_why() -> None:
    async with opened() as call:
        for name, frozen in (("frozen", True), ("ordinary", False)):
            info = (await call("get_direction", direction_id=SHOWCASE[name]))["data"]["info"]
            assert bool(info["frozen_text"]) is frozen
