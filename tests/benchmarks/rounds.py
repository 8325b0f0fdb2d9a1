"""Rounds in which the sides take turns: whatever slows the machine down meets them all."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

S = TypeVar("S")
F = TypeVar("F")

ROUNDS = 7


@dataclass(frozen=True, slots=True)
class Options:
    """`folder` is a new one that goes with the run. A short run says less, and says it sooner."""

    folder: Path
    rounds: int = ROUNDS
    seconds: float = 4.0


async def in_turns(
    sides: Mapping[str, S], measure: Callable[[S], Awaitable[F]], rounds: int
) -> dict[str, Sequence[F]]:
    """For each side its figure of each round; who begins changes from round to round."""
    found: dict[str, list[F]] = {name: [] for name in sides}
    order = list(sides)
    for _ in range(rounds):
        for name in order:
            found[name].append(await measure(sides[name]))
        order.reverse()
    return dict(found)
