"""Draws a picture: `python -m bot.ui.chart_png`, a `Chart` of days or a `FunnelChart` as JSON in, a PNG out.

A process of its own, started by services/pictures.py: neither matplotlib's 60 MB nor what each picture leaves
behind stays in the bot's, and its lock isn't held while this one draws.
"""

import io
import json
import os
import sys
import tempfile
from typing import Any

PIXELS = 1080
DPI = 135
BACKGROUND = "#1b2733"
INK = "#f4f7f9"
QUIET = "#9fb2c1"
GRID = "#344655"
CLICKS = "#ffd166"
ORDERS = "#7cc4ff"
PAID = "#3ddc97"
MOST_LABELS = 5
MOST_MARKED = 13
MOST_NUMBERED = 8
"""Bars with their numbers above; more of them, or longer ones, would run into each other."""
LONGEST_NUMBER = 999


def png(chart: dict[str, Any]) -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - once its folder is set
    from matplotlib.figure import Figure  # noqa: PLC0415

    side = PIXELS / DPI
    figure = Figure(figsize=(side, side), dpi=DPI, facecolor=BACKGROUND)
    FigureCanvasAgg(figure)
    if chart.get("kind") == "funnel":
        _draw_funnel(figure, chart)
    else:
        _draw_days(figure, chart)
    out = io.BytesIO()
    figure.savefig(out, format="png", facecolor=BACKGROUND)
    return out.getvalue()


def _draw_days(figure: Any, chart: dict[str, Any]) -> None:
    figure.suptitle(chart["title"], color=INK, fontsize=20, fontweight="bold", x=0.14, ha="left", y=0.965)
    places = figure.add_gridspec(
        2, 1, height_ratios=(2, 3), left=0.14, right=0.93, top=0.86, bottom=0.07, hspace=0.46
    )
    clicks, orders = figure.add_subplot(places[0]), figure.add_subplot(places[1])
    _draw_clicks(clicks, chart)
    _draw_orders(orders, chart)
    for axes in (clicks, orders):
        _dress(axes, chart)


def _draw_funnel(figure: Any, chart: dict[str, Any]) -> None:
    """A bar a step, from the first on top; in it how many got there, and behind how many of those before."""
    figure.suptitle(chart["title"], color=INK, fontsize=20, fontweight="bold", x=0.05, ha="left", y=0.965)
    axes = figure.add_axes((0.05, 0.03, 0.9, 0.87))
    axes.set_facecolor(BACKGROUND)
    axes.axis("off")
    counts, highest = chart["counts"], max(*chart["counts"], 1)
    for place, (name, count, part) in enumerate(zip(chart["names"], counts, chart["parts"], strict=True)):
        axes.barh(place, highest, height=0.42, color=GRID)
        axes.barh(place, count, height=0.42, color=PAID if place == len(counts) - 1 else ORDERS)
        axes.text(0, place - 0.34, name, color=INK, fontsize=17, va="center")
        told = _number(count, chart) + (f"  ·  {part}" if part else "")
        axes.text(highest, place - 0.34, told, color=CLICKS, fontsize=17, va="center", ha="right")
    axes.set_ylim(len(counts) - 0.6, -0.6)
    axes.set_xlim(0, highest)


def _draw_clicks(axes: Any, chart: dict[str, Any]) -> None:
    axes.set_title(chart["clicks_title"], color=CLICKS, fontsize=17, loc="left", pad=10)
    places = range(len(chart["clicks"]))
    axes.fill_between(places, chart["clicks"], color=CLICKS, alpha=0.18, linewidth=0)
    marker = "o" if len(places) <= MOST_MARKED else None
    axes.plot(places, chart["clicks"], color=CLICKS, linewidth=2.6, marker=marker, markersize=6)
    axes.set_ylim(0, max(*chart["clicks"], 4) * 1.15)


def _draw_orders(axes: Any, chart: dict[str, Any]) -> None:
    """Orders as frames, filled as far as they are paid: it is seen without colours."""
    axes.set_title(chart["orders_title"], color=INK, fontsize=17, loc="left", pad=42)
    places = range(len(chart["orders"]))
    frames = axes.bar(
        places,
        chart["orders"],
        width=0.74,
        facecolor="none",
        edgecolor=ORDERS,
        linewidth=1.8,
        hatch="///",
        label=chart["orders_name"],
    )
    filled = axes.bar(places, chart["paid"], width=0.46, color=PAID, label=chart["paid_name"], zorder=3)
    highest = max(*chart["orders"], *chart["paid"], 4)
    if len(places) <= MOST_NUMBERED and highest <= LONGEST_NUMBER:
        _number_above(axes, chart)
    axes.set_ylim(0, highest * 1.18)
    axes.legend(
        handles=[frames, filled],
        loc="lower left",
        bbox_to_anchor=(-0.01, 0.985),
        ncols=2,
        frameon=False,
        labelcolor=INK,
        fontsize=16,
        borderpad=0.2,
    )


def _number_above(axes: Any, chart: dict[str, Any]) -> None:
    for place, (made, paid) in enumerate(zip(chart["orders"], chart["paid"], strict=True)):
        if made or paid:
            axes.annotate(
                f"{_number(made, chart)} / {_number(paid, chart)}",
                (place, max(made, paid)),
                textcoords="offset points",
                xytext=(0, 5),
                ha="center",
                color=INK,
                fontsize=15,
            )


def _dress(axes: Any, chart: dict[str, Any]) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator  # noqa: PLC0415 - as above

    axes.set_facecolor(BACKGROUND)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(QUIET)
    axes.grid(axis="y", color=GRID, linewidth=1)
    axes.set_axisbelow(True)
    axes.tick_params(colors=QUIET, labelsize=16, length=0)
    count = len(chart["labels"])
    axes.set_xlim(-0.7, count - 0.3)
    step = -(-count // MOST_LABELS)
    shown = range((count - 1) % step, count, step)  # the last one always
    axes.set_xticks(list(shown), [chart["labels"][place] for place in shown])
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: _number(value, chart)))


def _number(value: float, chart: dict[str, Any]) -> str:
    return f"{value:,.0f}".replace(",", chart["group"])


def main() -> None:
    os.nice(5)  # the bot's own work goes first
    with tempfile.TemporaryDirectory(prefix="chart-") as folder:
        os.environ["MPLCONFIGDIR"] = folder  # in a container there is no home to keep its list of fonts in
        sys.stdout.buffer.write(png(json.load(sys.stdin)))


if __name__ == "__main__":
    main()
