"""The members' papers."""

from __future__ import annotations

from desktop.features.members.reports.lists import (
    MEMBER_COLUMNS,
    REPORTS,
    by_section,
    changes_list,
    member_list,
    shown_list,
)

__all__ = [
    "MEMBER_COLUMNS",
    "REPORTS",
    "by_section",
    "changes_list",
    "member_list",
    "shown_list",
]
