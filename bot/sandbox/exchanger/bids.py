"""The ledger: every order with its whole status history, and every create_bid call that was made."""

import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from random import Random

from bot.sandbox.exchanger.calc import Calc
from bot.sandbox.exchanger.catalogue import Direction
from bot.sandbox.exchanger.clock import Clock

PAYABLE = ("new", "techpay")
CANCELLABLE = ("new", "techpay", "coldnew", "amlwait", "merchwait")
FIRST_BID_ID = 10431
HASH_LENGTH = 35


@dataclass(frozen=True)
class Change:
    """A status an order came to, in the site's time."""

    time: int
    status: str


@dataclass
class Bid:
    id: int
    hash: str
    direction: Direction
    calc: Calc
    login: str = ""  # of the key it was made with; empty: made on the site itself
    api_id: str = ""
    partner_id: int = 0
    callback_url: str = ""
    ip: str = "127.0.0.1"
    user_hash: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    address: str = ""
    dest_tag: str = ""
    pay_amount: Decimal = Decimal(0)
    reward: Decimal = Decimal(0)
    accrued: bool = False
    history: list[Change] = field(default_factory=list)

    @property
    def status(self) -> str:
        return self.history[-1].status

    @property
    def changed(self) -> int:
        return self.history[-1].time

    @property
    def created(self) -> int:
        return self.history[0].time

    @property
    def told(self) -> list[Change]:
        """The history as the API tells it: without the time of being created."""
        return [change for change in self.history if change.status != "auto"]


@dataclass
class CreateCall:
    """One create_bid call: what it was, or would have been, answered, and whether that was sent."""

    api_id: str
    bid_id: int | None
    answered: str
    delivered: bool = False


def reads_as_number(api_id: str) -> bool:
    """Only such an api_id is kept unique: a site compares it with 0."""
    try:
        number = Decimal(api_id)
    except InvalidOperation:
        return False
    return number.is_finite() and number > 0


Listener = Callable[[Bid, str | None], None]


class Ledger:
    """Listeners are told (bid, the status before; None for a new order) right after each change."""

    def __init__(self, clock: Clock, random: Random) -> None:
        self.bids: dict[int, Bid] = {}
        self.calls: list[CreateCall] = []
        self._clock, self._random = clock, random
        self._by_hash: dict[str, Bid] = {}
        self._listeners: list[Listener] = []

    def __iter__(self) -> Iterator[Bid]:
        return iter(self.bids.values())

    def __len__(self) -> int:
        return len(self.bids)

    def __getitem__(self, bid_id: int) -> Bid:
        return self.bids[bid_id]

    def subscribe(self, listener: Listener) -> None:
        self._listeners.append(listener)

    def open(self, direction: Direction, calc: Calc, status: str = "auto", at: int | None = None) -> Bid:
        """Put down a new order; the caller fills in the rest before anything else runs."""
        made_of = string.ascii_letters + string.digits
        bid = Bid(
            id=FIRST_BID_ID + len(self.bids),
            hash="".join(self._random.choices(made_of, k=HASH_LENGTH)),
            user_hash="".join(self._random.choices("0123456789abcdef", k=32)),
            direction=direction,
            calc=calc,
            pay_amount=calc.to_pay,
        )
        self.bids[bid.id] = bid
        self._by_hash[bid.hash] = bid
        self._note(bid, status, at)
        return bid

    def change(self, bid: Bid, status: str) -> bool:
        """Bring an order to a status; False when it has that one already."""
        before = bid.status
        if before == status:
            return False
        self._note(bid, status)
        for listener in self._listeners:
            listener(bid, before)
        return True

    def announce(self, bid: Bid) -> None:
        """Tell the listeners of an order that is filled in now."""
        for listener in self._listeners:
            listener(bid, None)

    def _note(self, bid: Bid, status: str, at: int | None = None) -> None:
        bid.history.append(Change(self._clock.time() if at is None else at, status))

    def find(self, bid_id: int, bid_hash: str) -> Bid | None:
        """By id when there is one, else by hash, as the site looks."""
        return self.bids.get(bid_id) if bid_id > 0 else self._by_hash.get(bid_hash)

    def taken(self, login: str, api_id: str) -> bool:
        return reads_as_number(api_id) and any(bid.login == login for bid in self.by_api_id(api_id))

    def by_api_id(self, api_id: str) -> list[Bid]:
        return [bid for bid in self if bid.api_id == api_id]

    def calls_with(self, api_id: str) -> list[CreateCall]:
        return [call for call in self.calls if call.api_id == api_id]
