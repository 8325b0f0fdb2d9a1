"""The partner methods, for a key with a real user."""

from decimal import Decimal
from typing import Any

import pytest

from bot.sandbox.exchanger.keys import PARTNER_METHODS
from tests.contract.sandbox_exchanger_caller import Caller, opened, until

TRC20 = "TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE"
USDT = 3


async def partner(call: Caller, method: str, **params: Any) -> dict[str, Any]:
    return await call(method, key=call.site.partner_key, **params)


@pytest.mark.parametrize("method", PARTNER_METHODS)
async def test_partner_methods_need_a_real_user_and_a_programme(method: str) -> None:
    async with opened() as call:
        assert (await call(method)) == {"error": "1", "error_text": "no partner id", "data": []}
        call.site.partners.active = False
        assert (await partner(call, method))["error_text"] == "no active partner program"


async def test_the_balance_and_what_it_can_be_paid_in() -> None:
    async with opened() as call:
        data = (await partner(call, "get_partner_info"))["data"]
        assert (data["partner_id"], data["balance"], data["min_payout"]) == (77, "148.37", 10)
        methods = {item["id"]: item for item in data["items"]}
        assert methods["3"] == {
            "id": "3",
            "title": "Tether TRC20 USDT",
            "comission": "1%",
            "amount": "146.88",
        }
        call.site.set_reserve(12, "1")  # Sberbank is no payout method: nothing changes
        call.site.catalogue.currencies[USDT].reserve = Decimal(100)
        assert "3" not in {item["id"] for item in (await partner(call, "get_partner_info"))["data"]["items"]}
    async with opened(quirks=False) as call:
        data = (await partner(call, "get_partner_info"))["data"]
        assert data["items"][0]["commission"] == "0.5" and "comission" not in data["items"][0]


async def test_visits_are_newest_first_and_filtered() -> None:
    async with opened() as call:
        found = (await partner(call, "get_partner_links", limit=500))["data"]["items"]
        times = [item["time"] for item in found]
        assert len(found) == 64 and times == sorted(times, reverse=True)
        assert found[0].keys() == {"time", "date", "browser", "ip", "referrer", "user_hash", "query_string"}
        some = (await partner(call, "get_partner_links", start_time=times[9], end_time=times[3]))["data"][
            "items"
        ]
        assert [item["time"] for item in some] == times[3:10]
        page = (await partner(call, "get_partner_links", limit=5, offset=60))["data"]["items"]
        assert [item["time"] for item in page] == times[60:]
        assert (await partner(call, "get_partner_links", ip="198.51.100.1"))["data"] == []


async def test_an_order_brings_its_reward_once_when_it_is_done() -> None:
    async with opened() as call:
        order = await call.order(12, "1000", partner_id=77)
        (item,) = (await partner(call, "get_partner_exchanges", id=order["id"]))["data"]["items"]
        assert (item["accrued"], item["partner_reward"], item["status"]) == (0, "3.00", "new")
        for status in ("success", "error", "success"):
            await call.site.set_status(int(order["id"]), status)
        (item,) = (await partner(call, "get_partner_exchanges", id=order["id"]))["data"]["items"]
        assert item["accrued"] == 1 and "api_id" not in item
        assert (await partner(call, "get_partner_info"))["data"]["balance"] == "151.37"


async def test_past_orders_are_the_partner_s_and_not_of_the_api() -> None:
    async with opened() as call:
        past = (await partner(call, "get_partner_exchanges", status_history=1))["data"]["items"]
        assert len(past) == 26 and {item["accrued"] for item in past} == {0, 1}
        assert all(len(item["statuses"]) > 1 for item in past)
        assert (await call("get_exchanges"))["data"] == []


async def test_a_payout_takes_the_whole_balance_and_is_paid_by_and_by() -> None:
    async with opened(auto=True) as call:
        call.site.life.seconds["payout"] = 0.3
        answer = await partner(call, "add_partner_payout", method_id=USDT, account=TRC20)
        payout_id = answer["data"]["payout_id"]
        (item,) = (await partner(call, "get_partner_payouts", id=payout_id))["data"]["items"]
        assert (item["method_id"], item["account"], item["pay_currency_code"]) == (USDT, TRC20, "USDT")
        assert (item["pay_amount"], item["original_amount"], item["original_currency_code"]) == (
            "146.88",
            "148.37",
            "USD",
        )
        assert item["status"] == "0"
        info = (await partner(call, "get_partner_info"))["data"]
        assert (info["balance"], info["items"]) == ("0.00", [])
        payouts = call.site.partners[77].payouts
        await until(lambda: payouts[-1].status == 1)
        found = (await partner(call, "get_partner_payouts"))["data"]["items"]
        assert [item["status"] for item in found] == ["1", "1", "2", "1"]


async def test_payouts_are_refused_with_a_reason() -> None:
    async with opened() as call:

        async def refused(**params: Any) -> str:
            answer = await partner(call, "add_partner_payout", **params)
            assert answer["error"] == 1 and answer["data"] == []
            text: str = answer["error_text"]
            return text

        assert "currency" in await refused(account=TRC20)
        assert "currency" in await refused(method_id=19, account="2202200000000000")
        assert "account" in await refused(method_id=USDT, account="T123")
        call.site.catalogue.currencies[USDT].reserve = Decimal(100)
        assert "reserve" in await refused(method_id=USDT, account=TRC20)
        call.site.partners[77].balance = Decimal("9.99")
        assert "10 USD" in await refused(method_id=USDT, account=TRC20)
        assert len(call.site.partners[77].payouts) == 3
