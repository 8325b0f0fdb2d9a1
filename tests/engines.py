"""Which database a test runs on.

As a rule that is SQLite; what is marked `on_both_engines` runs on PostgreSQL too: there in English, if it is
about words in both languages, and on SQLite in Russian.
ENGINE=sqlite, postgresql or both in the environment says it for all tests.
"""

import os
from asyncio import wrap_future
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest

from bot.storage.database import open_database
from bot.storage.leader_lock import LOCK
from tests.rows import POSTGRESQL, SQLITE, Rows, rows

ENGINES = ("sqlite", "postgresql")
PATIENCE = 30.0
NOBODY_LEADS = f"""
SELECT pg_advisory_lock({LOCK}, hashtext(current_schema()));
SELECT pg_advisory_unlock({LOCK}, hashtext(current_schema()));
"""
VERSIONS = "schema_versions"
TABLES = """
SELECT tablename::text, '' FROM pg_tables WHERE schemaname = current_schema()
UNION ALL SELECT 'schema_versions', version::text FROM schema_versions ORDER BY 1, 2
"""
IN_ANY_ORDER = "SET LOCAL session_replication_role = replica"  # foreign keys are not looked at
on_both_engines = pytest.mark.on_both_engines
"""For what is about money, order or state."""


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "on_both_engines: runs on SQLite and on PostgreSQL")


def pytest_unconfigure() -> None:
    POSTGRESQL.close()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "engine" in metafunc.fixturenames and len(engines := _engines(metafunc)) > 1:
        metafunc.parametrize("engine", engines, indirect=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Words are the same on both engines: each language runs on one, each engine in one."""
    if not os.environ.get("ENGINE"):
        items[:] = [item for item in items if not _is_one_too_many(item)]


def _is_one_too_many(item: pytest.Item) -> bool:
    chosen = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
    if not {"engine", "locale"} <= chosen.keys():
        return False
    return (chosen["engine"] == "postgresql") is not (chosen["locale"] == "en")


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
    """The address of a database of the test's own, without a row."""
    if engine == "sqlite":
        return f"{SQLITE}{tmp_path}/bot.db"
    url: str = request.getfixturevalue("emptied_postgresql_url")
    return url


@pytest.fixture
async def postgresql_url(postgresql_server: str) -> str:
    """A schema of the test's own, without tables: far quicker to make than a database."""
    return await _new_schema(postgresql_server)


async def _new_schema(server: str) -> str:
    schema = f"test_{uuid4().hex}"
    connection = await asyncpg.connect(server)
    await connection.execute(f"CREATE SCHEMA {schema}")
    await connection.close()
    return f"{server}&search_path={schema}"


class Emptied:
    """A schema with all tables, for one test after the other: to empty it takes a tenth of making one."""

    def __init__(self, server: str) -> None:
        self._server = server
        self._url = ""
        self._made: Rows = []

    async def url(self) -> str:
        if not self._url or not await wrap_future(POSTGRESQL.ask(self._url, self._empty)):
            self._url = await _new_schema(self._server)
            await (await open_database(self._url)).close()
            self._made = rows(self._url, TABLES)
        return self._url

    async def _empty(self, connection: asyncpg.Connection) -> bool:
        """Not if the last test left other tables; not before its bot is gone."""
        await connection.execute(NOBODY_LEADS, timeout=PATIENCE)
        found = [tuple(row) for row in await connection.fetch(TABLES)]
        if found != self._made:
            return False
        filled = {name for name, _ in found} - {VERSIONS}
        deleting = [f"DELETE FROM {name}" for name in filled]  # noqa: S608 - our own tables
        await connection.execute("; ".join([IN_ANY_ORDER, *deleting]))
        return True


@pytest.fixture(scope="session")
def emptied(postgresql_server: str) -> Emptied:
    return Emptied(postgresql_server)


@pytest.fixture
async def emptied_postgresql_url(emptied: Emptied) -> str:
    return await emptied.url()
