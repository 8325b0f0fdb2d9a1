"""Using the chat page: people, writing, the keyboard alone, a phone, start links, a broken line."""

from __future__ import annotations

import re

import pytest
from aiogram import Bot
from aiogram.types import BotCommand
from playwright.async_api import Page, Route, expect

from bot.sandbox.telegram.server import SandboxTelegram
from tests.browser.conftest import OpenPage

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.usefixtures("bot")]


async def started(open_page: OpenPage, telegram: SandboxTelegram, role: str = "customer") -> Page:
    page = await open_page(f"{telegram.url}/?person={telegram.people[role]}&start=d12")
    await expect(page.locator(".theirs")).to_have_count(1)
    return page


async def press(page: Page, *keys: str) -> None:
    for key in keys:
        await page.keyboard.press(key)


async def test_the_address_starts_the_bot_once(open_page: OpenPage, telegram: SandboxTelegram) -> None:
    page = await started(open_page, telegram)
    await expect(page.locator(".own")).to_contain_text("/start d12")
    assert "start=" not in page.url
    await page.reload()
    await expect(page.locator(".theirs")).to_have_count(1)
    await expect(page.locator(".own")).to_have_count(1)


async def test_people_switch_with_their_own_chats_and_language(
    open_page: OpenPage, telegram: SandboxTelegram
) -> None:
    page = await started(open_page, telegram)
    await page.locator(".person-switch").click()
    await page.get_by_role("menuitem", name="operator").click()
    await expect(page.locator("html")).to_have_attribute("lang", "ru")
    await expect(page.locator(".wide-button")).to_have_text("Запустить")
    assert f"person={telegram.people['operator']}" in page.url
    await page.reload()
    await expect(page.locator(".person-words")).to_contain_text("оператор")


async def test_a_forum_topic_keeps_its_messages_apart(
    open_page: OpenPage, telegram: SandboxTelegram, bot: Bot
) -> None:
    page = await open_page(f"{telegram.url}/?person={telegram.people['operator']}")
    forum = telegram.groups["forum"]
    payouts = await bot.create_forum_topic(forum, "Payouts")
    await bot.send_message(forum, "A payout is asked for", message_thread_id=payouts.message_thread_id)
    await page.locator(f'[data-chat="{forum}"]').click()
    await expect(page.locator(".theirs", has_text="A payout is asked for")).to_be_visible()
    await page.locator(".topic", has_text="Orders").click()
    await page.locator(".field").fill("Order 7 is checked")
    await press(page, "Enter")
    await expect(page.locator(".own", has_text="Order 7")).to_be_visible()
    await expect(page.get_by_text("A payout is asked for")).to_have_count(0)
    await page.locator(".topic", has_text="Payouts").click()
    await expect(page.locator(".theirs", has_text="A payout is asked for")).to_be_visible()
    await expect(page.locator(".own", has_text="Order 7")).to_have_count(0)


async def test_everything_goes_by_keyboard_alone(
    open_page: OpenPage, telegram: SandboxTelegram, bot: Bot
) -> None:
    await bot.set_my_commands([BotCommand(command="orders", description="Your orders")])
    page = await open_page(f"{telegram.url}/?person={telegram.people['customer']}")
    await page.locator(".person-switch").focus()
    await press(page, "Enter")
    await expect(page.get_by_role("menuitem").first).to_be_focused()
    await press(page, "Escape")
    await expect(page.locator(".person-switch")).to_be_focused()
    await press(page, "Tab", "Enter")  # the chat with the bot
    await expect(page.locator(".chat-item").first).to_be_focused()
    await page.locator(".wide-button").focus()
    await press(page, "Enter")
    await expect(page.locator(".theirs")).to_have_count(1)
    field = page.locator(".field")
    await expect(field).to_be_focused()
    await page.keyboard.type("one")
    await press(page, "Shift+Enter")
    await page.keyboard.type("two")
    await press(page, "Enter")
    await expect(page.locator(".own").nth(1)).to_contain_text("one\ntwo")
    await page.keyboard.type("/or")
    await expect(page.get_by_role("option")).to_have_count(1)
    await press(page, "Enter")
    await expect(page.locator(".own", has_text="/orders")).to_be_visible()
    await press(page, "ArrowUp")
    await expect(field).to_have_value("/orders")
    await press(page, "Escape")
    await expect(field).to_have_value("")
    await page.locator(".inline-button", has_text="Alert").focus()
    await press(page, "Enter")
    await expect(page.get_by_role("dialog").get_by_role("button")).to_be_focused()
    await press(page, "Enter")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await page.locator(".scroller").focus()
    await press(page, "ArrowUp", "Enter")
    await expect(page.get_by_role("menuitem", name="Reply")).to_be_focused()
    await press(page, "Enter")
    await expect(page.locator(".context")).to_contain_text("Reply to Exchange")
    await expect(field).to_be_focused()


async def test_an_own_message_is_edited_and_answered(open_page: OpenPage, telegram: SandboxTelegram) -> None:
    page = await started(open_page, telegram)
    await page.locator(".field").fill("frist")
    await press(page, "Enter")
    await expect(page.locator(".theirs", has_text="Heard: frist")).to_be_visible()
    await press(page, "ArrowUp")
    await page.locator(".field").fill("first")
    await press(page, "Enter")
    await expect(page.locator(".own", has_text="first")).to_contain_text("edited")
    await page.locator(".theirs", has_text="Heard: frist").locator(".bubble").click(button="right")
    await page.get_by_role("menuitem", name="Reply").click()
    await page.locator(".field").fill("thanks")
    await press(page, "Enter")
    await expect(page.locator(".own", has_text="thanks").locator(".quote")).to_contain_text("Heard: frist")


