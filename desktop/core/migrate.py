"""Bringing a database up to date, in one transaction: either the whole way, or not at all.

A database from a newer program is refused and left alone. Alembic loads only when there is something to do: an opening
that finds everything in place asks SQL for the version and compares it with the numbers of the files.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection

from desktop.core import late, paths
from desktop.core.database import Database, clear_refusals
from desktop.core.errors import UserError
from desktop.core.tables import Base

_VERSION_TABLE = "alembic_version"


@dataclass(eq=False)
class DatabaseFromNewerProgram(UserError):
    found: str
    newest_known: str


@cache
def known_versions() -> tuple[str, ...]:
    """The numbers of the migrations this program has, in order; files are called `0001_what_it_does.py`."""
    return tuple(sorted(path.name[:4] for path in (paths.MIGRATIONS / "versions").glob("[0-9]*.py")))


def newest_known() -> str:
    return known_versions()[-1] if known_versions() else ""


def current(database: Database) -> str | None:
    """The version of the database's tables; None for an empty file."""
    with clear_refusals(), database.connection() as connection, connection.begin():
        return _version(connection)


def upgrade(database: Database) -> bool:
    """Apply what is missing; True when something was. Raises DatabaseFromNewerProgram."""
    with clear_refusals(), database.connection() as connection, connection.begin():
        found = _version(connection)
        if found == newest_known():
            return False
        if found is not None and found not in known_versions():
            raise DatabaseFromNewerProgram(found, newest_known())
        _run(connection)
    return True


def _version(connection: Connection) -> str | None:
    table = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = ?", (_VERSION_TABLE,)).first()
    if table is None:
        return None
    version: str | None = connection.exec_driver_sql(f"SELECT version_num FROM {_VERSION_TABLE}").scalar()
    return version


def _run(connection: Connection) -> None:
    scripts = late.attribute("alembic.script:ScriptDirectory")(str(paths.MIGRATIONS))
    config = late.attribute("alembic.config:Config")()
    config.set_main_option("script_location", str(paths.MIGRATIONS))
    environment = late.attribute("alembic.runtime.environment:EnvironmentContext")
    with environment(config, scripts, fn=lambda revision, _: scripts._upgrade_revs("head", revision)) as env:
        env.configure(connection=connection, target_metadata=Base.metadata, transactional_ddl=False)
        env.run_migrations()
