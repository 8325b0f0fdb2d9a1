"""A message with a partner's key that is not handled: it isn't left lying in the chat all the same."""

from dataclasses import replace

import pytest

from bot.middlewares.limits import Limit
from bot.sandbox.conversation import Message
from tests.conftest import UNHURRIED, Product
from tests.dialogue.orders import until
from tests.dialogue.outage import database_away
from tests.dialogue.partners import stands
from tests.dialogue.talk import Talk, in_both_languages

WORDS = f"{'L' * 32} {'K' * 32}"
ONE_UPDATE = replace(UNHURRIED, stranger=Limit(0.001, 1))


async def held_back(product: Product, locale: str) -> Talk:
    """Nothing more of theirs is handled."""
    await product.stop_bot()
    await product.start_bot(ONE_UPDATE)
    talk = await Talk.begin(product, locale)
    await talk.customer.say("/help")
    await talk.sees("help")
    return talk


async def is_taken_away(talk: Talk, sent: Message) -> None:
    await until(lambda: not stands(talk, sent.id))


@in_both_languages
async def test_of_who_is_held_back(product: Product, locale: str) -> None:
    talk = await held_back(product, locale)
    for text in (WORDS, f"/partner {WORDS}"):
        await is_taken_away(talk, await talk.customer.say(text))
    product.telegram.faults.add("refused", "deleteMessage", next=1)
    await talk.customer.say(WORDS)
    await talk.sees("partner-join-delete")


async def test_of_who_edits_it_in_while_held_back(product: Product) -> None:
    talk = await held_back(product, "en")
    sent = await talk.customer.say("some words")
    await talk.customer.edit(sent.id, WORDS)
    await is_taken_away(talk, sent)


@pytest.mark.parametrize("is_edited", [False, True])
async def test_while_the_database_is_away(product: Product, is_edited: bool) -> None:
    talk = await Talk.begin(product)
    sent = await talk.customer.say("/help")
    await talk.sees("help")
    async with database_away(product):
        if is_edited:
            await talk.customer.edit(sent.id, WORDS)
        else:
            sent = await talk.customer.say(f"/partner {WORDS}")
        await is_taken_away(talk, sent)
