"""A person exchanges money on the page: clicks and types from Start to the last status."""

from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from bot.i18n import Texts
from bot.ui.rich import plain
from tests.browser.conftest import OpenPage
from tests.conftest import Product, loaded_texts, whole_product

pytestmark = pytest.mark.asyncio(loop_scope="session")

USDT_TO_SBER = 12


class Screen:
    """The newest message of the bot, and the field below it."""

    def __init__(self, page: Page, t: Texts) -> None:
        self.page = page
        self.t = t

    @property
    def newest(self) -> Locator:
        return self.page.locator(".theirs").last

    async def click(self, id: str, **args: str) -> None:
        label = self.t.plain(id, **args).strip()
        await self.newest.locator(".inline-button", has_text=label).first.click()

    async def say(self, text: str, answer: str) -> None:
        """Sends a text and reads its answer."""
        await self.page.locator(".field").fill(text)
        await self.page.keyboard.press("Enter")
        await self.reads(answer)

    async def reads(self, words: str) -> None:
        await expect(self.newest).to_contain_text(words)

    def words(self, id: str, **args: str) -> str:
        return plain(self.t(id, **args))


@pytest.mark.parametrize(("role", "locale"), [("customer", "en"), ("customer_ru", "ru")])
async def test_an_exchange_from_start_to_done(
    open_page: OpenPage, tmp_path: Path, role: str, locale: str
) -> None:
    texts = loaded_texts().texts(locale)
    async with whole_product(tmp_path) as product:
        page = await open_page(f"{product.telegram.url}/?person={product.telegram.people[role]}")
        screen = Screen(page, texts)
        await page.locator(".wide-button").click()
        await screen.reads(screen.words("menu-question"))
        await screen.click("button-exchange")
        await screen.say("usdt trc", screen.words("pick-get", give="").splitlines()[-1].strip()[-20:])
        await screen.say("sber", screen.words("amount-give", code="USDT"))
        await screen.click("amount-min", amount="")
        await _fill_in(screen, product)
        await screen.click("summary-create")
        await screen.reads(screen.words("status-new"))
        await _goes_through(screen, product)


async def _fill_in(screen: Screen, product: Product) -> None:
    """The required fields of the direction; what is optional is skipped."""
    answers = product.exchanger.valid_form(USDT_TO_SBER)
    fields = list(product.exchanger.direction(USDT_TO_SBER).fields())
    for number, field in enumerate(fields, 1):
        await screen.reads(screen.words("field-progress", number=str(number), count=str(len(fields))))
        if field.name in answers:
            following = (
                screen.words("field-progress", number=str(number + 1), count=str(len(fields)))
                if number < len(fields)
                else screen.words("summary-question")
            )
            await screen.say(answers[field.name], following)
        else:
            await screen.click("field-skip")
    await screen.reads(screen.words("summary-question"))


async def _goes_through(screen: Screen, product: Product) -> None:
    (bid,) = [bid for bid in product.exchanger.ledger if bid.api_id]
    for status in ("coldpay", "realpay", "coldsuccess", "success"):
        await product.exchanger.set_status(bid.id, status)
        title = screen.words(f"status-{status}")
        await expect(screen.page.locator(".theirs", has_text=title).last).to_be_visible()
    await screen.reads(str(bid.id))
