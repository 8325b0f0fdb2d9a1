"""`make bench`: what the bot costs, each line a ratio; `make bench LINES=cpu,latency` measures some.

A line is a module in `lines/`, named by its file: `measure(options)` gives its results.
"""

import argparse
import asyncio
import importlib
import sys
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from bot.app import ROOT
from tests.benchmarks.results import HEADER, Result, write_json
from tests.benchmarks.rounds import ROUNDS, Options

LINES = Path(__file__).parent / "lines"
Measure = Callable[[Options], Awaitable[Sequence[Result]]]


def main() -> int:
    known = sorted(path.stem for path in LINES.glob("[!_]*.py"))
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--lines", default="", help=f"some of {', '.join(known)}; all when empty")
    parser.add_argument("--json", type=Path, default=ROOT / "build" / "bench.json", help="the results' file")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--seconds", type=float, default=4.0, help="of a side's turn in a round")
    wanted = parser.parse_args()
    lines = [name for name in wanted.lines.split(",") if name] or known
    if unknown := set(lines) - set(known):
        parser.error(f"there is no line {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    found: dict[str, Sequence[Result]] = {}
    for name in lines:
        found[name] = asyncio.run(_measured(name, wanted.rounds, wanted.seconds))
        write_json(wanted.json, found)
    return 1 if any(each.met is False for results in found.values() for each in results) else 0


async def _measured(name: str, rounds: int, seconds: float) -> Sequence[Result]:
    module = importlib.import_module(f"tests.benchmarks.lines.{name}")
    measure: Measure = module.measure
    print(f"\n{name}: {(module.__doc__ or '').partition(chr(10))[0]}\n{HEADER}", flush=True)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        results = await measure(Options(Path(folder), rounds, seconds))
    for result in results:
        print(result.row(), flush=True)
    return results


if __name__ == "__main__":
    sys.exit(main())
