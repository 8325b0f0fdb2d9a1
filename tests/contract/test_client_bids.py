"""Orders, the feed and a partner's answers: every form deployed sites send becomes one."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from typing import Any

import pytest

from bot.exchanger import models
from bot.exchanger.errors import WrongAnswer
from tests.contract import client_answers as site_says
from tests.contract.client_site import done, http, scripted


async def _actions(**changes: Any) -> models.ApiActions:
    actions = {**site_says.BID["api_actions"], **changes}
    async with scripted(done({**site_says.BID, "api_actions": actions})) as (_, exchanger):
        return (await exchanger.bid_info(id=1045)).actions


async def test_a_json_number_keeps_its_digits() -> None:
    bid = '{"error":0,"data":{"id":"1","hash":"h","status":"new","amount_give":0.10000000,"amount_get":1.0,'
    long = "12345678901234567890.12345678901234567890"
    rest = f'"course_give":1,"course_get":{long},"api_actions":{{"pay_amount":0.30}}}}}}'
    async with scripted(http(200, bid + rest)) as (_, exchanger):
        read = await exchanger.bid_info(id=1)
    assert [str(read.amount_give), str(read.amount_get)] == ["0.10000000", "1.0"]
    assert str(read.course_get) == long
    assert str(read.actions.pay_amount) == "0.30"


async def test_a_bid_in_full() -> None:
    async with scripted(done({**site_says.BID, "status": "my1", "news": {}})) as (_, exchanger):
        bid = await exchanger.bid_info(id=1045)
    assert (bid.id, bid.hash, bid.status, bid.status_title) == (1045, "h" * 35, "my1", "New order")
    assert (bid.psys_give, bid.psys_get) == ("Bitcoin", "Sberbank")
    assert (bid.currency_code_give, bid.currency_code_get) == ("BTC", "RUB")
    assert (bid.amount_give, bid.amount_get) == (Decimal("0.00213"), Decimal("13685.25"))
    assert (bid.course_give, bid.course_get) == (Decimal(1), Decimal("6425000.1"))
    assert bid.url == "https://site.example/hst_x/"
    assert str(bid.actions.pay_amount) == "0.00213000"
    assert (bid.actions.type, bid.actions.address, bid.actions.dest_tag) == ("address", "bc1qxy", "")
    assert bid.actions.instruction == "Send <b>now</b>"
    for secret in (bid.hash, bid.url, bid.actions.address):
        assert secret not in repr(bid)


@pytest.mark.parametrize(
    ("way", "by_api", "link"),
    [
        ("api", True, None),
        ("disabled", False, None),
        ("", False, None),
        ("https://site.example/pay/", False, "https://site.example/pay/"),
        (" HTTPS://site.example/pay/ ", False, "HTTPS://site.example/pay/"),
        ("javascript:alert(1)", False, None),
    ],
)
async def test_ways_to_pay_and_cancel(way: str, by_api: bool, link: str | None) -> None:
    actions = await _actions(pay=way, cancel=way, dest_tag=12345, pay_amount="")
    assert (actions.pay_by_api, actions.pay_link) == (by_api, link)
    assert (actions.cancel_by_api, actions.cancel_link) == (by_api, link)
    assert (actions.dest_tag, actions.pay_amount) == ("12345", None)


async def test_an_order_without_actions() -> None:
    async with scripted(done({**site_says.BID, "api_actions": []})) as (_, exchanger):
        actions = (await exchanger.bid_info(id=1)).actions
    assert actions == models.ApiActions("", "", "", "", None, "", "")


async def test_the_feed_in_full_and_its_history_oldest_first() -> None:
    same_second = [{"time": 5, "status": name} for name in ("coldnew", "new", "techpay")]
    other = {**site_says.EXCHANGE, "id": 7, "api_id": None, "amount_give": "", "statuses": same_second}
    bare = {key: value for key, value in site_says.EXCHANGE.items() if key != "statuses"}
    async with scripted(done({"items": [site_says.EXCHANGE, other, bare]})) as (_, exchanger):
        first, second, third = await exchanger.get_exchanges(status_history=True)
    assert (first.id, first.api_id, first.time, first.status) == (1045, "900100", 1790000000, "payed")
    assert (first.amount_get, first.user_ip) == (Decimal("13685.25"), "10.1.1.1")
    assert [change.status for change in first.statuses] == ["new", "payed"]
    assert [change.status for change in second.statuses] == ["coldnew", "new", "techpay"]
    assert (second.api_id, second.amount_give, third.statuses) == ("", None, ())


@pytest.mark.parametrize(
    ("now", "sent", "read"),
    [
        ("payed", [(1, "new"), (5, "coldnew"), (5, "new"), (5, "payed")], "new coldnew new payed"),
        ("payed", [(9, "new"), (5, "payed")], "new payed"),  # the clock was set back in between
        ("payed", [(5, "payed"), (5, "new"), (1, "coldnew")], "coldnew new payed"),
        ("new", [(7, "new"), (6, "payed"), (5, "new")], "new payed new"),
        ("new", [(5, "new"), (6, "payed"), (7, "new")], "new payed new"),
        ("new", [(9, "new"), (5, "delete"), (7, "payed"), (7, "new")], "new delete payed new"),
        ("new", [(9, "new"), (5, "payed"), (5, "new")], "new payed new"),
        ("verify", [(7, "payed"), (5, "new")], "new payed"),  # lags behind
    ],
)
async def test_the_history_is_in_order_whatever_its_times(
    now: str, sent: list[tuple[int, str]], read: str
) -> None:
    statuses = [{"time": time, "status": status} for time, status in sent]
    feed = {"items": [{**site_says.EXCHANGE, "status": now, "statuses": statuses}]}
    async with scripted(done(feed)) as (_, exchanger):
        (row,) = await exchanger.get_exchanges(status_history=True)
    assert [change.status for change in row.statuses] == read.split()


@pytest.mark.parametrize(("sent", "read"), [(1, "1"), ("0", "0"), (0, "0"), (None, "")])
async def test_exchange_success_is_left_as_it_was_sent(sent: object, read: str) -> None:
    """Pages and sites contradict each other on what it means, so nothing is made of it."""
    feed = {"items": [{**site_says.EXCHANGE, "exchange_success": sent}]}
    async with scripted(done(feed), done(feed)) as (_, exchanger):
        (order,) = await exchanger.get_exchanges()
        (brought,) = await exchanger.get_partner_exchanges()
    assert order.exchange_success == brought.exchange_success == read


@pytest.mark.parametrize("data", [[], {"items": []}, {"items": {}}])
async def test_an_empty_feed(data: object) -> None:
    async with scripted(done(data)) as (_, exchanger):
        assert await exchanger.get_exchanges() == ()
        assert await exchanger.get_partner_links() == ()
        assert await exchanger.get_partner_exchanges() == ()
        assert await exchanger.get_partner_payouts() == ()


async def test_partner_answers_in_full() -> None:
    names = ("get_partner_info", "get_partner_links", "get_partner_exchanges", "get_partner_payouts")
    async with scripted(*(done(site_says.ANSWERS[name]) for name in names)) as (_, exchanger):
        info = await exchanger.get_partner_info()
        (visit,) = await exchanger.get_partner_links()
        (order,) = await exchanger.get_partner_exchanges()
        (payout,) = await exchanger.get_partner_payouts()
    method = models.PayoutMethod(2, "Сбербанк RUB", "2%", Decimal(1100))
    assert info == models.PartnerInfo(7, Decimal("12.5"), Decimal(5), (method,))
    assert (visit.time, visit.ip, visit.query_string) == (1790000000, "10.1.1.2", "rid=7")
    assert (order.id, order.accrued, order.partner_reward) == (1045, True, Decimal("0.25"))
    assert {field.name for field in fields(models.Exchange)} < {field.name for field in fields(order)}
    assert (payout.status, payout.original_amount) == (models.PayoutStatus.WAITING, Decimal("1.05"))
    assert payout.account == "4276000011112222"
    assert payout.account not in repr(payout)


async def test_an_odd_row_hides_no_other_of_a_partners(caplog: pytest.LogCaptureFixture) -> None:
    """Without its id and status (of an order and a visit: its time) a row says nothing, so it is left out."""
    blank = dict.fromkeys(site_says.PAYOUT, "") | {"id": 4, "status": 1}
    garbled = {**site_says.PAYOUT, "id": 5, "pay_amount": "s3cret", "method_id": "-", "account": {"x": 1}}
    rows = [{**site_says.PAYOUT, "id": "s3cret"}, blank, garbled, {**site_says.PAYOUT, "status": None}]
    orders = [{**site_says.EXCHANGE, "time": ""}, {**site_says.EXCHANGE, "amount_give": "s3cret"}]
    visits = [{**site_says.VISIT, "time": "s3cret"}, site_says.VISIT]
    answers = (done({"items": each}) for each in (rows, orders, visits, rows[:1]))
    async with scripted(*answers) as (_, exchanger):
        first, second = await exchanger.get_partner_payouts()
        (order,) = await exchanger.get_partner_exchanges()
        assert len(await exchanger.get_partner_links()) == 1
        with pytest.raises(WrongAnswer, match=r"data.items.0.id: "):  # which must not pass for an empty list
            await exchanger.get_partner_payouts()
    assert first == models.PartnerPayout(4, None, "", None, "", None, "", None, "", 1)
    assert (second.id, second.pay_amount, second.method_id, second.account) == (5, None, None, "")
    assert (order.amount_give, order.partner_reward) == (None, None)
    assert "get_partner_payouts: a row is left out: data.items.0.id: is not a number" in caplog.text
    assert "data.items.3.status: missing" in caplog.text
    assert "s3cret" not in caplog.text


@pytest.mark.parametrize(("spelling", "sent"), [("commission", "2%"), ("comission", 2), ("commission", 0.5)])
async def test_both_spellings_of_the_commission(spelling: str, sent: object) -> None:
    info = {
        **site_says.ANSWERS["get_partner_info"],
        "items": [{"id": 1, "title": "x", "amount": 0, spelling: sent}],
    }
    async with scripted(done(info)) as (_, exchanger):
        assert (await exchanger.get_partner_info()).items[0].commission == str(sent)


async def test_what_the_writes_answer() -> None:
    async with scripted(done("my2"), done({"payout_id": "31", "x": 1})) as (_, exchanger):
        assert await exchanger.pay_bid(id=1) == "my2"
        assert await exchanger.add_partner_payout(2, "4276") == 31