async def test_the_bots_keyboard_comes_and_goes(open_page: OpenPage, telegram: SandboxTelegram) -> None:
    page = await started(open_page, telegram)
    await page.locator(".field").fill("/keyboard")
    await press(page, "Enter")
    key = page.locator(".reply-button", has_text="First")
    await expect(key).to_be_visible()
    await expect(page.locator(".field")).to_have_attribute("placeholder", "Pick one")
    await key.click()
    await expect(page.locator(".theirs", has_text="Heard: First")).to_be_visible()
    await expect(key).to_have_count(0)
    await expect(page.get_by_label("the bot's keyboard")).to_be_hidden()


async def test_attachments_reach_the_bot(open_page: OpenPage, telegram: SandboxTelegram) -> None:
    page = await started(open_page, telegram)
    for name, shown in {"Photo": ".photo", "Sticker": ".sticker", "Forwarded": ".forwarded"}.items():
        await page.get_by_label("Attach").click()
        await page.get_by_role("menuitem", name=name).first.click()
        await expect(page.locator(f".own {shown}")).to_be_visible()


async def test_a_blocked_bot_is_unblocked_with_one_button(
    open_page: OpenPage, telegram: SandboxTelegram
) -> None:
    page = await started(open_page, telegram)
    await page.get_by_label("Chat actions").click()
    await page.get_by_role("menuitem", name="Block bot").click()
    await page.locator(".wide-button", has_text="Unblock bot").click()
    await expect(page.locator(".field")).to_be_visible()


async def test_a_phone_shows_the_list_or_the_chat(
    open_page: OpenPage, telegram: SandboxTelegram, bot: Bot
) -> None:
    person = telegram.people["customer"]
    page = await open_page(f"{telegram.url}/?person={person}", width=360, height=640)
    await expect(page.locator(".main")).to_be_hidden()
    await page.locator(f'[data-chat="{person}"]').click()
    await expect(page.locator(".sidebar")).to_be_hidden()
    await page.locator(".wide-button").click()
    await expect(page.locator(".theirs")).to_have_count(1)
    await bot.send_message(person, "word" * 200)
    await expect(page.locator(".theirs")).to_have_count(2)
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert await page.locator(".scroller").evaluate("node => node.scrollWidth <= node.clientWidth")
    await page.get_by_label("Back to chats").click()
    await expect(page.locator(".sidebar")).to_be_visible()
    await page.go_back()
    await expect(page.locator(".main")).to_be_visible()


async def test_unread_messages_are_counted_and_marked(
    open_page: OpenPage, telegram: SandboxTelegram, bot: Bot
) -> None:
    page = await started(open_page, telegram)
    person = telegram.people["customer"]
    await page.locator(f'[data-chat="{telegram.groups["group"]}"]').click()
    await bot.send_message(person, "While you were away")
    await expect(page.locator(f'[data-chat="{person}"] .badge')).to_have_text("1")
    await page.locator(f'[data-chat="{person}"]').click()
    await expect(page.locator(".unread-bar")).to_have_text("Unread messages")
    await expect(page.locator(f'[data-chat="{person}"] .badge')).to_have_count(0)


async def test_a_refusal_is_told_in_plain_words_and_the_text_kept(
    open_page: OpenPage, telegram: SandboxTelegram
) -> None:
    person = telegram.people["customer"]
    page = await open_page(f"{telegram.url}/?person={person}&start=d12", refused=True)
    await page.locator(".field").fill("word " * 400)
    await page.get_by_label("Attach").click()
    await page.get_by_role("menuitem", name="Photo").click()
    await expect(page.get_by_role("alert")).to_contain_text("A caption has at most 1024 characters.")
    await expect(page.locator(".field")).to_have_value(("word " * 400).strip())


async def test_a_broken_line_goes_on_from_the_last_event(
    open_page: OpenPage, telegram: SandboxTelegram, bot: Bot
) -> None:
    page = await open_page(f"{telegram.url}/?person={telegram.people['customer']}")
    await expect(page.locator(".wide-button")).to_be_visible()  # this page's own feed is open by now
    asked: list[str] = []
    last = 'data: {"seq": 0, "type": "commands", "chat_id": 0}\n\n'

    async def cut(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) > 1:
            await route.continue_()
            return
        await route.fulfill(content_type="text/event-stream", body=f": open\n\n{last}")

    await page.route(re.compile(r"/person/\d+/events"), cut)
    await page.reload()
    await page.locator(".wide-button").click()
    await expect(page.locator(".theirs")).to_have_count(1)
    await bot.send_message(telegram.people["customer"], "Live again")
    await expect(page.locator(".theirs", has_text="Live again")).to_be_visible()
    assert [url.partition("?")[2] for url in asked] == ["", "after=0"]


async def test_links_the_server_offers_are_at_the_side(
    open_page: OpenPage, telegram: SandboxTelegram
) -> None:
    operator = {"title": "Operator's page", "url": "http://127.0.0.1:9/operator"}
    telegram.world.links[:] = [operator, {"title": "Bad", "url": "javascript:alert(1)"}]
    page = await open_page(f"{telegram.url}/?person={telegram.people['operator']}")
    await expect(page.locator(".outside-links a")).to_have_count(1)
    await expect(page.get_by_role("link", name="Operator's page")).to_have_attribute("target", "_blank")
