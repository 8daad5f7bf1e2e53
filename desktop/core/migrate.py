"""Bringing a database up to date, in one transaction: either the whole way, or not at all.

A database from a newer program is refused and left alone. Alembic loads only when there is something to do: an opening
that finds everything in place asks SQL for the version and compares it with the numbers of the files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection, inspect

from desktop.core import late, paths
from desktop.core.database import DatabaseUnusable, Transactions, clear_refusals
from desktop.core.errors import UserError
from desktop.core.tables import Base

_VERSION_TABLE, _VERSION = "alembic_version", re.compile(r"[0-9]{4}")


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


def current(database: Transactions) -> str | None:
    """The version of the database's tables; None for an empty file."""
    with clear_refusals(database.refusal), database.connection() as connection, connection.begin():
        return _version(connection)


def upgrade(database: Transactions) -> bool:
    """Apply what is missing; True when something was. Raises DatabaseFromNewerProgram, and DatabaseUnusable for tables
    that are not ours."""
    with clear_refusals(database.refusal), database.connection() as connection, connection.begin():
        found = _version(connection)
        if found == newest_known():
            return False
        if found not in known_versions():
            _check_empty_or_newer(connection, found, database.place)
        _run(connection)
    return True


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table(_VERSION_TABLE):
        return None
    version: str | None = connection.exec_driver_sql(f"SELECT version_num FROM {_VERSION_TABLE}").scalar()
    return version


def _check_empty_or_newer(connection: Connection, found: str | None, place: str) -> None:
    if found and _VERSION.fullmatch(found):
        raise DatabaseFromNewerProgram(found, newest_known())
    if found or inspect(connection).get_table_names():
        raise DatabaseUnusable("not_ours", place)


def _run(connection: Connection) -> None:
    scripts = late.attribute("alembic.script:ScriptDirectory")(str(paths.MIGRATIONS))
    config = late.attribute("alembic.config:Config")()
    config.set_main_option("script_location", str(paths.MIGRATIONS))
    environment = late.attribute("alembic.runtime.environment:EnvironmentContext")
    with environment(config, scripts, fn=lambda revision, _: scripts._upgrade_revs("head", revision)) as env:
        env.configure(connection=connection, target_metadata=Base.metadata, transactional_ddl=False)
        env.run_migrations()
