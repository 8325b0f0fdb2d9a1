"""Requests to the exchanger from /start to a created order, against a small bot that asks at each step.

Counted at the strict sandbox site, with the list of directions at hand: it is fetched once a minute for all
customers together. A quick customer confirms within ten seconds of the summary; a slow one takes half a
minute over each answer.
"""

import asyncio
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack

import aiohttp
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.app import ROOT, running
from bot.i18n import Texts, Translator
from bot.sandbox.customer import Customer
from bot.sandbox.demo import bot_settings
from bot.sandbox.exchanger import SHOWCASE, Pace, SandboxExchanger
from bot.sandbox.play import words
from bot.sandbox.telegram import SandboxTelegram
from bot.services.rates import DETAIL_AGE
from bot.ui.rich import plain
from tests.benchmarks.plain_bot import PlainSite, plain_dispatcher
from tests.benchmarks.results import Result
from tests.benchmarks.rounds import Options

DIRECTION = SHOWCASE["ordinary"]
FORM_PAUSE, CONFIRM_PAUSE = 30.0, 12.0
"""Seconds that a slow customer takes over a field, and over the summary."""
PLAIN = "a bot that asks at each step"
AMOUNT = "1000"
ORDER = re.compile(r"Order\s[0-9]{4,6}")


async def measure(options: Options) -> Sequence[Result]:
    async with AsyncExitStack() as stack:
        site = await stack.enter_async_context(SandboxExchanger(pace=Pace(answer=0, create=0), seed=1))
        site.life.auto = False
        theirs = await _plain(site)
        telegram = await stack.enter_async_context(SandboxTelegram(limits=False))
        settings = bot_settings(site, telegram, options.folder).model_copy(update={"watch_interval": 3600})
        await stack.enter_async_context(running(settings))
        walk = Walk(site, telegram, Translator.load(ROOT / "locales").texts("en"))
        await walk.warm_up()
        quick = await walk.once("1000", 0, 0)
        await asyncio.sleep(DETAIL_AGE + 1)  # what the first customer asked for is no use to the next
        slow = await walk.once("1500", FORM_PAUSE, CONFIRM_PAUSE)
    return [
        _result("confirmed at once", quick, theirs, 4),
        _result("half a minute over each answer", slow, theirs, 5),
    ]


def _result(what: str, ours: Counter[str], theirs: Counter[str], most: int) -> Result:
    calls = ", ".join(f"{name} {count}" for name, count in ours.items())
    figures = float(ours.total()), float(theirs.total())
    return Result(
        f"requests of an order, {what}", "", *figures, PLAIN, figures[0], f"at most {most}", (), calls
    )


class Walk:
    def __init__(self, site: SandboxExchanger, telegram: SandboxTelegram, texts: Texts) -> None:
        self._site = site
        self._telegram = telegram
        self._t = texts

    async def warm_up(self) -> None:
        """The list of directions is there from here on."""
        async with Customer(self._telegram.url, self._telegram.add_person("Alex", "en")) as customer:
            await customer.start()
            await customer.tap(self._t.plain("button-exchange"))
            await customer.sees(plain(self._t("pick-give")))

    async def once(self, amount: str, form_pause: float, confirm_pause: float) -> Counter[str]:
        """A new customer's requests; the directory's own, once a minute for everybody, are left out."""
        before = len(self._site.requests)
        async with Customer(self._telegram.url, self._telegram.add_person("Alex", "en")) as customer:
            await self._to_summary(customer, amount, form_pause)
            await asyncio.sleep(confirm_pause)
            await customer.tap(self._t.plain("summary-create"))
            await customer.sees(ORDER)
        calls = Counter(request.method for request in list(self._site.requests)[before:])
        del calls["get_directions"]
        return calls

    async def _to_summary(self, customer: Customer, amount: str, pause: float) -> None:
        direction = self._site.direction(DIRECTION)
        await customer.start()
        await customer.tap(self._t.plain("button-exchange"))
        await customer.sees(plain(self._t("pick-give")))
        await customer.say(direction.give.title("en"))
        await customer.sees(plain(self._t("pick-get", give="#").rpartition("\n")[2]))
        await customer.say(direction.get.title("en"))
        await customer.sees(plain(self._t("amount-give", code=direction.give.code)))
        await asyncio.sleep(pause)
        await customer.say(amount)
        for label, answer in self._form():
            await customer.sees(label)
            await asyncio.sleep(pause)
            await (customer.say(answer) if answer else customer.tap(self._t.plain("field-skip")))
        await customer.sees(self._t.plain("summary-question"))

    def _form(self) -> Iterator[tuple[str, str]]:
        """Each field's words, and an answer that it takes; none to one that may be left out."""
        answers = self._site.valid_form(DIRECTION)
        for field in self._site.direction(DIRECTION).fields():
            yield words(field.label or ""), answers.get(field.name, "")


async def _plain(site: SandboxExchanger) -> Counter[str]:
    """The plain bot's requests for the same order."""
    async with AsyncExitStack() as stack:
        telegram = await stack.enter_async_context(SandboxTelegram(limits=False))
        session = await stack.enter_async_context(aiohttp.ClientSession())
        api = AiohttpSession(api=TelegramAPIServer.from_base(telegram.url))
        bot = await stack.enter_async_context(Bot(telegram.token, session=api))
        dispatcher = plain_dispatcher(PlainSite(site.url, site.login, site.key, session))
        polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False))
        customer = Customer(telegram.url, telegram.add_person("Alex", "en"))
        await stack.enter_async_context(customer)
        before = len(site.requests)
        await _walk_plainly(site, customer)
        await dispatcher.stop_polling()
        await polling
        return Counter(request.method for request in list(site.requests)[before:])


async def _walk_plainly(site: SandboxExchanger, customer: Customer) -> None:
    direction = site.direction(DIRECTION)
    answers = site.valid_form(DIRECTION)
    await customer.start()
    await customer.tap(f"give:{direction.give.id}")
    await customer.tap(f"get:{direction.get.id}")
    await customer.sees("Amount?")
    await customer.say(AMOUNT)
    for field in direction.fields():
        if field.name in answers:
            await customer.sees(words(field.label or ""))
            await customer.say(answers[field.name])
    await customer.tap("ok")
    await customer.sees(ORDER)
