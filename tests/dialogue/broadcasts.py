"""Broadcasts in tests: a crowd to get them, and who has got what."""

import asyncio
import re

from bot.sandbox.conversation import Message
from bot.storage.ids import now_ms
from tests.conftest import Product
from tests.dialogue.operators import OperatorTalk
from tests.dialogue.orders import until

COPY = "copyMessage"
NUMBERS = "SELECT stage, total, sent, blocked, failed, unknown, skipped FROM broadcasts ORDER BY id"
ADD = "INSERT INTO users (id, language_code, created_at, seen_at) VALUES (:id, :locale, :at, :at)"


async def crowd(product: Product, count: int, locale: str = "en") -> list[int]:
    """So many people who have written to the bot before."""
    people = [product.telegram.add_person("Alex", locale) for _ in range(count)]
    for person in people:
        product.telegram.world.chats[person].open = True
        await asyncio.to_thread(product.rows, ADD, id=person, locale=locale, at=now_ms())
    return people


def block(product: Product, person: int) -> None:
    """The bot hears of it when it writes."""
    product.telegram.world.people[person].blocked = True


def copies(product: Product, person: int) -> list[Message]:
    """What has come to them; somebody of a crowd gets nothing else."""
    chat = product.telegram.world.chats[person]
    return [Message(raw) for raw in chat.messages.values() if raw["from"]["is_bot"]]


def numbers(product: Product) -> tuple[object, ...]:
    """Of the only broadcast."""
    (found,) = product.rows(NUMBERS)
    return found


async def until_stage(product: Product, stage: str) -> None:
    await until(lambda: any(row[0] == stage for row in product.rows(NUMBERS)))


async def put_together(
    operator: OperatorTalk, text: str = "Good news", audience: str = "broadcast-to-everybody"
) -> None:
    """Up to the look at it."""
    await operator.customer.say("/broadcast")
    await operator.sees("broadcast-ask-message")
    await operator.customer.say(text)
    await operator.tap("broadcast-button-no-buttons")
    await operator.tap(audience)
    await operator.sees("broadcast-preview")


async def send(operator: OperatorTalk) -> None:
    await operator.tap("broadcast-button-now")
    await operator.customer.tap(re.compile(re.escape(operator.t.plain("broadcast-button-send", count=0)[:4])))
