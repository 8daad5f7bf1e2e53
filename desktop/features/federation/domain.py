"""Where a package stands in its unit's order, what it changes, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from desktop.core.errors import UserError
from desktop.features.sync.domain import Keyring, PackageKind, Problem, ReceivedTable, Role, TrustedComment

DESK_DATABASES = ("sqlite:///FILE", "postgresql+psycopg://USER:PASSWORD@SERVER/DATABASE")
VANISHING_TENTH = 10
MOST_ROWS_SHOWN = 200
Values = Mapping[str, str | None]

# A person may take these upon himself; everything else that is grave refuses the package for good.
CONFIRMABLE = frozenset({"new_epoch", "many_vanished", "fork", "late", "old_epoch"})
_OUT_OF_ORDER = frozenset({"fork", "late", "old_epoch"})
_QUARANTINED = _OUT_OF_ORDER | {"unknown_key", "key_not_confirmed"}


class Outcome(StrEnum):
    APPLIED = "applied"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    QUARANTINED = "quarantined"
    PREVIEWED = "previewed"


@dataclass(frozen=True)
class Head:
    """The last package of a unit (đơn vị) that was applied."""

    unit_id: str
    code: str
    name: str
    device: str
    epoch: int
    seq: int
    identity: str


@dataclass(frozen=True)
class RowChange:
    """One row of a table. `fields` has old and new of what differs, for a change; `label` names the row to a person,
    where the package carries a name."""

    key: str
    change: str
    fields: Mapping[str, tuple[str | None, str | None]] = field(default_factory=dict)
    label: str = ""

    def plain(self) -> dict[str, Any]:
        fields = {name: list(values) for name, values in self.fields.items()}
        return {"key": self.key, "label": self.label, "change": self.change, "fields": fields}


@dataclass(frozen=True)
class TableDifference:
    """What a package changes in one table, called `label`. `rows` are the first of them; the counts are of all."""

    total: int
    added: int
    changed: int
    removed: int
    rows: tuple[RowChange, ...] = ()
    label: str = ""

    def plain(self) -> dict[str, Any]:
        counts = {"total": self.total, "added": self.added, "changed": self.changed, "removed": self.removed}
        return counts | {"rows": [row.plain() for row in self.rows]}


@dataclass(frozen=True)
class Received:
    """What came of one file."""

    path: Path
    outcome: Outcome
    problems: tuple[Problem, ...]
    difference: Mapping[str, TableDifference] = field(default_factory=dict)
    identity: str = ""
    unit_id: str = ""
    unit_code: str = ""
    unit_name: str = ""
    epoch: int = 0
    seq: int = 0
    fingerprint_words: tuple[str, ...] = ()

    @property
    def acceptable(self) -> bool:
        """Shown, and nothing stands against accepting it."""
        return self.outcome is Outcome.PREVIEWED and not any(problem.grave for problem in self.problems)

    @property
    def confirmable(self) -> bool:
        """What stands against it is something that a person may take upon himself."""
        against = {problem.code for problem in self.problems if problem.grave}
        return bool(against) and against <= CONFIRMABLE


@dataclass(frozen=True)
class KeptPackage:
    """A package the desk keeps: applied, or quarantined (cách ly) until a person decides."""

    id: str
    unit_id: str
    unit_code: str
    unit_name: str
    kind: str
    epoch: int
    seq: int
    outcome: Outcome
    problems: tuple[Problem, ...]
    file_name: str
    period: str
    received_at: datetime


@dataclass(frozen=True)
class MatchPlace:
    """Where somebody stands: a row of a unit's table. `person` is what the package calls them, if it names persons;
    `words` what they have there."""

    unit_id: str
    unit_name: str
    table: str
    row: str
    words: str
    person: str = ""


@dataclass(frozen=True)
class Match:
    """One person found in two or more units for what nobody may have twice (trùng giữa các đơn vị)."""

    id: str
    places: tuple[MatchPlace, ...]


@dataclass(frozen=True)
class UnitTotals:
    """The latest counts of one unit: rows that have not ended, by table."""

    unit_id: str
    code: str
    name: str
    epoch: int
    seq: int
    period: str
    totals: Mapping[str, int]

    @property
    def id(self) -> str:
        return self.unit_id


@dataclass(frozen=True)
class Summary:
    """Totals of all units (tổng hợp). `labels` are the tables' Vietnamese names."""

    units: tuple[UnitTotals, ...]
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def totals(self) -> dict[str, int]:
        names = sorted({name for unit in self.units for name in unit.totals})
        return {name: sum(unit.totals.get(name, 0) for unit in self.units) for name in names}

    def plain(self) -> dict[str, int]:
        return {"units": len(self.units)} | self.totals


