"""Bringing a database up to date, in one transaction: either the whole way, or not at all.

A database from a newer program is refused and left alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from desktop.core import paths
from desktop.core.database import Database
from desktop.core.errors import UserError
from desktop.core.tables import Base


@dataclass(eq=False)
class DatabaseFromNewerProgram(UserError):
    found: str
    newest_known: str


def newest_known() -> str:
    return _scripts().get_current_head() or ""


def current(database: Database) -> str | None:
    """The version of the database's tables; None for an empty file."""
    with database.connection() as connection, connection.begin():
        return MigrationContext.configure(connection).get_current_revision()


def upgrade(database: Database) -> bool:
    """Apply what is missing; True when something was. Raises DatabaseFromNewerProgram."""
    scripts = _scripts()
    with database.connection() as connection, connection.begin():
        found = MigrationContext.configure(connection).get_current_revision()
        if found == scripts.get_current_head():
            return False
        if found is not None and found not in {script.revision for script in scripts.walk_revisions()}:
            raise DatabaseFromNewerProgram(found, scripts.get_current_head() or "")
        _run(connection, scripts)
    return True


def _run(connection: Connection, scripts: ScriptDirectory) -> None:
    config = Config()
    config.set_main_option("script_location", str(paths.MIGRATIONS))
    with EnvironmentContext(config, scripts, fn=lambda revision, _: scripts._upgrade_revs("head", revision)) as env:
        env.configure(connection=connection, target_metadata=Base.metadata, transactional_ddl=False)
        env.run_migrations()


def _scripts() -> ScriptDirectory:
    return ScriptDirectory(str(paths.MIGRATIONS))
