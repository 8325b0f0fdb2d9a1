"""The exchanger's ledger beside what each customer read: every order once, every status told, in order."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bot.sandbox.exchanger import Bid
from bot.services.statuses import is_worth_a_message
from tests.chaos.people import Person
from tests.chaos.reading import OrderRead, Reader, title_of, without_repeats
from tests.rows import rows

MADE, NOT_MADE = {"open", "closed"}, {"refused", "failed"}


@dataclass(frozen=True)
class Confirmed:
    """What a customer confirmed, as the bot keeps it."""

    api_id: str
    chat_id: int
    draft_id: int
    stage: str
    site_id: int | None


@dataclass
class Reckoning:
    """Problems by kind, each with all that is known about it."""

    orders: int = 0
    confirmed: int = 0
    messages: int = 0
    duplicates: int = 0
    doubled: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    untold: list[str] = field(default_factory=list)
    out_of_order: list[str] = field(default_factory=list)

    @property
    def problems(self) -> list[str]:
        return [*self.doubled, *self.lost, *self.untold, *self.out_of_order]


def reckon(ledger: Sequence[Bid], people: Sequence[Person], database_url: str) -> Reckoning:
    found = Reckoning(orders=len(ledger))
    confirmed = confirmed_in(database_url)
    found.confirmed = len(confirmed)
    readers = {person: Reader(person.t, person.customer.history) for person in people}
    found.messages = sum(reader.messages for reader in readers.values())
    _doubled(found, ledger, confirmed, readers)
    _unclear(found, ledger, confirmed)
    for person, reader in readers.items():
        _not_told_of(found, person, reader, confirmed)
        for bid in ledger:
            if _account(bid) in person.typed:
                _compare(found, person, reader, bid)
    _strangers(found, ledger, people)
    return found


def confirmed_in(database_url: str) -> list[Confirmed]:
    found = rows(database_url, "SELECT id, chat_id, draft_id, stage, site_id FROM bids ORDER BY id")
    return [Confirmed(str(id), chat, draft, stage, site) for id, chat, draft, stage, site in found]


def outbox_in(database_url: str) -> str:
    """What the bot meant to tell, a line each."""
    found = rows(
        database_url,
        "SELECT bid_id, chat_id, kind, payload, state, trouble, created_at, done_at FROM outbox ORDER BY id",
    )
    return "\n".join(f"outbox: order {row[0]} to {' '.join(map(str, row[1:]))}" for row in found)


def is_at_rest(database_url: str) -> bool:
    """Nothing is left to be made, asked or told."""
    (left,) = rows(
        database_url,
        "SELECT (SELECT COUNT(*) FROM jobs WHERE state <> 'done')"
        " + (SELECT COUNT(*) FROM outbox WHERE state = 'queued')"
        " + (SELECT COUNT(*) FROM bids WHERE stage IN ('creating', 'checking'))",
    )
    return not left[0]


def _doubled(
    found: Reckoning, ledger: Sequence[Bid], confirmed: Sequence[Confirmed], readers: Mapping[Person, Reader]
) -> None:
    """By the number the site got, by the account that was typed for one exchange only, and by the draft."""
    for what, values in (
        ("api_id", [bid.api_id for bid in ledger]),
        ("account", [_account(bid) for bid in ledger]),
        ("draft", [str(one.draft_id) for one in confirmed]),
    ):
        for value, times in Counter(values).items():
            if times > 1:
                known = _of_account(value, ledger, confirmed, readers) if what == "account" else ""
                found.doubled.append(f"doubled: {times} orders of one {what} {value}{known}")


def _of_account(
    account: str, ledger: Sequence[Bid], confirmed: Sequence[Confirmed], readers: Mapping[Person, Reader]
) -> str:
    """What is known of its orders, and all that was read by who typed it."""
    of = {bid.api_id: bid for bid in ledger if _account(bid) == account}
    orders = [f"  {one}: {history(of[one.api_id])}" for one in confirmed if one.api_id in of]
    read = [reader.gist for person, reader in readers.items() if account in person.typed]
    return "".join(f"\n{known}" for known in (*orders, *read))


def _account(bid: Bid) -> str:
    return bid.fields.get("account2", "")


def _unclear(found: Reckoning, ledger: Sequence[Bid], confirmed: Iterable[Confirmed]) -> None:
    """Every confirmed one ended made, and is there, or not made, and is not."""
    there = {bid.api_id: bid for bid in ledger}
    for one in confirmed:
        bid = there.get(one.api_id)
        made = one.stage in MADE and bid is not None and bid.id == one.site_id
        if not made and not (one.stage in NOT_MADE and bid is None):
            found.lost.append(f"lost: {one}, at the site: {bid and (bid.id, history(bid))}")


def _not_told_of(found: Reckoning, person: Person, reader: Reader, confirmed: Iterable[Confirmed]) -> None:
    mine = [one for one in confirmed if one.chat_id == person.customer.id and one.stage in NOT_MADE]
    if reader.not_made < len(mine):
        found.lost.append(f"lost: {reader.not_made} of {len(mine)} told as not made: {mine}\n{reader.gist}")


def _strangers(found: Reckoning, ledger: Iterable[Bid], people: Iterable[Person]) -> None:
    known = {answer for person in people for answer in person.typed}
    for bid in ledger:
        if _account(bid) not in known:
            found.lost.append(f"lost: order {bid.id} (api_id {bid.api_id}) is nobody's: {bid.fields}")


def _compare(found: Reckoning, person: Person, reader: Reader, bid: Bid) -> None:
    read = reader.order(bid)
    if read.card is None:
        found.lost.append(f"lost: {_told(person, reader, bid, read)}\n{reader.gist}")
        return
    titles = [title_of(person.t, change.status) for change in bid.told]
    happened, card = without_repeats(titles), without_repeats(read.card)
    begins = happened.index(card[0]) if card and card[0] in happened else 0
    told = Counter(card) | Counter(read.pushes)
    followed = [
        title_of(person.t, now.status)
        for before, now in pairwise(bid.told)
        if is_worth_a_message(before.status, now.status)
    ]
    # the first is a message only to who waited long for the order to be made
    worth = max(titles[:1] + followed, followed, key=lambda worth: told_in_order(read.pushes, worth))
    if untold := Counter(happened[begins:]) - told:
        found.untold.append(f"untold {dict(untold)}: {_told(person, reader, bid, read)}")
    if not (is_within(card, happened) and told_in_order(read.pushes, worth)):
        found.out_of_order.append(f"out of order: {_told(person, reader, bid, read)}")
    found.duplicates += (Counter(read.pushes) - Counter(worth)).total()


def is_within(part: Sequence[str], whole: Iterable[str]) -> bool:
    """The part's elements come in the whole, in their order."""
    left = iter(whole)
    return all(one in left for one in part)


def told_in_order(pushes: Sequence[str], worth: Sequence[str]) -> bool:
    """But for those sent twice: the second may have been on its way to Telegram when the bot was killed, and
    come late."""
    twice = (Counter(pushes) - Counter(worth)).total()
    return _longest_within(pushes, worth) >= len(pushes) - twice


def _longest_within(part: Sequence[str], whole: Sequence[str]) -> int:
    """The length of the longest sequence that is in both, in order."""
    row = [0] * (len(whole) + 1)
    for one in part:
        above, row = row, [0]
        for place, other in enumerate(whole):
            row.append(above[place] + 1 if one == other else max(above[place + 1], row[place]))
    return row[-1]


def history(bid: Bid) -> list[str]:
    return [f"{change.time} {change.status}" for change in bid.history]


def _told(person: Person, reader: Reader, bid: Bid, read: OrderRead) -> str:
    shown = "\n".join(f"    {one}" for one in reader.about(bid))
    return (
        f"customer {person.customer.id}, order {bid.id} (api_id {bid.api_id})\n"
        f"  happened: {history(bid)}\n  card: {read.card}\n  pushes: {read.pushes}\n  read:\n{shown}"
    )
