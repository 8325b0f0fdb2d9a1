"""How pytest's processes share the work, so that none of them, and no processor, waits for the others."""

import os
from contextlib import suppress
from importlib import import_module
from itertools import islice

import pytest

PROCESSES = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
NUMBER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
BROWSER = "browser"
WAITING = {"process", "chaos"}
"""Their tests wait for processes more than they work themselves."""
BETWEEN = 20
"""So many others after each of those: some work while some wait."""


def pytest_collection(session: pytest.Session) -> None:
    """On a fresh clone all would compile every test. Each begins with others, and finds the rest compiled."""
    if session.config.option.file_or_dir or PROCESSES == 1:
        return
    root = session.config.rootpath
    names = [
        ".".join(file.relative_to(root).with_suffix("").parts)
        for file in sorted(root.glob("tests/*/test_*.py"))
    ]
    first = len(names) * NUMBER // PROCESSES
    for name in names[first:] + names[:first]:
        with suppress(Exception):  # the collection comes to it again, and tells
            import_module(name)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """xdist gives each process a part of the list, from its beginning: what waits is begun early, each taking
    its share. The browser's tests are one's alone, as each process has a browser of its own."""
    browser = [item for item in items if _folder(item) == BROWSER]
    waiting = [item for item in items if _folder(item) in WAITING]
    others = iter([item for item in items if _folder(item) not in {*WAITING, BROWSER}])
    ordered: list[pytest.Item] = []
    for number in range(PROCESSES):
        share = (len(items) - len(ordered)) // (PROCESSES - number)
        part = list(browser if number == 0 else ())
        for item in waiting[number::PROCESSES]:
            part += [item, *islice(others, BETWEEN)]
        ordered += [*part, *islice(others, max(share - len(part), 0))]
    items[:] = [*ordered, *others]


def _folder(item: pytest.Item) -> str:
    return item.path.parent.name
