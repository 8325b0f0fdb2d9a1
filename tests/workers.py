"""How pytest's processes share the work, so that none of them, and no processor, waits for the others."""

import os
import shlex
import sys
from collections.abc import Sequence
from itertools import islice

import pytest
from execnet import XSpec

from bot.app import ROOT
from tests.servers import loaded_pytest

BROWSER = "browser"
WAITING = {"process", "chaos"}
"""Their tests wait for processes more than they work themselves."""
BETWEEN = 20
"""So many others after each of those: some work while some wait."""


def pytest_xdist_setupnodes(config: pytest.Config, specs: Sequence[XSpec]) -> None:
    """Each process would load all tests: each is a copy of one that has. Named files are soon loaded."""
    if config.option.file_or_dir or len(specs) == 1:
        return
    command = (sys.executable, "-S", "-E", f"{ROOT}/tests/copied_pytest.py", loaded_pytest())
    for spec in specs:
        spec.python = shlex.join(command)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """xdist gives each process a part of the list, from its beginning: what waits is begun early, each taking
    its share. The browser's tests are one's alone, as each process has a browser of its own."""
    browser = [item for item in items if _folder(item) == BROWSER]
    waiting = [item for item in items if _folder(item) in WAITING]
    others = iter([item for item in items if _folder(item) not in {*WAITING, BROWSER}])
    ordered: list[pytest.Item] = []
    processes = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    for number in range(processes):
        share = (len(items) - len(ordered)) // (processes - number)
        part = list(browser if number == 0 else ())
        for item in waiting[number::processes]:
            part += [item, *islice(others, BETWEEN)]
        ordered += [*part, *islice(others, max(share - len(part), 0))]
    items[:] = [*ordered, *others]


def _folder(item: pytest.Item) -> str:
    return item.path.parent.name
