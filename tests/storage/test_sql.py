"""The .sql files themselves: one text that both engines understand, and none that nobody uses."""

import re
import sqlite3
from pathlib import Path

import asyncpg
import pytest

from bot.storage.database import Database
from bot.storage.postgresql import numbered
from bot.storage.tx import SQL_FOLDER, load_queries

STORAGE = SQL_FOLDER.parent
FILES = sorted(file.stem for file in SQL_FOLDER.glob("*.sql"))
REPOSITORY = {name: STORAGE / f"{name}.py" for name in FILES} | {"fsm": STORAGE / "fsm_rows.py"}


def texts(name: str) -> dict[str, str]:
    queries = load_queries(name)
    names = [query for query in queries.available_queries if not query.endswith("_cursor")]
    return {query: getattr(queries, query).sql for query in names}


@pytest.mark.parametrize("name", FILES)
def test_sqlite_compiles_every_query_and_finds_its_rows_by_an_index(name: str, tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "empty.db")
    try:
        for file in sorted((STORAGE.parent / "migrations").glob("*.sql")):
            connection.executescript(file.read_text(encoding="utf-8"))
        for query, sql in texts(name).items():
            values = dict.fromkeys(re.findall(r":(\w+)", sql))
            plan = [step[3] for step in connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
            assert not [step for step in plan if step.startswith("SCAN") and "INDEX" not in step], query
    finally:
        connection.close()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_postgresql_takes_every_query_with_integers_and_text(
    database: Database, database_url: str
) -> None:
    await database.ping()  # its tables are there
    connection = await asyncpg.connect(database_url)
    try:
        for name in FILES:
            for query, sql in texts(name).items():
                statement = await connection.prepare(numbered(sql)[0])
                types = {parameter.name for parameter in statement.get_parameters()}
                assert types <= {"int8", "text"}, f"{name}.{query}"
    finally:
        await connection.close()


@pytest.mark.parametrize("name", FILES)
def test_every_query_is_used_by_its_repository(name: str) -> None:
    used = re.findall(r"self\._sql\.(\w+)\(", REPOSITORY[name].read_text(encoding="utf-8"))
    assert sorted(used) == sorted(texts(name))


@pytest.mark.parametrize("name", FILES)
def test_a_change_that_must_know_what_it_did_returns_it(name: str) -> None:
    """Compare-and-set reads RETURNING with ^; row counts differ between the engines."""
    source = (SQL_FOLDER / f"{name}.sql").read_text(encoding="utf-8")
    for block in source.split("-- name: ")[1:]:
        head = block.splitlines()[0]
        assert ("RETURNING" in block) <= head.endswith("^"), head
        assert "(" in head, "parameters are declared"


@pytest.mark.parametrize(
    ("sql", "text", "names"),
    [
        ("a = :a AND b = :b OR a = :a", "a = $1 AND b = $2 OR a = $1", ("a", "b")),
        ("x = ':no' AND \"y:no\" = :yes", "x = ':no' AND \"y:no\" = $1", ("yes",)),
        ("n::text = :n", "n::text = $1", ("n",)),
        ("SELECT 1", "SELECT 1", ()),
    ],
)
def test_names_become_numbers(sql: str, text: str, names: tuple[str, ...]) -> None:
    assert numbered(sql) == (text, names)
