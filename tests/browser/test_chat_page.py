"""The sandbox Telegram's chat page: what a person sees of messages and what the buttons do."""

from __future__ import annotations

import asyncio
import re

import pytest
from aiogram import Bot
from aiogram.types import BufferedInputFile, MessageEntity
from playwright.async_api import Locator, Page, Route, expect

from bot.sandbox.telegram.server import SandboxTelegram
from tests.browser.answers import ADDRESS, png
from tests.browser.conftest import OpenPage

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.usefixtures("bot")]

AT_REST = """async () => {
    const moving = document.getAnimations().filter(each => each.effect.getTiming().iterations !== Infinity);
    await Promise.all(moving.map(each => each.finished.catch(() => null)));
}"""
"""A message slides into its place: what is measured before is where it was on the way."""


async def begin(open_page: OpenPage, telegram: SandboxTelegram, role: str = "customer", **looks: int) -> Page:
    """Opens the page as somebody who presses Start."""
    page = await open_page(f"{telegram.url}/?person={telegram.people[role]}", **looks)
    await page.locator(".wide-button").click()
    await expect(page.locator(".theirs")).to_have_count(1)
    return page


def button(page: Page, name: str) -> Locator:
    return page.locator(".inline-button", has_text=name)


async def say(page: Page, text: str) -> None:
    await page.locator(".field").fill(text)
    await page.keyboard.press("Enter")


async def height(node: Locator) -> float:
    box = await node.bounding_box()
    assert box is not None
    return box["height"]


async def test_entities_are_shown_as_telegram_shows_them(
    open_page: OpenPage, telegram: SandboxTelegram
) -> None:
    page = await begin(open_page, telegram)
    text = page.locator(".theirs .text")
    for tag, words in {"b": "bold", "i": "italic", "u": "under", "s": "gone"}.items():
        await expect(text.locator(tag)).to_have_text(words)
    await expect(text.locator("time[datetime]").first).to_have_text("09:00")
    await expect(text.locator("pre")).to_contain_text("print(1)")
    rules = text.locator("a", has_text="rules")
    assert await rules.get_attribute("href") == "https://example.org/rules"
    assert "noopener" in (await rules.get_attribute("rel") or "")
    await expect(text.locator(".spoiler-text")).to_have_css("visibility", "hidden")
    await text.locator(".spoiler").click()
    await expect(text.locator(".spoiler-text")).to_have_css("visibility", "visible")
    quote = text.locator("blockquote.expandable")
    before = await height(quote)
    await quote.get_by_role("button").click()
    assert await height(quote) > before
    await text.locator("code", has_text=ADDRESS).click()
    await expect(page.locator(".toast")).to_have_text("Copied")
    assert await page.evaluate("navigator.clipboard.readText()") == ADDRESS


async def test_a_command_and_a_start_link_in_a_message_are_sent(
    open_page: OpenPage, telegram: SandboxTelegram
) -> None:
    page = await begin(open_page, telegram)
    await page.locator(".command", has_text="/orders").click()
    await expect(page.locator(".theirs", has_text="Heard: /orders")).to_be_visible()
    await page.locator(".theirs .link", has_text="invite").first.click()
    await expect(page.locator(".own", has_text="/start l7")).to_be_visible()


async def test_buttons_answer_with_a_toast_an_alert_and_a_copy(
    open_page: OpenPage, telegram: SandboxTelegram
) -> None:
    page = await begin(open_page, telegram)
    await button(page, "Toast").click()
    await expect(page.locator(".toast")).to_have_text("Noted")
    await expect(button(page, "Toast")).to_have_class(re.compile("style-primary"))
    await button(page, "Alert").click()
    await expect(page.get_by_role("dialog")).to_contain_text("Look <b>here</b>")
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await button(page, "Copy").click()
    await expect(page.locator(".toast")).to_have_text("Copied")
    assert await page.evaluate("navigator.clipboard.readText()") == ADDRESS
    site = button(page, "Site")
    assert await site.get_attribute("target") == "_blank"
    assert "noopener" in (await site.get_attribute("rel") or "")


