"""Making an order, asking about it, paying and cancelling it."""

import asyncio
from decimal import Decimal
from typing import Any

import pytest

from bot.sandbox.exchanger import SHOWCASE, Pace
from tests.contract.sandbox_exchanger_caller import Caller, opened, until

BID_KEYS = {
    "url", "id", "hash", "status", "status_title", "psys_give", "psys_get", "currency_code_give",
    "currency_code_get", "amount_give", "amount_get", "course_give", "course_get", "api_actions",
}  # fmt: skip
STATUSES = [
    "coldnew", "new", "techpay", "merchwait", "payed", "coldpay", "partpay", "realpay", "verify", "amlwait",
    "amlerror", "coldsuccess", "partpayout", "mercherror", "error", "payouterror", "scrpayerror", "success",
    "cancel", "delete", "my1",
]  # fmt: skip


def refusal(answer: dict[str, Any]) -> tuple[str, str]:
    return str(answer["error"]), answer["error_text"]


async def test_an_order_has_what_the_contract_says() -> None:
    async with opened() as call:
        order = await call.order(12, "100")
        assert order.keys() == BID_KEYS
        assert isinstance(order["id"], str) and len(order["hash"]) == 35 and order["hash"].isalnum()
        assert (order["status"], order["status_title"]) == ("new", "New order")
        assert (order["psys_give"], order["currency_code_give"]) == ("Tether TRC20", "USDT")
        assert order["amount_give"] == "100.00" and Decimal(order["amount_get"]) > 9000
        assert await call.info(order["id"]) == order
        assert (await call("bid_info", hash=order["hash"]))["data"] == order


@pytest.mark.parametrize(
    ("name", "type_", "pay", "with_address"),
    [
        ("default", "default", "api", False),
        ("form", "form", "http", False),
        ("link", "link", "http", False),
        ("coupon", "coupon", "http", False),
        ("mypaid", "mypaid", "http", True),
        ("myaction", "myaction", "http", True),
        ("address", "address", "disabled", True),
        ("memo", "address", "disabled", True),
    ],
)
async def test_each_payment_type_says_how_to_pay(name: str, type_: str, pay: str, with_address: bool) -> None:
    async with opened() as call:
        actions = (await call.order(SHOWCASE[name]))["api_actions"]
        assert (actions["type"], actions["cancel"]) == (type_, "api")
        assert actions["pay"].startswith(pay) and actions["instruction"]
        assert ("address" in actions) is with_address
        if with_address:
            assert actions["address"] in actions["instruction"] and bool(actions["dest_tag"]) is (
                name == "memo"
            )
    async with opened(quirks=False) as call:
        actions = (await call.order(SHOWCASE[name]))["api_actions"]
        assert (actions["address"] != "") and "dest_tag" in actions


async def test_what_is_to_be_paid_may_differ_from_the_amount() -> None:
    async with opened() as call:
        order = await call.order(SHOWCASE["unique_cents"], "10000")
        assert Decimal(order["amount_give"]) == 10000 < Decimal(order["api_actions"]["pay_amount"]) < 10001
        order = await call.order(SHOWCASE["fee"], "100")
        assert (order["amount_give"], order["api_actions"]["pay_amount"]) == ("100.40", "100.40")


@pytest.mark.parametrize(
    ("name", "first"), [("merchwait", "merchwait"), ("coldnew", "coldnew"), ("techpay", "techpay")]
)
async def test_an_order_may_begin_elsewhere(name: str, first: str) -> None:
    async with opened() as call:
        order = await call.order(SHOWCASE[name])
        assert order["status"] == first
        assert order["api_actions"].get("address", "") == ""
        info = await call.info(order["id"])
        assert info["api_actions"]["type"] == ("default" if first == "techpay" else "finished")
        if first != "techpay":
            assert await call.site.step(int(order["id"])) == "new"
            actions = (await call.info(order["id"]))["api_actions"]
            assert (
                actions["type"] != "finished" and actions["pay_amount"] in order["api_actions"]["pay_amount"]
            )


async def test_orders_are_refused_where_the_direction_takes_none() -> None:
    async with opened() as call:
        for name, word in (("frozen", "frozen"), ("forbidden", "closed"), ("off", "not exist")):
            direction_id = SHOWCASE[name]
            answer = await call("create_bid", direction_id=direction_id, calc_amount=100, calc_action=1)
            assert answer["error"] == "3" and word in answer["error_text"] and answer["error_fields"] == []
        assert [made for made in call.site.ledger if made.login] == []


