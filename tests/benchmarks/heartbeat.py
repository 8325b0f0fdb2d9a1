"""How long a process's loop stood still at most: asked for by SIGUSR1, answered on standard output.

Beats only when BENCH_HEARTBEAT is set, as it costs some CPU. The time in which the process was ready and
other processes had the core is not counted: the machine may be shared.
"""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

BEAT = 0.005
RUN_QUEUE = Path("/proc/thread-self/schedstat")


class Heartbeat:
    def __init__(self) -> None:
        self._longest = 0.0

    async def run(self) -> None:
        before, waited = time.perf_counter(), _waited_for_a_core()
        while True:
            await asyncio.sleep(BEAT)
            now, waiting = time.perf_counter(), _waited_for_a_core()
            self._longest = max(self._longest, now - before - (waiting - waited) - BEAT)
            before, waited = now, waiting

    def tell(self) -> None:
        print(self._longest, flush=True)
        self._longest = 0.0


@asynccontextmanager
async def beating() -> AsyncIterator[None]:
    if not os.environ.get("BENCH_HEARTBEAT"):
        yield
        return
    heartbeat = Heartbeat()
    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, heartbeat.tell)
    task = asyncio.create_task(heartbeat.run())
    try:
        yield
    finally:
        task.cancel()


def _waited_for_a_core() -> float:
    """Seconds; 0 where the kernel doesn't count them."""
    try:
        return int(RUN_QUEUE.read_text().split()[1]) / 1e9
    except OSError:
        return 0.0
