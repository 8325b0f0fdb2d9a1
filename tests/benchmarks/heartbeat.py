"""How long a process's loop stood still at most: asked for by SIGUSR1, answered on standard output.

Two figures, in seconds: as the clock has it, but for the time in which the process was ready and others had
the core, as the machine may be shared; and the CPU that the loop's own thread took between two beats. Where
the first is much larger, the loop waited: for a disk, for another thread of its own, or for a core that the
machine under this one had given away.

Beats only when BENCH_HEARTBEAT is set, as it costs some CPU.
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
        self._still = self._busy = 0.0

    async def run(self) -> None:
        before, waited, used = time.perf_counter(), _waited_for_a_core(), time.thread_time()
        while True:
            await asyncio.sleep(BEAT)
            now, waiting, using = time.perf_counter(), _waited_for_a_core(), time.thread_time()
            self._still = max(self._still, now - before - (waiting - waited) - BEAT)
            self._busy = max(self._busy, using - used)
            before, waited, used = now, waiting, using

    def tell(self) -> None:
        print(self._still, self._busy, flush=True)
        self._still = self._busy = 0.0


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
