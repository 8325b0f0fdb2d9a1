"""Counters, histograms and gauges, and Prometheus' text of them (version 0.0.4).

Labels are made by the bot alone, from closed lists: what comes from outside would make a new series with each
new value, and might be somebody's.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
Labels = tuple[str, ...]


class Counter:
    """Grows only. Adding costs a look into a dictionary."""

    kind = "counter"

    def __init__(self, name: str, help: str, *labels: str) -> None:
        self.name, self.help, self.labels = name, help, labels
        self._values: dict[Labels, float] = {} if labels else {(): 0.0}

    def add(self, *labels: str, by: float = 1.0) -> None:
        self._values[labels] = self._values.get(labels, 0.0) + by

    def lines(self) -> Iterator[str]:
        for labels, value in self._values.items():
            yield sample(self.name, self.labels, labels, value)


class Histogram:
    """How many were at most so large, for each of the bounds."""

    kind = "histogram"

    def __init__(self, name: str, help: str, bounds: Sequence[float], *labels: str) -> None:
        self.name, self.help, self.labels = name, help, labels
        self._bounds = tuple(bounds)
        self._counts: dict[Labels, list[int]] = {}
        self._sums: dict[Labels, float] = {}

    def observe(self, value: float, *labels: str) -> None:
        counts = self._counts.get(labels)
        if counts is None:
            counts = self._counts[labels] = [0] * (len(self._bounds) + 1)
        counts[bisect_left(self._bounds, value)] += 1
        self._sums[labels] = self._sums.get(labels, 0.0) + value

    def lines(self) -> Iterator[str]:
        names = (*self.labels, "le")
        for labels, counts in self._counts.items():
            total = 0
            for bound, count in zip((*self._bounds, float("inf")), counts, strict=True):
                total += count
                yield sample(f"{self.name}_bucket", names, (*labels, number(bound)), total)
            yield sample(f"{self.name}_sum", self.labels, labels, self._sums[labels])
            yield sample(f"{self.name}_count", self.labels, labels, total)


class Gauge:
    """What is looked up when it is asked for; each with its labels. Without any it isn't shown."""

    def __init__(
        self, name: str, help: str, values: Iterable[tuple[Labels, float]], *labels: str, kind: str = "gauge"
    ) -> None:
        self.name, self.help, self.labels, self.kind = name, help, labels, kind
        self._values = tuple(values)

    @classmethod
    def of(cls, name: str, help: str, value: float | None, *, kind: str = "gauge") -> "Gauge":
        """One without labels."""
        return cls(name, help, () if value is None else [((), value)], kind=kind)

    def lines(self) -> Iterator[str]:
        for labels, value in self._values:
            yield sample(self.name, self.labels, labels, value)


Metric = Counter | Histogram | Gauge


def text(metrics: Iterable[Metric]) -> str:
    return "".join(f"{line}\n" for metric in metrics for line in _of(metric))


def _of(metric: Metric) -> Iterator[str]:
    yield f"# HELP {metric.name} {metric.help}"
    yield f"# TYPE {metric.name} {metric.kind}"
    yield from metric.lines()


def sample(name: str, labels: Labels, values: Labels, value: float) -> str:
    pairs = ",".join(f'{label}="{given}"' for label, given in zip(labels, values, strict=True))
    return f"{name}{{{pairs}}} {number(value)}" if pairs else f"{name} {number(value)}"


def number(value: float) -> str:
    """As Prometheus reads it; whole numbers without an end."""
    if value == float("inf"):
        return "+Inf"
    return str(int(value)) if float(value).is_integer() else repr(float(value))
