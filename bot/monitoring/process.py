"""What the process takes of the machine, by the names that every dashboard knows."""

import resource
import sys
import time
from pathlib import Path

from bot.monitoring.exposition import Gauge

STATM = Path("/proc/self/statm")
STARTED_AT = time.time()
"""When this was imported: a moment after the process began."""


def process_metrics() -> list[Gauge]:
    return [
        Gauge.of(
            "process_cpu_seconds_total",
            "Processor time spent, in seconds.",
            time.process_time(),
            kind="counter",
        ),
        Gauge.of("process_resident_memory_bytes", "Memory in use.", memory_bytes()),
        Gauge.of("process_start_time_seconds", "When the process began, since 1970.", STARTED_AT),
    ]


def memory_bytes() -> int:
    """The highest so far, where the system doesn't tell how much it is now."""
    try:
        return int(STATM.read_text(encoding="ascii").split()[1]) * resource.getpagesize()
    except OSError:
        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
