"""The example alert rules and the documentation name only metrics that there are, and none goes untold."""

import re

import pytest

from bot.app import ROOT
from bot.monitoring.meters import Meters
from tests.conftest import Product
from tests.structure.metrics_page import names_of, page

NAME = re.compile(r"\b((?:bot|process)_[a-z_]+)")
SERIES = re.compile(r"_(?:bucket|sum|count)$")


def told_in(file: str) -> set[str]:
    text = (ROOT / "docs" / file).read_text(encoding="utf-8")
    return {SERIES.sub("", name) for name in NAME.findall(text)}


@pytest.mark.parametrize("file", ["alerts.yml", "monitoring.md"])
async def test_what_is_named_is_there(product: Product, file: str) -> None:
    there = names_of((await page(product)).text)
    missing = {name for name in told_in(file) if name not in there and not name.endswith("_")}
    assert not missing


def test_each_alert_says_what_is_wrong() -> None:
    rules = (ROOT / "docs" / "alerts.yml").read_text(encoding="utf-8").split("- alert: ")[1:]
    assert len(rules) > 10
    for rule in rules:
        assert rule.count("expr:") == rule.count("summary:") == rule.count("severity:") == 1, rule


async def test_every_metric_is_told(product: Product) -> None:
    there = names_of((await page(product)).text)
    assert {metric.name for metric in Meters().all} <= there
    assert there <= told_in("monitoring.md")