async def test_a_bad_form_is_refused_field_by_field_with_html() -> None:
    async with opened() as call:
        form = call.form(13)
        bad = form | {"account2": "12", "cf10": "no-at-sign", "cf7": "0", "cfget8": ""}
        answer = await call("create_bid", direction_id=13, calc_amount="100", calc_action=1, **bad)
        assert answer["error"] == "3" and answer["data"] == []
        assert answer["error_fields"].keys() == {"account2", "cf10", "cf7", "cfget8"}
        assert answer["error_fields"]["cfget8"].startswith("<span")
        answer = await call(
            "create_bid", direction_id=13, calc_amount="100", calc_action=1, **form | {"cf7": "9"}
        )
        assert answer["error_fields"].keys() == {"cf7"}
        russian = await call(
            "create_bid", lang="ru_RU", direction_id=13, calc_amount="100", calc_action=1, **bad
        )
        assert russian["error_fields"]["cf10"] == "неверный e&#8209;mail"


@pytest.mark.parametrize(("name", "missing"), [("default", "cf11"), ("no_limits", "cf17"), ("lists", "cf12")])
async def test_required_boxes_and_choices_must_be_answered(name: str, missing: str) -> None:
    async with opened() as call:
        form = call.form(SHOWCASE[name]) | {missing: ""}
        answer = await call(
            "create_bid", direction_id=SHOWCASE[name], calc_amount="20000", calc_action=1, **form
        )
        assert answer["error_fields"].keys() == {missing}


async def test_amounts_outside_the_limits_are_refused_with_the_limit() -> None:
    async with opened() as call:
        form = call.form(12)

        async def fields(amount: str, action: int = 1) -> dict[str, str]:
            answer = await call("create_bid", direction_id=12, calc_amount=amount, calc_action=action, **form)
            assert answer["error"] == "3"
            found: dict[str, str] = answer["error_fields"]
            return found

        low = '<span class="js_amount" data-id="sum1" data-val="20">min.: 20 USDT</span>'
        assert await fields("1") == {"sum1": low}
        assert "max.: 20 000 USDT" in (await fields("20001"))["sum1"]
        for action, name in ((1, "sum1"), (2, "sum2"), (3, "sum1c"), (4, "sum2c")):
            assert (await fields("0", action)).keys() == {name}
        call.site.set_reserve(12, "1000")
        assert 'data-val="1000"' in (await fields("100"))["sum2"]


async def test_accounts_are_checked_by_currency() -> None:
    async with opened() as call:
        for direction_id, account in (
            (1, "T" + "x" * 33),
            (2, "T123"),
            (3, "1BvBMSEYstWetqTFn5Au4m4GFG7xJaNVN"),
            (12, "4" * 15),
        ):
            form = call.form(direction_id) | {"account2": account}
            answer = await call(
                "create_bid", direction_id=direction_id, calc_amount=20000, calc_action=1, **form
            )
            assert ("account2" in (answer["error_fields"] or {})) is (direction_id != 3), answer


async def test_a_numeric_api_id_makes_one_order() -> None:
    async with opened() as call:
        await call.order(12, api_id="1001")
        again: dict[str, Any] = {"direction_id": 12, "calc_amount": 100, "calc_action": 1, "api_id": "1001"}
        answer = await call("create_bid", **again, **call.form(12))
        assert (answer["error"], answer["error_text"], answer["error_fields"]) == (
            "3",
            "api id not unique",
            [],
        )
        moved = await call("create_bid", lang="ru_RU", **again | {"calc_amount": 1}, **call.form(12))
        assert (
            moved["error_text"].split("<br />")[-1] == "api id not unique" and "sum1" in moved["error_fields"]
        )
        ledger = call.site.ledger
        assert len(ledger.by_api_id("1001")) == 1
        assert [note.bid_id is None for note in ledger.calls_with("1001")] == [False, True, True]
        assert all(note.delivered for note in ledger.calls_with("1001"))


async def test_only_numbers_above_0_are_kept_unique_and_only_for_the_key() -> None:
    async with opened() as call:
        for api_id in ("abc", "0", "-5", ""):
            assert (await call.order(12, api_id=api_id))["id"] != (await call.order(12, api_id=api_id))["id"]
        await call.order(12, api_id="7")
        other = call.site.add_key(user_id=5)
        form = call.form(12)
        answer = await call(
            "create_bid", key=other, direction_id=12, calc_amount=100, calc_action=1, api_id="7", **form
        )
        assert answer["error"] == "0"


async def test_an_api_id_is_cut_at_100_characters() -> None:
    async with opened() as call:
        await call.order(12, api_id="4" * 120)
        assert [len(bid.api_id) for bid in call.site.ledger if bid.login] == [100]
        answer = await call("create_bid", direction_id=12, calc_amount=100, calc_action=1, api_id="4" * 101)
        assert answer["error_text"].endswith("api id not unique")


