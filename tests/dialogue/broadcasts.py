"""Broadcasts in tests: a crowd to get them, and who has got what."""

from bot.sandbox.conversation import Message
from bot.storage.ids import now_ms
from tests.conftest import Product
from tests.dialogue.operators import OperatorTalk
from tests.dialogue.orders import until

COPY = "copyMessage"
NUMBERS = "SELECT stage, total, sent, blocked, failed, unknown, skipped FROM broadcasts ORDER BY id"
ADD = "INSERT INTO users (id, language_code, created_at, seen_at) VALUES"


async def crowd(product: Product, count: int, locale: str = "en") -> list[int]:
    """So many people who have written to the bot before."""
    people = [product.telegram.add_person("Alex", locale) for _ in range(count)]
    for person in people:
        product.telegram.world.chats[person].open = True
    rows = ", ".join(f"({person}, '{locale}', {now_ms()}, {now_ms()})" for person in people)
    await product.change(f"{ADD} {rows}")
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


async def until_stage(product: Product, stage: str, seconds: float = 20) -> None:
    """Of the newest one; those before it may have come to it long ago."""
    await until(lambda: [row[0] for row in product.rows(NUMBERS)][-1:] == [stage], seconds)


async def put_together(operator: OperatorTalk, text: str = "Good news", to: str = "") -> None:
    """Up to the look at it. `to`: of the audience's button."""
    await operator.customer.say("/broadcast")
    await operator.sees("broadcast-ask-message")
    await operator.customer.say(text)
    await operator.tap("broadcast-button-no-buttons")
    await operator.customer.tap(to or operator.t.plain("broadcast-to-everybody"))
    await operator.sees("broadcast-preview")


async def send(operator: OperatorTalk) -> None:
    await operator.tap("broadcast-button-now")
    words = operator.words("broadcast-ask-send", count=0, to="")
    await operator.customer.sees(words.partition("\n")[0])
    await operator.customer.tap(operator.labels()[0])
