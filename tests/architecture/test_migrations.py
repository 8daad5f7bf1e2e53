"""Migrations make exactly the tables the models describe, wholly or not at all."""

from __future__ import annotations

import importlib
import importlib.util
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from desktop.core import migrate, paths
from desktop.core.clock import FixedClock
from desktop.core.database import Database
from desktop.core.tables import Base


@pytest.fixture
def fresh(tmp_path: Path, clock: FixedClock) -> Database:
    return Database(tmp_path / "fresh.db", bytes(32), clock, "x")


def _load_every_table() -> None:
    for feature in sorted(path for path in (paths.PACKAGE / "features").iterdir() if path.is_dir()):
        name = f"desktop.features.{feature.name}.storage"
        if importlib.util.find_spec(name):
            importlib.import_module(name)


def _is_ours(_: object, name: str | None, kind: str, *__: object) -> bool:
    """Leaves out the tables that other tests declare for themselves."""
    mapped = {mapper.class_.__tablename__: mapper.class_.__module__ for mapper in Base.registry.mappers}
    return kind != "table" or mapped.get(name or "", "desktop").startswith("desktop")


def test_the_models_and_the_migrations_agree(fresh: Database) -> None:
    _load_every_table()
    assert migrate.upgrade(fresh) is True
    with fresh.connection() as connection, connection.begin():
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": _is_ours})
        differences = compare_metadata(context, Base.metadata)
    assert differences == []
    fresh.close()


def test_a_database_up_to_date_is_left_alone(fresh: Database) -> None:
    migrate.upgrade(fresh)
    assert migrate.upgrade(fresh) is False
    assert migrate.current(fresh) == migrate.newest_known()
    fresh.close()


def test_a_newer_database_is_refused_and_left_alone(fresh: Database) -> None:
    migrate.upgrade(fresh)
    with fresh.connection() as connection, connection.begin():
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(migrate.DatabaseFromNewerProgram) as caught:
        migrate.upgrade(fresh)
    assert caught.value.found == "9999"
    assert migrate.current(fresh) == "9999"
    fresh.close()


def test_a_failed_migration_leaves_no_table_behind(fresh: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    from alembic import op

    make_table, made = op.create_table, []

    def fail_at_the_fifth(*given: object, **options: object) -> object:
        made.append(given[0])
        if len(made) == 5:
            raise RuntimeError("power")
        return make_table(*given, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(op, "create_table", fail_at_the_fifth)
    with pytest.raises(RuntimeError):
        migrate.upgrade(fresh)
    with fresh.connection() as connection, connection.begin():
        left = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
    assert left == 0
    fresh.close()


def test_migrations_are_numbered_in_one_line() -> None:
    names = sorted(path.name for path in (paths.MIGRATIONS / "versions").glob("[0-9]*.py"))
    assert [name[:4] for name in names] == [f"{number:04}" for number in range(1, len(names) + 1)]
