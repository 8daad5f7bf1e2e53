"""A book from before money was kept by accounting year."""

from __future__ import annotations

import importlib.util
import json

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext

from desktop.core import paths
from desktop.features.tet_gifts import services

from .conftest import Tet

TABLES = ("tet_settlement", "tet_objection", "tet_payment", "tet_serial_range")


def test_money_written_before_is_of_the_year_of_tet(tet: Tet) -> None:
    decided = tet.approve(*tet.propose("TIEN", tet.members[0]))[0]
    proposed = tet.propose("TIEN", tet.members[1])[0]
    (path,) = (paths.MIGRATIONS / "versions").glob("*_accounting_years_vouchers_*.py")
    spec = importlib.util.spec_from_file_location("migration", path)
    assert spec
    assert spec.loader
    step = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(step)
    with tet.database.connection() as connection, connection.begin():
        for table in TABLES:
            connection.exec_driver_sql(f"DROP TABLE {table}")
        connection.exec_driver_sql("ALTER TABLE tet_gift DROP COLUMN year")
        for column in ("posted_from", "posted_to"):
            connection.exec_driver_sql(f"ALTER TABLE tet_scheme DROP COLUMN {column}")
        for scheme_id, budgets in connection.exec_driver_sql("SELECT id, budgets FROM tet_scheme").all():
            older = [{key: value for key, value in one.items() if key != "year"} for one in json.loads(budgets)]
            connection.exec_driver_sql("UPDATE tet_scheme SET budgets = ? WHERE id = ?", (json.dumps(older), scheme_id))
        with Operations.context(MigrationContext.configure(connection)):
            step.upgrade()
    with tet.database.read() as reading:
        schemes = services.list_schemes(reading, tet.campaign.id)
        assert {line.year for scheme in schemes for line in scheme.budgets} == {2026}
        meter = services.budget_meters(reading, tet.campaign.id, tet.schemes["TIEN"].id)[0]
    assert (meter.approved, meter.approved_gifts) == (1_000_000, 1)
    assert (tet.gift(decided).year, tet.gift(proposed).year) == (2026, 0)
