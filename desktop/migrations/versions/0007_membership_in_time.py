"""Sections with days and former names, moves between them, posts held, closed counts, former addresses, the bin"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("section", sa.Column("since", sa.Date(), nullable=True))
    op.add_column("section", sa.Column("until", sa.Date(), nullable=True))
    op.add_column("section", sa.Column("former_names", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("section", sa.Column("decision", sa.Text(), nullable=False, server_default=""))
    op.add_column("member", sa.Column("service", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("member", sa.Column("removed_by", sa.Text(), nullable=False, server_default=""))
    op.add_column("member", sa.Column("erased_at", sa.Text(), nullable=True))
    correction: sa.Column[bool] = sa.Column("is_correction", sa.Boolean(), nullable=False, server_default=sa.false())
    op.add_column("membership_event", correction)
    op.create_table(
        "section_move",
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("former_section_id", sa.Text(), nullable=False),
        sa.Column("section_id", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_section_move_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_section_move")),
    )
    op.create_index(op.f("ix_section_move_member_id"), "section_move", ["member_id"], unique=False)
    op.create_index(op.f("ix_section_move_section_id"), "section_move", ["section_id"], unique=False)
    op.create_table(
        "member_former_address",
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_member_former_address_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_former_address")),
    )
    op.create_index(op.f("ix_member_former_address_member_id"), "member_former_address", ["member_id"], unique=False)
    op.create_table(
        "closed_count",
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("closed_at", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closed_count")),
        sa.UniqueConstraint("on", name=op.f("uq_closed_count_on")),
    )
