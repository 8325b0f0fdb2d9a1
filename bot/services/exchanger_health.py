"""How the exchanger answers: what the calls of this process have come to lately.

Any process has calls of its own; the elected one makes some all the time, as it reads the list of changes.
"""

import time
from collections import deque
from dataclasses import dataclass
from enum import StrEnum
from statistics import quantiles
from typing import NamedTuple

from bot.exchanger.call import Called
from bot.exchanger.errors import (
    ApiDisabled,
    ExchangerError,
    IpBlocked,
    Maintenance,
    NeverSent,
    NotJson,
    OutcomeUnknown,
    Refused,
    Unreachable,
    WrongAnswer,
)

LATELY_SECONDS = 300.0
MOST_CALLS = 5_000
"""Of a busy bot the last ones are lately enough."""


class Outcome(StrEnum):
    """What a call came to."""

    ANSWERED = "answered"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    NEVER_SENT = "never_sent"
    UNKNOWN = "unknown"
    NOT_JSON = "not_json"
    WRONG_ANSWER = "wrong_answer"
    API_DISABLED = "api_disabled"
    IP_BLOCKED = "ip_blocked"
    MAINTENANCE = "maintenance"


KINDS: tuple[tuple[type[ExchangerError], Outcome], ...] = (
    (IpBlocked, Outcome.IP_BLOCKED),
    (Maintenance, Outcome.MAINTENANCE),
    (Refused, Outcome.REFUSED),
    (ApiDisabled, Outcome.API_DISABLED),
    (NeverSent, Outcome.NEVER_SENT),
    (Unreachable, Outcome.UNREACHABLE),
    (OutcomeUnknown, Outcome.UNKNOWN),
    (NotJson, Outcome.NOT_JSON),
    (WrongAnswer, Outcome.WRONG_ANSWER),
)
"""The first that fits."""
SERVED = frozenset({Outcome.ANSWERED, Outcome.REFUSED})
"""The site has done what it is there for; anything else is a failure."""


def outcome_of(error: ExchangerError | None) -> Outcome:
    if error is None:
        return Outcome.ANSWERED
    return next((outcome for kind, outcome in KINDS if isinstance(error, kind)), Outcome.WRONG_ANSWER)


@dataclass(frozen=True, slots=True)
class Lately:
    """Of the last minutes. The times are of calls that were answered; None without any."""

    calls: int
    failed: int
    median: float | None
    p95: float | None

    @property
    def error_rate(self) -> float:
        return self.failed / self.calls if self.calls else 0.0


class _Past(NamedTuple):
    at: float
    seconds: float
    served: bool


class ExchangerHealth:
    """`note` is the exchanger's observer: see `Caller`."""

    def __init__(self) -> None:
        self._past: deque[_Past] = deque(maxlen=MOST_CALLS)
        self._failing_since: float | None = None
        self.failures = 0
        """In a row, up to now: 0 when the last call was served."""
        self.trouble: Outcome | None = None
        """What the last failure of these was."""

    def note(self, called: Called) -> None:
        outcome = outcome_of(called.error)
        if not called.own_key and outcome is Outcome.API_DISABLED:
            return  # somebody's key, not the site
        now = time.monotonic()
        self._past.append(_Past(now, called.seconds, outcome in SERVED))
        if outcome in SERVED:
            self._failing_since, self.failures, self.trouble = None, 0, None
            return
        if self._failing_since is None:
            self._failing_since = now - called.seconds
        self.failures += 1
        self.trouble = outcome

    def failing_for(self) -> float:
        """Seconds since when nothing but failures came; 0.0 when the last call was served."""
        return 0.0 if self._failing_since is None else time.monotonic() - self._failing_since

    def lately(self, seconds: float = LATELY_SECONDS) -> Lately:
        since = time.monotonic() - seconds
        calls = [each for each in self._past if each.at >= since]
        times = sorted(each.seconds for each in calls if each.served)
        parts = quantiles(times, n=20, method="inclusive") if len(times) > 1 else times * 19
        return Lately(
            calls=len(calls),
            failed=sum(not each.served for each in calls),
            median=parts[9] if parts else None,
            p95=parts[18] if parts else None,
        )
