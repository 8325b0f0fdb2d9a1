"""Plays an operator's day: the dashboard, an order and its customer, maintenance, and a broadcast that
outlasts a restart of the bot, over HTTP; the bot is a process of its own."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack

import aiohttp

from bot.app import ROOT
from bot.i18n import Translator
from bot.sandbox.bot_process import BotProcess
from bot.sandbox.conversation import Message
from bot.sandbox.customer import Customer
from bot.sandbox.demo import Stage, staged_apart
from bot.sandbox.exchanger import SHOWCASE, Bid
from bot.sandbox.person_client import PersonClient
from bot.sandbox.play import confirm, fill_in
from bot.ui.rich import plain

DIRECTION = SHOWCASE["ordinary"]
PEOPLE = 200
HAVE_BLOCKED = 20
"""Of them; the bot doesn't know."""
A_SECOND = 18
"""Come so many: the bot takes 20 a second whom it doesn't know, and leaves a larger crowd waiting."""
BEFORE_THE_RESTART = 60
"""Who must have got the broadcast by then."""
PATIENCE = 40.0
QUESTION = "Is my payment coming through?"
ANSWER = "Yes, thank you!"
NEWS = "Rates without commission until Sunday"

Step = Callable[[], Awaitable[None]]


class MissingError(AssertionError):
    """Something that should have been on a screen, or in a chat, was not."""


async def play_operator() -> int:
    """0 when each step was seen by who it is for."""
    translator = Translator.load(ROOT / "locales")
    async with AsyncExitStack() as stack:
        stage, bot = await stack.enter_async_context(staged_apart())
        people = stage.telegram.people["operator"], stage.telegram.add_person("Emma", "en")
        operator, customer = [
            await stack.enter_async_context(Customer(stage.telegram.url, person)) for person in people
        ]
        play = OperatorPlay(stage, bot, translator, operator, customer)
        problem = await play.run()
    print(f"\n=== the operator\n{operator.transcript()}")
    print(f"\n=== the customer\n{customer.transcript()}\n")
    for name in play.steps:
        print(f"{'seen' if name in play.seen else 'MISSING'}: {name}")
    print("\n".join(play.figures))
    if problem:
        print(f"\nFAILED: {problem}")
    return 1 if problem else 0


