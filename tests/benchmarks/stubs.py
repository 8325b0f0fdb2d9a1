"""The other two sides as a process: `python -m tests.benchmarks.stubs <answers.json>`.

Prints its ports. What the customers do is asked for at Telegram's port: POST
/bench/<run|walk|visit|push|exchanger>.
"""

import asyncio
import json
import statistics
import sys
import time
from collections import deque
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.benchmarks.customers import Customer, Customers
from tests.benchmarks.exchanger_stub import ExchangerStub
from tests.benchmarks.http_stub import Reply, listen
from tests.benchmarks.pushes import Pushes
from tests.benchmarks.telegram_stub import TelegramStub, dump
from tests.benchmarks.walk import WALK

STRANGER = 9_999
STALLED_SECONDS = 10.0
TICK = 0.002
BY_ITSELF = {"get_exchanges", "get_directions", "get_direction"}
"""What the bot asks for now and then, whatever the customers do: no part of an answer."""


class World:
    """Its customers, and what is asked of them."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        self.customers = Customers()
        self.telegram = TelegramStub(self.customers)
        self.exchanger = ExchangerStub(answers, 0.0, self._note_call)
        self.telegram.answered = self._note_answered
        self.telegram.seen = self._note_call
        self._ready: deque[Customer] = deque()
        self._done = 0
        self._pushes: Pushes | None = None
        self._log: list[tuple[str, dict[str, str]]] | None = None
        self._stranger = Customer(STRANGER, "en")
        self.telegram.add(self._stranger)
        self._work: set[asyncio.Task[None]] = set()

    def handle(self, path: str, body: bytes, reply: Reply) -> None:
        if not path.startswith("/bench/"):
            self.telegram.handle(path, body, reply)
            return
        task = asyncio.ensure_future(self._command(path.removeprefix("/bench/"), json.loads(body), reply))
        self._work.add(task)
        task.add_done_callback(self._work.discard)

    async def _command(self, name: str, wishes: dict[str, Any], reply: Reply) -> None:
        try:
            answer = await self._done_by(name, wishes)
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        reply(dump(answer))

    async def _done_by(self, name: str, wishes: dict[str, Any]) -> object:
        match name:
            case "run":
                return await self._run(**wishes)
            case "walk":
                return await self._walk(**wishes)
            case "visit":
                return await self._visit(**wishes)
            case "push":
                self._pushes = Pushes(**wishes)
                self.telegram.push = self._pushes.push
                return {}
            case "exchanger":
                self.exchanger.delay = wishes["delay"]
                return {}
        raise LookupError(f"there is no command {name!r}")

    async def _run(
        self, *, customers: int, seconds: float, rate: float = 0, flood: float = 0, warm_up: bool = False
    ) -> dict[str, Any]:
        """They walk on for so long: each as soon as answered, or all together at `rate` updates a second.

        `warm_up`: new ones are led to places all over the walk first, so that every step is among what is
        done at any time.
        """
        chosen = self.customers.at_least(customers)
        for customer in chosen:
            self.telegram.add(customer)
        if warm_up:
            await self._spread(chosen)
        self.telegram.latencies.clear()
        self.exchanger.calls.clear()
        self._done, self._ready = 0, deque(chosen)
        began = time.perf_counter()
        emitted = await self._drive(began + seconds, rate, flood)
        await self._settle(chosen)
        took = time.perf_counter() - began
        return {
            "updates": self._done,
            "emitted": emitted,
            "seconds": took,
            "p50": _quantile(self.telegram.latencies, 50),
            "p99": _quantile(self.telegram.latencies, 99),
            "exchanger": dict(self.exchanger.calls),
        }

    async def _visit(self, *, chats: int, updates: int, at_once: int) -> int:
        """Each of so many customers takes the first steps of the walk, a few of them at a time."""
        chosen = self.customers.at_least(chats)
        for first in range(0, chats, at_once):
            group = chosen[first : first + at_once]
            for customer in group:
                self.telegram.add(customer)
            for _ in range(updates):
                for customer in group:
                    self._go_on(customer)
                await self._settle(group)
        return chats * updates

    async def _drive(self, until: float, rate: float, flood: float) -> int:
        """Updates that were due; those for which no customer was free come as soon as one is."""
        began = time.perf_counter()
        emitted = flooded = 0
        while (now := time.perf_counter()) < until:
            due = int((now - began) * rate) if rate else len(self._ready) + emitted
            while emitted < due and self._ready:
                self._go_on(self._ready.popleft())
                emitted += 1
            while flooded < int((now - began) * flood):
                flooded += 1
                self.telegram.emit(self._stranger, self.customers.say(self._stranger, "are you there?"))
            await asyncio.sleep(TICK)
        return emitted

    def _go_on(self, customer: Customer) -> None:
        self.telegram.emit(customer, self.customers.next_update(customer))

    def _note_answered(self, customer: Customer) -> None:
        self._done += 1
        self._ready.append(customer)

    async def _settle(self, customers: list[Customer]) -> None:
        """Until nobody waits for an answer."""
        done, since = self._done, time.perf_counter()
        while waiting := [each for each in customers if each.missing > 0]:
            await asyncio.sleep(0.02)
            if self._done != done:
                done, since = self._done, time.perf_counter()
            if time.perf_counter() - since > STALLED_SECONDS:
                one = waiting[0]
                refused = self._pushes.refused if self._pushes else []
                raise RuntimeError(
                    f"{len(waiting)} customers wait in vain, one of them after {WALK[one.step - 1]}; "
                    f"there came {one.calls}, and the screen is {one.screen}; refused: {refused}"
                )

    async def _spread(self, customers: list[Customer]) -> None:
        goals = {each.id: number % len(WALK) for number, each in enumerate(customers)}
        new = [each for each in customers if each.last_id == 0]
        while moving := [each for each in new if each.step != goals[each.id]]:
            for customer in moving:
                self._go_on(customer)
            await self._settle(moving)

    async def _walk(self, *, language: str) -> list[list[Any]]:
        """One walk of one new customer: for each step what was said or tapped, and the calls it led to."""
        customer = next(each for each in self.customers.at_least(2) if each.language == language)
        self.telegram.add(customer)
        steps = []
        for step in WALK:
            self._log = []
            update = json.loads(self.customers.next_update(customer))
            self.telegram.emit(customer, json.dumps(update))
            await self._settle([customer])
            await asyncio.sleep(0.05)  # what the step led to beside its answer
            asked = update.get("callback_query", {}).get("data") or update["message"]["text"]
            steps.append([step.text or asked, self._log])
        self._log = None
        return steps

    def _note_call(self, method: str, form: dict[str, str]) -> None:
        if self._log is not None and method not in BY_ITSELF:
            self._log.append((method, form))


def _quantile(values: list[float], percent: int) -> float:
    return statistics.quantiles(values, n=100)[percent - 1] if len(values) > 1 else 0.0


async def main() -> None:
    world = World(json.loads(Path(sys.argv[1]).read_text()))  # noqa: ASYNC240 - nothing is served yet
    _, telegram = await listen(world.handle)
    _, exchanger = await listen(world.exchanger.handle)
    print(json.dumps({"telegram": telegram, "exchanger": exchanger}), flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
