"""What a process counts and times of its own doing, for `/metrics`. Each call costs a microsecond or two."""

import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from aiogram.types import Update

from bot.exchanger.call import Called
from bot.exchanger.client import METHODS
from bot.monitoring.exposition import Counter, Histogram, Metric
from bot.services.exchanger_health import outcome_of

HANDLING_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
CALL_SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30, 60, 240)
UPDATES = ("message", "callback_query", "edited_message", "my_chat_member")
OTHER = "other"


@dataclass(slots=True)
class Handling:
    outcome: str = "failed"


class Meters:
    def __init__(self) -> None:
        self.updates = Counter(
            "bot_updates_total",
            "Updates by kind and outcome: handled, late (after a wait for the exchanger), failed, held_back"
            " (sent faster than a person does), unwanted.",
            *("kind", "outcome"),
        )
        self.update_seconds = Histogram(
            "bot_update_seconds", "How long updates took to be handled.", HANDLING_SECONDS, "kind"
        )
        self.telegram_calls = Counter(
            "bot_telegram_calls_total",
            "Calls of the Bot API by outcome: done, too_many (429), refused, forbidden, unreachable.",
            *("method", "outcome"),
        )
        self.exchanger_calls = Counter(
            "bot_exchanger_calls_total", "Calls of the exchanger's API by outcome.", "method", "outcome"
        )
        self.exchanger_seconds = Histogram(
            "bot_exchanger_seconds",
            "How long calls of the exchanger's API took, with their waiting and their tries.",
            CALL_SECONDS,
            "method",
        )
        self.outbox = Counter(
            "bot_outbox_messages_total",
            "Messages of the outbox by what became of them: sent, dropped, put_off (tried again later).",
            "outcome",
        )
        self.log_lines = Counter("bot_log_lines_total", "Lines of the log: warning, error.", "level")

    @property
    def all(self) -> Sequence[Metric]:
        return (
            self.updates,
            self.update_seconds,
            self.telegram_calls,
            self.exchanger_calls,
            self.exchanger_seconds,
            self.outbox,
            self.log_lines,
        )

    @contextmanager
    def handling(self, update: Update) -> Iterator["Handling"]:
        """Failed, unless it is told how it went."""
        kind, began, handling = kind_of(update), time.monotonic(), Handling()
        try:
            yield handling
        finally:
            self.updates.add(kind, handling.outcome)
            self.update_seconds.observe(time.monotonic() - began, kind)

    def note_call(self, called: Called) -> None:
        method = called.method if called.method in METHODS else OTHER
        self.exchanger_calls.add(method, outcome_of(called.error))
        self.exchanger_seconds.observe(called.seconds, method)


def kind_of(update: Update) -> str:
    return next((name for name in UPDATES if getattr(update, name) is not None), OTHER)


@contextmanager
def counting_log_lines(meters: Meters) -> Iterator[None]:
    """What is worth a look, whoever writes it."""
    handler = _LogMeter(meters.log_lines)
    logging.getLogger().addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)


class _LogMeter(logging.Handler):
    def __init__(self, lines: Counter) -> None:
        super().__init__(logging.WARNING)
        self._lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        self._lines.add("error" if record.levelno >= logging.ERROR else "warning")
