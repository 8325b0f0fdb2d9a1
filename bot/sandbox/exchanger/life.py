"""Orders that live by themselves: each status lasts a while, then the next one comes."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.sandbox.exchanger.bids import PAYABLE, Bid, Ledger
from bot.sandbox.exchanger.pace import Pace

# Seconds at speed 1, each long enough for someone who looks once a second to see every status.
SECONDS = {
    "merchwait": 5.0,
    "coldnew": 6.0,
    "seen": 10.0,  # until a payment to an address is noticed
    "unpaid": 1800.0,  # until an order nobody paid is deleted
    "payed": 4.0,
    "coldpay": 4.0,
    "amlwait": 5.0,
    "realpay": 3.0,
    "coldsuccess": 3.0,
    "payout": 20.0,  # until a partner's payout is paid
}


def next_status(bid: Bid) -> str | None:
    """Where an order goes by itself; None where the customer or the operator has to do something."""
    direction, status = bid.direction, bid.status
    if status in PAYABLE:
        return _paid(bid) if direction.payment == "address" else "delete"
    if status == "coldpay" and direction.aml:
        return "amlwait"
    return {
        "merchwait": "new",
        "coldnew": "new",
        "payed": _paid(bid),
        "coldpay": "realpay",
        "amlwait": "realpay",
        "realpay": "coldsuccess",
        "coldsuccess": "success",
    }.get(status)


def _paid(bid: Bid) -> str:
    return "coldpay" if bid.direction.give.crypto else "realpay"


@dataclass
class _Timer:
    handle: asyncio.TimerHandle
    left: float  # seconds at speed 1
    since: float


class Life:
    """Moves orders on, one timer an order. `seconds` may be changed at any time, for the statuses to come."""

    def __init__(self, ledger: Ledger, pace: Pace, auto: bool = True) -> None:
        self.seconds = dict(SECONDS)
        self.pace, self._auto = pace, auto
        self._ledger = ledger
        self._timers: dict[int, _Timer] = {}
        self._others: list[asyncio.TimerHandle] = []
        ledger.subscribe(self._changed)

    @property
    def auto(self) -> bool:
        return self._auto

    @auto.setter
    def auto(self, on: bool) -> None:
        self._auto = on
        self.stop()
        if on:
            for bid in self._ledger:
                self._begin(bid)

    @property
    def speed(self) -> float:
        return self.pace.speed

    @speed.setter
    def speed(self, speed: float) -> None:
        """What is left of each status is lived at the new speed."""
        timers = {bid_id: timer.left - self._lived(timer) for bid_id, timer in self._timers.items()}
        self.stop()
        self.pace = replace(self.pace, speed=speed)
        for bid_id, left in timers.items():
            self._schedule(self._ledger[bid_id], max(left, 0.0))

    def _lived(self, timer: _Timer) -> float:
        return (asyncio.get_running_loop().time() - timer.since) * self.pace.speed

    def stop(self) -> None:
        for timer in self._timers.values():
            timer.handle.cancel()
        self._timers.clear()

    def close(self) -> None:
        self.stop()
        for handle in self._others:
            handle.cancel()

    def later(self, lasts: str, action: Callable[[], None]) -> None:
        """Something else that happens by itself after `seconds[lasts]`."""
        if self._auto:
            seconds = self.pace.real(self.seconds[lasts])
            self._others.append(asyncio.get_running_loop().call_later(seconds, action))

    def step(self, bid: Bid) -> str:
        """One status on, by hand. Nothing happens where the order can't go on by itself."""
        status = next_status(bid)
        if status is not None:
            self._ledger.change(bid, status)
        return bid.status

    def _changed(self, bid: Bid, _before: str | None) -> None:
        timer = self._timers.pop(bid.id, None)
        if timer is not None:
            timer.handle.cancel()
        if self._auto:
            self._begin(bid)

    def _begin(self, bid: Bid) -> None:
        status = next_status(bid)
        if status is not None:
            lasts = bid.status if bid.status not in PAYABLE else "unpaid" if status == "delete" else "seen"
            self._schedule(bid, self.seconds[lasts])

    def _schedule(self, bid: Bid, left: float) -> None:
        loop = asyncio.get_running_loop()
        handle = loop.call_later(self.pace.real(left), self.step, bid)
        self._timers[bid.id] = _Timer(handle, left, loop.time())
