"""What a customer does again and again in these tests, in the customer's language."""

import html
import re
from collections.abc import Mapping, Sequence
from typing import Self

import pytest

from bot.i18n import Texts, Translator
from bot.sandbox.conversation import Answer, Message
from bot.sandbox.customer import Customer
from bot.sandbox.exchanger import Bid
from bot.sandbox.exchanger.texts import Text, said
from bot.ui.rich import plain
from tests.conftest import Product, loaded_texts

ASKABLE = {"text", "textarea", "select", "checkbox"}

in_both_languages = pytest.mark.parametrize("locale", ["en", "ru"])


def sums(text: str) -> str:
    """Amounts as they stand on the screen, where no line breaks inside one: `20 000 USDT → 1 RUB`."""
    return re.sub("(?<=[0-9]) (?=[0-9A-Z])", "\N{NO-BREAK SPACE}", text)


class Talk:
    """One customer's conversation with the bot."""

    def __init__(self, product: Product, customer: Customer, translator: Translator, locale: str) -> None:
        self.product = product
        self.customer = customer
        self.translator = translator
        self.t: Texts = translator.texts(locale)

    @classmethod
    async def begin(cls, product: Product, locale: str = "en") -> Self:
        return cls(product, await product.customer(locale), loaded_texts(), locale)

    def words(self, id: str, **args: str | int) -> str:
        """A text as it stands on the screen, without its tags."""
        return html.unescape(re.sub("<[^>]+>", "", self.t(id, **args)))

    def labels(self, message: Message | None = None) -> list[str]:
        """Of all the buttons on the screen, or of that message."""
        return [label for row in self.customer.buttons(message) for label in row]

    def site_words(self, text: Text) -> str:
        """A text of the sandbox site as the bot shows it."""
        return plain(said(text, self.t.locale))

    async def tap(self, id: str, message: Message | None = None, **args: str) -> Answer:
        """Taps the button with that text (or the part of it that its arguments leave)."""
        return await self.customer.tap(self.t.plain(id, **args).strip(), message)

    async def sees(self, id: str, **args: str | int) -> Message:
        return await self.customer.sees(self.words(id, **args).strip())

    async def sees_site(self, text: Text) -> Message:
        """A text of the site, whatever kind of space it has."""
        return await self.customer.sees(re.compile(re.escape(self.site_words(text)).replace("\\ ", r"\s")))

    async def open(self, direction_id: int, amount: str = "") -> None:
        """By a link to the direction, on to its first field when an amount is named."""
        await self.customer.start(f"d{direction_id}")
        if amount:
            # not before it is asked for: on a busy machine the bot may first say that the site is slow
            await self.customer.sees(lambda shown: bool(shown.button(self.t.plain("button-cancel"))))
            await self.customer.say(amount)

    async def answer_form(self, direction_id: int, doubted: Sequence[str] = (), **changed: str) -> Message:
        """Every field with an answer the site takes, or that of `changed`; optional ones skipped. The answers
        to those of `doubted` are kept nevertheless."""
        answers = {**self.product.exchanger.valid_form(direction_id), **changed}
        for field in self.product.exchanger.direction(direction_id).fields():
            if field.type not in ASKABLE:
                continue
            await self.sees_site(field.label or field.text or "")
            answer = answers.get(field.name)
            if answer is None:
                await self.tap("field-untick" if field.type == "checkbox" else "field-skip")
            elif field.type == "checkbox":
                await self.tap("field-tick")
            elif field.type == "select":
                options = field.options or {}
                option = options[answer] if isinstance(options, Mapping) else options[int(answer)]
                await self.customer.tap(self.site_words(option))
            else:
                await self.customer.say(answer)
            if field.name in doubted:
                await self.tap("field-use", value=answer or "")
        return await self.sees("summary-question")

    async def to_summary(
        self, direction_id: int, amount: str, doubted: Sequence[str] = (), **changed: str
    ) -> Message:
        """From a link to the summary, the fields answered as by `answer_form`."""
        await self.open(direction_id, amount)
        return await self.answer_form(direction_id, doubted, **changed)

    async def create(self) -> Bid:
        """Confirms, and reads the order's card."""
        await self.tap("summary-create")
        words = self.words("card-title", number="#").split()
        title = r"\s".join(map(re.escape, words)).replace(r"\#", "([0-9]{4,6})")
        card = await self.customer.sees(re.compile(title))
        found = re.search(title, card.text)
        assert found
        return self.product.exchanger.ledger[int(found[1])]

    async def ordered(self, direction_id: int, amount: str) -> Bid:
        """From a link to the card."""
        await self.open(direction_id, amount)
        await self.answer_form(direction_id)
        return await self.create()

    async def until_told(self, bid: Bid, *statuses: str) -> None:
        """The site moves the order through the statuses; each is waited for on the card or in a message."""
        for status in statuses:
            await self.product.exchanger.set_status(bid.id, status)
            await self.sees(f"status-{status}")
