"""Two customers, the bot and the site between them: what each can do, and what must be true after it.

Every act ends when the bot has answered it. The acts take any number for what they choose from, as what there
is to choose depends on what happened before.
"""

import logging
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Self

from bot.exchanger.models import FieldKind
from bot.sandbox.conversation import Button, Message
from bot.sandbox.exchanger import Bid
from bot.sandbox.exchanger.texts import said
from bot.sandbox.person_client import RefusedError
from bot.ui.callbacks import Act, BidButton
from bot.ui.rich import plain
from tests.conftest import Product, whole_product
from tests.dialogue.orders import until
from tests.dialogue.talk import Talk
from tests.properties import reading
from tests.properties.reading import Agreed

ANSWERED_WITHIN = 20
SETTLED_WITHIN = 20
TOLERANCE = Decimal("0.005")


@dataclass
class Person:
    talk: Talk
    agreed: list[Agreed] = field(default_factory=list)

    @property
    def id(self) -> int:
        return self.talk.customer.id

    @property
    def history(self) -> list[Message]:
        return self.talk.customer.history

    @property
    def shown(self) -> list[Message]:
        """The bot's messages in the chat now, the newest first."""
        return [message for message in reversed(self.talk.customer.messages) if message.by_bot]

    @property
    def on_screen(self) -> list[tuple[Message, Button]]:
        return [
            (message, each) for message in self.shown for row in message.rows for each in row if each.data
        ]

    @property
    def seen(self) -> list[str]:
        """All the callback data there ever was in the chat, in the order it came."""
        every = (each.data for message in self.history for row in message.rows for each in row)
        return list(dict.fromkeys(data for data in every if data))


