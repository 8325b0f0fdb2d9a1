"""Everybody at the same rows at once, over two openings as two processes have them: nobody fails, nobody is
kept waiting for ever, and what is compared before it is set is set once."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.exchanger.models import CalcAction
from bot.services.bid_view import BidRequest
from bot.services.messages import BidMessage, MessageKind
from bot.services.operators import Operators
from bot.services.recording import News, record, record_made
from bot.services.retention import Retention
from bot.services.switchboard import Switchboard
from bot.storage.bids import Bid
from bot.storage.database import Database, Tx, open_database
from bot.storage.ids import now_ms
from bot.storage.jobs import Job
from tests.storage.test_retention import ANSWER

PEOPLE = (7, 8)
ORDERS = 2
ROUNDS = 40
AT_ONCE = 18
WORDS = BidMessage(words="words").to_json()
REQUEST = BidRequest(12, "Bitcoin", "Card", "0.10", CalcAction.GIVE, {}, 1, 2, {}).to_json()
STATUSES = ("new", "payed", "realpay", "success", "cancel")

Act = Callable[[Database, random.Random], Awaitable[None]]


async def order(database: Database, number: int) -> Bid:
    person = PEOPLE[number % len(PEOPLE)]
    async with database.transaction() as tx:
        await tx.users.hold(person, now_ms())
        bid = await tx.bids.add(
            id=tx.new_id(),
            user_id=person,
            chat_id=person,
            draft_id=tx.new_id(),
            lang="en",
            direction_id=12,
            request=REQUEST,
            at=now_ms(),
            callback_token=f"token-{number}",
        )
        assert bid is not None
        await tx.jobs.add("create_bid", bid.id, "{}", now_ms())
        return bid


class Crowd:
    """What the services and workers do to a few orders, in the order in which they touch the rows."""

    def __init__(self, bids: list[Bid]) -> None:
        self._bids = bids
        self.started: list[int] = []

    @property
    def acts(self) -> tuple[Act, ...]:
        return (
            self.work,
            self.work,
            self.look,
            self.look,
            self.ask,
            self.call,
            self.send,
            self.reach,
            self.talk,
            self.show,
            self.hint,
            self.erase,
        )

    async def work(self, database: Database, chance: random.Random) -> None:
        """A job from its start to one of its ends."""
        async with database.reading() as tx:
            due = [*await tx.jobs.due_creates(now_ms(), 5), *await tx.jobs.due_others(now_ms(), 5)]
        if not due:
            return
        job = chance.choice(due)
        async with database.transaction() as tx:
            begun = await tx.jobs.start(job.id, now_ms())
        if begun is not None:
            self.started.append(begun.id * 1_000 + begun.attempts)
            operators = Operators((1,), 0, Switchboard(database))
            async with database.transaction() as tx:
                await self._end(tx, begun, chance, operators)

    async def _end(self, tx: Tx, job: Job, chance: random.Random, operators: Operators) -> None:
        row = await tx.bids.get(job.bid_id)
        assert row is not None
        how = chance.randrange(4)
        if how == 0:
            await tx.jobs.retry(job.id, now_ms(), job.payload)
            await tx.bids.set_stage(row.id, "creating", "checking", None, now_ms())
        elif how == 1 and job.kind != "create_bid":
            await tx.jobs.finish(job.id, "unknown", now_ms())
            await tx.outbox.add(row.chat_id, MessageKind.NOT_PAID, row.id, WORDS, now_ms())
            await tx.bids.set_look(row.id, now_ms())
        else:
            await tx.jobs.finish(job.id, "done", now_ms())
            news = News(ANSWER, [("new", "New")])
            await record_made(tx, row, news, now_ms(), operators)

    async def look(self, database: Database, chance: random.Random) -> None:
        site = replace(ANSWER, status=chance.choice(STATUSES))
        async with database.transaction() as tx:
            row = await tx.bids.get(chance.choice(self._bids).id)
            if row is not None and row.stage in {"open", "closed"}:
                news = News(site, [(site.status, "Title")])
                await record(tx, row, news, now_ms(), Operators((1,), 0, Switchboard(database)))

    async def ask(self, database: Database, chance: random.Random) -> None:
        bid = chance.choice(self._bids)
        async with database.transaction() as tx:
            await tx.bids.get(bid.id)
            await tx.jobs.add(chance.choice(("pay_bid", "cancel_bid")), bid.id, "{}", now_ms())

    async def call(self, database: Database, chance: random.Random) -> None:
        async with database.transaction() as tx:
            row = await tx.bids.get(chance.choice(self._bids).id)
            assert row is not None
            await tx.bids.set_call(row.id, called_at=now_ms(), feed_from=None, was=row.called_at)

    async def send(self, database: Database, chance: random.Random) -> None:
        async with database.reading() as tx:
            due = await tx.outbox.due(now_ms(), 10)
        for row in due:
            async with database.transaction() as tx:
                await (
                    tx.outbox.retry(row.id, now_ms()) if chance.random() < 0.3 else tx.outbox.sent(row.id, 1)
                )

    async def reach(self, database: Database, chance: random.Random) -> None:
        person = chance.choice(PEOPLE)
        async with database.transaction() as tx:
            await tx.users.lost(person, 1)
            await tx.outbox.drop_chat(person, now_ms())
        async with database.transaction() as tx:
            if await tx.users.found(person, 1) is not None:
                for bid in await tx.bids.to_show_again(person, 1):
                    await tx.outbox.add(bid.chat_id, MessageKind.CARD, bid.id, WORDS, now_ms())

    async def talk(self, database: Database, chance: random.Random) -> None:
        key = f"key-{chance.choice(PEOPLE)}"
        async with database.transaction() as tx:
            held = await tx.fsm.hold(key, now_ms())
            if chance.random() < 0.3:
                await tx.fsm.delete(key)
            else:
                await tx.fsm.put(key, held.state, "{}", now_ms())

    async def show(self, database: Database, chance: random.Random) -> None:
        async with database.transaction() as tx:
            await tx.bids.set_card(chance.choice(self._bids).id, chance.randrange(100))

    async def hint(self, database: Database, chance: random.Random) -> None:
        async with database.transaction() as tx:
            await tx.bids.set_look(chance.choice(self._bids).id, now_ms())

    async def erase(self, database: Database, _: random.Random) -> None:
        await Retention(database, keep_days=0).forget_old()


async def test_a_crowd_at_a_few_orders(database: Database, database_url: str) -> None:
    chance = random.Random(20)  # noqa: S311 - any crowd will do
    other = await open_database(database_url)
    try:
        crowd = Crowd([await order(database, number) for number in range(ORDERS)])

        async def member(seed: int) -> None:
            chance = random.Random(seed)  # noqa: S311 - as above
            for _ in range(ROUNDS):
                await chance.choice(crowd.acts)(chance.choice((database, other)), chance)

        async with asyncio.timeout(60):
            await asyncio.gather(*(member(chance.randrange(1 << 30)) for _ in range(AT_ONCE)))
    finally:
        await other.close()
    assert len(set(crowd.started)) == len(crowd.started), "an attempt is started once"
