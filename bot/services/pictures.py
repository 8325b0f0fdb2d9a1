"""Pictures, drawn one at a time in a process that ends with it.

In a thread of the bot each picture holds Python's lock: measured, the loop stood still for up to 39 ms with
nothing else to do, and waited 5 ms at every step with something to do. 60 MB would stay in memory from the
first one on, and 5 MB more with each until a full collection.
"""

import asyncio
import logging
import os
import sys
import time
from asyncio.subprocess import PIPE
from collections import OrderedDict
from pathlib import Path
from tempfile import TemporaryFile

logger = logging.getLogger(__name__)

ROOT = Path(__file__).parent.parent.parent
DRAWER = "bot.ui.chart_png"
KEPT_SECONDS = 60.0
KEPT = 20
PATIENCE = 30.0
"""Seconds, the wait for those before included."""
ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH", "LANG", "TMPDIR", "PYTHONDONTWRITEBYTECODE")
"""All that the process is told of ours: no secret."""


class NotDrawn(Exception):
    """There is no picture: the log says why."""


class Pictures:
    def __init__(self) -> None:
        self._one_at_a_time = asyncio.Lock()
        self._drawn: OrderedDict[str, tuple[float, bytes]] = OrderedDict()

    async def png(self, chart: str) -> bytes:
        """The chart (JSON) as a PNG; for a minute the same one. Raises NotDrawn."""
        try:
            async with asyncio.timeout(PATIENCE), self._one_at_a_time:
                drawn = self._drawn.get(chart)
                if drawn is None or time.monotonic() - drawn[0] > KEPT_SECONDS:
                    drawn = self._drawn[chart] = time.monotonic(), await _draw(chart)
                    self._drawn.move_to_end(chart)
                    while len(self._drawn) > KEPT:
                        self._drawn.popitem(last=False)
                return drawn[1]
        except (TimeoutError, OSError) as error:
            logger.error("a picture was not drawn: %s", repr(error))  # noqa: TRY400 - nothing more in it
            raise NotDrawn from error


async def _draw(chart: str) -> bytes:
    """The chart is in a file: to write to a process that has ended already is a RuntimeError of uvloop's."""
    with TemporaryFile() as given:
        given.write(chart.encode())
        given.seek(0)
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", DRAWER),
            stdin=given,
            stdout=PIPE,
            stderr=PIPE,
            cwd=ROOT,
            env={name: os.environ[name] for name in ENVIRONMENT if name in os.environ},
        )
    try:
        png, errors = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode or not png:
        last = errors.decode(errors="replace").strip().rpartition("\n")[2]
        logger.error("a picture was not drawn: %s", last)
        raise NotDrawn
    return png