async def test_a_tap_waits_with_a_spinner_until_the_bot_answers(
    open_page: OpenPage, telegram: SandboxTelegram
) -> None:
    page = await begin(open_page, telegram)
    answered = asyncio.Event()

    async def hold(route: object) -> None:
        await answered.wait()
        await route.continue_()  # type: ignore[attr-defined]  # playwright's Route

    await page.route("**/tap", hold)
    await button(page, "Toast").click()
    await expect(button(page, "Toast")).to_have_attribute("aria-busy", "true")
    await expect(button(page, "Alert")).not_to_have_attribute("aria-busy", "true")
    answered.set()
    await expect(page.locator(".toast")).to_have_text("Noted")
    await expect(button(page, "Toast")).not_to_have_attribute("aria-busy", "true")


async def test_an_edit_keeps_the_row_the_place_and_the_focus(
    open_page: OpenPage, telegram: SandboxTelegram, bot: Bot
) -> None:
    page = await begin(open_page, telegram)
    for number in range(12):
        await bot.send_message(telegram.people["customer"], f"Later {number}.\n" * 4)
    await expect(page.locator(".theirs", has_text="Later 11.")).to_be_visible()
    await page.evaluate("document.querySelector('.theirs').closest('.row').kept = true")
    await button(page, "Edit").focus()
    await page.locator(".scroller").evaluate("node => { node.scrollTop = 500; }")
    later = page.locator(".theirs", has_text="Later 5.")
    await page.evaluate(AT_REST)
    before = await later.bounding_box()
    await page.keyboard.press("Enter")
    await expect(page.locator(".theirs", has_text="Edited 1")).to_be_attached()
    assert await page.evaluate("document.querySelector('.theirs').closest('.row').kept")
    assert before is not None
    await page.evaluate(AT_REST)
    after = await later.bounding_box()
    assert after is not None
    assert abs(after["y"] - before["y"]) < 2, "what one was reading has jumped"
    await expect(button(page, "Again 2")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator(".theirs", has_text="Edited 2")).to_be_attached()


async def test_a_deleted_message_goes(open_page: OpenPage, telegram: SandboxTelegram) -> None:
    page = await begin(open_page, telegram)
    await button(page, "Delete").click()
    await expect(page.locator(".theirs")).to_have_count(0)


async def test_a_message_that_is_deleted_at_once_goes_too(
    open_page: OpenPage, telegram: SandboxTelegram
) -> None:
    """Before the page has heard that it was sent."""
    page = await begin(open_page, telegram)

    async def answered_late(route: Route) -> None:
        if "/gone" in (route.request.post_data or ""):
            answer = await route.fetch()
            await expect(page.locator(".theirs", has_text="I have deleted that")).to_be_visible()
            await route.fulfill(response=answer)
        else:
            await route.continue_()

    await page.route("**/send", answered_late)
    await say(page, "/gone")
    await expect(page.locator(".theirs", has_text="I have deleted that")).to_be_visible()
    await say(page, "later")
    await expect(page.locator(".theirs", has_text="Heard: later")).to_be_visible()
    await expect(page.locator(".own", has_text="later")).to_be_visible()
    await expect(page.locator(".own", has_text="/gone")).to_have_count(0)


async def test_photos_open_large_and_files_can_be_fetched(
    open_page: OpenPage, telegram: SandboxTelegram
) -> None:
    page = await begin(open_page, telegram)
    await say(page, "/picture")
    photo = page.locator(".photo")
    await expect(photo).to_be_visible()
    await page.wait_for_function("document.querySelector('.photo img').naturalWidth > 0")
    await expect(page.locator(".theirs", has_text="Scan me")).to_be_visible()
    await photo.click()
    await expect(page.locator("dialog.viewer")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("dialog.viewer")).to_have_count(0)
    href = await page.locator(".document").get_attribute("href")
    answer = await page.request.get(f"{telegram.url}{href}")
    assert await answer.body() == b"a,b\n1,2\n"


