"""get_exchanges as a feed of changes."""

from collections.abc import Iterable
from typing import Any

import pytest

from tests.contract.sandbox_exchanger_caller import Caller, opened


class Hand:
    """A clock moved by hand."""

    def __init__(self) -> None:
        self.time = 1_800_000_000.75

    def __call__(self) -> float:
        return self.time


async def items(call: Caller, **filters: Any) -> list[dict[str, Any]]:
    data = (await call("get_exchanges", **filters))["data"]
    if data == []:
        return []
    found: list[dict[str, Any]] = data["items"]
    return found


def ids(found: Iterable[dict[str, Any]]) -> list[int]:
    return [int(item["id"]) for item in found]


async def spaced(call: Caller, hand: Hand, count: int) -> list[int]:
    """Orders made ten seconds apart."""
    made = []
    for number in range(count):
        made.append(int((await call.order(12, api_id=str(9000 + number)))["id"]))
        hand.time += 10
    return made


async def test_newest_change_first_whenever_the_order_was_made() -> None:
    hand = Hand()
    async with opened(now=hand) as call:
        first, second, third = await spaced(call, hand, 3)
        assert ids(await items(call)) == [third, second, first]
        await call.site.set_status(first, "coldpay")
        assert ids(await items(call)) == [first, third, second]


async def test_times_are_those_of_the_last_change_and_both_ends_count() -> None:
    hand = Hand()
    async with opened(now=hand) as call:
        first, second, third = await spaced(call, hand, 3)
        begin = 1_800_000_000
        assert [item["time"] for item in await items(call)] == [begin + 20, begin + 10, begin]
        assert ids(await items(call, start_time=begin + 10)) == [third, second]
        assert ids(await items(call, end_time=begin + 10)) == [second, first]
        assert ids(await items(call, start_time=begin + 10, end_time=begin + 10)) == [second]
        assert await items(call, start_time=begin + 21) == []
        assert len(await items(call, start_time="junk")) == 3
        await call.site.set_status(first, "coldpay")
        assert ids(await items(call, start_time=begin + 21)) == [first]


async def test_within_one_second_the_order_is_not_that_of_the_ids_but_stays_the_same() -> None:
    async with opened(now=Hand()) as call:
        made = [int((await call.order(12))["id"]) for _ in range(12)]
        found = ids(await items(call))
        assert found not in (made, made[::-1]) and sorted(found) == made
        pages = [ids(await items(call, limit=5, offset=offset)) for offset in (0, 5, 10)]
        assert pages[0] + pages[1] + pages[2] == found


async def test_a_list_of_ids_and_single_hashes_filter() -> None:
    hand = Hand()
    async with opened(now=hand) as call:
        first, second, third = await spaced(call, hand, 3)
        assert ids(await items(call, id=f"{first},{third}")) == [third, first]
        assert ids(await items(call, id=f" {second} , 5")) == [second]
        assert await items(call, id="5") == []
        assert ids(await items(call, hash=call.site.ledger[second].hash)) == [second]
        assert ids(await items(call, ip="127.0.0.1")) == [third, second, first]
        assert await items(call, ip="203.0.113.1") == []


async def test_the_api_id_filter_means_the_order_s_id_on_a_deployed_site() -> None:
    hand = Hand()
    async with opened(now=hand) as call:
        first, *_ = await spaced(call, hand, 2)
        assert await items(call, api_id="9000") == []
        assert ids(await items(call, api_id=first)) == [first]
        assert (await items(call, id=first))[0]["api_id"] == "9000"
    async with opened(now=hand, quirks=False) as call:
        first, *_ = await spaced(call, hand, 2)
        assert ids(await items(call, api_id="9000")) == [first]


@pytest.mark.parametrize(("limit", "count"), [("", 100), ("0", 100), ("-3", 100), ("7", 7), ("501", 500)])
async def test_the_limit_is_100_when_absent_and_500_at_most(limit: str, count: int) -> None:
    async with opened() as call:
        await call.order(12)
        (bid,) = [bid for bid in call.site.ledger if bid.login]
        for _ in range(505):
            copy = call.site.ledger.open(bid.direction, bid.calc, "new")
            copy.login = bid.login
        assert len(await items(call, limit=limit)) == count


async def test_the_history_comes_when_asked_for_oldest_first() -> None:
    hand = Hand()
    async with opened(now=hand) as call:
        (bid_id,) = await spaced(call, hand, 1)
        for status in ("coldpay", "realpay", "my1", "success"):
            await call.site.set_status(bid_id, status)
            hand.time += 10
        assert "statuses" not in (await items(call))[0]
        (item,) = await items(call, status_history=1)
        assert [change["status"] for change in item["statuses"]] == [
            "new",
            "coldpay",
            "realpay",
            "my1",
            "success",
        ]
        assert item["statuses"][-1] == {"time": item["time"], "date": item["date"], "status": "success"}


@pytest.mark.parametrize("shift", [-3600, 0, 10800])
async def test_the_site_s_clock_is_shifted_in_what_it_says_and_in_what_it_filters(shift: int) -> None:
    hand = Hand()
    async with opened(now=hand, clock_shift=shift) as call:
        await call.order(12)
        (item,) = await items(call)
        assert item["time"] == 1_800_000_000 + shift
        assert (
            item["date"]
            == {-3600: "2027-01-15 07:00:00", 0: "2027-01-15 08:00:00", 10800: "2027-01-15 11:00:00"}[shift]
        )
        assert len(await items(call, start_time=item["time"])) == 1
        assert await items(call, start_time=item["time"] + 1) == []


async def test_exchange_success_is_1_when_done_and_the_page_s_way_round_without_quirks() -> None:
    for quirks, done in ((True, 1), (False, 0)):
        async with opened(quirks=quirks) as call:
            order = await call.order(12)
            assert (await items(call))[0]["exchange_success"] == 1 - done
            await call.site.set_status(int(order["id"]), "success")
            assert (await items(call))[0]["exchange_success"] == done


async def test_a_user_s_key_sees_its_own_orders_and_the_system_s_key_all() -> None:
    async with opened() as call:
        await call.order(12)
        other = call.site.add_key(user_id=5)
        assert (await call("get_exchanges", key=other))["data"] == []
        form = call.form(12)
        await call("create_bid", key=other, direction_id=12, calc_amount=100, calc_action=1, **form)
        assert len((await call("get_exchanges", key=other))["data"]["items"]) == 1
        assert len(await items(call)) == 2
