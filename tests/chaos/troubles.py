"""What goes wrong at both ends of the bot, and what operators do meanwhile: by chance, from the seed."""

import asyncio
from collections.abc import Callable
from decimal import Decimal
from random import Random
from typing import get_args

from bot.sandbox.exchanger import Bid, SandboxExchanger
from bot.sandbox.exchanger.faults import KINDS
from bot.sandbox.telegram import SandboxTelegram
from bot.sandbox.telegram.faults import FaultKind
from tests.chaos.hurry import SITE_LIMIT

SITE_METHODS: tuple[frozenset[str] | None, ...] = (
    None,
    frozenset({"create_bid"}),
    frozenset({"create_bid", "get_exchanges"}),
    frozenset({"pay_bid", "cancel_bid"}),
    frozenset({"bid_info", "get_exchanges"}),
    frozenset({"get_direction", "get_calc"}),
)
TELEGRAM_METHODS = (None, "sendMessage", "editMessageText", "answerCallbackQuery", "getUpdates")
MAY_COME_AFTER = {"html_page", "empty_body", "junk", "http"}
"""A site that says that it is off, or in maintenance, has done nothing: those never come after the call."""
STATUSES = (
    "payed",
    "coldpay",
    "verify",
    "partpay",
    "amlwait",
    "mercherror",
    "realpay",
    "my1",
    "new",
    "cancel",
)
"""What operators move an order to; only one of them is the site's own, as these may look alike."""
BUSY_HISTORY = 9
"""Changes after which operators leave an order alone: a card shows no more than the last twelve."""
HOUR = 3600
SIGNS = Decimal("0.00000001")


class Troubles:
    def __init__(
        self, exchanger: SandboxExchanger, telegram: SandboxTelegram, directions: tuple[int, ...], seed: str
    ) -> None:
        self._exchanger, self._telegram = exchanger, telegram
        self._directions = directions
        self._chance = Random(seed)  # noqa: S311  (chance, not secrets)
        self._shift = exchanger.clock.shift

    async def run(self) -> None:
        """Until cancelled: something every now and then, each for a while."""
        happenings: tuple[tuple[Callable[[], None], int], ...] = (
            (self._site_fault, 8),
            (self._lost_order, 6),
            (self._telegram_fault, 5),
            (self._maintenance, 1),
            (self._direction_off, 3),
            (self._clock_shift, 1),
            (self._operator, 8),
            (self._update_again, 2),
            (self._price, 2),
        )
        kinds, weights = zip(*happenings, strict=True)
        while True:
            self._chance.choices(kinds, weights)[0]()
            await asyncio.sleep(self._chance.uniform(0.1, 0.8))

    def calm(self) -> None:
        """All is well again, and orders stay as they are."""
        self._exchanger.faults.clear()
        self._exchanger.maintenance(on=False)
        for direction in self._directions:
            self._exchanger.switch_direction(direction, on=True)
        self._telegram.faults.clear()
        self._exchanger.life.auto = False

    def _for_a_while(self, undo: Callable[[], None], seconds: float) -> None:
        asyncio.get_running_loop().call_later(self._chance.uniform(0.3, 1) * seconds, undo)

    def _site_fault(self) -> None:
        methods = self._chance.choice(SITE_METHODS)
        self._set_site_fault(self._chance.choice(list(KINDS)), methods, self._chance.uniform(0.1, 0.6), None)

    def _lost_order(self) -> None:
        """One order's answer, or the request for it, will get lost."""
        kind = self._chance.choice(("lose_request", "lose_answer", "cut_body", "html_page", "junk"))
        self._set_site_fault(kind, frozenset({"create_bid"}), 1, 1)

    def _set_site_fault(
        self, kind: str, methods: frozenset[str] | None, chance: float, times: int | None
    ) -> None:
        seconds = self._chance.uniform(0.5, SITE_LIMIT / 2) if kind == "slow" else 0.01
        after = kind in MAY_COME_AFTER | {"slow"} and self._chance.random() < 0.5
        status = self._chance.choice((429, 500, 502, 503, 522))
        fault = self._exchanger.faults.set(
            kind, methods=methods, times=times, chance=chance, seconds=seconds, status=status, after=after
        )
        self._for_a_while(lambda: self._exchanger.faults.clear(fault.id), 3)

    def _telegram_fault(self) -> None:
        kind: FaultKind = self._chance.choice(get_args(FaultKind))
        method = self._chance.choice(TELEGRAM_METHODS)
        fault = self._telegram.faults.add(
            kind, method, probability=self._chance.uniform(0.05, 0.4), seconds=self._chance.uniform(0.5, 2)
        )
        self._for_a_while(lambda: self._end_telegram_fault(fault), 3)

    def _end_telegram_fault(self, fault: object) -> None:
        self._telegram.faults.on[:] = [one for one in self._telegram.faults.on if one is not fault]

    def _maintenance(self) -> None:
        self._exchanger.maintenance(on=True, text=self._chance.choice(("", "Back in a minute")))
        self._for_a_while(lambda: self._exchanger.maintenance(on=False), 3)

    def _direction_off(self) -> None:
        direction = self._chance.choice(self._directions)
        self._exchanger.switch_direction(direction, on=self._chance.choice(("off", "frozen")))
        self._for_a_while(lambda: self._exchanger.switch_direction(direction, on=True), 5)

    def _clock_shift(self) -> None:
        """The site's clock is set: to another time zone, or a little."""
        self._exchanger.clock.shift = self._shift + self._chance.choice((0, HOUR, -HOUR, 3, -3))

    def _price(self) -> None:
        direction = self._exchanger.direction(self._chance.choice(self._directions))
        percent = self._chance.choice((97, 99, 101, 103))
        rate = (direction.course_get * percent / 100).quantize(SIGNS)
        self._exchanger.set_rate(direction.id, direction.course_give, rate)

    def _operator(self) -> None:
        """Moves an order, by one status or by several at once, also one that was over."""
        orders = [bid for bid in self._exchanger.ledger if self._may_be_moved(bid)]
        if not orders:
            return
        bid = self._chance.choice(orders)
        for status in self._chance.choices(STATUSES, k=self._chance.randint(1, 3)):
            self._exchanger.ledger.change(bid, status)

    def _may_be_moved(self, bid: Bid) -> bool:
        ours = bid.login == self._exchanger.login
        return ours and bid.status not in {"auto", "success"} and len(bid.history) < BUSY_HISTORY

    def _update_again(self) -> None:
        """Telegram delivers an update twice."""
        recent = list(self._telegram.world.updates.confirmed)[-20:]
        if recent:
            self._telegram.deliver_again(self._chance.choice(recent)["update_id"])