class Errors(logging.Handler):
    """What the bot logs as an error: there should be nothing, whatever a person or the site does."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if not record.name.startswith("bot.sandbox"):
            self.lines.append(f"{record.name}: {record.getMessage()}")


class Conversation:
    def __init__(self, product: Product, people: tuple[Person, Person], stack: AsyncExitStack) -> None:
        self.product = product
        self.people = people
        self.errors = Errors()
        self._stack = stack
        for name in ("bot", "aiogram", "asyncio"):
            logger = logging.getLogger(name)
            logger.addHandler(self.errors)
            stack.callback(logger.removeHandler, self.errors)

    @classmethod
    async def begin(cls, folder: Path) -> Self:
        stack = AsyncExitStack()
        product = await stack.enter_async_context(whole_product(folder))
        people = (Person(await Talk.begin(product, "en")), Person(await Talk.begin(product, "ru")))
        return cls(product, people, stack)

    async def end(self) -> None:
        await self._stack.aclose()

    # --- what people do

    async def tap(self, person: Person, nth: int) -> None:
        """A button that is on the screen now; the newest message first."""
        if there := person.on_screen:
            message, button = there[nth % len(there)]
            await self._tap(person, message, button.data or "")

    async def tap_old(self, person: Person, owner: Person, nth: int, below: int) -> None:
        """Anything that was ever a button's, of this chat or the other's, under any message."""
        if (there := person.shown) and (seen := owner.seen):
            await self._tap(person, there[below % len(there)], seen[nth % len(seen)])

    async def tap_made_up(self, person: Person, data: str) -> None:
        if there := person.shown:
            await self._tap(person, there[0], data)

    async def say(self, person: Person, text: str) -> None:
        await person.talk.customer.say(text)
        await self._answered(person)

    async def follow(self, person: Person, payload: str) -> None:
        await person.talk.customer.start(payload)
        await self._answered(person)

    async def send_no_text(self, person: Person, what: str) -> None:
        customer = person.talk.customer
        if what == "sticker":
            await customer.send_sticker()
        elif what == "photo":
            await customer.send_photo("100")
        else:
            await customer.forward("100")
        await self._answered(person)

    async def edit(self, person: Person, text: str) -> None:
        mine = [each for each in person.talk.customer.messages if not each.by_bot and each.kind == "text"]
        if mine:
            await person.talk.customer.edit(mine[-1].id, text)
            await self._answered(person)

    async def go_on(self, person: Person, nth: int, at: Message | None = None) -> None:
        """What somebody does who wants to exchange: the next step, answered as it should be."""
        if not person.shown:
            await self.follow(person, "")
            return
        shown = at or person.shown[0]
        leading = (found for act in ONWARDS if (found := _button_of(shown, act, nth)))
        if (button := next(leading, None)) is not None:
            await self._tap(person, shown, button.data or "")
        elif _button_of(shown, Act.BACK, 0):
            await self.say(person, self._answer(person))
        else:
            await self.tap(person, nth)

    def _answer(self, person: Person) -> str:
        """What the form's field on the screen takes; an amount where it isn't one."""
        text = person.shown[0].text
        fields = (
            (each, one)
            for one in self.product.exchanger.catalogue.directions.values()
            for each in one.fields()
        )
        known = {
            plain(said(each.label, texts.locale)): (one.id, each.name)
            for each, one in fields
            for texts in reading.languages()
            if each.label and each.type in {FieldKind.TEXT.value, FieldKind.TEXTAREA.value}
        }
        fitting = max(
            (label for label in known if label in text.replace(reading.NBSP, " ")), key=len, default=None
        )
        if fitting is None:
            return "100"
        direction_id, name = known[fitting]
        return self.product.exchanger.valid_form(direction_id).get(name, "someone@example.com")

    async def _tap(self, person: Person, message: Message, data: str) -> None:
        if (agreed := reading.agreed(person.history, data)) is not None:
            person.agreed.append(agreed)
        try:
            answer = await person.talk.customer.forge(data, message)
        except RefusedError:
            return  # the message has just been taken away
        assert answer.answered, f"the tap of {data} was not answered"

    async def _answered(self, person: Person) -> None:
        """Silence is never an answer to what was sent."""
        await person.talk.customer.sees(lambda _: True, ANSWERED_WITHIN)

    # --- what happens to the bot and at the site

    async def restart(self, meanwhile: tuple[Person, str] | None) -> None:
        await self.product.stop_bot()
        if meanwhile:
            await meanwhile[0].talk.customer.say(meanwhile[1])
        await self.product.start_bot()
        if meanwhile:
            await self._answered(meanwhile[0])

    def orders(self) -> list[Bid]:
        return [bid for bid in self.product.exchanger.ledger if bid.login == self.product.exchanger.login]

    async def move(self, nth: int, status: str) -> None:
        if orders := self.orders():
            await self.product.exchanger.set_status(orders[nth % len(orders)].id, status)

    def clear(self) -> None:
        """The site is as it should be again."""
        site = self.product.exchanger
        site.faults.clear()
        site.maintenance(False)

    def transcript(self) -> str:
        """All that was said, and what the site has done."""
        said = [f"{person.talk.t.locale}:\n{person.talk.customer.transcript()}" for person in self.people]
        happened = [f"order {each.id}: {' '.join(one.status for one in each.told)}" for each in self.orders()]
        return "\n\n".join([*said, "\n".join(happened), "\n".join(self.errors.lines)])

    # --- what must be true

    async def check(self) -> None:
        assert not self.errors.lines
        for person in self.people:
            await self._check_way_on(person)
            self._check_copied(person)
        self._check_orders()

    async def _check_way_on(self, person: Person) -> None:
        """There are buttons, at the latest when the wait is over that the person was told of."""
        if person.history:
            try:
                await until(lambda: person.on_screen, ANSWERED_WITHIN)
            except TimeoutError:
                raise AssertionError("there is no way on") from None

    def _check_orders(self) -> None:
        """One order a draft, and none that nobody agreed to."""
        orders = self.orders()
        rows = self._rows()
        drafts = [rows[order.api_id][0] for order in orders]
        assert len(drafts) == len(set(drafts)), f"an order was doubled: {[order.api_id for order in orders]}"
        for order, draft in zip(orders, drafts, strict=True):
            owner = self._owner(order)
            assert draft in {agreed.draft for agreed in owner.agreed}, f"nobody agreed to order {order.id}"

    def _check_copied(self, person: Person) -> None:
        for message in person.shown:
            copied = [each.copied for row in message.rows for each in row if each.copied]
            for order in _orders_of(message, self.orders()):
                exact = {order.address, order.dest_tag}
                assert all(each in exact or Decimal(each) == order.pay_amount for each in copied), message

    def _owner(self, order: Bid) -> Person:
        user_id = self._rows()[order.api_id][1]
        return next(person for person in self.people if person.id == user_id)

    def _draft(self, order: Bid) -> int:
        return self._rows()[order.api_id][0]

    def _rows(self) -> dict[str, tuple[int, int]]:
        """The draft and the person of each order the bot knows of, by its api_id."""
        found = self.product.rows("SELECT id, draft_id, user_id FROM bids")
        return {str(id_): (draft, user) for id_, draft, user in found}

    async def settle(self) -> None:
        """Waits until everything that happened has been told, also of an order that is being made."""
        await until(
            lambda: not self.product.rows("SELECT id FROM jobs WHERE state = 'running'"), SETTLED_WITHIN
        )
        for order in self.orders():
            try:
                await until(partial(self._is_told, order), SETTLED_WITHIN)
            except TimeoutError:
                told = reading.told(self._owner(order).history, order)
                raise AssertionError(f"of order {order.id} only {told} was told") from None

    def _is_told(self, order: Bid) -> bool:
        return reading.told(self._owner(order).history, order) == reading.titles(order)

    def check_told(self) -> None:
        """Each order's statuses were told as they were, and its sums are those that were agreed to."""
        for order in self.orders():
            person = self._owner(order)
            assert self._is_told(order), f"order {order.id}"
            pushed = reading.pushed(person.history, order)
            whole = [reading.title(change.status) for change in order.told]
            assert _is_subsequence(pushed, whole), f"order {order.id} was pushed as {pushed}"
            fair = any(
                _is_within(order, agreed) for agreed in person.agreed if agreed.draft == self._draft(order)
            )
            assert fair or reading.was_warned(person.history, order), f"the sums of order {order.id}"


ONWARDS = (Act.CONFIRM, Act.AMOUNT, Act.OPTION, Act.TICK, Act.DEFAULT, Act.SKIP, Act.PICK)
"""What leads an exchange on, the furthest first."""


def _button_of(message: Message, act: Act, nth: int) -> Button | None:
    every = [each for row in message.rows for each in row]
    fitting = [each for each in every if (step := reading.step_button(each.data or "")) and step.act is act]
    return fitting[nth % len(fitting)] if fitting else None


def _orders_of(message: Message, orders: list[Bid]) -> list[Bid]:
    held = str(message.raw.get("reply_markup"))
    return [order for order in orders if f"'{BidButton.__prefix__}:{order.api_id}:" in held]


def _is_within(order: Bid, agreed: Agreed) -> bool:
    pays, gets = order.calc.sum_give_com, order.calc.sum_get_com
    return pays <= agreed.pay * (1 + TOLERANCE) and gets >= agreed.get * (1 - TOLERANCE)


def _is_subsequence(part: list[str], whole: list[str]) -> bool:
    rest = iter(whole)
    return all(each in rest for each in part)
