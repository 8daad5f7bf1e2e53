"""Counting and paging of the members' list never read the wide rows"""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.drop_index(op.f("ix_member_sort_key"), table_name="member")
    op.create_index(
        "ix_member_list",
        "member",
        ["sort_key", "birth", "id", "removed_at", "erased_at", "status", "section_id", "sex"],
    )
