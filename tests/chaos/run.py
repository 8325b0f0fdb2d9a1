"""One run: customers, a site and a Telegram that misbehave, and a bot that is killed again and again."""

import asyncio
import hashlib
import sys
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.app import ROOT
from bot.i18n import Translator
from bot.sandbox.customer import Customer
from bot.sandbox.demo import bot_settings
from bot.sandbox.exchanger import Bid, Pace, SandboxExchanger
from bot.sandbox.telegram import SandboxTelegram
from tests.chaos.fleet import Fleet, behind_a_balancer, on_a_file
from tests.chaos.killing import Killer, WatchedFaults
from tests.chaos.people import Person
from tests.chaos.reckoning import Reckoning, is_at_rest, outbox_in, reckon
from tests.chaos.troubles import Troubles

DIRECTIONS = (25, 25, 35, 58, 61, 43, 22, 149, 9, 29, 101)
"""Short forms, paid in each way that needs no other person: by the bot, on a page, to an address."""
PACE = Pace(speed=4, answer=0.05, create=1.2)
UNPAID = 40.0
"""Seconds at speed 1 until an order nobody paid is removed."""
WATCH_INTERVAL = 1.0
DUPLICATES_A_KILL = 8
LOCALES = ("en", "ru")
LOOK_EVERY = 0.5
REPORT_EVERY = 15.0


@dataclass(frozen=True)
class Plan:
    """What a run must come to, and how long it may take to get there and to settle, in seconds."""

    seed: str
    people: int = 60
    orders: int = 200
    unknown: int = 30
    kills: int = 40
    in_flight: int = 20
    pause: float = 3.0
    """Between a start of the bot and the next kill, at most."""
    come_within: float = 5.0
    """So soon the last of the people is there."""
    longest: float = 600.0
    settles_in: float = 120.0
    replicas: int = 1
    """1: on a file, by polling; more: on PostgreSQL and Redis, by webhook."""

    def number(self, what: str) -> int:
        """A seed of its own for each thing, the same for the same seed."""
        return int.from_bytes(hashlib.sha256(f"{self.seed} {what}".encode()).digest()[:4])


@dataclass
class Outcome:
    plan: Plan
    reckoning: Reckoning
    unknown: int
    kills: int
    in_flight: int
    log: str

    def __str__(self) -> str:
        found = self.reckoning
        return (
            f"orders {found.orders}, confirmed {found.confirmed}, unknown {self.unknown}, "
            f"kills {self.kills} ({self.in_flight} in flight), doubled {len(found.doubled)}, "
            f"lost {len(found.lost)}, statuses untold {len(found.untold)}, "
            f"out of order {len(found.out_of_order)}, "
            f"duplicates {found.duplicates} of {found.messages} messages"
        )

    @property
    def failures(self) -> list[str]:
        """What is not as it must be, in words; empty: all is well."""
        plan, found = self.plan, self.reckoning
        least = (
            ("orders confirmed", found.confirmed, plan.orders),
            ("unknown outcomes", self.unknown, plan.unknown),
            ("kills", self.kills, plan.kills),
            ("kills in flight", self.in_flight, plan.in_flight),
        )
        too_few = [f"too few {what}: {came} of {wanted}" for what, came, wanted in least if came < wanted]
        many = found.duplicates > DUPLICATES_A_KILL * self.kills
        return found.problems + too_few + ["too many duplicates"] * many