class OperatorPlay:
    def __init__(
        self, stage: Stage, bot: BotProcess, translator: Translator, operator: Customer, customer: Customer
    ) -> None:
        self._stage = stage
        self._bot = bot
        self._t = translator.texts("en")
        self._operators = translator.texts("ru")  # what the sandbox's operator speaks
        self._operator = operator
        self._customer = customer
        self._crowd: list[int] = []
        self._bid: Bid | None = None
        self.seen: list[str] = []
        self.figures: list[str] = []
        self.steps: dict[str, Step] = {
            "the dashboard says how the bot is": self._dashboard,
            "a customer orders, and the operator finds the order by its number": self._find,
            "the operator writes to the customer, who answers": self._write,
            "maintenance stops a half-filled form, and tells nobody who hasn't begun one": self._stop,
            "when it is over, the customer goes on where they were": self._go_on,
            f"{PEOPLE} people know the bot, {HAVE_BLOCKED} of them have blocked it": self._gather,
            "a broadcast is put together and begins": self._broadcast,
            "the bot is restarted in the middle of it": self._restart,
            f"each of the {PEOPLE - HAVE_BLOCKED} got it once": self._count,
        }

    async def run(self) -> str | None:
        """What went wrong, or None."""
        for name, step in self.steps.items():
            began = time.monotonic()
            try:
                await step()
            except (AssertionError, TimeoutError) as problem:
                return f"{name}: {problem}"
            self.seen.append(name)
            self.figures.append(f"{time.monotonic() - began:5.1f} s: {name}")
        return None

    # --- looking

    async def _dashboard(self) -> None:
        await self._operator.say("/admin")
        shown = await self._reads("admin-title")
        for part in ("admin-health", "admin-today", "admin-conversion"):
            self._holds(shown, plain(self._operators(part)))

    async def _find(self) -> None:
        direction = self._stage.exchanger.direction(DIRECTION)
        await fill_in(self._customer, self._t, self._stage, direction)
        self._bid = await confirm(self._customer, self._t, self._stage)
        await self._operator.say(f"/find {self._bid.id}")
        await self._operator.sees(str(self._bid.api_id))

    # --- writing

    async def _write(self) -> None:
        await self._operator.tap(self._operators.plain("order-to-customer"))
        await self._operator.tap(self._operators.plain("customer-write"))
        await self._operator.sees(plain(self._operators("support-answering", name=str(self._customer.id))))
        await self._operator.say(QUESTION)
        await self._customer.sees(QUESTION)
        await self._customer.tap(self._t.plain("support-answer"))
        await self._customer.say(ANSWER)
        await self._operator.sees(ANSWER)
        await self._operator.tap(self._operators.plain("support-done"))
        await self._customer.tap(self._t.plain("support-end"))

    # --- maintenance

    async def _stop(self) -> None:
        direction = self._stage.exchanger.direction(DIRECTION)
        await self._customer.start(f"d{DIRECTION}")
        await self._customer.sees(plain(self._t("amount-give", code=direction.give.code)))
        await self._customer.tap(self._t.plain("amount-min", amount="").strip())
        await self._customer.sees(plain(self._t("field-progress", number="1", count="3")))
        await self._switch("on")
        await self._customer.say("an answer")
        await self._customer.sees(plain(self._t("maintenance-text")))

    async def _go_on(self) -> None:
        await self._switch("off")
        await self._customer.sees(plain(self._t("maintenance-over")))
        await self._customer.tap(self._t.plain("button-go-on"))
        await self._customer.sees(plain(self._t("field-progress", number="1", count="3")))

    async def _switch(self, way: str) -> None:
        await self._operator.say("/maintenance")
        await self._operator.tap(self._operators.plain(f"operator-maintenance-turn-{way}"))
        await self._operator.tap(self._operators.plain(f"operator-maintenance-yes-{way}"))
        await self._reads(f"operator-maintenance-is-{way}")

    # --- the broadcast

    async def _gather(self) -> None:
        telegram = self._stage.telegram
        self._crowd = [telegram.add_person("Alex", "en") for _ in range(PEOPLE - 2)]
        async with aiohttp.ClientSession() as session:
            for person in self._crowd:
                await _start(telegram.url, person, session)
                await asyncio.sleep(1 / A_SECOND)
        await _until(lambda: all(self._told(person) for person in self._crowd))
        for person in self._crowd[:: len(self._crowd) // HAVE_BLOCKED][:HAVE_BLOCKED]:
            telegram.world.people[person].blocked = True

    async def _broadcast(self) -> None:
        operator, t = self._operator, self._operators
        await operator.say("/broadcast")
        await self._reads("broadcast-ask-message")
        await operator.say(NEWS)
        await operator.tap(t.plain("broadcast-button-no-buttons"))
        await operator.tap(t.plain("broadcast-to-everybody"))
        await self._reads("broadcast-preview-count", to=t("broadcast-to-everybody"), count=PEOPLE)
        await operator.tap(t.plain("broadcast-button-now"))
        await operator.tap(t.plain("broadcast-button-send", count=PEOPLE))
        await _until(lambda: self._reached() >= BEFORE_THE_RESTART)

    async def _restart(self) -> None:
        code = await self._bot.end()
        reached = self._reached()
        if code or reached > PEOPLE - HAVE_BLOCKED - 1:
            raise MissingError(f"it ended with {code}, when {reached} had got the broadcast")
        await self._bot.start()
        self.figures.append(f"restarted when {reached} had got the broadcast")

    async def _count(self) -> None:
        sent = str(PEOPLE - HAVE_BLOCKED)
        said = plain(self._operators("broadcast-number-sent", sent=sent, total=str(PEOPLE)))
        shown = await self._operator.sees(said, PATIENCE)
        self._holds(shown, plain(self._operators("broadcast-number-blocked", count=str(HAVE_BLOCKED))))
        copies = [self._copies(person) for person in (*self._crowd, self._operator.id, self._customer.id)]
        if sorted(copies) != [0] * HAVE_BLOCKED + [1] * (PEOPLE - HAVE_BLOCKED):
            raise MissingError(f"copies of the broadcast: {copies}")

    def _reached(self) -> int:
        return sum(self._copies(person) > 0 for person in self._crowd)

    def _copies(self, person: int) -> int:
        return sum(text == NEWS for text in self._told(person)) - (person == self._operator.id)

    def _told(self, person: int) -> list[str]:
        """By the bot."""
        raws = self._stage.telegram.world.chats[person].messages.values()
        return [Message(raw).text for raw in raws if raw["from"]["is_bot"]]

    # --- reading

    async def _reads(self, id: str, **args: str | int) -> Message:
        """The first line of a text, as it stands on the operator's screen."""
        return await self._operator.sees(plain(self._operators(id, **args).split("\n")[0]))

    def _holds(self, message: Message, words: str) -> None:
        if words not in message.text:
            raise MissingError(f"{words!r} is not in:\n{message.text}")


async def _start(url: str, person: int, session: aiohttp.ClientSession) -> None:
    async with PersonClient(url, person, session) as client:
        await client.post("start", payload="")


async def _until(happened: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not happened():  # noqa: ASYNC110 - the chats of a crowd set no event for a play
            await asyncio.sleep(0.05)
