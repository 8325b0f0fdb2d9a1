"""What tests of orders look for: a text's own words, what the site says, what happened there."""

import asyncio
from collections.abc import Callable

from bot.sandbox.conversation import Button, Message
from bot.sandbox.exchanger import SHOWCASE, Bid
from bot.sandbox.exchanger.texts import Texts
from bot.ui.rich import plain
from tests.conftest import Product
from tests.dialogue.talk import Talk

BLANK = "¤"


async def until(happened: Callable[[], object], seconds: float = 20) -> None:
    """Waits for what shows in no chat: at the site, or in Telegram's log. Looks ever more seldom: a look into
    PostgreSQL takes as long as an update."""
    pause = 0.01
    async with asyncio.timeout(seconds):
        while not happened():
            await asyncio.sleep(pause)
            pause = min(pause * 1.3, 0.1)


def gist(talk: Talk, id: str, *arguments: str) -> str:
    """The longest part of a text that stands on one line and is the same whatever its arguments are."""
    text = talk.words(id, **dict.fromkeys(arguments, BLANK))
    parts = [part.strip() for line in text.split("\n") for part in line.split(BLANK)]
    return max(parts, key=len)


async def sees_gist(talk: Talk, id: str, *arguments: str) -> Message:
    return await talk.customer.sees(gist(talk, id, *arguments))


def site_error(talk: Talk, key: str, **slots: str) -> str:
    """The sandbox site's complaint as the bot shows it."""
    return plain(Texts().error(key, talk.t.locale, **slots))


def titled(talk: Talk, title: str) -> str:
    return talk.t.plain(f"status-{title}")


async def confirmed(
    product: Product, fault: str, locale: str = "en", direction_id: int = SHOWCASE["ordinary"]
) -> Talk:
    """An order of 100 is confirmed, and its create_bid struck by the fault."""
    talk = await Talk.begin(product, locale)
    await talk.to_summary(direction_id, "100")
    product.exchanger.faults.set(fault, methods=["create_bid"], times=1)
    await talk.tap("summary-create")
    return talk


def asked(product: Product, method: str) -> int:
    """How often the site was asked."""
    return sum(request.method == method for request in product.exchanger.requests)


def made(product: Product) -> list[Bid]:
    """The orders made through the bot; the site has older ones of its own."""
    return [bid for bid in product.exchanger.ledger if bid.login == product.exchanger.login]


def the_order(product: Product) -> Bid:
    """The only one made."""
    (bid,) = made(product)
    return bid


def button(message: Message, label: str) -> Button:
    found = message.button(label)
    assert found, f"no button {label!r} under {message}"
    return found


def data_of(message: Message, label: str) -> str:
    """What the bot gets when the button is tapped."""
    data = button(message, label).data
    assert data, f"{label!r} under {message} is a link"
    return data


def cards(talk: Talk, bid: Bid) -> list[Message]:
    """The order's cards in the chat as it is now: one, whatever happened."""
    refresh = talk.t.plain("card-refresh")
    again = talk.t.plain("card-again")
    return [
        message
        for message in talk.customer.messages
        if message.by_bot and str(bid.id) in message.text and {refresh, again} & set(talk.labels(message))
    ]


async def until_on_card(talk: Talk, bid: Bid, status: str) -> None:
    """The order's card, wherever it is now, says the status."""
    title = titled(talk, status)
    await until(lambda: any(title in card.text for card in cards(talk, bid)))
