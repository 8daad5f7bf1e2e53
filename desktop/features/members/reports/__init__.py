"""The members' papers."""

from __future__ import annotations

from desktop.features.members.reports import cards, lists, persons, profile, statistics
from desktop.features.members.reports.lists import MEMBER_COLUMNS, by_section, member_list, shown_list
from desktop.features.members.reports.statistics import LABOUR_ROWS, changes_list, period_choices, statistics_form

PERSONS = (*persons.REPORTS, *profile.REPORTS, *cards.REPORTS)
"""The papers about chosen people."""

REPORTS = (*lists.REPORTS, *statistics.REPORTS, *PERSONS)

__all__ = [
    "LABOUR_ROWS",
    "MEMBER_COLUMNS",
    "PERSONS",
    "REPORTS",
    "by_section",
    "changes_list",
    "member_list",
    "period_choices",
    "shown_list",
    "statistics_form",
]
