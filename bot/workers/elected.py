"""What only the elected process has: the workers, made anew for each of its terms."""

import asyncio

from bot.handlers.telling import Telling
from bot.parts import Parts
from bot.services.bid_jobs import BidJobs
from bot.services.broadcast_audience import Readers
from bot.services.broadcast_sending import BroadcastSending
from bot.services.denied import Denied
from bot.services.health_notices import HealthNotices
from bot.services.maintenance import MaintenanceOver
from bot.services.notices_outbox import NoticesOutbox
from bot.services.operators import Operators
from bot.services.partner_counting import PartnerCounting
from bot.services.partner_feed import PartnerFeed
from bot.services.paying_out import PayingOut
from bot.services.payout_rows import PayoutRows
from bot.services.resealing import Resealing
from bot.services.retention import Retention
from bot.services.stuck import Stuck
from bot.services.watching import Watching
from bot.site_callbacks import callback_address
from bot.term import acting_in
from bot.workers.broadcasts import BroadcastRunner
from bot.workers.health_notices import HealthWatcher
from bot.workers.jobs import JobRunner
from bot.workers.maintenance import MaintenanceTeller
from bot.workers.notices import NoticesSender
from bot.workers.outbox import OutboxSender
from bot.workers.partner_counting import PartnerCounter
from bot.workers.partners import PartnerWatcher
from bot.workers.payouts import PayoutRunner
from bot.workers.resealing import Resealer
from bot.workers.retention import Eraser
from bot.workers.stuck import StuckTeller
from bot.workers.supervisor import Supervisor
from bot.workers.watch import BidWatcher, FeedFollower


class Senders:
    """What must not be left halfway: what the outbox has in flight would be sent twice, and of what a
    broadcast has nobody would know whether it came."""

    def __init__(self, outbox: OutboxSender, broadcasts: BroadcastRunner) -> None:
        self._outbox = outbox
        self._broadcasts = broadcasts

    async def stop(self, seconds: float) -> None:
        await asyncio.gather(self._outbox.stop(seconds), self._broadcasts.stop(seconds))


def start_workers(parts: Parts, telling: Telling, workers: Supervisor) -> Senders:
    operators = parts.operators
    parts.feed.follow(acting_in.get())
    _watch(parts, operators, workers)
    _run_jobs(parts, operators, workers)
    partner_feed = PartnerFeed(parts.database, parts.partners, parts.wakes.outbox)
    workers.keep_running("partners", PartnerWatcher(partner_feed, workers).run)
    counting = PartnerCounting(parts.database, parts.wakes.outbox)
    workers.keep_running("partner counting", PartnerCounter(counting, parts.wakes.counting).run)
    eraser = Eraser(Retention(parts.database, parts.settings.keep_details_days))
    workers.keep_running("retention", eraser.run)
    workers.keep_running("resealing", Resealer(Resealing(parts.database, parts.vault)).run)
    over = MaintenanceOver(parts.database, parts.switchboard, parts.wakes.outbox)
    workers.keep_running("maintenance over", MaintenanceTeller(over).run)
    _pay_out(parts, workers)
    _tell_operators(parts, workers)
    _tell_stuck(parts, workers)
    wake, meters = parts.wakes.outbox, parts.meters
    outbox = OutboxSender(parts.database, telling, parts.reach, parts.pacing, workers, wake, meters)
    workers.keep_running("outbox", outbox.run)
    return Senders(outbox, _broadcast(parts, telling, workers))


def _broadcast(parts: Parts, telling: Telling, workers: Supervisor) -> BroadcastRunner:
    readers = Readers(parts.database, parts.translator, parts.settings.default_locale)
    sending = BroadcastSending(parts.database, readers, parts.wakes.outbox)
    runner = BroadcastRunner(
        parts.bot,
        sending,
        telling.broadcasts,
        parts.reach,
        workers,
        parts.wakes.broadcasts,
        parts.limits.everything,
    )
    workers.keep_running("broadcasts", runner.run)
    return runner


def _tell_operators(parts: Parts, workers: Supervisor) -> None:
    settings = parts.settings
    chat_id, topic_id = parts.operators.chat_id, parts.operators.topic_id
    notices = NoticesOutbox(parts.database, parts.roles, chat_id, topic_id, parts.wakes.outbox)
    sender = NoticesSender(notices, 1 / parts.limits.group.per_second)
    workers.keep_running("notices", sender.run)
    health = HealthNotices(parts.database, parts.operators, parts.exchanger_health, settings.watch_interval)
    workers.keep_running("health notices", HealthWatcher(health).run)


def _tell_stuck(parts: Parts, workers: Supervisor) -> None:
    stuck = Stuck(parts.database, parts.operators, parts.settings.stuck_minutes)
    workers.keep_running("stuck orders", StuckTeller(stuck).run)


def _watch(parts: Parts, operators: Operators, workers: Supervisor) -> None:
    interval = parts.settings.watch_interval
    denied = Denied(parts.database, operators)
    watching = Watching(parts.database, parts.feed, denied, interval, parts.wakes)
    watcher = BidWatcher(parts.bids, watching, parts.feed, workers, interval, parts.wakes.watch)
    workers.keep_running("feed", FeedFollower(watching, interval).run)
    workers.keep_running("watch", watcher.run)


def _run_jobs(parts: Parts, operators: Operators, workers: Supervisor) -> None:
    callbacks = callback_address(parts.settings.webhook_url)
    jobs = BidJobs(parts.bids, parts.exchanger, parts.translator, parts.agreement, operators, callbacks)
    at_once = max(1, parts.settings.exchanger_concurrency // 2)
    wakes = parts.wakes
    runner = JobRunner(parts.database, jobs, workers, at_once, wakes.jobs, wakes.outbox)
    workers.keep_running("jobs", runner.run)


def _pay_out(parts: Parts, workers: Supervisor) -> None:
    rows = PayoutRows(parts.database, parts.partners, parts.vault, parts.operators)
    paying_out = PayingOut(rows, parts.translator, round(parts.settings.watch_interval * 1000))
    wakes = parts.wakes
    runner = PayoutRunner(parts.database, paying_out, workers, wakes.payouts, wakes.outbox)
    workers.keep_running("payouts", runner.run)