class Run:
    def __init__(
        self, plan: Plan, exchanger: SandboxExchanger, telegram: SandboxTelegram, bot: Fleet
    ) -> None:
        self.plan, self.exchanger, self.telegram, self.bot = plan, exchanger, telegram, bot
        self.killer = Killer(self.bot, exchanger, f"{plan.seed} kills", plan.pause)
        self.troubles = Troubles(exchanger, telegram, DIRECTIONS, f"{plan.seed} troubles")
        telegram.world.faults = WatchedFaults(plan.number("telegram"), self.killer)
        self.people: list[Person] = []
        self._until = time.monotonic() + plan.longest

    @property
    def orders(self) -> list[Bid]:
        return [bid for bid in self.exchanger.ledger if bid.login == self.exchanger.login]

    async def invite(self, stack: AsyncExitStack) -> None:
        translator = Translator.load(ROOT / "locales")
        for number in range(self.plan.people):
            locale = LOCALES[number % len(LOCALES)]
            id = self.telegram.add_person(f"Customer {number}", locale)
            customer = await stack.enter_async_context(Customer(self.telegram.url, id))
            seed = f"{self.plan.seed} person {number}"
            texts = translator.texts(locale)
            self.people.append(Person(customer, self.exchanger, texts, DIRECTIONS, seed))

    def goes_on(self) -> bool:
        """Until there is enough of everything, or the time is over."""
        plan, killer = self.plan, self.killer
        enough = (
            len(self.orders) >= plan.orders
            and killer.unknown >= plan.unknown
            and killer.kills >= plan.kills
            and killer.in_flight >= plan.in_flight
        )
        return not enough and time.monotonic() < self._until

    async def storm(self) -> None:
        """Everything at once, then the last start of the bot."""
        await self.bot.start()
        others = [asyncio.create_task(self.troubles.run()), asyncio.create_task(self._report())]
        try:
            async with asyncio.TaskGroup() as group:
                for person in self.people:
                    group.create_task(person.live(self.goes_on, self.plan.come_within))
                group.create_task(self._kill())
        finally:
            for task in others:
                task.cancel()
            await asyncio.wait(others)
        self.troubles.calm()
        self.bot.kill()
        await self.bot.start()

    async def _report(self) -> None:
        """How far it is, for who waits."""
        while True:
            await asyncio.sleep(REPORT_EVERY)
            killer = self.killer
            so_far = f"orders {len(self.orders)}, unknown {killer.unknown}, kills {killer.kills}"
            print(f"{so_far} ({killer.in_flight} in flight)", file=sys.stderr, flush=True)

    async def _kill(self) -> None:
        """Spread over the run: as many of the kills as of the orders."""
        while self.goes_on():
            kills = self.killer.kills
            if kills < self.plan.kills and len(self.orders) * self.plan.kills >= kills * self.plan.orders:
                await self.killer.kill()
            else:
                await asyncio.sleep(LOOK_EVERY)

    async def settle(self) -> Reckoning:
        """Everybody looks once more; then until nothing is left to be told, or it takes too long."""
        for person in self.people:
            await person.come_back()
        until = time.monotonic() + self.plan.settles_in
        while True:
            await asyncio.sleep(LOOK_EVERY)
            found = reckon(self.orders, self.people, self.bot.database_url)
            rests = is_at_rest(self.bot.database_url) and not found.problems
            if rests or time.monotonic() > until:
                return found


@asynccontextmanager
async def staged(plan: Plan, folder: Path) -> AsyncIterator[Run]:
    async with AsyncExitStack() as stack:
        exchanger = SandboxExchanger(pace=PACE, seed=plan.number("exchanger"))
        exchanger.life.seconds["unpaid"] = UNPAID
        await stack.enter_async_context(exchanger)
        telegram = await stack.enter_async_context(SandboxTelegram())
        changes = {
            "watch_interval": WATCH_INTERVAL,
            "max_open_orders": 1000,
            "max_orders_per_hour": 1000,
        }
        settings = bot_settings(exchanger, telegram, folder).model_copy(update=changes)
        seed = f"{plan.seed} fleet"
        fleet = (
            on_a_file(settings, folder, seed)
            if plan.replicas == 1
            else behind_a_balancer(plan.replicas, settings, folder, seed)
        )
        run = Run(plan, exchanger, telegram, await stack.enter_async_context(fleet))
        await run.invite(stack)
        yield run


async def chaos(plan: Plan, folder: Path) -> Outcome:
    async with staged(plan, folder) as run:
        await run.storm()
        found = await run.settle()
        killer = run.killer
        log = f"{run.bot.log}\n{outbox_in(run.bot.database_url)}"
        return Outcome(plan, found, killer.unknown, killer.kills, killer.in_flight, log)
