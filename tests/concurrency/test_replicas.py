"""Three bots on one PostgreSQL and one Redis, as three processes have them: what people do at several of them
at once is done once, and what they give the workers to do is done at once, wherever those run."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.app import running
from bot.middlewares.counts import PAUSE
from bot.middlewares.limits import Limit, Limits
from bot.sandbox.demo import bot_settings
from bot.sandbox.exchanger import SHOWCASE, Pace, SandboxExchanger
from bot.sandbox.telegram import SandboxTelegram
from bot.workers import jobs, outbox
from tests.conftest import UNHURRIED, WATCH_INTERVAL, Product, loaded_texts
from tests.dialogue.orders import asked, cards, data_of, the_order, until
from tests.dialogue.talk import Talk
from tests.process.crossing import MESSAGES, Crossing
from tests.process.replicas import pushes

ORDINARY = SHOWCASE["ordinary"]
DOORS = ("a", "b", "c")
TAPS = 15
BURST = 6
STRICT = replace(UNHURRIED, stranger=Limit(0.01, BURST))


@dataclass
class Replicas:
    sides: Product
    crossing: Crossing
    database_url: str
    redis_url: str
    stack: AsyncExitStack

    async def start(self, doors: str = "abc", limits: Limits = UNHURRIED, **changes: object) -> None:
        """The first one is elected."""
        for door in doors:
            settings = bot_settings(self.sides.exchanger, self.sides.telegram, self.sides.folder)
            shared = {
                "database_url": self.database_url,
                "redis_url": SecretStr(self.redis_url),
                "telegram_api_url": self.crossing.url(door),
                "watch_interval": WATCH_INTERVAL,
            }
            settings = settings.model_copy(update={**shared, **changes})
            await self.stack.enter_async_context(running(settings, limits, translator=loaded_texts()))


@pytest.fixture
async def replicas(tmp_path: Path, postgresql_url: str, redis_url: str) -> AsyncIterator[Replicas]:
    async with AsyncExitStack() as stack:
        exchanger = await stack.enter_async_context(SandboxExchanger(pace=Pace(answer=0, create=0), seed=1))
        exchanger.life.auto = False
        telegram = await stack.enter_async_context(SandboxTelegram(limits=False))
        crossing = await stack.enter_async_context(Crossing(telegram, DOORS))
        bots = await stack.enter_async_context(AsyncExitStack())
        people = await stack.enter_async_context(AsyncExitStack())
        sides = Product(exchanger, telegram, tmp_path, people, bots, postgresql_url)
        yield Replicas(sides, crossing, postgresql_url, redis_url, bots)


async def taps_everywhere(replicas: Replicas, talk: Talk, label: str) -> None:
    """One button, tapped again and again; the taps wait in Telegram, and then go to all in turn."""
    screen = talk.customer.screen
    data = data_of(screen, label)
    telegram = talk.product.telegram
    telegram.hold_updates()
    taps = [asyncio.create_task(talk.customer.forge(data, screen)) for _ in range(TAPS)]
    await until(lambda: len(telegram.world.updates.pending) == TAPS)
    replicas.crossing.lead_to(*DOORS)
    telegram.release_updates()
    assert all(answer.answered for answer in await asyncio.gather(*taps))


async def test_fifteen_confirms_at_three_processes_make_one_order(replicas: Replicas) -> None:
    await replicas.start()
    talk = await Talk.begin(replicas.sides)
    await talk.to_summary(ORDINARY, "100")
    replicas.sides.exchanger.faults.set("slow", methods=["create_bid"], seconds=0.5)
    await taps_everywhere(replicas, talk, talk.t.plain("summary-create"))
    await talk.sees("status-new")
    bid = the_order(replicas.sides)
    assert asked(replicas.sides, "create_bid") == 1
    await talk.until_told(bid, "coldpay", "success")
    assert len(cards(talk, bid)) == 1
    assert min(replicas.crossing.given[door] for door in DOORS) >= TAPS // len(DOORS)


async def test_one_persons_updates_are_handled_one_after_another(replicas: Replicas) -> None:
    await replicas.start()
    talk = await Talk.begin(replicas.sides)
    replicas.crossing.lead_to(*DOORS)
    replicas.sides.telegram.faults.add("slow", "sendMessage", next=6, seconds=0.2)
    await asyncio.gather(*(talk.customer.say("/help") for _ in range(6)))
    await until(lambda: helped(talk) == 6)
    assert replicas.crossing.most_at_once == 1
    assert set(replicas.crossing.given.values()) == {2}


async def test_who_is_too_fast_is_so_at_all_of_them(replicas: Replicas) -> None:
    await replicas.start(limits=STRICT)
    talk = await Talk.begin(replicas.sides)
    replicas.crossing.lead_to(*DOORS)
    await asyncio.gather(*(talk.customer.say("/help") for _ in range(BURST + 6)))
    await talk.sees("too-fast", seconds=PAUSE)
    other = await Talk.begin(replicas.sides)
    await other.customer.say("/help")
    await until(lambda: helped(other) == 1)
    await until(lambda: helped(talk) >= BURST)
    assert helped(talk) == BURST
    assert talk.customer.told.count(talk.words("too-fast", seconds=PAUSE)) == 1


async def test_what_is_confirmed_at_another_one_is_made_at_once(
    replicas: Replicas, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The workers would look by themselves only in an hour."""
    for module in (jobs, outbox):
        monkeypatch.setattr(module, "LONGEST_SLEEP", 3600.0)
    await replicas.start("ab")
    replicas.crossing.lead_to("b")
    talk = await Talk.begin(replicas.sides)
    for bid in [await talk.ordered(ORDINARY, "100") for _ in range(2)]:
        await talk.until_told(bid, "coldpay")
    senders = {door for door, method in replicas.crossing.calls if method in MESSAGES}
    assert senders == {"a", "b"}, "b answers, a tells"


async def test_a_look_at_one_of_them_and_the_watch_tell_a_change_once(replicas: Replicas) -> None:
    await replicas.start("ab")
    replicas.crossing.lead_to("b")
    talk = await Talk.begin(replicas.sides)
    bid = await talk.ordered(ORDINARY, "100")
    replicas.sides.exchanger.faults.set("slow", methods=["bid_info"], seconds=0.3)
    changes = ("coldpay", "realpay", "success")
    for status in changes:
        await replicas.sides.exchanger.set_status(bid.id, status)
        (card,) = cards(talk, bid)
        await talk.tap("card-refresh", card)
        await talk.sees(f"status-{status}")
    await until(lambda: pushes(talk, changes[-1]))
    rows = replicas.sides.rows("SELECT status FROM statuses ORDER BY seq")
    assert [row[0] for row in rows] == ["new", *changes]
    assert [pushes(talk, status) for status in changes] == [1, 1, 1]


def helped(talk: Talk) -> int:
    """How often the help was shown."""
    title = talk.words("help").strip().partition("\n")[0]
    return sum(title in shown for shown in talk.customer.told)
