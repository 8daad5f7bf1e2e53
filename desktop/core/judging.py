"""What import targets share when they judge rows: refusing one row, and saying where the fault stands."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from desktop.core.contracts import Action, Finding, ImportRow, Verdict

UNSHOWN = frozenset({"national_id", "reasons", "description"})
"""Fields whose value is left out of findings: it stands in the list, and need not stand in a report too."""


@dataclass(eq=False)
class RowRefused(Exception):
    """A row cannot be taken: the field at fault, a stable word, and facts. Never leaves `judge`."""

    field: str
    problem: str
    facts: dict[str, str] = dataclasses.field(default_factory=dict)


def finding(
    row: ImportRow, titles: Mapping[str, str], key: str, problem: str, facts: Mapping[str, str], *, grave: bool = False
) -> Finding:
    """About the cell of that field. When the list has no such column: about the row's first cell if the row knows the
    value all the same (a section from the line above), else about all rows."""
    cell = row.cells.get(key, "")
    if not cell and key in row.values:
        cell = row.cells.get("full_name") or next(iter(row.cells.values()), "")
    value = "" if key in UNSHOWN else str(row.values.get(key, ""))
    return Finding(row.sheet, cell, value, problem, {"field": titles.get(key, key), **facts}, grave)


def judged(row: ImportRow, titles: Mapping[str, str], judge: Callable[[], Verdict], label: str = "") -> Verdict:
    """The verdict of `judge`, or a refusal of the row for what the engine or `judge` found; others are not stopped."""
    label = label or str(row.values.get("full_name", ""))
    if any(one.grave for one in row.findings):
        return Verdict(row, Action.REFUSE, label, findings=row.findings)
    try:
        return judge()
    except RowRefused as refused:
        told = finding(row, titles, refused.field, refused.problem, refused.facts, grave=True)
        return Verdict(row, Action.REFUSE, label, findings=(*row.findings, told))
