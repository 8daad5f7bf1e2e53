"""The people of Tết care (hardship record, criteria, ranks, meetings), and what finds one person in two unions"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.create_table(
        "answer_from_above",
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("table", sa.Text(), nullable=False),
        sa.Column("row", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("unit_id", "table", "row", name=op.f("pk_answer_from_above")),
    )
    op.create_table(
        "federation_match",
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("row", sa.Text(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("within", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("unit_id", "name", "row", "mark", name=op.f("pk_federation_match")),
    )
    op.create_index(op.f("ix_federation_match_mark_within"), "federation_match", ["mark", "within"], unique=False)
    op.create_table(
        "sync_matching_key",
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("unit_id", name=op.f("pk_sync_matching_key")),
    )
    op.create_table(
        "tet_looked_at",
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("doubt", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tet_looked_at")),
    )
    op.create_index(op.f("ix_tet_looked_at_request_id"), "tet_looked_at", ["request_id"], unique=False)
    op.create_table(
        "tet_rank_move",
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tet_rank_move")),
    )
    op.create_index(op.f("ix_tet_rank_move_request_id"), "tet_rank_move", ["request_id"], unique=False)
    op.create_table(
        "tet_circumstance",
        sa.Column("beneficiary_id", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("noted_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["beneficiary_id"], ["tet_beneficiary.id"], name=op.f("fk_tet_circumstance_beneficiary_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tet_circumstance")),
        sa.UniqueConstraint("beneficiary_id", "reason", name=op.f("uq_tet_circumstance_beneficiary_id_reason")),
    )
    op.create_table(
        "tet_criteria",
        sa.Column("campaign_id", sa.Text(), nullable=False),
        sa.Column("points", sa.Text(), nullable=False),
        sa.Column("years_points", sa.Integer(), nullable=False),
        sa.Column("years_most", sa.Integer(), nullable=False),
        sa.Column("income_below", sa.Integer(), nullable=False),
        sa.Column("income_points", sa.Integer(), nullable=False),
        sa.Column("dependant_points", sa.Integer(), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("confirmed_by", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["tet_campaign.id"], name=op.f("fk_tet_criteria_campaign_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tet_criteria")),
        sa.UniqueConstraint("campaign_id", name=op.f("uq_tet_criteria_campaign_id")),
    )
    op.create_table(
        "tet_means",
        sa.Column("beneficiary_id", sa.Text(), nullable=False),
        sa.Column("income", sa.Integer(), nullable=True),
        sa.Column("dependants", sa.Integer(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["beneficiary_id"], ["tet_beneficiary.id"], name=op.f("fk_tet_means_beneficiary_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tet_means")),
        sa.UniqueConstraint("beneficiary_id", name=op.f("uq_tet_means_beneficiary_id")),
    )
    op.create_table(
        "tet_meeting",
        sa.Column("campaign_id", sa.Text(), nullable=False),
        sa.Column("scheme_id", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("chair", sa.Text(), nullable=False),
        sa.Column("secretary", sa.Text(), nullable=False),
        sa.Column("summoned", sa.Integer(), nullable=False),
        sa.Column("present", sa.Text(), nullable=False),
        sa.Column("absent", sa.Text(), nullable=False),
        sa.Column("guests", sa.Text(), nullable=False),
        sa.Column("minutes_number", sa.Text(), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("criteria", sa.Text(), nullable=True),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["tet_campaign.id"], name=op.f("fk_tet_meeting_campaign_id")),
        sa.ForeignKeyConstraint(["scheme_id"], ["tet_scheme.id"], name=op.f("fk_tet_meeting_scheme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tet_meeting")),
    )
    op.create_index(op.f("ix_tet_meeting_campaign_id"), "tet_meeting", ["campaign_id"], unique=False)
