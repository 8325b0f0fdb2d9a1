"""What is counted by day (UTC) for the operators.

What people do is counted in memory and added to the sums every few seconds, so that it costs their updates
nothing; a kill loses those seconds. Orders are counted in the transaction that records what became of them,
each once.
"""

import logging
from collections import Counter
from collections.abc import Collection
from decimal import Decimal

from bot.exchanger.models import Bid
from bot.services.draft import Step
from bot.services.statuses import Group, group_of
from bot.storage.database import AWAY, Database, Tx
from bot.storage.day_counts import FUNNEL, Counted
from bot.storage.ids import now_ms
from bot.storage.partner_days import day_of

logger = logging.getLogger(__name__)

REACHED = {
    Step.GIVE: 1,
    Step.GET: 1,
    Step.AMOUNT: 2,
    Step.FIELD: 3,
    Step.SUMMARY: 4,
    Step.CREATING: 5,
}
"""How many steps of the FUNNEL a draft has behind it."""
PAID = frozenset({Group.CHECKING, Group.PAYOUT, Group.DONE})
"""The customer has paid, or says so."""


class DayCounts:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: Counter[tuple[int, Counted]] = Counter()

    def came(self, last_seen: int | None) -> None:
        """A person is here who was last seen then; None: never before."""
        today = day_of(now_ms())
        if last_seen is None:
            self._waiting[today, Counted.PEOPLE] += 1
        if last_seen is None or day_of(last_seen) < today:
            self._waiting[today, Counted.VISITORS] += 1

    def reached(self, before: int, now: int) -> None:
        """A draft that was counted for so many steps of the FUNNEL has got so far now. One that came past a
        step, as by a link that names an amount, counts there too."""
        today = day_of(now_ms())
        for name in FUNNEL[before:now]:
            self._waiting[today, name] += 1

    async def flush(self) -> None:
        """Adds to the sums. What fails before the commit is kept for the next time; what may have been
        committed isn't added again."""
        if not self._waiting:
            return
        taken, self._waiting = self._waiting, Counter()
        may_be_committed = False
        try:
            async with self._database.transaction() as tx:
                for (day, name), count in sorted(taken.items()):
                    await tx.day_counts.add(day, name, count)
                may_be_committed = True
        except BaseException:
            if not may_be_committed:
                self._waiting.update(taken)
            raise

    async def end(self) -> None:
        """The last time before the database is closed."""
        try:
            await self.flush()
        except AWAY as error:
            logger.warning("what was counted last is lost: %s", type(error).__name__)


async def count_made(tx: Tx) -> None:
    """The site has made an order: in the transaction that records it, before all that it came to."""
    await tx.day_counts.add(day_of(now_ms()), Counted.MADE, 1)


async def count_statuses(tx: Tx, bid_id: int, site: Bid, statuses: Collection[str]) -> None:
    """What an order came to, in the transaction that keeps these statuses and before it does: that it is paid
    and that it is done count once, though it may leave that status and come back."""
    now = {group_of(status) for status in statuses}
    if not now & PAID:
        return
    before = {group_of(each.status) for each in await tx.statuses.list(bid_id)}
    today = day_of(now_ms())
    if Group.DONE in now and Group.DONE not in before:
        await tx.day_counts.add(today, Counted.DONE, 1)
    if not before & PAID:
        await tx.day_counts.add(today, Counted.PAID, 1)
    if Group.DONE in now and Group.DONE not in before and site.amount_give > Decimal(0):
        await tx.day_counts.add_turnover(today, site.currency_code_give, site.amount_give)