async def test_texts_from_outside_are_only_texts(
    open_page: OpenPage, telegram: SandboxTelegram, bot: Bot
) -> None:
    page = await begin(open_page, telegram)
    evil = "<img src=x onerror='window.stolen=1'><script>window.stolen=1</script>\"'>${window.stolen=1}"
    person = telegram.people["customer"]
    await say(page, evil)
    await expect(page.locator(".theirs", has_text="Heard: <img")).to_be_visible()
    link = MessageEntity(type="text_link", offset=0, length=5, url="javascript:window.stolen=1")
    broken = MessageEntity(type="bold", offset=2, length=9999)
    world = telegram.world
    for entities in ([link], [broken]):  # as no real server would send them
        kinds = [entity.model_dump(exclude_none=True) for entity in entities]
        world.add_message(world.chats[person], world.bot.user(), {"text": "press here", "entities": kinds})
    await bot.send_document(person, BufferedInputFile(png(), f"{evil}.png"), caption=evil)
    await expect(page.locator(".document")).to_contain_text("<img src=x")
    await page.locator(".theirs", has_text="press here").first.locator(".link").click()
    assert await page.locator("img[src=x], .text script").count() == 0
    assert await page.evaluate("window.stolen") is None


async def test_typing_is_shown_until_the_answer(
    open_page: OpenPage, telegram: SandboxTelegram, bot: Bot
) -> None:
    page = await begin(open_page, telegram)
    await bot.send_chat_action(telegram.people["customer"], "typing")
    await expect(page.locator(".chat-status")).to_have_text("typing…")
    await bot.send_message(telegram.people["customer"], "Here it is")
    await expect(page.locator(".chat-status")).to_have_text("bot")


async def test_a_long_chat_keeps_few_rows_and_loads_older_ones(
    open_page: OpenPage, telegram: SandboxTelegram, bot: Bot
) -> None:
    person, world = telegram.people["customer"], telegram.world
    world.chats[person].open = True
    for number in range(2000):
        world.add_message(world.chats[person], world.bot.user(), {"text": f"Message {number}"})
    page = await open_page(f"{telegram.url}/?person={person}&chat={person}")
    await expect(page.locator('[data-id="2000"]')).to_be_in_viewport()
    most = 0
    first = ""
    while first != "1":
        first = await page.locator(".row").first.get_attribute("data-id") or ""
        await page.locator(".scroller").evaluate("node => { node.scrollTop = 0; }")
        await page.wait_for_function(
            "first => first === '1' || document.querySelector('.row').dataset.id !== first", arg=first
        )
        most = max(most, await page.locator(".row").count())
    await expect(page.locator('[data-id="1"]')).to_contain_text("Message 0")
    assert 50 < most <= 160
    await bot.send_message(person, "The newest")
    await expect(page.locator(".down .badge")).to_have_text("1")
    await page.locator(".down").click()
    await expect(page.locator(".theirs", has_text="The newest")).to_be_in_viewport()
    await expect(page.locator(".down")).to_be_hidden()
    assert await page.locator(".row").count() <= 160


async def test_a_short_expandable_quote_is_shown_whole(
    open_page: OpenPage, telegram: SandboxTelegram, bot: Bot
) -> None:
    page = await begin(open_page, telegram)
    await bot.send_message(
        telegram.people["customer"], "<blockquote expandable>one\ntwo\nthree</blockquote>", parse_mode="HTML"
    )
    quote = page.locator(".theirs").last.locator("blockquote.expandable")
    await expect(quote).to_contain_text("three")
    await expect(quote.get_by_role("button", include_hidden=True)).to_be_hidden()
