"""Who sends more than a person does is held back, is told so once, and holds up nobody else."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from itertools import cycle, islice

import pytest

from bot.middlewares import counts, throttle
from bot.middlewares.limits import Limit, Limits
from bot.sandbox.customer import Customer
from bot.sandbox.exchanger import SHOWCASE
from bot.services.roles import Role
from tests.conftest import UNHURRIED, Product
from tests.dialogue.operators import OperatorTalk
from tests.dialogue.orders import asked, sees_gist, until
from tests.dialogue.support import asks, in_forum, thread_of
from tests.dialogue.talk import Talk, in_both_languages

ORDINARY = SHOWCASE["ordinary"]
NO_FIELDS = SHOWCASE["no_fields"]
AS_IT_IS = Limits()
KIND = replace(
    UNHURRIED,
    customer=AS_IT_IS.customer,
    stranger=AS_IT_IS.stranger,
    strangers=AS_IT_IS.strangers,
)
"""People's own limits, without those of Telegram."""
STRICT = replace(UNHURRIED, stranger=Limit(2, 10))
FEW_STRANGERS = replace(UNHURRIED, strangers=Limit(2, 5))
FLOOD = 40
CALM = 1 + 10 / 2
"""Seconds after which nothing of a flood is left: the pause, and the burst that comes back."""
NO_SUCH_ORDER = "b:1:open"
"""A button that leaves the conversation as it is."""


@pytest.fixture(autouse=True)
def short_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (counts, throttle):
        monkeypatch.setattr(module, "PAUSE", 1)


async def limited(product: Product, limits: Limits, locale: str = "en") -> Talk:
    await product.stop_bot()
    await product.start_bot(limits)
    return await Talk.begin(product, locale)


def notes(talk: Talk, id: str = "too-fast") -> int:
    words = talk.words(id, seconds=1)
    alerts = [answer.text for answer in talk.customer.answers if answer.show_alert]
    return [*talk.customer.told, *alerts].count(words)


async def flood(talk: Talk) -> None:
    await asyncio.gather(*(talk.customer.say("/help") for _ in range(FLOOD)))


async def thirty(talk: Talk, *commands: str) -> None:
    """One after the other, and all answers: each takes the place of the one before."""
    answered = _answers(talk.customer) + 30
    for command in islice(cycle(commands), 30):
        await talk.customer.say(command)
    await until(lambda: _answers(talk.customer) >= answered)


async def again_and_again(act: Callable[[], Awaitable[object]], until_seen: Callable[[], object]) -> None:
    """As a person does who was told to wait: once a while, until it is taken."""
    async with asyncio.timeout(60):
        while not until_seen():
            await act()
            await asyncio.sleep(0.3)


async def test_nobody_is_held_back_at_the_speed_of_people(product: Product) -> None:
    talk = await limited(product, KIND)
    await talk.ordered(ORDINARY, "100")
    await thirty(talk, "/help", "/orders")
    await talk.tap("button-exchange")
    await talk.sees("pick-give")
    assert notes(talk) == 0


@in_both_languages
async def test_a_flood_is_told_so_once_and_over_when_it_is_calm(product: Product, locale: str) -> None:
    talk = await limited(product, STRICT, locale)
    await flood(talk)
    await talk.sees("too-fast", seconds=1)
    await again_and_again(lambda: talk.customer.say("/orders"), lambda: _has(talk, "orders-none"))
    assert notes(talk) == 1
    helped = sum(talk.words("help").split("\n")[0] in text for text in talk.customer.told)
    assert helped < FLOOD, "the flood was handled after all"


async def test_the_next_flood_is_told_again(product: Product) -> None:
    talk = await limited(product, STRICT)
    await flood(talk)
    await until(lambda: notes(talk) == 1)

    async def calm_then_flood() -> None:
        await asyncio.sleep(CALM)
        await flood(talk)

    await again_and_again(calm_then_flood, lambda: notes(talk) == 2)


@in_both_languages
async def test_taps_that_are_too_many_are_answered_and_told_so_once(product: Product, locale: str) -> None:
    talk = await limited(product, STRICT, locale)
    await talk.customer.start()
    menu = await talk.sees("menu-question")
    answers = await asyncio.gather(*(talk.customer.forge(NO_SUCH_ORDER, menu) for _ in range(FLOOD)))
    assert all(answer.answered for answer in answers)
    assert notes(talk) == 1
    taken = [answer for answer in answers if answer.text == talk.t.plain("card-not-yours")]
    assert 0 < len(taken) < FLOOD
    await again_and_again(
        lambda: talk.customer.forge(NO_SUCH_ORDER, menu),
        lambda: talk.customer.answers[-1].text == talk.t.plain("card-not-yours"),
    )


