"""What a block of statements works with: a repository for each table group."""

from functools import cache, cached_property
from pathlib import Path
from typing import Any, cast

import aiosql

from bot.storage.adapter import Adapter, Connection
from bot.storage.audit import Audit
from bot.storage.bids import Bids
from bot.storage.blocks import Blocks
from bot.storage.broadcasts import Broadcasts
from bot.storage.cursors import Cursors
from bot.storage.customers import Customers
from bot.storage.dashboard import Dashboard
from bot.storage.day_counts import DayCounts
from bot.storage.erasing import Erasing
from bot.storage.fsm_rows import Fsm
from bot.storage.ids import IdMaker
from bot.storage.jobs import Jobs
from bot.storage.maintenance_met import MaintenanceMet
from bot.storage.notices import Notices
from bot.storage.operator_orders import OperatorOrders
from bot.storage.operators import Operators
from bot.storage.outbox import Outbox
from bot.storage.partner_days import PartnerDays
from bot.storage.partners import Partners
from bot.storage.payouts import Payouts
from bot.storage.referrals import Referrals
from bot.storage.retention import Retention
from bot.storage.statuses import Statuses
from bot.storage.support import Support
from bot.storage.switches import Switches
from bot.storage.users import Users

SQL_FOLDER = Path(__file__).parent / "sql"


class Queries:
    """Every .sql file, read once."""

    def __init__(self) -> None:
        self.users = load_queries("users")
        self.bids = load_queries("bids")
        self.statuses = load_queries("statuses")
        self.jobs = load_queries("jobs")
        self.outbox = load_queries("outbox")
        self.fsm = load_queries("fsm")
        self.cursors = load_queries("cursors")
        self.retention = load_queries("retention")
        self.partners = load_queries("partners")
        self.referrals = load_queries("referrals")
        self.partner_days = load_queries("partner_days")
        self.payouts = load_queries("payouts")
        self.operators = load_queries("operators")
        self.operator_orders = load_queries("operator_orders")
        self.audit = load_queries("audit")
        self.notices = load_queries("notices")
        self.switches = load_queries("switches")
        self.maintenance_met = load_queries("maintenance_met")
        self.broadcasts = load_queries("broadcasts")
        self.day_counts = load_queries("day_counts")
        self.dashboard = load_queries("dashboard")
        self.blocks = load_queries("blocks")
        self.customers = load_queries("customers")
        self.erasing = load_queries("erasing")
        self.support = load_queries("support")


@cache
def load_queries(name: str) -> Any:
    adapter = cast(Any, Adapter)  # aiosql's protocol also wants the kinds of query that we don't have
    return aiosql.from_path(SQL_FOLDER / f"{name}.sql", adapter, encoding="utf-8")


class Tx:
    """The repositories within one block, each made when it is first used: a block uses two or three."""

    def __init__(self, queries: Queries, connection: Connection, ids: IdMaker) -> None:
        self._queries = queries
        self._connection = connection
        self._ids = ids

    @cached_property
    def users(self) -> Users:
        return Users(self._queries.users, self._connection)

    @cached_property
    def bids(self) -> Bids:
        return Bids(self._queries.bids, self._connection)

    @cached_property
    def statuses(self) -> Statuses:
        return Statuses(self._queries.statuses, self._connection)

    @cached_property
    def jobs(self) -> Jobs:
        return Jobs(self._queries.jobs, self._connection, self._ids)

    @cached_property
    def outbox(self) -> Outbox:
        return Outbox(self._queries.outbox, self._connection, self._ids)

    @cached_property
    def fsm(self) -> Fsm:
        return Fsm(self._queries.fsm, self._connection)

    @cached_property
    def cursors(self) -> Cursors:
        return Cursors(self._queries.cursors, self._connection)

    @cached_property
    def retention(self) -> Retention:
        return Retention(self._queries.retention, self._connection)

    @cached_property
    def partners(self) -> Partners:
        return Partners(self._queries.partners, self._connection)

    @cached_property
    def referrals(self) -> Referrals:
        return Referrals(self._queries.referrals, self._connection)

    @cached_property
    def partner_days(self) -> PartnerDays:
        return PartnerDays(self._queries.partner_days, self._connection)

    @cached_property
    def payouts(self) -> Payouts:
        return Payouts(self._queries.payouts, self._connection)

    @cached_property
    def operators(self) -> Operators:
        return Operators(self._queries.operators, self._connection)

    @cached_property
    def operator_orders(self) -> OperatorOrders:
        return OperatorOrders(self._queries.operator_orders, self._connection)

    @cached_property
    def audit(self) -> Audit:
        return Audit(self._queries.audit, self._connection, self._ids)

    @cached_property
    def notices(self) -> Notices:
        return Notices(self._queries.notices, self._connection, self._ids)

    @cached_property
    def switches(self) -> Switches:
        return Switches(self._queries.switches, self._connection, self._ids)

    @cached_property
    def maintenance_met(self) -> MaintenanceMet:
        return MaintenanceMet(self._queries.maintenance_met, self._connection)

    @cached_property
    def broadcasts(self) -> Broadcasts:
        return Broadcasts(self._queries.broadcasts, self._connection)

    @cached_property
    def day_counts(self) -> DayCounts:
        return DayCounts(self._queries.day_counts, self._connection)

    @cached_property
    def dashboard(self) -> Dashboard:
        return Dashboard(self._queries.dashboard, self._connection)

    @cached_property
    def blocks(self) -> Blocks:
        return Blocks(self._queries.blocks, self._connection)

    @cached_property
    def customers(self) -> Customers:
        return Customers(self._queries.customers, self._connection)

    @cached_property
    def erasing(self) -> Erasing:
        return Erasing(self._queries.erasing, self._connection)

    @cached_property
    def support(self) -> Support:
        return Support(self._queries.support, self._connection, self._ids)

    def new_id(self) -> int:
        return self._ids.new_id()
