"""`make bench`: what watching 10 000 open orders costs the site, and how soon a customer hears of a change.

The bot, the sandbox site (a tenth of a second an answer) and the sandbox Telegram speak real HTTP, all in one
process on one machine; the orders are put into the site's ledger and the bot's database directly. 1 % of
them change in a minute, one after another. First the site's list is followed, then the key may not read it
and orders are asked for one by one. Fails when the list costs more than six requests a minute and one a
changed order.
"""

import asyncio
import re
import statistics
import sys
import tempfile
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from random import Random

from bot.app import running
from bot.exchanger.client import Exchanger
from bot.sandbox.customer import Customer
from bot.sandbox.demo import bot_settings
from bot.sandbox.exchanger import SHOWCASE, Bid, Pace, SandboxExchanger
from bot.sandbox.exchanger.calc import exact
from bot.sandbox.exchanger.methods import USUAL_METHODS
from bot.sandbox.telegram import SandboxTelegram
from bot.services.bid_view import BidRequest
from bot.services.recording import to_json
from bot.services.watch_pace import POLLS_A_MINUTE
from bot.settings import Settings
from bot.storage.database import Tx, open_database
from bot.storage.ids import now_ms

ORDERS = 10_000
CHANGED_A_MINUTE = ORDERS // 100
PEOPLE = 100
WATCH_INTERVAL = 10
MINUTES = 2
LAST_TOLD = 30.0
"""Seconds that the last change is waited for."""
NUMBER = re.compile(r"\b\d{5}\b")


@dataclass
class Figures:
    requests: dict[str, int]
    delays: list[float]
    changed: int
    minutes: float

    @property
    def a_minute(self) -> float:
        return sum(self.requests.values()) / self.minutes

    def __str__(self) -> str:
        by_method = ", ".join(f"{name} {count}" for name, count in self.requests.items())
        told = f"{len(self.delays)} of {self.changed} changes told"
        if len(self.delays) < 2:
            return f"{self.a_minute:.1f} requests a minute ({by_method}), {told}"
        p99 = statistics.quantiles(self.delays, n=100)[-1]
        return (
            f"{self.a_minute:.1f} requests a minute ({by_method}), {told}, "
            f"delay from change to message: median {statistics.median(self.delays):.1f} s, p99 {p99:.1f} s"
        )