async def test_fifteen_at_once_with_one_api_id_make_one_order() -> None:
    async with opened(pace=Pace(speed=1, answer=0.0, create=0.05)) as call:
        form = call.form(12)
        calls = [
            call("create_bid", direction_id=12, calc_amount=100, calc_action=1, api_id="55", **form)
            for _ in range(15)
        ]
        errors = [answer["error"] for answer in await asyncio.gather(*calls)]
        assert sorted(errors) == ["0"] + ["3"] * 14
        assert len(call.site.ledger.by_api_id("55")) == 1 and len(call.site.ledger.calls_with("55")) == 15


async def test_an_order_being_made_is_in_auto_and_not_in_the_feed() -> None:
    async with opened(pace=Pace(speed=1, answer=0.0, create=0.3)) as call:
        making = asyncio.create_task(call.order(12, api_id="9"))
        await until(lambda: bool(call.site.ledger.by_api_id("9")))
        (bid,) = call.site.ledger.by_api_id("9")
        assert bid.status == "auto" and (await call("get_exchanges"))["data"] == []
        assert (await making)["status"] == "new"
        (item,) = (await call("get_exchanges", status_history=1))["data"]["items"]
        assert [change["status"] for change in item["statuses"]] == ["new"]


@pytest.mark.parametrize("status", STATUSES)
async def test_cancel_and_pay_follow_the_status(status: str) -> None:
    async with opened() as call:
        for method, done, allowed in (
            ("cancel_bid", "cancel", ("new", "techpay", "coldnew", "amlwait", "merchwait")),
            ("pay_bid", "payed", ("new", "techpay")),
        ):
            order = await call.order(SHOWCASE["default"])
            await call.site.set_status(int(order["id"]), status)
            answer = await call(method, hash=order["hash"])
            if status in allowed or status == done:
                assert (answer["error"], answer["data"]) == ("0", done)
                assert (await call(method, id=order["id"]))["data"] == done
            else:
                assert refusal(answer) == ("1", "no bid exists") and answer["data"] == ""
            kept = call.site.ledger[int(order["id"])].status
            assert kept == (done if status in allowed else status)


@pytest.mark.parametrize(
    "name", ["default", "form", "link", "coupon", "mypaid", "myaction", "address", "memo"]
)
async def test_pay_bid_is_refused_where_a_merchant_takes_the_payment(name: str) -> None:
    async with opened() as call:
        order = await call.order(SHOWCASE[name])
        answer = await call("pay_bid", id=order["id"])
        assert refusal(answer) == (("0", "") if name == "default" else ("2", "action disabled"))


async def test_cancelling_may_be_a_link_or_not_allowed() -> None:
    async with opened() as call:
        for name in ("cancel_link", "cancel_disabled"):
            order = await call.order(SHOWCASE[name])
            assert refusal(await call("cancel_bid", id=order["id"])) == ("2", "action disabled")
            cancel = order["api_actions"]["cancel"]
            assert cancel == "disabled" if name == "cancel_disabled" else cancel.startswith(call.site.url)


@pytest.mark.parametrize("state", ["off", "frozen"])
async def test_an_order_of_a_direction_switched_off_answers_no_bid_exists(state: Any) -> None:
    async with opened() as call:
        order = await call.order(1)
        call.site.switch_direction(1, state)
        for method in ("bid_info", "cancel_bid", "pay_bid"):
            assert refusal(await call(method, id=order["id"])) == ("1", "no bid exists")
        assert (await call("get_exchanges"))["data"]["items"][0]["status"] == "new"
        call.site.switch_direction(1, True)
        assert refusal(await call("pay_bid", id=order["id"])) == ("0", "")


async def test_only_the_key_s_own_orders_are_told_of() -> None:
    async with opened() as call:
        order = await call.order(1)
        other = call.site.add_key()
        for method in ("bid_info", "cancel_bid", "pay_bid"):
            assert refusal(await call(method, key=other, id=order["id"])) == ("1", "no bid exists")
            assert refusal(await call(method, id=1)) == ("1", "no bid exists")


async def test_success_bid_is_for_keys_that_have_it() -> None:
    async with opened() as call:
        order = await call.order(1)
        call.site.limit_methods({"success_bid"})
        assert (await call("success_bid", id=order["id"]))["data"] == "success"


async def test_bid_info_is_finished_when_nothing_is_to_be_paid() -> None:
    async with opened() as call:
        order = await call.order(1)
        await finished(call, order["id"], {"amlwait", "realpay", "success", "my1"})


async def finished(call: Caller, bid_id: str, statuses: set[str]) -> None:
    for status in statuses:
        await call.site.set_status(int(bid_id), status)
        info = await call.info(bid_id)
        assert info["status"] == status and info["status_title"]
        assert info["api_actions"]["type"] == "finished" and info["api_actions"]["cancel"] == "api"
