"""What the papers ask about a member"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("member", sa.Column("party", sa.Text(), nullable=True))
    op.add_column("member", sa.Column("id_issued_on", sa.Date(), nullable=True))
    op.add_column("member", sa.Column("insured_salary", sa.Integer(), nullable=True))
    for name in ("schooling", "political_theory", "languages", "religion", "contract", "id_issued_by", "joined_at"):
        op.add_column("member", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.add_column("member", sa.Column("family", sa.Text(), nullable=False, server_default="[]"))
