"""Results of each title, and hours and remarks of a meeting

Registrations settled before keep their one status: all of their titles had that result.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    for name in ("begun", "ended", "absent_who", "remarks"):
        op.add_column("award_meeting", sa.Column(name, sa.Text(), server_default="", nullable=False))
    op.add_column("registration", sa.Column("outcomes", sa.Text(), server_default="[]", nullable=False))
