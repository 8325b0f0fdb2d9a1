"""The pages behind an order's links, pressed as a browser presses them."""

import pytest

from bot.sandbox.exchanger import SHOWCASE
from tests.contract.sandbox_exchanger_caller import Caller, opened


async def page(call: Caller, url: str, lang: str = "en") -> str:
    async with call.session.get(url, headers={"Accept-Language": lang}) as answer:
        assert answer.status == 200 and answer.content_type == "text/html"
        return await answer.text()


async def press(call: Caller, url: str, **form: str) -> str:
    async with call.session.post(url, data=form) as answer:
        assert answer.status == 200
        return await answer.text()


@pytest.mark.parametrize(
    ("name", "form", "paid"),
    [
        ("form", {}, "realpay"),
        ("link", {}, "realpay"),
        ("coupon", {"coupon": "1234567890", "activation": "1234567890123456"}, "realpay"),
        ("mypaid", {}, "payed"),
        ("myaction", {"last4": "1234"}, "payed"),
    ],
)
async def test_paying_on_the_page_moves_the_order_once(name: str, form: dict[str, str], paid: str) -> None:
    async with opened() as call:
        order = await call.order(SHOWCASE[name])
        url = order["api_actions"]["pay"]
        shown = await page(call, url)
        assert order["id"] in shown and all(f'name="{field}"' in shown for field in form)
        assert call.site.ledger[int(order["id"])].status == ("techpay" if name == "form" else "new")
        await press(call, url, **form)
        bid = call.site.ledger[int(order["id"])]
        assert bid.status == paid
        await press(call, url, **form)
        assert "nothing to be done" in await page(call, url) and bid.status == paid


@pytest.mark.parametrize(
    ("name", "form"),
    [("coupon", {"coupon": "12"}), ("coupon", {}), ("myaction", {"last4": "12a4"}), ("myaction", {})],
)
async def test_a_wrong_answer_is_asked_again(name: str, form: dict[str, str]) -> None:
    async with opened() as call:
        order = await call.order(SHOWCASE[name])
        assert "Check what you have entered" in await press(call, order["api_actions"]["pay"], **form)
        assert call.site.ledger[int(order["id"])].status == "new"


async def test_the_order_s_own_page_shows_it_and_takes_the_report() -> None:
    async with opened() as call:
        order = await call.order(SHOWCASE["default"], cf5="@<b>me</b>")
        shown = await page(call, order["url"])
        assert "New order" in shown and order["api_actions"]["instruction"] in shown and "viewport" in shown
        assert "Новая заявка" in await page(call, order["url"], "ru-RU,ru;q=0.9")
        await press(call, order["url"])
        assert call.site.ledger[int(order["id"])].status == "payed"
        assert "Marked as paid" in await page(call, order["url"])


async def test_an_address_order_is_not_reported_on_its_page() -> None:
    async with opened() as call:
        order = await call.order(SHOWCASE["address"])
        assert order["api_actions"]["address"] in await page(call, order["url"])
        await press(call, order["url"])
        await press(call, f"{call.site.url}/pay/{order['hash']}/")
        assert call.site.ledger[int(order["id"])].status == "new"


async def test_the_cancel_link_cancels_only_while_it_may() -> None:
    async with opened() as call:
        order = await call.order(SHOWCASE["cancel_link"])
        url = order["api_actions"]["cancel"]
        await page(call, url)
        assert call.site.ledger[int(order["id"])].status == "new"
        await press(call, url)
        assert call.site.ledger[int(order["id"])].status == "cancel"
        await call.site.set_status(int(order["id"]), "realpay")
        await press(call, url)
        assert call.site.ledger[int(order["id"])].status == "realpay"
        fixed = await call.order(SHOWCASE["cancel_disabled"])
        await press(call, f"{call.site.url}/cancel/{fixed['hash']}/")
        assert call.site.ledger[int(fixed["id"])].status == "new"


@pytest.mark.parametrize(
    "path", ["/hst_nothing/", "/pay/nothing/", "/logo/nothing.svg", "/exchange_nothing/"]
)
async def test_what_is_not_there_answers_404(path: str) -> None:
    async with opened() as call, call.session.get(call.site.url + path) as answer:
        assert answer.status == 404 and "no such page" in await answer.text()


async def test_direction_and_rules_pages_are_there() -> None:
    async with opened() as call:
        url = (await call("get_direction", direction_id=12))["data"]["url"]
        assert "Tether TRC20 USDT" in await page(call, url)
        await page(call, f"{call.site.url}/rules/")


async def test_the_partner_s_account_shows_what_the_bot_asks_for() -> None:
    async with opened() as call:
        shown = await page(call, f"{call.site.url}/account/")
        key = call.site.partner_key
        assert f">{key.login}\n{key.secret}<" in shown and "148.37 USD" in shown
        assert "Баланс" in await page(call, f"{call.site.url}/account/", "ru")
