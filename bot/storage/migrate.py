"""The schema's numbered steps (bot/migrations/0001_….sql), each applied once, in its own transaction."""

from pathlib import Path

from bot.errors import SettingsError
from bot.storage.adapter import Engine
from bot.storage.ids import now_ms

FOLDER = Path(__file__).parent.parent / "migrations"

CREATE_VERSIONS = """
CREATE TABLE IF NOT EXISTS schema_versions (
    version BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL
)"""
RECORD_VERSION = "INSERT INTO schema_versions (version, name, applied_at) VALUES (:version, :name, :at)"


class NewerDatabaseError(SettingsError):
    """The database was changed by a later release: this one would misread it."""


def migration_files(folder: Path = FOLDER) -> list[Path]:
    """In order; the place in the list plus one is the version."""
    files = sorted(folder.glob("*.sql"))
    for version, file in enumerate(files, start=1):
        if not file.name.startswith(f"{version:04}_"):
            raise ValueError(
                f"migrations are numbered one by one from 0001, but {file.name} is number {version}"
            )
    return files


async def migrate(engine: Engine, folder: Path = FOLDER) -> None:
    files = migration_files(folder)
    while await _apply_next(engine, files):
        pass


async def _apply_next(engine: Engine, files: list[Path]) -> bool:
    async with engine.transaction() as connection:
        await connection.hold_schema()  # from here on processes that start together go one by one
        await connection.run_script(CREATE_VERSIONS)
        version = (await connection.fetch("SELECT COALESCE(MAX(version), 0) FROM schema_versions", {}))[0][0]
        if version > len(files):
            raise NewerDatabaseError(
                f"DATABASE_URL: the database has schema {version}, this release knows {len(files)}: "
                "use a later release"
            )
        if version == len(files):
            return False
        file = files[version]
        await connection.run_script(file.read_text(encoding="utf-8"))
        await connection.fetch(RECORD_VERSION, {"version": version + 1, "name": file.stem, "at": now_ms()})
        return True
