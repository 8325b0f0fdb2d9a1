"""All that `/metrics` shows: what this process has counted, and what the database holds at the moment."""

import math
from collections.abc import Sequence

from bot.monitoring.exposition import Gauge, Metric, text
from bot.monitoring.process import process_metrics
from bot.parts import Parts
from bot.services.dashboard import Vitals
from bot.storage.adapter import Connections
from bot.storage.database import AWAY


class Scrape:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def text(self) -> str:
        """Without the database what the process knows by itself is shown all the same."""
        return text([*self._parts.meters.all, *self._own(), *await self._kept(), *process_metrics()])

    def _own(self) -> Sequence[Metric]:
        elected = self._parts.feed.is_followed
        failing = self._parts.exchanger_health.failing_for()
        return (
            Gauge.of("bot_elected", "1 in the process that runs the workers.", elected),
            Gauge.of("bot_updates_under_way", "Updates being handled.", self._parts.under_way.count),
            Gauge.of(
                "bot_exchanger_failing_seconds", "Since when every call of the exchanger has failed.", failing
            ),
            _connections(self._parts.database.connections()),
        )

    async def _kept(self) -> Sequence[Metric]:
        try:
            vitals = await self._parts.dashboard.vitals()
            async with self._parts.database.reading() as tx:
                jobs, is_open = await tx.dashboard.jobs(), await tx.bids.count_all_open()
        except AWAY:
            return [Gauge.of("bot_database_up", "1 while the database answers.", 0)]
        return (
            Gauge.of("bot_database_up", "1 while the database answers.", 1),
            Gauge.of("bot_orders_open", "Orders that are going on.", is_open),
            Gauge("bot_jobs", "Changing calls that aren't through yet.", jobs.items(), *("kind", "state")),
            *_vitals(vitals),
        )


def _vitals(vitals: Vitals) -> Sequence[Metric]:
    heard = vitals.telegram_age if math.isfinite(vitals.telegram_age) else None
    return (
        Gauge.of("bot_telegram_heard_seconds", "Since Telegram was last heard.", heard),
        Gauge.of(
            "bot_feed_age_seconds", "Since the exchanger's list of orders was last read.", vitals.feed_age
        ),
        Gauge.of("bot_outbox_depth", "Messages that wait to be sent.", vitals.outbox.depth),
        Gauge.of("bot_outbox_oldest_seconds", "How long the oldest of them waits.", vitals.outbox_age),
        Gauge.of(
            "bot_outcome_unknown", "Calls whose outcome is unknown and being looked for.", vitals.unclear
        ),
        Gauge.of("bot_database_bytes", "Size of the database.", vitals.database_bytes),
    )


def _connections(found: Connections) -> Gauge:
    values = ((("open",), found.open), (("in_use",), found.in_use))
    return Gauge("bot_database_connections", "Connections to the database.", values, "state")
