"""Accounting years, vouchers, serials, objections and settlements of Tết gifts

Money is kept apart by the accounting year it is spent in. What was written before is of the year of Tết itself, or of
the last year of its campaign: lines of the budgets and gifts that were decided get that year.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

TEXT, NUMBER, DAY = sa.Text, sa.Integer, sa.Date


def upgrade() -> None:
    op.create_table(
        "tet_settlement",
        *_columns(TEXT, "campaign_id"), *_columns(NUMBER, "year"), *_columns(DAY, "on"), *_columns(TEXT, "number"),
        *_columns(NUMBER, "gifts", "cash", "goods", "paid", "cash_back"), *_columns(TEXT, "note", "id"),
        *_columns(NUMBER, "revision"),
        _reference("tet_settlement", "tet_campaign"),
        sa.PrimaryKeyConstraint("id", name="pk_tet_settlement"),
        sa.UniqueConstraint("campaign_id", "year", name="uq_tet_settlement_campaign_id_year"),
    )  # fmt: skip
    op.create_table(
        "tet_objection",
        *_columns(TEXT, "scheme_id"), *_columns(DAY, "on"), *_columns(TEXT, "by", "text", "request_id", "answer"),
        sa.Column("answered_on", sa.Date(), nullable=True), *_columns(TEXT, "id"), *_columns(NUMBER, "revision"),
        _reference("tet_objection", "tet_scheme"),
        sa.PrimaryKeyConstraint("id", name="pk_tet_objection"),
    )  # fmt: skip
    op.create_index("ix_tet_objection_scheme_id", "tet_objection", ["scheme_id"])
    op.create_table(
        "tet_payment",
        *_columns(TEXT, "campaign_id", "scheme_id", "kind", "number"), *_columns(DAY, "on"),
        *_columns(NUMBER, "amount"), *_columns(TEXT, "source"), *_columns(NUMBER, "year"),
        *_columns(TEXT, "payee", "note", "id"), *_columns(NUMBER, "revision"),
        _reference("tet_payment", "tet_campaign"),
        _reference("tet_payment", "tet_scheme"),
        sa.PrimaryKeyConstraint("id", name="pk_tet_payment"),
    )  # fmt: skip
    op.create_index("ix_tet_payment_campaign_id", "tet_payment", ["campaign_id"])
    op.create_table(
        "tet_serial_range",
        *_columns(TEXT, "scheme_id", "first", "last", "spoiled", "id"), *_columns(NUMBER, "revision"),
        _reference("tet_serial_range", "tet_scheme"),
        sa.PrimaryKeyConstraint("id", name="pk_tet_serial_range"),
    )  # fmt: skip
    op.create_index("ix_tet_serial_range_scheme_id", "tet_serial_range", ["scheme_id"])
    op.add_column("tet_gift", sa.Column("year", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("tet_scheme", sa.Column("posted_from", sa.Date(), nullable=True))
    op.add_column("tet_scheme", sa.Column("posted_to", sa.Date(), nullable=True))
    _tell_years()


def _tell_years() -> None:
    connection = op.get_bind()
    campaigns = connection.execute(sa.text("SELECT id, lunar_year, accounting_years FROM tet_campaign")).all()
    for campaign_id, lunar_year, kept in campaigns:
        years = json.loads(kept or "[]")
        year = lunar_year if lunar_year in years or not years else years[-1]
        schemes = connection.execute(
            sa.text("SELECT id, budgets FROM tet_scheme WHERE campaign_id = :id"), {"id": campaign_id}
        ).all()
        for scheme_id, budgets in schemes:
            lines = json.dumps([{**one, "year": year} for one in json.loads(budgets or "[]")], ensure_ascii=False)
            connection.execute(
                sa.text("UPDATE tet_scheme SET budgets = :lines WHERE id = :id"), {"lines": lines, "id": scheme_id}
            )
        connection.execute(
            sa.text("UPDATE tet_gift SET year = :year WHERE campaign_id = :id AND source IS NOT NULL"),
            {"year": year, "id": campaign_id},
        )


def _columns(kind: type[sa.types.TypeEngine[Any]], *names: str) -> Sequence[sa.Column[Any]]:
    return [sa.Column(name, kind(), nullable=False) for name in names]


def _reference(table: str, to: str) -> sa.ForeignKeyConstraint:
    column = f"{to.removeprefix('tet_')}_id"
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}")
