"""What happens to orders at the site, and what the customer then has read of it."""

import re

from bot.sandbox.exchanger import Bid
from tests.conftest import Product
from tests.dialogue.orders import asked, cards, titled, until
from tests.dialogue.talk import Talk


def change(product: Product, bid: Bid, *statuses: str) -> None:
    """All within one moment: nobody looks in between."""
    for status in statuses:
        product.exchanger.ledger.change(bid, status)


def history(talk: Talk, bid: Bid) -> list[str]:
    """The statuses of the card's history by their titles, one line each."""
    heading = talk.words("card-history").strip()
    (card,) = cards(talk, bid)
    _, _, lines = card.text.partition(heading)
    return [re.sub(r"^.*UTC\W*", "", line).strip() for line in lines.strip().splitlines()]


def titles(talk: Talk, *statuses: str) -> list[str]:
    return [titled(talk, status) for status in statuses]


async def until_history(talk: Talk, bid: Bid, *statuses: str) -> None:
    expected = titles(talk, *statuses)

    def is_told() -> bool:
        return bool(cards(talk, bid)) and history(talk, bid) == expected

    try:
        await until(is_told)
    except TimeoutError:
        assert history(talk, bid) == expected, (history(talk, bid), expected)
        raise


def pushes(talk: Talk, bid: Bid) -> list[str]:
    """The messages about it by themselves, as they came: the first line of each."""
    opens = talk.t.plain("push-open")
    numbered = [
        each.text
        for each in talk.customer.history
        if each.by_bot and opens in talk.labels(each) and str(bid.id) in each.text
    ]
    return [text.splitlines()[0] for text in numbered]


async def ticks(product: Product, count: int) -> None:
    """So many more readings of the list by time."""

    def read() -> int:
        return asked(product, "get_exchanges") - by_number(product)

    before = read()
    await until(lambda: read() >= before + count)


def by_number(product: Product) -> int:
    return sum(
        request.method == "get_exchanges" and "id" in request.params for request in product.exchanger.requests
    )
