"""Plays the customer: one whole exchange for each payment type, over HTTP, to the order's last status.

`play_all` prints every conversation and checks that each status of each order was told, and in order.
"""

import asyncio
import re
from collections.abc import Mapping

import aiohttp

from bot.app import ROOT
from bot.i18n import Texts, Translator
from bot.sandbox.customer import Customer
from bot.sandbox.demo import Stage, staged
from bot.sandbox.exchanger import SHOWCASE, Bid
from bot.sandbox.exchanger.catalogue import Direction, Field
from bot.sandbox.exchanger.texts import Text, said
from bot.ui.rich import plain

PAYMENT_TYPES = ("default", "form", "link", "coupon", "mypaid", "myaction", "address", "memo")
ON_A_PAGE = {"form", "link", "coupon", "mypaid", "myaction"}
PAGE_ANSWERS = {"coupon": "1234567890", "activation": "1234567890123456", "last4": "1234"}
ORDER_NUMBER = re.compile(r"Order ([0-9]+)")
PATIENCE = 40.0
"""Seconds an order may take from its payment to its end at the sandbox's own pace."""


class NotToldError(AssertionError):
    """The customer did not read a status of the order, or not in its order."""


async def play_all() -> int:
    """0 when every order reached its end and every one of its statuses was told in order."""
    texts = Translator.load(ROOT / "locales").texts("en")
    async with staged() as stage:
        plays = [Play(stage, texts, payment) for payment in PAYMENT_TYPES]
        outcomes = await asyncio.gather(*(play.run() for play in plays))
    for play, problem in zip(plays, outcomes, strict=True):
        outcome = problem or f"told: {', '.join(play.statuses)}"
        print(f"\n=== {play.payment}\n{play.transcript}\n--- {outcome}")
    failed = sum(problem is not None for problem in outcomes)
    print(f"\n{len(plays) - failed} of {len(plays)} exchanges went through, each status told in order.")
    return 1 if failed else 0


class Play:
    """One customer's exchange in a direction that is paid in one way."""

    def __init__(self, stage: Stage, texts: Texts, payment: str) -> None:
        self.payment = payment
        self.transcript = ""
        self.statuses: list[str] = []
        self._stage = stage
        self._t = texts
        self._person = stage.telegram.add_person("Emma", "en")

    async def run(self) -> str | None:
        """What went wrong, or None."""
        async with Customer(self._stage.telegram.url, self._person) as customer:
            try:
                await self._exchange(customer)
            except (AssertionError, TimeoutError) as problem:
                return f"FAILED: {problem}"
            finally:
                self.transcript = customer.transcript()
        return None

    async def _exchange(self, customer: Customer) -> None:
        direction = self._stage.exchanger.direction(SHOWCASE[self.payment])
        await fill_in(customer, self._t, self._stage, direction)
        bid = await confirm(customer, self._t, self._stage)
        await pay(customer, self._t, self.payment)
        await customer.sees(self._t.plain("status-success"), PATIENCE)
        self.statuses = [change.status for change in bid.told]
        check_told(customer, self._t, self.statuses)


async def fill_in(
    customer: Customer, t: Texts, stage: Stage, direction: Direction, payload: str = ""
) -> None:
    """From the link (which may say more) to the summary, answering as the form wants."""
    await customer.start(payload or f"d{direction.id}")
    await customer.sees(plain(t("amount-give", code=direction.give.code)))
    await customer.tap(t.plain("amount-min", amount="").strip())
    answers = stage.exchanger.valid_form(direction.id)
    for field in direction.fields():
        if field.type in {"text", "textarea", "select", "checkbox"}:
            await customer.sees(words(field.label or field.text or ""))
            await _answer(customer, t, field, answers.get(field.name))
    await customer.sees(t.plain("summary-question"))


async def _answer(customer: Customer, t: Texts, field: Field, answer: str | None) -> None:
    if answer is None:
        await customer.tap(t.plain("field-untick" if field.type == "checkbox" else "field-skip"))
    elif field.type == "checkbox":
        await customer.tap(t.plain("field-tick"))
    elif field.type == "select":
        options = field.options or {}
        await customer.tap(words(options[answer] if isinstance(options, Mapping) else options[int(answer)]))
    else:
        await customer.say(answer)


async def confirm(customer: Customer, t: Texts, stage: Stage) -> Bid:
    await customer.tap(t.plain("summary-create"))
    shown = await customer.sees(ORDER_NUMBER)
    return stage.exchanger.ledger[int(ORDER_NUMBER.findall(shown.text)[0])]


async def pay(customer: Customer, t: Texts, payment: str) -> None:
    """As the direction's payment type wants; an address pays itself."""
    if payment == "default":
        await customer.tap(t.plain("card-paid"))
        await customer.tap(t.plain("card-yes-paid"))
    elif payment in ON_A_PAGE:
        label = t.plain("card-report" if payment in {"mypaid", "myaction"} else "card-pay")
        page = await customer.tap(label)
        await pay_on_page(page.url or "")


def words(text: Text) -> str:
    """A text of the site as the bot shows it."""
    return plain(said(text, "en"))


async def pay_on_page(url: str) -> None:
    """Opens the page behind a card's button and does there what it asks for."""
    async with aiohttp.ClientSession() as browser:
        async with browser.get(url) as page:
            page.raise_for_status()
        async with browser.post(url, data=PAGE_ANSWERS) as done:
            done.raise_for_status()


def check_told(customer: Customer, t: Texts, statuses: list[str]) -> None:
    """Each status of the order stood on a screen, in their order."""
    told, place = customer.told, 0
    for status in statuses:
        title = t.plain(f"status-{status}")
        place = next((number for number in range(place, len(told)) if title in told[number]), -1)
        if place < 0:
            raise NotToldError(f"{status} was not told in its order")
