"""Customers as people are: they look, tap (twice, or something old), type rubbish, wait, go and come back."""

import asyncio
import re
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from random import Random

from bot.i18n import Texts
from bot.sandbox.conversation import Button, Message
from bot.sandbox.customer import Customer, NotSeenError
from bot.sandbox.exchanger import SandboxExchanger
from bot.sandbox.exchanger.accounts import made_up
from bot.sandbox.exchanger.catalogue import Direction, Field
from bot.sandbox.exchanger.texts import said
from bot.sandbox.person_client import RefusedError
from bot.sandbox.play import pay_on_page
from bot.ui.rich import plain
from tests.chaos.reading import as_shown

RUBBISH = ("???", "1e999", "/nonsense", "как дела", "0,0,0", "<b>", "😀" * 30)
LOOKED_AT = 12
"""Messages of the chat that a person looks at."""
LOOKS = 40
"""How often a person looks before giving an exchange up."""


class Person:
    """One customer. `accounts`: where the money is to go, another one for each exchange, so that an order at
    the site shows which confirmation it came from. `typed`: all that was for the forms; a person who didn't
    see an answer taken types it again, where something else is asked for by then."""

    def __init__(
        self,
        customer: Customer,
        exchanger: SandboxExchanger,
        t: Texts,
        directions: tuple[int, ...],
        seed: str,
    ) -> None:
        self.customer, self.t = customer, t
        self.accounts: list[str] = []
        self.typed: set[str] = set()
        self._exchanger, self._directions = exchanger, directions
        self._chance = Random(seed)  # noqa: S311  (chance, not secrets)
        self._title = re.compile(as_shown(t, "card-title", number="([0-9]+)"))
        self._began = 0

    async def live(self, goes_on: Callable[[], bool], comes_within: float) -> None:
        """One exchange after another, as long as it goes on."""
        await asyncio.sleep(self._chance.uniform(0, comes_within))
        while goes_on():
            with suppress(RefusedError):  # Telegram lets nobody tap under a message that is gone
                if await self._exchange(goes_on):
                    await self._pay_or_not()
                await self._whim()

    async def come_back(self) -> None:
        """At the end everybody looks how their orders are."""
        await self.customer.unblock()
        await self.customer.say("/orders")

    # --- an exchange

    async def _exchange(self, goes_on: Callable[[], bool]) -> bool:
        """From a link to the order's card, whatever comes between; False when it was given up."""
        direction = self._exchanger.direction(self._chance.choice(self._directions))
        answers = {field.name: self._made_up(field) for field in direction.fields()}
        account = answers["account2"]
        self.accounts.append(account)
        self.typed.update(answers.values())
        self._began = (await self.customer.start(f"d{direction.id}")).id
        for _ in range(LOOKS):
            await self._news()
            if not goes_on():
                return False
            if self.card(account):
                return True
            if not await self._go_on(direction, answers):
                return False
        return False

    def _made_up(self, field: Field) -> str:
        """An answer that nobody else gives."""
        if field.check == "email":
            return f"c{self.customer.id}.{len(self.accounts)}.{field.name}@example.com"
        return made_up(field.check, self._chance)

    async def _go_on(self, direction: Direction, answers: dict[str, str]) -> bool:
        """Does what the newest message with buttons asks for; False: the person gives up."""
        shown = self._with_buttons()
        if shown is None:
            await self.customer.start(f"d{direction.id}")  # was it not heard?
            return True
        acts = {_act(button): button for button in _buttons(shown)}
        if "fix" in acts:
            if self._chance.random() < 0.3:
                return False
            await self._tap(shown, acts["fix"])
        elif "ok" in acts:
            await self._tap(shown, acts["ok"], 2 if self._chance.random() < 0.3 else 1)
        elif "am" in acts or "sd" in acts:
            await self._name_amount(direction)
        elif "bk" in acts:
            await self._answer(shown, acts, direction, answers)
        elif "pk" in acts or "ref" not in acts:
            await self.customer.start(f"d{direction.id}")
        return True

    async def _name_amount(self, direction: Direction) -> None:
        least = direction.min_give or Decimal(100)
        await self.customer.say(format(least * self._chance.randint(2, 5), "f"))

    async def _answer(
        self, shown: Message, acts: dict[str, Button], direction: Direction, answers: dict[str, str]
    ) -> None:
        for act in ("op", "tk", "sk"):
            if act in acts:
                await self._tap(shown, acts[act])
                return
        field = _field_of(shown, direction, self.t.locale)
        await self.customer.say(answers[field.name] if field else "?")

    def card(self, account: str) -> Message | None:
        """The order of that exchange, if it is in the chat by now."""
        return next(
            (each for each in self._looked_at() if account in each.text and self._title.search(each.text)),
            None,
        )

    # --- what comes after

    async def _pay_or_not(self) -> None:
        card = self.card(self.accounts[-1])
        if card is None:
            return
        acts = {_act(button): button for button in _buttons(card)}
        wish = self._chance.random()
        if wish < 0.12 and "can" in acts:
            await self._sure(card, acts["can"], "canc")
        elif wish < 0.9 and "pay" in acts:
            await self._sure(card, acts["pay"], "paid")
        elif wish < 0.9 and (page := self._payment_page(card)):
            await pay_on_page(page)

    def _payment_page(self, card: Message) -> str | None:
        return next((url for url in card.urls if "/pay/" in url), None)

    async def _sure(self, card: Message, first: Button, act: str) -> None:
        """Taps, and answers the question that follows; again when nothing comes of it."""
        for _ in range(3):
            await self._tap(card, first)
            await self._news()
            asking = next((one for one in self._looked_at() if _act_on(one, act)), None)
            if asking is not None and (button := _act_on(asking, act)):
                await self._tap(asking, button, 2 if self._chance.random() < 0.2 else 1)
                return

    async def _whim(self) -> None:
        wish = self._chance.random()
        if wish < 0.10:
            await self.customer.say("/orders")
        elif wish < 0.25:
            await self._tap_something_old()
        elif wish < 0.30:
            await self.customer.say(self._chance.choice(RUBBISH))
        elif wish < 0.34:
            await self.customer.send_sticker()
        elif wish < 0.44:
            await self._block_for_a_while()
        await asyncio.sleep(self._chance.uniform(0, 3))

    async def _tap_something_old(self) -> None:
        there = [one for one in self.customer.messages if one.by_bot and _buttons(one)]
        if there:
            old = self._chance.choice(there)
            await self._tap(old, self._chance.choice(_buttons(old)))

    async def _block_for_a_while(self) -> None:
        await self.customer.block()
        await asyncio.sleep(self._chance.uniform(1, 5))
        if self._chance.random() < 0.5:
            await self.customer.unblock()
        else:
            await self.customer.start()

    # --- looking and tapping

    async def _news(self) -> None:
        """Waits until the bot shows something new, for as long as this person has patience."""
        seen = len(self.customer.history)
        with suppress(NotSeenError):
            await self.customer.sees(
                lambda _: len(self.customer.history) > seen, self._chance.uniform(1.5, 4)
            )
        await asyncio.sleep(self._chance.uniform(0.1, 0.6))

    async def _tap(self, message: Message, button: Button, times: int = 1) -> None:
        """Nobody waits for the answer for long; a lost tap is seen by what does not come of it."""
        data = button.data or ""
        with suppress(TimeoutError, NotSeenError):
            async with asyncio.timeout(self._chance.uniform(1, 3)):
                await asyncio.gather(*(self.customer.forge(data, message) for _ in range(times)))

    def _looked_at(self) -> list[Message]:
        return [each for each in self.customer.messages[-LOOKED_AT:][::-1] if each.by_bot]

    def _with_buttons(self) -> Message | None:
        """The newest message since the exchange began that something can be done under."""
        return next(
            (each for each in self._looked_at() if each.id > self._began and _is_of_an_exchange(each)), None
        )


def _buttons(message: Message) -> list[Button]:
    return [button for row in message.rows for button in row if button.data]


def _act(button: Button) -> str:
    """`x:draft:version:act:value` of a step, `b:order:act` of an order."""
    parts = (button.data or "").split(":")
    return {"x": parts[3:4], "b": parts[2:3]}.get(parts[0], [""])[0]


def _act_on(message: Message, act: str) -> Button | None:
    return next((button for button in _buttons(message) if _act(button) == act), None)


def _is_of_an_exchange(message: Message) -> bool:
    """Not a push: that has nothing but a way to the order."""
    acts = {_act(button) for button in _buttons(message)} - {"", "open"}
    return bool(acts)


def _field_of(message: Message, direction: Direction, locale: str) -> Field | None:
    """The field that is asked for: the one with the longest name that the message holds."""
    named = [field for field in direction.fields() if _name(field, locale) in " ".join(message.text.split())]
    return max(named, key=lambda field: len(_name(field, locale)), default=None)


def _name(field: Field, locale: str) -> str:
    return " ".join(plain(said(field.label or field.text or "", locale)).split())
