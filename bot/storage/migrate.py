"""The schema's numbered steps (bot/migrations/0001_….sql), each applied once, in its own transaction."""

from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.errors import SettingsError
from bot.storage.adapter import Engine, Transaction
from bot.storage.ids import now_ms

FOLDER = Path(__file__).parent.parent / "migrations"

CREATE_VERSIONS = """
CREATE TABLE IF NOT EXISTS schema_versions (
    version BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL
)"""
VERSION = "SELECT COALESCE(MAX(version), 0) FROM schema_versions"
RECORD_VERSION = "INSERT INTO schema_versions (version, name, applied_at) VALUES (:version, :name, :at)"


class NewerDatabaseError(SettingsError):
    """The database was changed by a later release: this one would misread it."""


@dataclass(frozen=True, slots=True)
class Schema:
    """How far a database is, and how far this release brings it."""

    version: int
    newest: int


class _Undo(Exception):
    """Leaves a transaction without a trace."""


def migration_files(folder: Path = FOLDER) -> list[Path]:
    """In order; the place in the list plus one is the version."""
    files = sorted(folder.glob("*.sql"))
    for version, file in enumerate(files, start=1):
        if not file.name.startswith(f"{version:04}_"):
            raise ValueError(
                f"migrations are numbered one by one from 0001, but {file.name} is number {version}"
            )
    return files


@cache
def newest_version() -> int:
    """Of this release."""
    return len(migration_files())


async def version(engine: Engine) -> int:
    """How far the schema of a database that is in use is."""
    async with engine.reading() as connection:
        return int((await connection.fetch(VERSION, {}))[0][0])


async def migrate(engine: Engine, folder: Path = FOLDER) -> None:
    files = migration_files(folder)
    while await _apply_next(engine, files):
        pass


async def look(engine: Engine, folder: Path = FOLDER) -> Schema:
    """What `migrate` would find, learnt by beginning as it does; nothing stays of it."""
    files = migration_files(folder)
    found = Schema(0, len(files))
    with suppress(_Undo):
        async with engine.transaction() as connection:
            found = Schema(await _version(connection, files), len(files))
            await connection.fetch(RECORD_VERSION, {"version": 0, "name": "look", "at": now_ms()})
            raise _Undo
    return found


async def _version(connection: Transaction, files: list[Path]) -> int:
    """How far the schema is, once nobody else is at it."""
    await connection.hold_schema()  # from here on processes that start together go one by one
    await connection.run_script(CREATE_VERSIONS)
    found = int((await connection.fetch(VERSION, {}))[0][0])
    if found > len(files):
        raise NewerDatabaseError(
            f"DATABASE_URL: the database has schema {found}, this release knows {len(files)}: "
            "use a later release"
        )
    return found


async def _apply_next(engine: Engine, files: list[Path]) -> bool:
    async with engine.transaction() as connection:
        done = await _version(connection, files)
        if done == len(files):
            return False
        file = files[done]
        await connection.run_script(file.read_text(encoding="utf-8"))
        await connection.fetch(RECORD_VERSION, {"version": done + 1, "name": file.stem, "at": now_ms()})
        return True