class Bench:
    def __init__(self, site: SandboxExchanger, telegram: SandboxTelegram) -> None:
        self._site = site
        self._telegram = telegram
        self._random = Random(1)  # noqa: S311  the same orders each time
        self.orders: list[Bid] = []

    async def fill(self, settings: Settings, people: list[int]) -> None:
        """The orders, as new at the site as in the bot's database."""
        direction = self._site.direction(SHOWCASE["no_fields"])
        calc = exact(direction, Decimal(100), 1, {})
        now = self._site.clock.time()
        times = range(now - 10 * ORDERS, now, 10)
        self.orders = [self._site.ledger.open(direction, calc, "new", at=each) for each in times]
        for order in self.orders:
            order.login = self._site.login
        database = await open_database(settings.database_url)
        try:
            async with database.transaction() as tx:
                await self._store(tx, people)
        finally:
            await database.close()

    async def _store(self, tx: Tx, people: list[int]) -> None:
        for order in self.orders:
            order.api_id = str(tx.new_id())
        async with Exchanger(self._site.url, self._site.login, self._site.key) as exchanger:
            first = await exchanger.bid_info(id=self.orders[0].id)
        request = BidRequest(order.direction.id, "A", "B", "100", 1, {}, None, None, {}).to_json()
        for number, order in enumerate(self.orders):
            at, owner = now_ms(), people[number % len(people)]
            await tx.bids.add(
                id=int(order.api_id),
                user_id=owner,
                chat_id=owner,
                draft_id=tx.new_id(),
                lang="en",
                direction_id=order.direction.id,
                request=request,
                at=at,
                callback_token=None,
            )
            site = replace(first, id=order.id, hash=order.hash)
            await tx.bids.made(
                int(order.api_id),
                site_id=order.id,
                hash=order.hash,
                status="new",
                snapshot=to_json(site),
                at=at,
                stage="open",
                look_at=None,
            )
            await tx.statuses.add(int(order.api_id), "new", site.status_title, at)

    async def measure(self, minutes: float) -> Figures:
        """Changes at an even pace; the requests of that time, and of the wait for the last message."""
        count = round(CHANGED_A_MINUTE * minutes)
        changing = self._random.sample([each for each in self.orders if each.status == "new"], count)
        before, log_before = len(self._site.requests), self._telegram.log.seq
        changed_at: dict[int, float] = {}
        heard = asyncio.create_task(self._hear(log_before, changed_at))
        began = time.monotonic()
        for number, order in enumerate(changing):
            await asyncio.sleep(max(began + number * minutes * 60 / count - time.monotonic(), 0))
            changed_at[order.id] = time.monotonic()
            self._site.ledger.change(order, "coldpay")
        await asyncio.sleep(max(began + minutes * 60 - time.monotonic(), 0))
        requests = list(self._site.requests)[before:]
        delays = await heard
        counted = {
            name: sum(request.method == name for request in requests)
            for name in ("get_exchanges", "bid_info")
        }
        return Figures(counted, delays, count, minutes)

    async def _hear(self, seq: int, changed_at: dict[int, float]) -> list[float]:
        """Telegram's log: the first message that names the order."""
        told: dict[int, float] = {}
        deadline = None
        while deadline is None or (time.monotonic() < deadline and len(told) < len(changed_at)):
            if len(changed_at) and time.monotonic() - max(changed_at.values()) > 1:
                deadline = deadline or time.monotonic() + LAST_TOLD
            for call in self._telegram.log.calls:
                if call.seq > seq and call.method == "sendMessage":
                    for number in map(int, NUMBER.findall(str(call.params.get("text", "")))):
                        if number in changed_at:
                            told.setdefault(number, time.monotonic() - changed_at[number])
            seq = self._telegram.log.seq
            await asyncio.sleep(0.05)
        return sorted(told.values())


async def bench(folder: Path) -> bool:
    """Whether the list was as cheap as it is to be."""
    async with AsyncExitStack() as stack:
        site = await stack.enter_async_context(SandboxExchanger(pace=Pace(answer=0.1, create=0), seed=1))
        site.life.auto = False
        telegram = await stack.enter_async_context(SandboxTelegram())
        people = [telegram.add_person("Alex", "en") for _ in range(PEOPLE)]
        settings = bot_settings(site, telegram, folder).model_copy(update={"watch_interval": WATCH_INTERVAL})
        bench = Bench(site, telegram)
        await bench.fill(settings, people)
        async with running(settings):
            await _write_first(telegram, people)
            print(f"start with {ORDERS} open orders: {await _started(site)} requests, once", flush=True)
            by_list = await bench.measure(MINUTES)
            print(f"by the list:    {by_list}", flush=True)
            site.limit_methods(USUAL_METHODS - {"get_exchanges"})
            await asyncio.sleep(2 * WATCH_INTERVAL)
            one_by_one = await bench.measure(1)
        print(f"order by order: {one_by_one}")
        print(
            f"                at its budget of {POLLS_A_MINUTE} a minute a round takes "
            f"{ORDERS / POLLS_A_MINUTE:.0f} minutes; without one, each order in each interval would be "
            f"{ORDERS * 60 // WATCH_INTERVAL} requests a minute"
        )
    most = 6 + CHANGED_A_MINUTE + 1 / MINUTES  # a tick may fall on either end of the time
    return by_list.a_minute <= most and len(by_list.delays) == by_list.changed


async def _started(site: SandboxExchanger) -> int:
    """Until the list has been compared with every order; the requests that took."""
    while True:
        reads = [request for request in site.requests if request.method == "get_exchanges"]
        if reads and "id" not in reads[-1].params:
            return len(reads)
        await asyncio.sleep(0.1)


async def _write_first(telegram: SandboxTelegram, people: list[int]) -> None:
    """A bot can write to nobody who hasn't written to it."""
    for person in people:
        async with Customer(telegram.url, person) as customer:
            await customer.start("")
            await customer.sees(re.compile("."))


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        fine = asyncio.run(bench(Path(folder)))
    print("" if fine else "more requests than 6 a minute and one a changed order, or changes untold")
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
