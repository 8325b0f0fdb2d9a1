"""`make chaos`: no order doubled, none lost, no status untold; 0 when that held."""

import argparse
import asyncio
import re
import secrets
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from tests.chaos.run import Outcome, Plan, chaos

LOG_LINES = 40
SHORT = Plan("", people=12, orders=30, unknown=4, kills=6, in_flight=3, longest=90, settles_in=60)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--seed", default=secrets.token_hex(4), help="what all chance is drawn from")
    parser.add_argument("--short", action="store_true", help="a minute instead of five")
    parser.add_argument("--log", type=Path, help="a file for the bot's whole log")
    parser.add_argument(
        "--replicas", type=int, default=1, help="so many processes, on PostgreSQL and Redis, by webhook"
    )
    asked = parser.parse_args()
    seed = asked.seed or secrets.token_hex(4)
    print(f"seed {seed}", flush=True)
    began = time.monotonic()
    plan = replace(SHORT if asked.short else Plan(""), seed=seed, replicas=asked.replicas)
    with tempfile.TemporaryDirectory(prefix="chaos-") as folder:
        outcome = asyncio.run(chaos(plan, Path(folder)))
    if asked.log:
        asked.log.write_text(outcome.log, encoding="utf-8")
    for failure in outcome.failures:
        print(f"\n{failure}\n{_log_of(outcome, failure)}")
    print(f"{time.monotonic() - began:.0f} s", file=sys.stderr)
    print(outcome)
    return 1 if outcome.failures else 0


def _log_of(outcome: Outcome, failure: str) -> str:
    """The bot's lines about the orders that a failure names, and what it meant to tell of them."""
    numbers = set(re.findall(r"api_id[ =']+([0-9]+)", failure))
    lines = [line for line in outcome.log.splitlines() if any(number in line for number in numbers)]
    return "\n".join(f"  log: {line}" for line in lines[-LOG_LINES:])


if __name__ == "__main__":
    sys.exit(main())
