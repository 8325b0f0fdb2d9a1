"""A real Chromium against real servers, all on one event loop: a browser is slow to start."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from urllib.parse import urlsplit

import pytest
import pytest_asyncio
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from playwright.async_api import BrowserContext, ConsoleMessage, Error, Page, Request, async_playwright

from bot.sandbox.telegram.server import SandboxTelegram
from tests.browser.answers import answers

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

BLANK = "about:blank"
OpenPage = Callable[..., Awaitable[Page]]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def window() -> AsyncIterator[BrowserContext]:
    """One for all tests, and never without a page: to open one takes over a second of a processor."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("no Chromium on this machine (on Debian: apt-get install chromium)")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGS)
        window = await browser.new_context(
            locale="en-GB",
            timezone_id="Europe/Berlin",
            permissions=["clipboard-read", "clipboard-write"],
        )
        await window.new_page()
        yield window
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(window: BrowserContext) -> AsyncIterator[OpenPage]:
    """Opens an address in a page that remembers nothing (a new one starts a process). Then: no console error,
    nothing asked of another site."""
    errors: list[str] = []

    async def open_page(
        url: str, *, width: int = 1200, height: int = 800, dark: bool = False, refused: bool = False
    ) -> Page:
        page = next((page for page in window.pages if page.url == BLANK), None) or await window.new_page()
        pages.push_async_callback(_leave, page)
        await page.set_viewport_size({"width": width, "height": height})
        await page.emulate_media(color_scheme="dark" if dark else "light")
        await page.bring_to_front()  # behind another it draws once a second, and has no focus
        page.set_default_timeout(15_000)

        def heard(message: ConsoleMessage) -> None:
            expected = refused and "responded with a status of 400" in message.text
            if message.type in ("error", "warning") and not expected:
                errors.append(f"console: {message.text}")

        def asked(request: Request) -> None:
            if urlsplit(request.url).netloc != urlsplit(url).netloc:
                errors.append(f"outside: {request.url}")

        def failed(error: Error) -> None:
            errors.append(f"error: {error}")

        for event, told in (("console", heard), ("pageerror", failed), ("request", asked)):
            page.on(event, told)  # type: ignore[call-overload]  # each of its own kind
            pages.callback(page.remove_listener, event, told)
        await page.goto(url)
        return page

    async with AsyncExitStack() as pages:
        yield open_page
    assert errors == []


async def _leave(page: Page) -> None:
    """As new, for the next test."""
    await page.evaluate("localStorage.clear()")
    await page.unroute_all()
    await page.goto(BLANK)


@pytest_asyncio.fixture(loop_scope="session")
async def telegram() -> AsyncIterator[SandboxTelegram]:
    async with SandboxTelegram(limits=False) as telegram:
        yield telegram


@pytest_asyncio.fixture(loop_scope="session")
async def bot(telegram: SandboxTelegram) -> AsyncIterator[Bot]:
    """A bot that polls and answers as answers.py says."""
    dispatcher = Dispatcher()
    dispatcher.include_router(answers())
    session = AiohttpSession(api=TelegramAPIServer.from_base(telegram.url))
    async with Bot(telegram.token, session=session) as bot:
        polling = asyncio.create_task(
            dispatcher.start_polling(bot, handle_signals=False, polling_timeout=5, close_bot_session=False)
        )
        yield bot
        await dispatcher.stop_polling()
        await polling
