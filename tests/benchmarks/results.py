"""What a benchmark found: a table for people, JSON for programs."""

import json
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Result:
    """One ratio, measured in one run, with both absolute figures; `ratio` is what the target speaks of."""

    what: str
    unit: str
    ours: float
    other: float
    other_is: str
    ratio: float
    target: str
    """"at least 0.6", "at most 3"; empty: shown for its own sake."""
    ratios: Sequence[float] = ()
    """Of each round."""
    note: str = ""

    @property
    def met(self) -> bool | None:
        if not self.target:
            return None
        words, _, limit = self.target.rpartition(" ")
        if words not in {"at least", "at most"}:
            raise ValueError(f"a target is at least or at most a number, not {self.target!r}")
        return self.ratio >= float(limit) if words == "at least" else self.ratio <= float(limit)

    def row(self) -> str:
        met = {True: "met", False: "MISSED", None: ""}[self.met]
        spread = f"{min(self.ratios):.2f}-{max(self.ratios):.2f}" if self.ratios else ""
        return (
            f"{self.what:<58} {_figure(self.ours):>9} {_figure(self.other):>9} {self.unit:<7}"
            f" {self.ratio:>7.3f} {spread:>11}  {self.target:<13} {met:<6} {self.note}"
        ).rstrip()


HEADER = f"{'':<58} {'ours':>9} {'other':>9} {'':<7} {'ratio':>7} {'of rounds':>11}  {'target':<13}"


def compared(
    what: str,
    unit: str,
    ours: Sequence[float],
    other: Sequence[float],
    other_is: str,
    *,
    target: str = "",
    ours_first: bool = False,
    note: str = "",
) -> Result:
    """The median of the rounds' ratios: the other's figure by ours, or ours by the other's."""
    pairs = list(zip(ours, other, strict=True))
    ratios = [mine / its if ours_first else its / mine for mine, its in pairs]
    return Result(
        what,
        unit,
        statistics.median(ours),
        statistics.median(other),
        other_is,
        statistics.median(ratios),
        target,
        ratios,
        note,
    )


def held(what: str, unit: str, figure: float, target: str, note: str = "") -> Result:
    """A figure that is to stay within a limit by itself."""
    return Result(what, unit, figure, 0.0, "", figure, target, (), note)


def write_json(path: Path, lines: dict[str, Sequence[Result]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    found = {line: [{**asdict(each), "met": each.met} for each in results] for line, results in lines.items()}
    path.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")


def _figure(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"
