"""What goes out: every method's parameters byte for byte, the headers, and what is never sent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from decimal import Decimal
from typing import Any

import pytest

from bot.exchanger.client import METHODS, Exchanger
from bot.exchanger.models import CalcAction
from tests.contract.client_answers import ANSWERS, PLAIN_CALLS
from tests.contract.client_site import KEY, LOGIN, done, http, scripted

Make = Callable[[Exchanger], Awaitable[Any]]

SENT: list[tuple[str, Make, str]] = [
    ("test", lambda site: site.test(), ""),
    ("test", lambda site: site.test(partner_id=7), "partner_id=7"),
    ("get_direction_currencies", lambda site: site.get_direction_currencies(), ""),
    (
        "get_direction_currencies",
        lambda site: site.get_direction_currencies(currency_id_give=1, currency_id_get=2),
        "currency_id_give=1&currency_id_get=2",
    ),
    ("get_directions", lambda site: site.get_directions(currency_id_get=2), "currency_id_get=2"),
    ("get_direction", lambda site: site.get_direction(17), "direction_id=17"),
    (
        "get_direction",
        lambda site: site.get_direction(currency_id_give=1, currency_id_get=2),
        "currency_id_give=1&currency_id_get=2",
    ),
    (
        "get_calc",
        lambda site: site.get_calc(17, Decimal("0.00213000"), CalcAction.GET_COM),
        "direction_id=17&calc_amount=0.00213000&calc_action=4",
    ),
    (
        "get_calc",
        lambda site: site.get_calc(17, Decimal("1E+3"), CalcAction.GIVE, cd={"cf7": "2"}),
        "direction_id=17&calc_amount=1000&calc_action=1&cd=cf7%253D2",
    ),
    (
        "get_calc",
        lambda site: site.get_calc(17, Decimal(1), CalcAction.GET, cd={"cf7": "a b&c=d/é", "cfget3": "1"}),
        "direction_id=17&calc_amount=1&calc_action=2"
        "&cd=cf7%253Da%252520b%252526c%25253Dd%25252F%2525C3%2525A9%2526cfget3%253D1",
    ),
    (
        "get_calc",
        lambda site: site.get_calc(17, Decimal(1), CalcAction.GET, cd={}),
        "direction_id=17&calc_amount=1&calc_action=2",
    ),
    (
        "create_bid",
        lambda site: site.create_bid(
            17,
            Decimal("1E-7"),
            CalcAction.GIVE_COM,
            {"account2": "4276 0000+1", "cf6": "Иван&Co"},
            api_id="123456789012345678",
            partner_id=7,
            callback_url="https://bot.example/callback/x?y=1",
            lang="ru_RU",
        ),
        "account2=4276+0000%2B1&cf6=%D0%98%D0%B2%D0%B0%D0%BD%26Co&direction_id=17&calc_amount=0.0000001"
        "&calc_action=3&partner_id=7&api_id=123456789012345678"
        "&callback_url=https%3A%2F%2Fbot.example%2Fcallback%2Fx%3Fy%3D1",
    ),
    ("bid_info", lambda site: site.bid_info(id=1045), "id=1045"),
    ("bid_info", lambda site: site.bid_info(hash="abc"), "hash=abc"),
    ("cancel_bid", lambda site: site.cancel_bid(id=1045), "id=1045"),
    ("pay_bid", lambda site: site.pay_bid(hash="abc"), "hash=abc"),
    ("success_bid", lambda site: site.success_bid(id=1045), "id=1045"),
    ("get_exchanges", lambda site: site.get_exchanges(), ""),
    (
        "get_exchanges",
        lambda site: site.get_exchanges(
            start_time=0,
            end_time=1790000000,
            ip="10.0.0.1",
            id=[3, 1, 2],
            hash="abc",
            api_id="900100",
            status_history=True,
            limit=500,
            offset=0,
        ),
        "start_time=0&end_time=1790000000&ip=10.0.0.1&id=3%2C1%2C2&hash=abc&api_id=900100&status_history=1"
        "&limit=500&offset=0",
    ),
    ("get_partner_info", lambda site: site.get_partner_info(), ""),
    (
        "get_partner_links",
        lambda site: site.get_partner_links(start_time=1, end_time=2, ip="10.0.0.1", limit=3, offset=4),
        "start_time=1&end_time=2&ip=10.0.0.1&limit=3&offset=4",
    ),
    (
        "get_partner_exchanges",
        lambda site: site.get_partner_exchanges(id=[5], status_history=True, limit=3),
        "id=5&status_history=1&limit=3",
    ),
    (
        "get_partner_payouts",
        lambda site: site.get_partner_payouts(start_time=1, end_time=2, id=3, limit=4, offset=5),
        "start_time=1&end_time=2&id=3&limit=4&offset=5",
    ),
    (
        "add_partner_payout",
        lambda site: site.add_partner_payout(2, "4276 0000"),
        "method_id=2&account=4276+0000",
    ),
]

NEVER_SENT: list[Make] = [
    lambda site: site.get_direction(),
    lambda site: site.get_direction(currency_id_give=1),
    lambda site: site.bid_info(),
    lambda site: site.bid_info(id=1, hash="abc"),
    lambda site: site.cancel_bid(),
    lambda site: site.get_calc(1, Decimal("NaN"), CalcAction.GIVE),
    lambda site: site.get_calc(1, Decimal("inf"), CalcAction.GIVE),
    lambda site: site.get_calc(1, Decimal(-1), CalcAction.GIVE),
    lambda site: site.create_bid(1, Decimal(1), CalcAction.GIVE, {}, api_id="007"),
    lambda site: site.create_bid(1, Decimal(1), CalcAction.GIVE, {}, api_id="order-1"),
    lambda site: site.create_bid(1, Decimal(1), CalcAction.GIVE, {}, api_id="1" * 19),
    lambda site: site.create_bid(1, Decimal(1), CalcAction.GIVE, {"account1": "4276\ud800"}, api_id="1"),
    lambda site: site.test(lang="ru\r\nX-Evil: 1"),
    lambda site: site.probe("drop_tables"),
]


def test_every_method_of_the_contract_is_written_down_here() -> None:
    assert {method for method, _, _ in SENT} == METHODS == set(ANSWERS) == set(PLAIN_CALLS)


@pytest.mark.parametrize(("method", "make", "body"), SENT)
async def test_parameters_on_the_wire(method: str, make: Make, body: str) -> None:
    async with scripted(done(ANSWERS[method])) as (site, exchanger):
        await make(exchanger)
    (call,) = site.calls
    assert call.line == f"POST /api/userapi/v1/{method} HTTP/1.1"
    assert call.body == body
    assert call.headers["content-type"] == "application/x-www-form-urlencoded"


async def test_headers_carry_the_key_and_the_language() -> None:
    async with scripted(done(ANSWERS["test"])) as (site, exchanger):
        await exchanger.test(lang="en_US")
        await exchanger.test()
    asked, left_to_the_site = (call.headers for call in site.calls)
    assert (asked["api-login"], asked["api-key"], asked["api-lang"]) == (LOGIN, KEY, "en_US")
    assert "api-lang" not in left_to_the_site


async def test_the_forms_names_cannot_replace_ours() -> None:
    hostile = {"api_id": "5", "calc_amount": "9999", "cf1": "x"}
    async with scripted(done(ANSWERS["create_bid"])) as (site, exchanger):
        await exchanger.create_bid(17, Decimal(1), CalcAction.GIVE, hostile, api_id="900100")
    parameters = site.calls[0].body.split("&")
    assert "api_id=900100" in parameters
    assert "calc_amount=1" in parameters
    assert len([name for name in parameters if name.startswith(("api_id", "calc_amount"))]) == 2


async def test_no_ids_ask_for_no_order() -> None:
    async with scripted(done([])) as (site, exchanger):
        assert await exchanger.get_exchanges(id=[]) == ()
        assert await exchanger.get_partner_exchanges(id=[]) == ()
    assert site.calls == []


@pytest.mark.parametrize("make", NEVER_SENT)
async def test_what_cannot_be_right_is_not_sent(make: Make) -> None:
    async with scripted(done([])) as (site, exchanger):
        with pytest.raises(ValueError, match=r"\w+") as caught:
            await make(exchanger)
    assert site.calls == []
    assert "4276" not in repr(caught.value)


async def test_cookies_are_not_kept() -> None:
    sticky = http(200, '{"error":0,"data":{"user_id":0}}', Set_Cookie="session=1; Path=/")
    async with scripted(sticky) as (site, _):
        named = site.url.replace("127.0.0.1", "localhost")  # cookie jars pass over addresses
        async with Exchanger(named, LOGIN, KEY) as exchanger:
            for _ in range(2):
                await exchanger.test()
    assert len(site.calls) == 2
    assert not any("cookie" in call.headers for call in site.calls)


async def test_redirects_are_not_followed() -> None:
    async with scripted(done(ANSWERS["test"])) as (elsewhere, _):
        moved = http(301, "", Location=f"{elsewhere.url}/api/userapi/v1/test")
        async with scripted(moved) as (_, exchanger):
            with pytest.raises(Exception, match="another address"):
                await exchanger.test()
        assert elsewhere.calls == []


@pytest.mark.parametrize(
    "url",
    [
        "http://site.example",
        "http://10.0.0.1",
        "http://127.0.0.1.site.example",
        "http://127.0.0.1@site.example/",
        "http://site.example\\@127.0.0.1/",
        "https://user:password@site.example",
        "https://site.example/?a=b",
        "https://site.example/#a",
        "ftp://site.example",
        "site.example",
        "",
    ],
)
def test_an_address_that_would_leak_the_key_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"address|machine"):
        Exchanger(url, LOGIN, KEY)


@pytest.mark.parametrize("key", ["", "with space", "line\r\nend", "ключ"])
def test_credentials_that_no_header_takes_are_refused_without_being_shown(key: str) -> None:
    with pytest.raises(ValueError, match="API key") as caught:
        Exchanger("https://site.example", LOGIN, key)
    assert not key or key not in str(caught.value)


def test_no_calls_at_all_are_no_concurrency() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Exchanger("https://site.example", LOGIN, KEY, concurrency=0)


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "127.8.8.8", "localhost", "[::1]:80"])
async def test_plain_http_is_for_this_machine(host: str) -> None:
    await Exchanger(f"http://{host}/", LOGIN, KEY).aclose()
    await Exchanger("https://site.example/shop/", LOGIN, KEY).aclose()