async def test_a_confirmation_that_was_not_taken_can_be_tapped_again(product: Product) -> None:
    talk = await limited(product, STRICT)
    shown = await talk.to_summary(ORDINARY, "100")
    taps = (talk.customer.forge(NO_SUCH_ORDER, shown) for _ in range(FLOOD))
    await asyncio.gather(*taps)
    assert notes(talk) == 1
    calls = asked(product, "create_bid")
    await again_and_again(
        lambda: talk.tap("summary-create", shown), lambda: asked(product, "create_bid") > calls
    )
    await talk.customer.sees(re.compile(talk.words("status-new")))
    assert asked(product, "create_bid") == 1


async def test_others_are_served_meanwhile(product: Product) -> None:
    talk = await limited(product, STRICT)
    other = await Talk.begin(product, "ru")
    flooding = asyncio.create_task(_flood_on(talk))
    try:
        await until(lambda: notes(talk))
        bid = await other.ordered(NO_FIELDS, "100")
        await other.until_told(bid, "success")
    finally:
        flooding.cancel()
        await asyncio.wait([flooding])
    assert notes(other) == 0


async def test_many_strangers_leave_room_for_customers(product: Product) -> None:
    talk = await Talk.begin(product)
    bid = await talk.ordered(NO_FIELDS, "100")
    await product.stop_bot()
    await product.start_bot(FEW_STRANGERS)
    strangers = await asyncio.gather(*(Talk.begin(product) for _ in range(15)))
    await asyncio.gather(*(stranger.customer.start() for stranger in strangers))
    await until(lambda: sum(notes(stranger, "too-busy") for stranger in strangers))
    await talk.customer.say("/orders")
    await talk.customer.tap(str(bid.id))
    for _ in range(5):
        await talk.customer.say("/orders")
    await talk.tap("button-menu")
    await talk.sees("menu-question")
    assert notes(talk) + notes(talk, "too-busy") == 0
    last = next(stranger for stranger in strangers if notes(stranger, "too-busy"))
    await again_and_again(last.customer.start, lambda: _has(last, "menu-question"))


async def test_many_strangers_leave_room_for_operators(product: Product) -> None:
    """For an owner, for who has been given a role, and for all that is written in the support group."""
    owner = await Talk.begin(product)
    await product.stop_bot()
    await product.start_bot(
        FEW_STRANGERS,
        support_chat_id=product.telegram.groups["forum"],
        default_locale="en",
        admin_ids=frozenset({owner.customer.id}),
    )
    member, asking = await in_forum(product), await Talk.begin(product)
    await asks(asking, "Hello")
    thread = thread_of(await member.customer.sees("Hello"))
    operator = await OperatorTalk.on_duty(product, Role.SUPPORT)
    strangers = await asyncio.gather(*(Talk.begin(product) for _ in range(15)))
    flooding = asyncio.create_task(_keep_coming(strangers))
    try:
        await until(lambda: sum(notes(stranger, "too-busy") for stranger in strangers))
        await member.customer.say("Do not pay there", thread=thread)
        for talk in (owner, operator):
            await talk.customer.say("/maintenance")
        await asking.customer.sees("Do not pay there")
        for talk in (owner, operator):
            await sees_gist(talk, "operator-maintenance-off")
            assert notes(talk) + notes(talk, "too-busy") == 0
    finally:
        flooding.cancel()
        await asyncio.wait([flooding])


async def test_a_customer_may_do_more_than_a_stranger(product: Product) -> None:
    talk = await limited(product, replace(UNHURRIED, stranger=Limit(0.01, 10)))
    await talk.ordered(NO_FIELDS, "100")
    await thirty(talk, "/orders")
    await talk.tap("button-menu")
    await talk.sees("menu-question")
    assert notes(talk) == 0


async def test_a_group_is_not_written_to_because_of_one_member(product: Product) -> None:
    talk = await limited(product, STRICT)
    person, group = product.telegram.people["customer"], product.telegram.groups["group"]
    member = Customer(product.telegram.url, person, chat=group)
    talk.customer = await product.stack.enter_async_context(member)
    await flood(talk)
    await until(lambda: _answers(member))
    answered = _answers(member)
    await again_and_again(lambda: member.say("/start"), lambda: _answers(member) > answered)
    assert _answers(member) < FLOOD
    assert notes(talk) == 0


def _answers(member: Customer) -> int:
    return sum(message.by_bot and message.version == 0 for message in member.history)


async def _flood_on(talk: Talk) -> None:
    while True:
        await flood(talk)
        await asyncio.sleep(0.5)  # a test's machine has the site, Telegram and all the people on it


async def _keep_coming(strangers: Sequence[Talk]) -> None:
    while True:
        await asyncio.gather(*(stranger.customer.start() for stranger in strangers))
        await asyncio.sleep(0.3)


def _has(talk: Talk, id: str) -> bool:
    return any(talk.words(id).split("\n")[0] in text for text in talk.customer.told)
