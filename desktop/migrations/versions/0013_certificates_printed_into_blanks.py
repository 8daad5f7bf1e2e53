"""Certificates printed into blanks

Layouts of the union's own, and the number an award has in the golden book, which stands on its certificate.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table(
        "blank_layout",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("layout", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_blank_layout")),
        sa.UniqueConstraint("code", name=op.f("uq_blank_layout_code")),
    )
    op.add_column("award_history", sa.Column("book_number", sa.Integer(), server_default="0", nullable=False))
