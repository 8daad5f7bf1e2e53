"""The way of a nomination, rule packs kept, titles of one's own, days of study"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "award_allotment",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("award", sa.Text(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_allotment")),
        sa.UniqueConstraint("year", "award", name=op.f("uq_award_allotment_year_award")),
    )
    op.create_table(
        "own_award",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("award", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_award")),
        sa.UniqueConstraint("code", name=op.f("uq_own_award_code")),
    )
    op.create_table(
        "rule_pack",
        sa.Column("pack", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("installed_at", sa.Text(), nullable=False),
        sa.Column("installed_by", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_pack")),
        sa.UniqueConstraint("pack", "version", name=op.f("uq_rule_pack_pack_version")),
    )
    op.create_table(
        "nomination_step",
        sa.Column("nomination_id", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("packs", sa.Text(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["nomination_id"], ["nomination.id"], name=op.f("fk_nomination_step_nomination_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nomination_step")),
    )
    op.create_index(op.f("ix_nomination_step_nomination_id"), "nomination_step", ["nomination_id"], unique=False)
    op.add_column("award_meeting", sa.Column("agenda", sa.Text(), server_default="[]", nullable=False))
    op.add_column("award_history", sa.Column("revoked_on", sa.Date(), nullable=True))
    op.add_column("award_history", sa.Column("revocation", sa.Text(), server_default="", nullable=False))
    op.add_column("nomination", sa.Column("rank", sa.Integer(), server_default="0", nullable=False))
    op.add_column("nomination", sa.Column("held_from", sa.Text(), nullable=True))
    op.add_column("year_facts", sa.Column("study_days", sa.Integer(), server_default="0", nullable=False))
