"""Scoring, works, pacts and results of emulation"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "score_template",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("groups", sa.Text(), nullable=False),
        sa.Column("grades", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("cap", sa.Text(), nullable=False),
        sa.Column("limit", sa.Text(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_score_template")),
        sa.UniqueConstraint("code", "version", name=op.f("uq_score_template_code_version")),
    )
    op.create_table(
        "pact",
        sa.Column("campaign_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("parties", sa.Text(), nullable=False),
        sa.Column("contents", sa.Text(), nullable=False),
        sa.Column("witness", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name=op.f("fk_pact_campaign_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pact")),
    )
    op.create_index(op.f("ix_pact_campaign_id"), "pact", ["campaign_id"], unique=False)
    op.create_table(
        "registration_unlock",
        sa.Column("campaign_id", sa.Text(), nullable=False),
        sa.Column("granted_by", sa.Text(), nullable=False),
        sa.Column("granted_on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name=op.f("fk_registration_unlock_campaign_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registration_unlock")),
    )
    op.create_index(op.f("ix_registration_unlock_campaign_id"), "registration_unlock", ["campaign_id"], unique=False)
    op.create_table(
        "registration_version",
        sa.Column("registration_id", sa.Text(), nullable=False),
        sa.Column("campaign_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("titles", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("replaced_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name=op.f("fk_registration_version_campaign_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registration_version")),
    )
    op.create_index(op.f("ix_registration_version_campaign_id"), "registration_version", ["campaign_id"], unique=False)
    op.create_index(
        op.f("ix_registration_version_registration_id"), "registration_version", ["registration_id"], unique=False
    )
    op.create_table(
        "score_sheet",
        sa.Column("campaign_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("template_id", sa.Text(), nullable=False),
        sa.Column("phase", sa.Text(), nullable=False),
        sa.Column("bloc", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("published", sa.Boolean(), nullable=False),
        sa.Column("finalised_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name=op.f("fk_score_sheet_campaign_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_score_sheet")),
        sa.UniqueConstraint(
            "campaign_id",
            "phase",
            "subject_id",
            "template_id",
            name=op.f("uq_score_sheet_campaign_id_phase_subject_id_template_id"),
        ),
    )
    op.create_table(
        "target_result",
        sa.Column("campaign_id", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("numerator", sa.Integer(), nullable=False),
        sa.Column("denominator", sa.Integer(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name=op.f("fk_target_result_campaign_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target_result")),
    )
    op.create_index(op.f("ix_target_result_campaign_id"), "target_result", ["campaign_id"], unique=False)
    op.create_table(
        "work_item",
        sa.Column("campaign_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("responsible", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("section_id", sa.Text(), nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("finish", sa.Date(), nullable=True),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("plaque", sa.Boolean(), nullable=False),
        sa.Column("plaque_on", sa.Date(), nullable=True),
        sa.Column("occasion", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name=op.f("fk_work_item_campaign_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_item")),
    )
    op.create_index(op.f("ix_work_item_campaign_id"), "work_item", ["campaign_id"], unique=False)
    op.create_index(op.f("ix_work_item_member_id"), "work_item", ["member_id"], unique=False)
    op.create_table(
        "score",
        sa.Column("sheet_id", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("self_points", sa.Text(), nullable=False),
        sa.Column("points", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["sheet_id"], ["score_sheet.id"], name=op.f("fk_score_sheet_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_score")),
        sa.UniqueConstraint("sheet_id", "item", name=op.f("uq_score_sheet_id_item")),
    )
    op.add_column("campaign", sa.Column("closed_on", sa.Date(), nullable=True))
    op.add_column("campaign", sa.Column("conclusion", sa.Text(), server_default="", nullable=False))
    op.add_column("initiative", sa.Column("years", sa.Text(), server_default="[]", nullable=False))
    op.add_column("initiative", sa.Column("effects", sa.Text(), server_default="", nullable=False))
    op.add_column("initiative", sa.Column("recognised_by", sa.Text(), server_default="", nullable=False))
    op.add_column("initiative", sa.Column("movement", sa.Text(), server_default="", nullable=False))
    op.add_column("registration", sa.Column("own_targets", sa.Text(), server_default="", nullable=False))
    op.add_column("registration", sa.Column("section_id", sa.Text(), server_default="", nullable=False))
    op.add_column("registration", sa.Column("result_note", sa.Text(), server_default="", nullable=False))