@dataclass(eq=False)
class UnitUnknown(UserError):
    """Nothing was received from a unit with that code."""

    unit: str
    known: tuple[str, ...]


def direction_problems(comment: TrustedComment, known: Keyring) -> tuple[Problem, ...]:
    """A report goes up, to a desk; a plan or a reply comes down, from one."""
    if comment.kind is PackageKind.REPORT:
        return () if known.own and known.own.role is Role.DESK else (Problem("report_to_no_desk"),)
    desks = {partner.unit_id for partner in known.partners if partner.role is Role.DESK}
    return () if comment.unit in desks else (Problem("not_from_above", {"kind": comment.kind.value}),)


def order_problems(comment: TrustedComment, device: str, head: Head | None) -> tuple[Problem, ...]:
    """What the order of packages says against this one, which is not the head itself. Clocks are never asked."""
    if head is None:
        return _gap(0, comment.seq)
    facts = {
        "epoch": str(comment.epoch), "seq": str(comment.seq), "held_epoch": str(head.epoch), "held_seq": str(head.seq),
        "held_identity": head.identity,
    }  # fmt: skip
    if comment.epoch < head.epoch:
        return (Problem("old_epoch", facts),)
    if comment.epoch > head.epoch:
        return (Problem("new_epoch", facts),)
    if device != head.device or (comment.seq == head.seq + 1 and comment.prev != head.identity):
        return (Problem("fork", facts),)
    if comment.seq <= head.seq:
        return (Problem("fork" if comment.seq == head.seq else "late", facts),)
    return _gap(head.seq, comment.seq)


def outcome_of(problems: tuple[Problem, ...], confirmed: bool) -> Outcome:
    """APPLIED when nothing stands against it, PREVIEWED when a person must confirm first."""
    against = {problem.code for problem in problems if problem.grave}
    if confirmed:
        against -= CONFIRMABLE
    if not against:
        return Outcome.APPLIED
    if against <= CONFIRMABLE - _OUT_OF_ORDER:
        return Outcome.PREVIEWED
    return Outcome.QUARANTINED if against <= CONFIRMABLE | _QUARANTINED else Outcome.REFUSED


def difference(before: Mapping[str, Values], table: ReceivedTable) -> TableDifference:
    """What changes between two snapshots, compared in the columns that both have."""
    after, changes = table.keyed(), []
    for key, values in after.items():
        if key not in before:
            changes.append(RowChange(key, "added", label=_label(values, table.person)))
            continue
        old = before[key]
        fields = {name: (old[name], values[name]) for name in values if name in old and old[name] != values[name]}
        if fields:
            changes.append(RowChange(key, "changed", fields, _label(values, table.person)))
    gone = (key for key in before if key not in after)
    changes += [RowChange(key, "removed", label=_label(before[key], table.person)) for key in gone]
    kinds = [change.change for change in changes]
    added, changed, removed = (kinds.count(kind) for kind in ("added", "changed", "removed"))
    shown = tuple(sorted(changes, key=lambda change: (change.change == "added", change.key))[:MOST_ROWS_SHOWN])
    return TableDifference(len(after), added, changed, removed, shown, table.label)


def vanishing(differences: Mapping[str, TableDifference]) -> tuple[Problem, ...]:
    """More than a tenth of a table is gone: rarely what anybody means, because ended records stay in a snapshot."""
    problems = []
    for name, found in differences.items():
        said = found.label or name
        before = found.total - found.added + found.removed
        if found.removed * VANISHING_TENTH > before:
            problems.append(Problem("many_vanished", {"table": said, "removed": str(found.removed), "of": str(before)}))
    return tuple(problems)


def _label(values: Values, person: str) -> str:
    """What a person would call the row: somebody's name, else the name of the thing."""
    names = (value for field, value in values.items() if field == "name" or field.endswith("_name"))
    return values.get(person) or next(filter(None, names), "")


def _gap(held: int, seq: int) -> tuple[Problem, ...]:
    if seq <= held + 1:
        return ()
    return (Problem("gap", {"first": str(held + 1), "last": str(seq - 1)}, grave=False),)


@dataclass(eq=False)
class DeskDatabaseUnknown(UserError):
    """What was received cannot be kept there; `kind` is the scheme of the URL that was given."""

    kind: str
    known: tuple[str, ...]
