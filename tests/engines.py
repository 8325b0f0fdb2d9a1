"""Which database a test runs on.

As a rule that is SQLite; what is marked `on_both_engines` runs on PostgreSQL too, in one language.
ENGINE=sqlite, postgresql or both in the environment says it for all tests.
"""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.rows import SQLITE

ENGINES = ("sqlite", "postgresql")
on_both_engines = pytest.mark.on_both_engines
"""For what is about money, order or state."""


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "on_both_engines: runs on SQLite and on PostgreSQL")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "engine" in metafunc.fixturenames and len(engines := _engines(metafunc)) > 1:
        metafunc.parametrize("engine", engines, indirect=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Words are the same on both engines: there is time for one language on the second."""
    if not os.environ.get("ENGINE"):
        items[:] = [item for item in items if not _is_second(item)]


def _is_second(item: pytest.Item) -> bool:
    chosen = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
    return chosen.get("engine") == "postgresql" and chosen.get("locale", "en") != "en"


def _engines(metafunc: pytest.Metafunc) -> Sequence[str]:
    asked = os.environ.get("ENGINE", "")
    assert asked in ("", "both", *ENGINES), "ENGINE: sqlite, postgresql or both"
    is_on_both = asked == "both" or (
        not asked and metafunc.definition.get_closest_marker("on_both_engines") is not None
    )
    return ENGINES if is_on_both else [asked or "sqlite"]


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> str:
    asked: str = getattr(request, "param", os.environ.get("ENGINE") or "sqlite")
    return asked


@pytest.fixture
def database_url(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of the test's own."""
    if engine == "sqlite":
        return f"{SQLITE}{tmp_path}/bot.db"
    url: str = request.getfixturevalue("postgresql_url")
    return url
