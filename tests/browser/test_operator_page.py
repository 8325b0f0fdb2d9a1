"""The sandbox exchanger's operator page: orders move, rates change, trouble is switched, all live."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, expect

from bot.sandbox.exchanger.bids import Bid
from bot.sandbox.exchanger.server import SandboxExchanger
from tests.browser.conftest import OpenPage

# the exchanger first, so that it outlives the windows
pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.usefixtures("exchanger")]


@pytest_asyncio.fixture(loop_scope="session")
async def exchanger() -> AsyncIterator[SandboxExchanger]:
    async with SandboxExchanger(seed=1, pace=100) as exchanger:
        exchanger.life.auto = False
        yield exchanger


async def begin(open_page: OpenPage, exchanger: SandboxExchanger, view: str = "orders", **looks: int) -> Page:
    page = await open_page(f"{exchanger.url}/operator?lang=en#{view}", **looks)
    await expect(page.locator("main > *")).to_be_visible()
    return page


async def an_order(exchanger: SandboxExchanger, status: str) -> Bid:
    bid = next(iter(exchanger.ledger))
    return await exchanger.set_status(bid.id, status)


def card(page: Page, bid: Bid) -> Locator:
    return page.locator(f'[data-order="{bid.id}"]')


async def test_an_order_is_moved_and_shows_what_happens_to_it(
    open_page: OpenPage, exchanger: SandboxExchanger
) -> None:
    page = await begin(open_page, exchanger)
    bid = await an_order(exchanger, "new")
    order = card(page, bid)
    await expect(order.locator(".status")).to_have_text("New order")
    await order.locator("select").select_option("verify")
    await order.get_by_role("button", name="Move").click()
    await expect(order.locator(".status")).to_have_text("Under verification")
    assert exchanger.ledger[bid.id].status == "verify"
    await exchanger.set_status(bid.id, "realpay")
    await expect(order.locator(".status")).to_have_text("Payment received")
    await order.get_by_role("button", name="Next:").click()
    await expect(order.locator(".status")).not_to_have_text("Payment received")


async def test_an_order_takes_a_status_of_the_sites_own(
    open_page: OpenPage, exchanger: SandboxExchanger
) -> None:
    page = await begin(open_page, exchanger)
    order = card(page, await an_order(exchanger, "new"))
    await order.locator("select").select_option(label="Another status…")
    await order.locator(".other").fill("my7")
    await page.keyboard.press("Enter")
    await expect(order.locator(".status")).to_have_attribute("title", "my7")


async def test_orders_are_filtered_and_found(open_page: OpenPage, exchanger: SandboxExchanger) -> None:
    page = await begin(open_page, exchanger)
    bid = await an_order(exchanger, "amlwait")
    await page.get_by_role("button", name="Needs attention").click()
    await expect(page.locator(".order:visible")).to_have_count(1)
    await exchanger.set_status(bid.id, "success")
    await expect(page.locator(".none:visible")).to_be_visible()
    await page.get_by_role("button", name="All", exact=True).click()
    await page.get_by_role("searchbox").fill(str(bid.id))
    await expect(page.locator(".order:visible")).to_have_count(1)


async def test_a_rate_is_changed_and_a_direction_switched_off(
    open_page: OpenPage, exchanger: SandboxExchanger
) -> None:
    page = await begin(open_page, exchanger, "directions")
    direction = exchanger.direction(1)
    row = page.locator('[data-direction="1"]')
    rate = row.get_by_label("Rate, given side")
    await rate.fill("9000000.5")
    await page.keyboard.press("Enter")
    await expect(page.locator(".toast")).to_contain_text("Saved")
    assert str(direction.course_give) == "9000000.5"
    await expect(row.get_by_role("button", name="Save")).to_be_hidden()
    await row.get_by_role("switch").focus()
    await page.keyboard.press("Space")
    await expect(row.get_by_role("switch")).to_have_attribute("aria-checked", "false")
    assert direction.on == "off"
    await page.get_by_role("searchbox").fill("monero")
    await expect(row).to_be_hidden()


async def test_what_is_being_typed_stays_when_the_site_changes(
    open_page: OpenPage, exchanger: SandboxExchanger
) -> None:
    page = await begin(open_page, exchanger, "directions")
    rate = page.locator('[data-direction="1"]').get_by_label("Rate, given side")
    await rate.fill("8000000")
    other = await open_page(f"{exchanger.url}/operator?lang=en#directions")
    await other.locator('[data-direction="1"]').get_by_role("switch").click()
    await expect(page.locator('[data-direction="1"]').get_by_role("switch")).to_have_attribute(
        "aria-checked", "false"
    )
    await expect(rate).to_have_value("8000000")


async def test_maintenance_and_pace_are_set(open_page: OpenPage, exchanger: SandboxExchanger) -> None:
    page = await begin(open_page, exchanger, "site")
    await page.get_by_label("Text for customers").fill("Back at noon <b>")
    await page.get_by_role("switch", name="Maintenance").click()
    await expect(page.locator(".note.bad")).to_have_text("Maintenance")
    state = await (await page.request.get(f"{exchanger.url}/operator/state")).json()
    assert state["maintenance"] == {"on": True, "text": "Back at noon <b>"}
    await page.get_by_role("button", name="×5").click()
    await expect(page.locator(".note", has_text="×5")).to_be_visible()
    assert exchanger.life.speed == 5
    await page.get_by_role("switch", name="Orders advance").click()
    await expect(page.get_by_role("switch", name="Orders advance")).to_have_attribute("aria-checked", "true")
    assert exchanger.life.auto


async def test_trouble_is_switched_on_and_off(open_page: OpenPage, exchanger: SandboxExchanger) -> None:
    page = await begin(open_page, exchanger, "faults")
    await page.get_by_label("Trouble").select_option("http")
    await page.get_by_label("HTTP status").fill("502")
    await page.get_by_label("How many calls").fill("1")
    await page.get_by_label("bid_info").check()
    await page.get_by_role("button", name="Switch on").click()
    fault = page.locator(".fault")
    await expect(fault).to_contain_text("bid_info")
    await expect(fault).to_contain_text("502")
    await expect(fault).to_contain_text("1 call left")
    await fault.get_by_role("button", name="Switch off").click()
    await expect(fault).to_have_count(0)


async def test_calls_of_the_api_are_shown_as_they_come(
    open_page: OpenPage, exchanger: SandboxExchanger
) -> None:
    page = await begin(open_page, exchanger, "calls")
    keys = {"API-LOGIN": exchanger.login, "API-KEY": exchanger.key}
    await page.request.post(f"{exchanger.url}/api/userapi/v1/test", headers=keys)
    await expect(page.locator(".calls li")).to_contain_text("test")


async def test_the_page_speaks_russian_and_fits_a_phone(
    open_page: OpenPage, exchanger: SandboxExchanger
) -> None:
    await an_order(exchanger, "new")
    page = await open_page(f"{exchanger.url}/operator?lang=ru", width=360, height=640, dark=True)
    await expect(page.locator("h1")).to_have_text("Песочница обменника")
    await expect(page.locator(".status:visible")).to_have_text("Новая заявка")
    for view in ("orders", "directions", "site", "faults", "calls"):
        await page.locator(f'[data-view="{view}"]').click()
        await expect(page.locator(f'[data-view="{view}"]')).to_have_attribute("aria-current", "page")
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), view
    await page.reload()
    await expect(page.locator("html")).to_have_attribute("lang", "ru")
